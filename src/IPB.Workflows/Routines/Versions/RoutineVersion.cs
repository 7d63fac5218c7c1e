namespace IPB.Workflows.Routines.Versions;

/// <summary>How far a version has come.</summary>
public enum VersionStatus
{
    /// <summary>Follows its file; no case starts on it.</summary>
    Draft,

    /// <summary>Somebody has read it and stands for it; falls back to a draft when its file changes.</summary>
    Reviewed,

    /// <summary>For ever as it is; new cases start on it from its effective time until a newer one's.</summary>
    Published,

    /// <summary>No case starts on it any more; those on it go on.</summary>
    Retired,
}

/// <summary>What a version is to new cases at an instant.</summary>
public enum VersionStanding { Draft, Reviewed, Scheduled, Current, Replaced, Retired }

/// <summary>One version of a routine, as all nodes know it; its text is kept beside it.</summary>
/// <param name="Routine">Id of the routine.</param>
/// <param name="Hash">As <see cref="Routines.Routine.Hash"/>.</param>
public sealed record RoutineVersion(string Routine, int Version, string Hash, VersionStatus Status)
{
    /// <summary>Who asked for the review; null: nobody in particular.</summary>
    public string? ProposedBy { get; init; }

    /// <summary>Null: a draft, or put in place by the installation.</summary>
    public string? ReviewedBy { get; init; }

    /// <summary>Person id, <c>system</c> for the installation; null: not published.</summary>
    public string? PublishedBy { get; init; }

    /// <summary>What is new, in the words of whoever published it.</summary>
    public string? Changelog { get; init; }

    /// <summary>From when new cases start on it; set exactly for a published and a retired version.</summary>
    public DateTimeOffset? EffectiveAt { get; init; }
    public DateTimeOffset? RetiredAt { get; init; }

    /// <summary>
    /// From when it counts. What the installation put in place was there from the start, also by a clock that a demo
    /// sets back.
    /// </summary>
    internal DateTimeOffset? CountsFrom =>
        EffectiveAt is not null && IsInstalled ? DateTimeOffset.MinValue : EffectiveAt;

    /// <summary>Put in place by the installation, not published by people.</summary>
    public bool IsInstalled => PublishedBy == People.Party.System;

    internal bool IsEffective(DateTimeOffset now) => CountsFrom <= now;
}
