using System.Collections.Immutable;
using System.Text.Json.Serialization;
using IPB.Workflows.Attachments;
using IPB.Workflows.Gates;
using IPB.Workflows.Routines;
using IPB.Workflows.Timers;

namespace IPB.Workflows.Cases;

/// <summary>
/// What happened in a step, as the journal keeps it. The stored names (<c>"moved"</c>) are for ever; a fact only
/// ever gains optional members.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact")]
[JsonDerivedType(typeof(Submitted), "submitted")]
[JsonDerivedType(typeof(Routed), "routed")]
[JsonDerivedType(typeof(PlacedBySuggestion), "placed-by-suggestion")]
[JsonDerivedType(typeof(LeadChanged), "lead-changed")]
[JsonDerivedType(typeof(Bounced), "bounced")]
[JsonDerivedType(typeof(FieldsSet), "fields-set")]
[JsonDerivedType(typeof(Triggered), "triggered")]
[JsonDerivedType(typeof(GroupLeft), "group-left")]
[JsonDerivedType(typeof(GroupEntered), "group-entered")]
[JsonDerivedType(typeof(Entered), "entered")]
[JsonDerivedType(typeof(GateOpened), "gate-opened")]
[JsonDerivedType(typeof(Voted), "voted")]
[JsonDerivedType(typeof(GateClosed), "gate-closed")]
[JsonDerivedType(typeof(TimerArmed), "timer-armed")]
[JsonDerivedType(typeof(TimerFired), "timer-fired")]
[JsonDerivedType(typeof(TimerCancelled), "timer-cancelled")]
[JsonDerivedType(typeof(Reminded), "reminded")]
[JsonDerivedType(typeof(Escalated), "escalated")]
[JsonDerivedType(typeof(Asked), "asked")]
[JsonDerivedType(typeof(Commented), "commented")]
[JsonDerivedType(typeof(Attached), "attached")]
[JsonDerivedType(typeof(Closed), "closed")]
[JsonDerivedType(typeof(Reopened), "reopened")]
[JsonDerivedType(typeof(Migrated), "migrated")]
[JsonDerivedType(typeof(MigrationUndone), "migration-undone")]
[JsonDerivedType(typeof(Referred), "referred")]
[JsonDerivedType(typeof(StatementGiven), "statement-given")]
[JsonDerivedType(typeof(ReferralClosed), "referral-closed")]
[JsonDerivedType(typeof(Linked), "linked")]
[JsonDerivedType(typeof(Unlinked), "unlinked")]
[JsonDerivedType(typeof(Held), "held")]
[JsonDerivedType(typeof(TimerSuspended), "timer-suspended")]
[JsonDerivedType(typeof(Resumed), "resumed")]
[JsonDerivedType(typeof(AskedToResume), "asked-to-resume")]
[JsonDerivedType(typeof(HoldRanOut), "hold-ran-out")]
[JsonDerivedType(typeof(ChildOrdered), "child-ordered")]
[JsonDerivedType(typeof(ChildOpened), "child-opened")]
[JsonDerivedType(typeof(ChildRefused), "child-refused")]
[JsonDerivedType(typeof(ChildRetried), "child-retried")]
[JsonDerivedType(typeof(ChildDropped), "child-dropped")]
[JsonDerivedType(typeof(ChildEnded), "child-ended")]
[JsonDerivedType(typeof(ChildReopened), "child-reopened")]
[JsonDerivedType(typeof(ChildrenAwaited), "children-awaited")]
[JsonDerivedType(typeof(WaitEnded), "wait-ended")]
[JsonDerivedType(typeof(OpenedAsChild), "opened-as-child")]
[JsonDerivedType(typeof(ParentWentOn), "parent-went-on")]
[JsonDerivedType(typeof(Prepared), "prepared")]
[JsonDerivedType(typeof(InformationAsked), "information-asked")]
[JsonDerivedType(typeof(InformationGiven), "information-given")]
[JsonDerivedType(typeof(ConditionSet), "condition-set")]
[JsonDerivedType(typeof(ConditionReminded), "condition-reminded")]
[JsonDerivedType(typeof(ConditionLate), "condition-late")]
[JsonDerivedType(typeof(ConditionMet), "condition-met")]
[JsonDerivedType(typeof(ConditionDropped), "condition-dropped")]
[JsonDerivedType(typeof(Acknowledged), "acknowledged")]
[JsonDerivedType(typeof(Assigned), "assigned")]
[JsonDerivedType(typeof(RemindedByHand), "reminded-by-hand")]
[JsonDerivedType(typeof(PartOfBulk), "part-of-bulk")]
[JsonDerivedType(typeof(ActedByDelegation), "acted-by-delegation")]
[JsonDerivedType(typeof(Recounted), "recounted")]
[JsonDerivedType(typeof(OpinionAsked), "opinion-asked")]
[JsonDerivedType(typeof(OpinionGiven), "opinion-given")]
[JsonDerivedType(typeof(OpinionEnded), "opinion-ended")]
[JsonDerivedType(typeof(Access.Revealed), "revealed")]
[JsonDerivedType(typeof(AutomationStarted), "automation-started")]
[JsonDerivedType(typeof(AutomationProgressed), "automation-progressed")]
[JsonDerivedType(typeof(AutomationWaits), "automation-waits")]
[JsonDerivedType(typeof(AutomationAnswered), "automation-answered")]
[JsonDerivedType(typeof(AutomationCalled), "automation-called")]
[JsonDerivedType(typeof(AutomationFaulted), "automation-faulted")]
[JsonDerivedType(typeof(AutomationStuck), "automation-stuck")]
[JsonDerivedType(typeof(AutomationDone), "automation-done")]
[JsonDerivedType(typeof(AutomationFailed), "automation-failed")]
[JsonDerivedType(typeof(AutomationCancelled), "automation-cancelled")]
[JsonDerivedType(typeof(AutomationTooLate), "automation-too-late")]
[JsonDerivedType(typeof(DocumentFiled), "document-filed")]
[JsonDerivedType(typeof(Crowding.LimitExceeded), "limit-exceeded")]
[JsonDerivedType(typeof(Partners.PartnerInvited), "partner-invited")]
[JsonDerivedType(typeof(Partners.PartnerLinkSent), "partner-link-sent")]
[JsonDerivedType(typeof(Partners.PartnerOpened), "partner-opened")]
[JsonDerivedType(typeof(Partners.PartnerAnswered), "partner-answered")]
[JsonDerivedType(typeof(Partners.PartnerRevoked), "partner-revoked")]
public abstract record Fact;

