namespace IPB.Workflows.Migrations;

/// <summary>Stored by their names in kebab-case.</summary>
public enum MigrationStatus { DryRun, Running, Stopped, Done, Undoing, UndoStopped, Undone }

/// <summary>A migration: a report, then perhaps carried out, perhaps undone.</summary>
/// <param name="Plan">As YAML.</param>
/// <param name="Hash">Over the plan and every row of the report, lower-case hex.</param>
/// <param name="MadeAt">The instant that the report is of.</param>
public sealed record Migration(
    Guid Id, string Routine, int From, int To, string Plan, string Hash, MigrationStatus Status,
    string MadeBy, DateTimeOffset MadeAt)
{
    /// <summary>Person id.</summary>
    public string? StartedBy { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public string? Reason { get; init; }

    /// <summary>Until then it can be undone.</summary>
    public DateTimeOffset? UndoUntil { get; init; }
    public string? UndoneBy { get; init; }
    public DateTimeOffset? UndoneAt { get; init; }
    public string? UndoReason { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public required MigrationCounts Counts { get; init; }

    /// <summary>Cases are being moved, or moved back, at this moment.</summary>
    public bool IsAtWork => Status is MigrationStatus.Running or MigrationStatus.Undoing;
}

/// <summary>How many cases a report lists, and what became of those that move.</summary>
/// <param name="Waiting">Not moved yet.</param>
/// <param name="Skipped">Changed since the report.</param>
/// <param name="Kept">Not moved back: changed since they were moved.</param>
public sealed record MigrationCounts(
    int Moves, int NeedsMapping, int Stays, int Waiting, int Moved, int Skipped, int Failed, int Undone, int Kept)
{
    public int All => Moves + NeedsMapping + Stays;
}

/// <summary>Stored by their names in kebab-case.</summary>
public enum MigrationCaseStatus { Listed, Waiting, Moved, Skipped, Failed, Undone, Kept }

/// <summary>A case of a migration: what was shown of it, and what became of it.</summary>
/// <param name="Version">The case's version when it was shown.</param>
/// <param name="Note">Why it was skipped, failed or kept.</param>
/// <param name="At">When that became of it.</param>
public sealed record MigrationCase(
    string Number, long Version, MigrationRow Row, MigrationCaseStatus Status, Text? Note, DateTimeOffset? At);

/// <summary>Which cases of a migration to list; null leaves a side open.</summary>
public sealed record MigrationFilter
{
    public MigrationKind? Kind { get; init; }
    public MigrationCaseStatus? Status { get; init; }

    /// <summary>State of the old version.</summary>
    public string? State { get; init; }

    /// <summary>Number of the last case of the page before.</summary>
    public string? After { get; init; }

    /// <summary>1–501.</summary>
    public int Limit { get; init; } = 50;
}

/// <summary>What starting a migration takes.</summary>
/// <param name="Hash">Of the report that was seen.</param>
public sealed record StartMigration(string Hash, string Reason)
{
    /// <summary>How long it can be undone, 0 to 90.</summary>
    public int UndoDays { get; init; } = 7;
}
