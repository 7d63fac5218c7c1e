using System.Collections.Immutable;
using System.Text.Json.Nodes;
using IPB.Host.Access;
using IPB.Host.Automations;
using IPB.Host.Children;
using IPB.Host.Gates;
using IPB.Host.Lists;
using IPB.Host.Referrals;
using IPB.Workflows;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;
using IPB.Workflows.Storage;

namespace IPB.Host.Cases;

/// <summary>What <c>POST /api/cases</c> answers.</summary>
internal sealed record CaseSubmitted(
    string Number, string Routine, string State, string LeadDepartment, RoutingView Routing, long Version)
{
    public static CaseSubmitted Of(StepAnswer a, CurrentPerson current) => new(a.Number, a.Routine, a.State,
        a.LeadDepartment, RoutingView.Of(a.RoutingRules, a.RoutingReason, current), a.Version);
}

/// <param name="Rules">Ids of the rules that matched; the first decided.</param>
/// <param name="Explanation">Why the case went where it went, in the caller's language.</param>
internal sealed record RoutingView(ImmutableArray<string> Rules, string Explanation)
{
    public static RoutingView Of(ImmutableArray<string> rules, Text? reason, CurrentPerson current) =>
        new(rules, reason is null ? "" : current.Say(reason));
}

/// <summary>Where a case stands after a step.</summary>
/// <param name="Gate">Id of the gate that is open now.</param>
internal sealed record StepView(
    string Number, string Routine, string State, string LeadDepartment, long Version, string? Gate, string? Ending)
{
    /// <summary>Id of the referral that is out now.</summary>
    public string? Referral { get; init; }

    public static StepView Of(StepAnswer a, WorkflowEngine engine, CurrentPerson current) =>
        new(a.Number, a.Routine, a.State, a.LeadDepartment, a.Version, a.Gate, Names.Of(a.Ending))
        {
            Referral = a.Referral,
        };
}

internal sealed record CasePageView(IReadOnlyList<CaseRowView> Cases, string? Next);

internal sealed record CaseRowView(
    string Number, string Title, string Routine, string State, string StateName, string LeadDepartment,
    string SubmittingDepartment, DateTimeOffset OpenedAt, DateTimeOffset? DueAt, DateTimeOffset? ClosedAt, long Version)
{
    public static CaseRowView Of(Case c, WorkflowEngine engine, CurrentPerson current) => new(
        c.Number, c.Title, c.Routine, c.State, current.Say(engine.StateOf(c).Name), c.LeadDepartment,
        c.SubmittingDepartment, c.OpenedAt, c.DueAt, c.ClosedAt, c.Version)
    {
        OnHoldSince = c.Hold?.Since,
    };

    public static CaseRowView Of(CaseRow row, RowWords words) => new(
        row.Number, row.Title, row.Routine, row.State, words.State(row), row.LeadDepartment, row.SubmittingDepartment,
        row.OpenedAt, row.DueAt, row.ClosedAt, row.Version)
    {
        OnHoldSince = row.HeldSince,
    };

    /// <summary>Set while the case is on hold.</summary>
    public DateTimeOffset? OnHoldSince { get; init; }
}

