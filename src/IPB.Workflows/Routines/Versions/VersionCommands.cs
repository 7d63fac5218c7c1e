namespace IPB.Workflows.Routines.Versions;

/// <summary>What a person wants of a version of a routine.</summary>
/// <param name="Routine">Id of the routine.</param>
public abstract record VersionCommand(string Routine, int Version)
{
    /// <summary>Hash of the text that the sender saw; another one refuses the command. Null: whatever it is.</summary>
    public string? Hash { get; init; }
}

/// <summary>Ask for a review. Whoever asks does not review.</summary>
public sealed record ProposeVersion(string Routine, int Version, string? Note) : VersionCommand(Routine, Version);

/// <summary>Stand for a draft after reading it.</summary>
public sealed record ReviewVersion(string Routine, int Version, string? Note) : VersionCommand(Routine, Version);

/// <param name="Changelog">What is new; needed.</param>
/// <param name="Effective">From when new cases start on it; null: at once.</param>
public sealed record PublishVersion(string Routine, int Version, string Changelog, DateTimeOffset? Effective)
    : VersionCommand(Routine, Version);

/// <summary>A reviewed or proposed version, or a published one that is not in force yet, is a draft again.</summary>
/// <param name="Reason">Needed.</param>
public sealed record TakeBackVersion(string Routine, int Version, string Reason) : VersionCommand(Routine, Version);

/// <summary>No case starts on a version any more; those on it go on.</summary>
/// <param name="Reason">Needed.</param>
public sealed record RetireVersion(string Routine, int Version, string Reason) : VersionCommand(Routine, Version);
