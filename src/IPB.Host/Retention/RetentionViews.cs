using System.Collections.Immutable;
using IPB.Host.Access;
using IPB.Workflows.Retention;

namespace IPB.Host.Retention;

/// <param name="Keep">As the file says: <c>5 years</c>, or <c>for ever</c>.</param>
/// <param name="Routines">Empty: every case that no other rule holds for.</param>
/// <param name="In">End states; empty: all.</param>
/// <param name="Due">Cases whose time is over.</param>
/// <param name="WithinYear">Those whose time is over in twelve months, with those of now.</param>
/// <param name="Exempted">Of those that are due.</param>
internal sealed record RetentionRuleView(
    string Id, string Name, ImmutableArray<string> Routines, ImmutableArray<string> In, string Keep,
    string Decision, int Due,
    int WithinYear, int Exempted)
{
    public static RetentionRuleView Of(RetentionCount c, CurrentPerson me) =>
        new(c.Rule.Id, c.Rule.Name.In(me.Language),
        c.Rule.Routines, c.Rule.In, c.Rule.Keep?.ToString() ?? RetentionReader.ForEver, c.Rule.Decision, c.Due,
        c.WithinYear, c.Exempted);
}

/// <param name="RuleText">The rule as it was when the disposal was proposed.</param>
/// <param name="Hash">Over the rule and the list: an approval names it.</param>
internal sealed record DisposalView(
    Guid Id, string Rule, string RuleText, string Decision, DateTimeOffset ClosedBefore, string Hash,
    DisposalStatus Status,
    string ProposedBy, DateTimeOffset ProposedAt, string? ApprovedBy, DateTimeOffset? ApprovedAt, string? RejectedBy,
    DateTimeOffset? RejectedAt, string? RejectReason, DateTimeOffset? EndedAt, DisposalCounts Counts)
{
    public static DisposalView Of(Disposal d) =>
        new(d.Id, d.Rule, d.RuleText, d.Decision, d.ClosedBefore, d.Hash, d.Status,
        d.ProposedBy, d.ProposedAt, d.ApprovedBy, d.ApprovedAt, d.RejectedBy, d.RejectedAt, d.RejectReason, d.EndedAt,
        d.Counts);
}

/// <param name="Next">For the next page; null: there is none.</param>
internal sealed record DisposalCasesView(IReadOnlyList<DisposalCaseView> Cases, string? Next);

/// <param name="Steps">How many steps its journal has, or had.</param>
/// <param name="Seal">Of the last step.</param>
/// <param name="Kept">Why it is not disposed of.</param>
internal sealed record DisposalCaseView(
    string Number, string Routine, DateTimeOffset OpenedAt, DateTimeOffset ClosedAt, long Steps, string Seal,
    DisposalCaseStatus Status, KeptReason? Kept, string? Why, DateTimeOffset? At)
{
    public static DisposalCaseView Of(DisposalCase c, CurrentPerson me) =>
        new(c.Number, c.Routine, c.OpenedAt, c.ClosedAt,
        c.Version, c.Head, c.Status, c.Kept, c.Why?.In(me.Language), c.At);
}

internal sealed record ExemptedView(string Number);

internal sealed record RetentionCheckView(bool IsWhole, ImmutableArray<string> Findings)
{
    public static RetentionCheckView Of(ImmutableArray<string> findings) => new(findings.IsEmpty, findings);
}