internal sealed record CaseView(
    string Number, string Routine, int RoutineVersion, string State, string StateName, string? Phase, long Version,
    string Title, string Description, string Submitter, string SubmittingDepartment, string LeadDepartment,
    ImmutableArray<string> InformedDepartments, RoutingView Routing, DateTimeOffset OpenedAt, DateTimeOffset StateSince,
    DateTimeOffset? DueAt, DateTimeOffset? ClosedAt, string? Ending, IReadOnlyDictionary<string, object> Fields,
    ImmutableArray<string> WaitsOn, GateView? Gate, ImmutableArray<string> Conditions,
    IReadOnlyList<TimerView> Timers, AllowedView Allowed)
{
    /// <summary>Ids of fields that are withheld from you, and <c>description</c>.</summary>
    public ImmutableArray<string> Hidden { get; init; } = [];

    /// <summary>The groups that the case is in, the outermost first.</summary>
    public required IReadOnlyList<GroupView> Groups { get; init; }
    /// <summary>The referral that is out now, or null; and those before it.</summary>
    public ReferralView? Referral { get; init; }

    /// <summary>Other cases that it is linked to.</summary>
    public IReadOnlyList<LinkView> Links { get; init; } = [];
    public ImmutableArray<ReferralView> Referrals { get; init; } = [];

    /// <summary>The cases that it opened, with where they stand.</summary>
    public IReadOnlyList<ChildView> Children { get; init; } = [];

    /// <summary>Automations that are under way, or failed and wait for people.</summary>
    public IReadOnlyList<AutomationView> Automations { get; init; } = [];

    /// <summary>Documents that were filed with it.</summary>
    public IReadOnlyList<FiledDocumentView> Documents { get; init; } = [];

    /// <summary>The case that opened it; null: a person submitted it.</summary>
    public ParentView? Parent { get; init; }

    /// <summary>Conditions of approvals, each with its owner, its day and what became of it.</summary>
    public IReadOnlyList<ConditionView> ConditionTasks { get; init; } = [];

    /// <summary>Set while the case is on hold.</summary>
    public HoldView? Hold { get; init; }

    /// <summary>How the time limit of the state was counted, with every time on hold; null: it has none.</summary>
    public DeadlineView? Deadline { get; init; }

    /// <summary>What will happen, and who will be told, when, if nobody acts.</summary>
    public IReadOnlyList<RungView> Ahead { get; init; } = [];

    public static CaseView Of(Case c, WorkflowEngine engine, CurrentPerson current, DateTimeOffset now)
    {
        var routine = engine.Routines.Find(c.Routine, c.RoutineVersion)!;
        var state = routine.State(c.State);
        var options = engine.OptionsFor(c, current.Required, now);
        return new(c.Number, c.Routine, c.RoutineVersion, c.State, current.Say(state.Name), state.Phase, c.Version,
            c.Title, c.Description, c.Submitter, c.SubmittingDepartment, c.LeadDepartment, c.InformedDepartments,
            RoutingView.Of(c.RoutingRules, c.RoutingReason, current), c.OpenedAt, c.StateSince, c.DueAt, c.ClosedAt,
            Names.Of(c.Ending), c.Fields, c.WaitsOn, c.Gate is null ? null : GateView.Of(c, state.Gate!, current),
            c.Conditions, [.. c.Timers.OrderBy(t => t.DueAt).Select(TimerView.Of)], AllowedView.Of(options, current))
        {
            Hidden = c.Hidden,
            Groups = [.. c.Groups.Select(g => GroupView.Of(g, engine, c, current))],
            Referral = c.Referral is { } round ? ReferralView.Of(round, routine, current) : null,
            Referrals = ReferralView.AllOf(c, routine, current),
            Hold = HoldView.Of(c),
            Automations = AutomationView.AllOf(c, current),
            Documents = FiledDocumentView.AllOf(c),
            ConditionTasks = [.. c.ConditionTasks.Select(ConditionView.Of)],
            Deadline = DeadlineView.Of(c, state, engine, current),
            Ahead = RungView.Of(c, engine, current, now),
        };
    }
}

/// <param name="DueAt">The time limit of the group itself.</param>
internal sealed record GroupView(string Id, string Name, DateTimeOffset Since, DateTimeOffset? DueAt)
{
    public static GroupView Of(GroupStay stay, WorkflowEngine engine, Case c, CurrentPerson current) => new(stay.Group,
        current.Say(engine.Routines.Find(c.Routine, c.RoutineVersion)!.State(stay.Group).Name), stay.Since, stay.DueAt);
}

