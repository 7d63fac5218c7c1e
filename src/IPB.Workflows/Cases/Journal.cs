using System.Collections.Immutable;
using IPB.Workflows.Attachments;
using IPB.Workflows.Partners;

namespace IPB.Workflows.Cases;

/// <summary>One step of a case: who, when, and what became of it.</summary>
/// <param name="Seq">1, 2, 3 … without a gap: the case's version after the step.</param>
/// <param name="Actor">Person id, or <c>system</c>.</param>
/// <param name="Hash">Keyed hash over this entry and the one before it, lower-case hex.</param>
public sealed record JournalEntry(
    long Seq, DateTimeOffset At, string Actor, string? OnBehalfOf, ImmutableArray<Fact> Facts, string Hash)
{
    /// <summary>What stands in place of facts when somebody changed the row so that it cannot be read.</summary>
    public string? Unreadable { get; init; }
}

/// <summary>Builds a case from what happened to it.</summary>
public static class Journal
{
    /// <summary>
    /// The case after all entries, which start at the first. Pure: the same entries give an equal case.
    /// </summary>
    public static Case Replay(Guid id, IEnumerable<JournalEntry> entries)
    {
        Case? c = null;
        foreach (var entry in entries)
            c = Apply(c, id, entry.At, entry.Facts);
        return c ?? throw new ArgumentException("a case has at least one journal entry", nameof(entries));
    }

    /// <summary>The case after one more step.</summary>
    internal static Case Apply(Case? before, Guid id, DateTimeOffset at, IEnumerable<Fact> facts)
    {
        var c = before;
        foreach (var fact in facts)
            c = fact is Submitted s ? Open(id, s, at) : Apply(c!, fact, at);
        return c! with { Version = (before?.Version ?? 0) + 1, UpdatedAt = at };
    }

    private static Case Open(Guid id, Submitted s, DateTimeOffset at) => new()
    {
        Id = id,
        Number = s.Number,
        Routine = s.Routine,
        RoutineVersion = s.RoutineVersion,
        Title = s.Title,
        Description = s.Description,
        Submitter = s.Submitter,
        SubmittingDepartment = s.Department,
        Visibility = s.Visibility,
        ConfidentialDescription = s.ConfidentialDescription,
        LeadDepartment = s.Department,
        State = "",
        OpenedAt = at,
        StateSince = at,
        UpdatedAt = at,
    };

    internal static Case Apply(Case c, Fact fact, DateTimeOffset at) => fact switch
    {
        Routed f => Led(c, f),
        PlacedBySuggestion f => Led(c, f.To, f.Why),
        LeadChanged { Why: { } why } f => Led(c, f.To, why) with { IsPlaced = true },
        LeadChanged f => c with { LeadDepartment = f.To },
        Bounced f => Led(c, f.To, f.Why) with { SaidNo = c.SaidNo.Add(f.From), IsPlaced = f.ByHand },
        FieldsSet f => c with { Fields = c.Fields.SetItems(f.Values).RemoveRange(f.Cleared) },
        GroupLeft f => c with { Groups = c.Groups.RemoveAll(g => g.Group == f.Group) },
        GroupEntered f => c with { Groups = c.Groups.Add(new GroupStay(f.Group, at, f.DueAt)) },
        Entered f => In(c, f, at),
        TimerArmed f => c with { Timers = c.Timers.Add(f.Timer) },
        TimerFired f => WithoutTimer(c, f.Key),
        TimerCancelled f => WithoutTimer(c, f.Key),
        Escalated f => c.Referral is null ? WaitingAlso(Kept(c, f), f.Key) : ReferralJournal.Escalate(c, f),
        // What recurs is asked beside whoever has the case: it gives nobody a turn.
        Asked f => f.Recurring is null ? WaitingAlso(c, f.Key) : c,
        Referred f => ReferralJournal.Open(c, f),
        StatementGiven f => ReferralJournal.Answer(c, f.Statement),
        ReferralClosed f => ReferralJournal.Close(c, f.End, at),
        Linked f => Linking.Apply(c, f),
        Unlinked f => Linking.Apply(c, f),
        Attached f => c with { Attachments = c.Attachments.Add(new(f.File, f.By, at)) },
        PartnerInvited or PartnerLinkSent or PartnerOpened or PartnerAnswered or PartnerRevoked =>
            PartnerJournal.Apply(c, fact, at),
        Closed f => c with { ClosedAt = at, Ending = f.Ending },
        Reopened => c with { ClosedAt = null, Ending = null },
        Migrated f => Moved(c, f),
        MigrationUndone f => Back(c, f),
        Held or TimerSuspended or Resumed or AskedToResume => HoldJournal.Apply(c, fact, at),
        Recounted f => RecountJournal.Apply(c, f),
        Triggered f => c with { WaitsOn = c.IsClosed ? [] : c.WaitsOn },
        Assigned f => c with { WaitsOn = f.WaitsOn, GivenFrom = f.From },
        ChildOrdered or ChildOpened or ChildRefused or ChildRetried or ChildDropped or ChildEnded or ChildReopened
            or ChildrenAwaited or WaitEnded or OpenedAsChild => ChildJournal.Apply(c, fact, at),
        Reminded or Commented or HoldRanOut or Acknowledged or ActedByDelegation or ParentWentOn or RemindedByHand
            or PartOfBulk or Access.Revealed or Crowding.LimitExceeded => c,
        _ => GateJournal.Apply(c, fact, at) ?? AutomationJournal.Apply(c, fact) ?? throw new ArgumentException(
            $"no rule says what the fact {fact.GetType().Name} does to a case"),
    };