/// <param name="Table">
/// Id and version of the table, <c>problem-intake/1</c>; null: no table, the submitter's department leads.
/// </param>
/// <param name="Rules">Ids of the rules that matched; the first decided.</param>
/// <param name="Matches">The words of the text that made the first rule match.</param>
public sealed record Routed(
    string? Table, ImmutableArray<string> Rules, ImmutableArray<string> Matches,
    string To, ImmutableArray<string> Also, Text Why) : Fact
{
    /// <summary>SHA-256 of the table's file, lower-case hex; null in facts from before it was kept.</summary>
    public string? TableHash { get; init; }

    /// <summary>
    /// What the table read of the case, by name, beside its title and description; null values were unknown. Null in
    /// facts from before it was kept.
    /// </summary>
    public ImmutableSortedDictionary<string, object?>? Inputs { get; init; }
}

/// <summary>
/// No rule decided, but what settled cases taught was certain enough for the city to let it place the case.
/// </summary>
/// <param name="From">Code of the department that the routing's fallback names.</param>
/// <param name="Probability">0–1.</param>
/// <param name="Words">What spoke for it most.</param>
public sealed record PlacedBySuggestion(
    string From, string To, double Probability, ImmutableArray<string> Words, Text Why) : Fact;

/// <summary>Somebody gave the case to a department, perhaps to the one that has it.</summary>
public sealed record LeadChanged(string From, string To) : Fact
{
    /// <summary>Who decided it, in words. Null in steps from before cases could be bounced.</summary>
    public Text? Why { get; init; }
}