internal sealed record TimerView(string Kind, DateTimeOffset DueAt)
{
    /// <summary>Id of the group whose timer it is; null: the state's own.</summary>
    public string? Group { get; init; }

    public static TimerView Of(Workflows.Timers.CaseTimer timer) =>
        new(timer.Key.Split('/')[^1].Split(':')[0], timer.DueAt) { Group = timer.Group };
}

/// <summary>What the caller may do now.</summary>
internal sealed record AllowedView(IReadOnlyList<string> Triggers, IReadOnlyList<string> Outcomes)
{
    public static AllowedView Of(CaseOptions options, CurrentPerson current) => new(
        [.. options.Triggers.Where(t => t.Open).Select(t => t.Trigger.Id)],
        [.. options.Gate?.Gate.Outcomes.Keys.Order().Select(o => o.Name()) ?? []])
    {
        Fields = options.Fill is { } fill ? [.. fill.Form, .. fill.Checklist] : [],
        NotYet = [.. options.Triggers.Where(t => !t.Open).Select(t => NotYetView.Of(t, current))],
        Hold = options.MayHold,
        Resume = options.MayResume,
        StuckChildren = [.. options.StuckChildren.Select(k => k.Key)],
        Automations = [.. options.Automations.Select(r => r.Id)],
        Statements = [.. options.Referral?.Bodies.Select(b => b.Body.Id) ?? []],
        Opinions = [.. options.Opinions.Select(o => o.Opinion.Number)],
    };

    /// <summary>Keys of child cases that could not be opened and that the caller may try again or give up.</summary>
    public IReadOnlyList<string> StuckChildren { get; init; } = [];

    /// <summary>Ids of automations that the caller may give up or, where they failed, try again.</summary>
    public IReadOnlyList<string> Automations { get; init; } = [];

    /// <summary>Referral bodies that the caller may answer for.</summary>
    public IReadOnlyList<string> Statements { get; init; } = [];

    /// <summary>Numbers of the opinions that the caller is asked for at the open gate.</summary>
    public IReadOnlyList<int> Opinions { get; init; } = [];

    /// <summary>Ids of the fields that you may fill in and save now.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>Triggers that are yours, but cannot be fired yet.</summary>
    public IReadOnlyList<NotYetView> NotYet { get; init; } = [];

    /// <summary>Whether you may put the case on hold.</summary>
    public bool Hold { get; init; }

    /// <summary>Whether you may let the case, which is on hold, go on.</summary>
    public bool Resume { get; init; }
}

/// <param name="Missing">Ids of fields that it needs and that have no value or are not ticked.</param>
/// <param name="Why">In the caller's language.</param>
internal sealed record NotYetView(string Trigger, IReadOnlyList<string> Missing, string? Why)
{
    public static NotYetView Of(TriggerOption option, CurrentPerson current) => new(option.Trigger.Id,
        [.. option.Missing.Select(f => f.Id)], option.Why is null ? null : current.Say(option.Why));
}

/// <param name="Findings">Empty when the record is whole and leads to where the case stands.</param>
internal sealed record JournalView(string Number, ImmutableArray<string> Findings, JsonNode Entries);

internal static class Names
{
    public static string? Of(Ending? ending) => ending?.ToString().ToLowerInvariant();

    /// <summary>What a form begins with: nothing where the value is withheld.</summary>
    public static object? HeldIn(this Case c, string field) =>
        c.Hidden.Contains(field) ? null : c.Fields.GetValueOrDefault(field);

    /// <summary>Numbers of the cases that it is shown with: linked ones, its parent and its children.</summary>
    public static IEnumerable<string> RelatedNumbers(this Case c) => c.Links.Select(l => l.Number)
        .Concat(c.Children.Select(k => k.Number).Append(c.Parent?.Number).OfType<string>());

    public static State StateOf(this WorkflowEngine engine, Case c) =>
        engine.Routines.Find(c.Routine, c.RoutineVersion)!.State(c.State);
}
