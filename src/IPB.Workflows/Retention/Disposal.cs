namespace IPB.Workflows.Retention;

/// <summary>Stored by their names in kebab-case.</summary>
public enum DisposalStatus { Proposed, Rejected, Running, Done }

/// <summary>A disposal: a list of cases that a rule lets go, approved or not, carried out or not.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="RuleText">The rule as it was, <see cref="RetentionRule.Canonical"/>.</param>
/// <param name="ClosedBefore">Cases that were closed before then.</param>
/// <param name="Hash">Over the rule and the list, lower-case hex.</param>
public sealed record Disposal(
    Guid Id, string Rule, string RuleText, string Decision, DateTimeOffset ClosedBefore, string Hash,
    DisposalStatus Status, string ProposedBy, DateTimeOffset ProposedAt)
{
    /// <summary>Person id.</summary>
    public string? ApprovedBy { get; init; }
    public DateTimeOffset? ApprovedAt { get; init; }
    public string? RejectedBy { get; init; }
    public DateTimeOffset? RejectedAt { get; init; }
    public string? RejectReason { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public required DisposalCounts Counts { get; init; }
}

/// <param name="Listed">To be disposed of still.</param>
public sealed record DisposalCounts(int Listed, int Kept, int Disposed)
{
    public int All => Listed + Kept + Disposed;
}

/// <summary>Stored by their names in kebab-case.</summary>
public enum DisposalCaseStatus { Listed, Kept, Disposed }

/// <summary>A case of a disposal. It says nothing about what the case was about.</summary>
/// <param name="Version">How many steps its journal has, or had.</param>
/// <param name="Head">The seal of the last one, lower-case hex.</param>
/// <param name="Kept">Why it is not disposed of.</param>
/// <param name="Other">Number of the other case that is the reason.</param>
/// <param name="At">When it was disposed of, or kept.</param>
public sealed record DisposalCase(
    string Number, string Routine, DateTimeOffset OpenedAt, DateTimeOffset ClosedAt, long Version, string Head,
    DisposalCaseStatus Status, KeptReason? Kept, string? Other, DateTimeOffset? At)
{
    internal Guid Disposal { get; init; }

    public Text? Why => Kept?.Text(Other);
}

/// <summary>A case that was disposed of, as its address says.</summary>
public sealed record DisposedCase(string Number, DateTimeOffset At, string Decision);

/// <summary>A case that is kept whatever the rules say.</summary>
/// <param name="Until">The last day; null: until somebody ends it.</param>
public sealed record Exemption(string Number, string Reason, DateOnly? Until, string By, DateTimeOffset At);

/// <summary>What a rule would let go.</summary>
/// <param name="Due">Cases whose time is over now; those that must be kept for another reason are among them.</param>
/// <param name="WithinYear">Those whose time is over in twelve months, with those of now.</param>
/// <param name="Exempted">Of those that are due.</param>
public sealed record RetentionCount(RetentionRule Rule, int Due, int WithinYear, int Exempted);