/// <summary>
/// The lead department said that the case is not theirs. Where the routing decided anew, a <see cref="Routed"/> of
/// the same step says how.
/// </summary>
/// <param name="From">Code of the department that said no.</param>
/// <param name="To">Code of the department that leads now.</param>
/// <param name="Count">How many departments have said no, this one counted.</param>
public sealed record Bounced(string From, string To, string Reason, int Count) : Fact
{
    /// <summary>Id and version of the table whose rule had sent the case to <see cref="From"/>.</summary>
    public string? Table { get; init; }

    /// <summary>Id of that rule; null: a person had sent it there.</summary>
    public string? Rule { get; init; }

    /// <summary>Code of the department that was named as the right one.</summary>
    public string? Named { get; init; }

    /// <summary>From now on the case is placed by hand and bounced no more.</summary>
    public bool ByHand { get; init; }

    /// <summary>Why it is where it is now; null where the routing decided.</summary>
    public Text? Why { get; init; }

    /// <summary>What is in the way, when that was said.</summary>
    public ObstacleKind? Obstacle { get; init; }
}

public sealed record FieldsSet(ImmutableSortedDictionary<string, object> Values) : Fact
{
    /// <summary>Ids of fields that were emptied.</summary>
    public ImmutableArray<string> Cleared
    {
        get => field.IsDefault ? [] : field;
        init;
    }
}

/// <summary>A trigger was fired, by the step's actor unless automatic.</summary>
public sealed record Triggered(string Trigger, string State, string? Reason) : Fact
{
    /// <summary>Fired by the engine: a timer was due or a condition held.</summary>
    public bool Automatic { get; init; }

    /// <summary>
    /// Id of the group whose trigger it is, <c>*</c> for one of the routine; null when it is the state's own.
    /// </summary>
    public string? Of { get; init; }
}

/// <summary>The case came into a state (or came into it anew).</summary>
/// <param name="DueAt">The time limit of the state itself.</param>
public sealed record Entered(string State, DateTimeOffset? DueAt, ImmutableArray<string> WaitsOn) : Fact;

public sealed record GateOpened(
    string Gate, string State, int Round, ImmutableArray<string> Deciders, int Quorum) : Fact
{
    /// <summary>What else is asked; null: one no stops, and nothing else.</summary>
    public GateTerms? Terms { get; init; }

    /// <summary>Point of the delegation scheme by which the deciders decide; null: none is named.</summary>
    public string? Point { get; init; }
}

public sealed record Voted(string Gate, Vote Vote) : Fact;

public sealed record GateClosed(
    string Gate, Outcome Outcome, ImmutableArray<string> Conditions) : Fact
{
    /// <summary>Id of the person whose vote closed it; null in facts from before it was kept.</summary>
    public string? By { get; init; }
}

public sealed record TimerArmed(CaseTimer Timer) : Fact;

public sealed record TimerFired(string Key) : Fact;

public sealed record TimerCancelled(string Key) : Fact;

/// <param name="People">Ids of those who were told.</param>
public sealed record Reminded(ImmutableArray<string> People, DateTimeOffset? DueAt) : Fact;

/// <param name="Key">Waiting key that the case now waits on as well.</param>
public sealed record Escalated(string Key, ImmutableArray<string> People) : Fact
{
    /// <summary>Id of the group whose escalation it is: it holds until the group is left.</summary>
    public string? Group { get; init; }

    /// <summary>Id of the referral body that did not answer; null: not at a referral.</summary>
    public string? Body { get; init; }
}

/// <summary>A follow-up question was asked.</summary>
public sealed record Asked(string Key, ImmutableArray<string> People, Text Question) : Fact
{
    /// <summary>Id of the recurring routine that asked; null: a follow-up of the state did.</summary>
    public string? Recurring { get; init; }
}

public sealed record Commented(string Text) : Fact
{
    /// <summary>It came as a reply to a mail.</summary>
    public bool ByMail { get; init; }
}

public sealed record Closed(Ending Ending) : Fact;

public sealed record Reopened : Fact;
