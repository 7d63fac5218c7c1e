namespace IPB.Workflows.Routines.Versions;

/// <summary>What can happen to a version.</summary>
public enum VersionAction
{
    /// <summary>Published by the installation: the first start of a city.</summary>
    Installed,

    /// <summary>Was in use before steps of versions were written down.</summary>
    Adopted,

    /// <summary>A file with a version that was not known.</summary>
    Drafted,

    /// <summary>A draft followed its file.</summary>
    Changed,

    /// <summary>A reviewed version became a draft again, because its file changed.</summary>
    FellBack,
    Proposed,
    Reviewed,
    Published,
    TakenBack,
    Retired,
}

/// <summary>One step in the history of a routine's versions: kept for ever, sealed as the journal is.</summary>
/// <param name="Seq">1, 2, 3 … over all versions of the routine.</param>
/// <param name="Actor">Person id, or <c>system</c>.</param>
/// <param name="Hash">Of the text that the step was about.</param>
public sealed record VersionEvent(
    string Routine, int Seq, int Version, DateTimeOffset At, string Actor, VersionAction Action, string Hash)
{
    /// <summary>Changelog, reason or comment, in the words of whoever wrote it.</summary>
    public string? Note { get; init; }

    /// <summary>Of a publishing: from when it is in force.</summary>
    public DateTimeOffset? EffectiveAt { get; init; }
}
