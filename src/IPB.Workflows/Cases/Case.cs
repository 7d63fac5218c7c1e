using System.Collections.Immutable;
using System.Text.Json.Serialization;
using IPB.Workflows.Access;
using IPB.Workflows.Attachments;
using IPB.Workflows.Routines;
using IPB.Workflows.Timers;

namespace IPB.Workflows.Cases;

/// <summary>
/// Where a case stands: the sum of its journal. Immutable; <see cref="Journal.Replay"/> builds the same value again.
/// </summary>
public sealed record Case
{
    public required Guid Id { get; init; }

    /// <summary>Registration number, <c>IPB 2026-00042</c>: gap-free per year.</summary>
    public required string Number { get; init; }
    public required string Routine { get; init; }
    public required int RoutineVersion { get; init; }

    /// <summary>Number of steps so far: the sequence number of the newest journal entry.</summary>
    public long Version { get; init; }
    public required string Title { get; init; }
    public required string Description { get; init; }

    /// <summary>Person id.</summary>
    public required string Submitter { get; init; }
    public required string SubmittingDepartment { get; init; }
    public required string LeadDepartment { get; init; }
    public ImmutableArray<string> InformedDepartments { get; init; } = [];
    public string? RoutingTable { get; init; }
    public ImmutableArray<string> RoutingRules { get; init; } = [];
    public Text? RoutingReason { get; init; }

    /// <summary>Codes of the departments that said "not ours", in order.</summary>
    public ImmutableArray<string> SaidNo
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>A person decides which department leads: the case is bounced no more.</summary>
    public bool IsPlaced { get; init; }
    public required string State { get; init; }

    /// <summary>The groups that it is in, the outermost first.</summary>
    public ImmutableArray<GroupStay> Groups
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Who sees it, as its version of the routine says.</summary>
    public Visibility Visibility { get; init; }

    /// <summary>
    /// Ids of those who have acted in it, and of those for whom somebody did; known where it is read from a database,
    /// which has it from the journal.
    /// </summary>
    [JsonIgnore]
    public ImmutableArray<string> TookPart
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>The description is for those who need it only; lists and searches know nothing of it.</summary>
    public bool ConfidentialDescription { get; init; }

    /// <summary>Ids of fields that are masked here, and <c>description</c>.</summary>
    [JsonIgnore]
    public ImmutableArray<string> Hidden
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>The case that this is a masked picture of; null: it is no such picture.</summary>
    [JsonIgnore]
    internal Case? Original { get; init; }

    /// <summary>What rules go by, whatever is shown of it.</summary>
    internal Case Whole => Original ?? this;
    public DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset StateSince { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The nearest time limit: that of the state, or of a group around it.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The state's own time limit, kept where a group has one too.</summary>
    public DateTimeOffset? OwnDueAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public Ending? Ending { get; init; }

    /// <summary>Values by field id: text, decimal, bool or date (<c>DateOnly</c>).</summary>
    public ImmutableSortedDictionary<string, object> Fields { get; init; } =
        ImmutableSortedDictionary<string, object>.Empty;

    /// <summary>
    /// Waiting keys, see <see cref="People.Organisation.KeyOf"/>: whose turn it is, and whom it escalated to.
    /// </summary>
    public ImmutableArray<string> WaitsOn { get; init; } = [];

    /// <summary>What it waited on before it was given to one person; empty: it was not.</summary>
    public ImmutableArray<string> GivenFrom
    {
        get => field.IsDefault ? [] : field;
        init;
    }
    public GateRound? Gate { get; init; }

    /// <summary>The gates that were decided, in order.</summary>
    public ImmutableArray<DecidedGate> Decided
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Files that were added, in order.</summary>
    public ImmutableArray<Attachment> Attachments
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>
    /// Those outside the city who were invited to it, in order; also those whose invitations are over.
    /// </summary>
    public ImmutableArray<Partners.Partner> Partners
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Conditions of approvals so far.</summary>
    public ImmutableArray<string> Conditions { get; init; } = [];

    /// <summary>Those of them that somebody has to meet by a day, in the order they were set.</summary>
    public ImmutableArray<ConditionTask> ConditionTasks
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>
    /// Ids of those who prepared the case since the last gate that let it pass; only where four eyes will ask.
    /// </summary>
    public ImmutableArray<string> Preparers
    {
        get => field.IsDefault ? [] : field;
        init;
    }
    public int TimesReturned { get; init; }

    /// <summary>How many gates have been opened, counted over all rounds.</summary>
    public int GateRounds { get; init; }
    public ImmutableArray<CaseTimer> Timers { get; init; } = [];

    /// <summary>Set while the case is on hold; its time limit and timers are kept there.</summary>
    public Standstill? Hold { get; init; }

    /// <summary>Every time that the case was on hold before, in order; <c>By</c> is a person's id.</summary>
    public ImmutableArray<Calendars.Pause> Pauses
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>The referral that is out now.</summary>
    public ReferralRound? Referral { get; init; }

    /// <summary>Those that were out before, in order, with their statements.</summary>
    public ImmutableArray<ReferralRound> Referrals
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Other cases that it stands to, in the order they were linked.</summary>
    public ImmutableArray<CaseLink> Links
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>The cases that it opened, in order.</summary>
    public ImmutableArray<ChildCase> Children
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Set while it waits for child cases.</summary>
    public ChildRound? Wait { get; init; }

    /// <summary>The automations that are under way, or failed and wait for people, in the order they began.</summary>
    public ImmutableArray<AutomationRun> Automations
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>How many automations have begun so far.</summary>
    public int AutomationRuns { get; init; }

    /// <summary>Documents that were made for it, in order.</summary>
    public ImmutableArray<FiledDocument> Documents
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>The case that opened it; null: a person submitted it.</summary>
    public ParentCase? Parent { get; init; }

    /// <summary>
    /// Everybody who has something to do with it: whom it waits on, who has conditions to meet, and who is asked for an
    /// opinion.
    /// </summary>
    internal ImmutableArray<string> Waiting =>
    [
        .. WaitsOn.Concat(ConditionTasks.Where(t => t.IsOpen).SelectMany(t => t.Keys))
            .Concat(Gate?.Opinions.Where(o => o.IsOpen).Select(o => o.Of) ?? []).Distinct(),
    ];

    /// <summary>The one that is out now, else the last one; null: none so far.</summary>
    internal ReferralRound? NewestReferral => Referral ?? (Referrals.IsEmpty ? null : Referrals[^1]);

    public bool IsClosed => ClosedAt is not null;

    /// <summary>What keeps it from going on: <c>hold</c>, <c>children</c>, or null.</summary>
    internal string? BlockedBy => Hold is not null ? "hold" : Wait is not null ? "children" : null;

    /// <summary>The state's own time limit.</summary>
    internal DateTimeOffset? StateDueAt => Groups.Any(g => g.DueAt is not null) ? OwnDueAt : DueAt;

    /// <summary>The time limit that a timer reminds of.</summary>
    internal DateTimeOffset? DueOf(CaseTimer timer) =>
        timer.Group is { } group ? Groups.FirstOrDefault(g => g.Group == group)?.DueAt : StateDueAt;

    /// <summary>The group whose time limit is the nearest; null: that of the state is, or there is none.</summary>
    public GroupStay? FindDueGroup() => StateDueAt is { } due && due == DueAt ? null
        : Groups.FirstOrDefault(g => g.DueAt is not null && g.DueAt == DueAt);
}