    private static Case Led(Case c, Routed f) => c with
    {
        LeadDepartment = f.To,
        InformedDepartments = f.Also,
        RoutingTable = f.Table,
        RoutingRules = f.Rules,
        RoutingReason = f.Why,
    };

    private static Case In(Case c, Entered f, DateTimeOffset at) => Due(c, f.DueAt) with
    {
        State = f.State,
        StateSince = at,
        WaitsOn = f.WaitsOn,
        GivenFrom = [],
        Gate = null,
        Hold = null,
        Pauses = HoldJournal.PausesUntil(c, at),
        // What was cancelled by a hold does not begin anew elsewhere.
        Automations = [],
    };

    private static Case Moved(Case c, Migrated f) => Due(c with { Groups = f.Groups }, f.DueAt) with
    {
        RoutineVersion = f.To,
        State = f.State,
        StateSince = f.Since,
        WaitsOn = f.WaitsOn,
        GivenFrom = [],
        Gate = f.Gate,
        Referral = f.Referral,
        Wait = f.Wait,
        Automations = f.Automations,
        Fields = f.Fields ?? c.Fields,
        Visibility = f.Visibility,
        ConfidentialDescription = f.ConfidentialDescription,
    };

    private static Case Back(Case c, MigrationUndone f) => f.Restored with
    {
        Title = c.Title,
        Description = c.Description,
        TookPart = c.TookPart,
        Timers = c.Timers,
        // A round that was opened since keeps its id to itself: no old link decides a later one.
        GateRounds = Math.Max(c.GateRounds, f.Restored.GateRounds),
        // What became of other cases is so whatever version this one follows.
        Children = c.Children,
        Partners = c.Partners,
        Wait = f.Restored.Wait is { } wait && f.Restored.State == wait.State ? wait : null,
        // So are documents; and what was cancelled begins anew under another id.
        Documents = c.Documents,
        Automations = [.. f.Restored.Automations.Where(r => c.Automations.Any(k => k.Id == r.Id))],
        AutomationRuns = Math.Max(c.AutomationRuns, f.Restored.AutomationRuns),
    };

    // No rule answers for where it is now.
    private static Case Led(Case c, string department, Text? why) => c with
    {
        LeadDepartment = department,
        RoutingTable = null,
        RoutingRules = [],
        RoutingReason = why,
    };

    internal static Case WithoutTimer(Case c, string key) =>
        c with { Timers = c.Timers.RemoveAll(t => t.Key == key) };

    internal static Case Due(Case c, DateTimeOffset? own) => c with
    {
        DueAt = c.Groups.Select(g => g.DueAt).Append(own).Min(),
        OwnDueAt = c.Groups.Any(g => g.DueAt is not null) ? own : null,
    };

    // Whoever a group's escalation laid the case before stays with it between the sub-states.
    private static Case Kept(Case c, Escalated f) => c with
    {
        Groups = [.. c.Groups.Select(g => g.Group == f.Group ? g with { Escalated = g.Escalated.Add(f.Key) } : g)],
    };

    internal static Case WaitingAlso(Case c, string key) =>
        c.WaitsOn.Contains(key) ? c : c with { WaitsOn = c.WaitsOn.Add(key) };
}
