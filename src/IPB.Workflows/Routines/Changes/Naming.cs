using System.Collections.Immutable;
using IPB.Rules;
using IPB.Workflows.Files;

namespace IPB.Workflows.Routines.Changes;

/// <summary>Gives the words of a routine that name its states, fields and phases other names.</summary>
internal sealed record Naming(
    Func<string, string> State, Func<string, string> Field, Func<string, string> Phase)
{
    internal static Naming None { get; } = new(s => s, f => f, p => p);

    internal Routine Of(Routine routine) => routine with
    {
        Phases = [.. routine.Phases.Select(p => p with { Id = Phase(p.Id) })],
        Fields = [.. routine.Fields.Select(f => f with { Id = Field(f.Id) })],
        SubmitAsks = [.. routine.SubmitAsks.Select(Field)],
        Triggers = [.. routine.Triggers.Select(Of)],
        Hold = routine.Hold is { } hold ? Of(hold) : null,
        States = [.. routine.States.Select(Of)],
        Scenarios = [.. routine.Scenarios.Select(Of)],
    };

    internal State Of(State state) => state with
    {
        Id = State(state.Id),
        Parent = state.Parent is { } group ? State(group) : null,
        Phase = state.Phase is { } phase ? Phase(phase) : null,
        Triggers = [.. state.Triggers.Select(Of)],
        Gate = state.Gate is { } gate ? Of(gate) : null,
        Referral = state.Referral is { } referral ? Of(referral) : null,
        Opens = [.. state.Opens.Select(Of)],
        Children = state.Children is { } wait ? Of(wait) : null,
        Automation = Of(state.Automation),
        Form = [.. state.Form.Select(Field)],
        Checklist = [.. state.Checklist.Select(Field)],
    };

    internal Trigger Of(Trigger trigger) => trigger with
    {
        To = trigger.To is { } to ? State(to) : null,
        When = Of(trigger.When),
        Asks = [.. trigger.Asks.Select(Field)],
        Needs = [.. trigger.Needs.Select(Field)],
        Opens = [.. trigger.Opens.Select(Of)],
        Automation = Of(trigger.Automation),
        Bounce = trigger.Bounce is { } bounce ? bounce with { Then = State(bounce.Then) } : null,
    };

    private Gate Of(Gate gate) => gate with
    {
        Mandates = [.. gate.Mandates.Select(m => m with { When = Of(m.When) })],
        Criteria = [.. gate.Criteria.Select(Of)],
        Needs = [.. gate.Needs.Select(Field)],
        Outcomes = gate.Outcomes.ToImmutableDictionary(o => o.Key, o => State(o.Value)),
    };

    private Criterion Of(Criterion criterion) => criterion with
    {
        Met = Of(criterion.Met),
        Evidence = criterion.Evidence is { } evidence ? Field(evidence) : null,
    };

    private Referral Of(Referral referral) => referral with
    {
        Answered = State(referral.Answered),
        Overdue = referral.Overdue is { } overdue ? State(overdue) : null,
    };

    private Opening Of(Opening opening) => opening with
    {
        Title = Of(opening.Title),
        Description = Of(opening.Description),
        Fields = opening.Fields.ToImmutableDictionary(f => f.Key, f => Of(f.Value)!),
    };

    private AutomationUse? Of(AutomationUse? use) => use is null ? null : use with
    {
        Inputs = use.Inputs.ToImmutableDictionary(i => i.Key, i => Of(i.Value)!),
        Outputs = use.Outputs.ToImmutableDictionary(o => o.Key, o => Field(o.Value)),
    };

    private ChildWait Of(ChildWait wait) => wait with
    {
        Ended = State(wait.Ended),
        Outcomes = wait.Outcomes.ToImmutableDictionary(o => o.Key, o => State(o.Value)),
    };

    private HoldRule Of(HoldRule hold) => hold with
    {
        In = [.. hold.In.Select(State)],
        Then = hold.Then is { } then ? State(then) : null,
    };

    private Scenario Of(Scenario scenario) => scenario with
    {
        Ends = State(scenario.Ends),
        Given = scenario.Given.GroupBy(g => Field(g.Key)).ToImmutableDictionary(g => g.Key, g => g.First().Value),
    };

    private Expression? Of(Expression? condition)
    {
        if (condition is null) return null;
        var text = FeelNames.Rename(condition.Text, Field);
        return text != condition.Text && Expression.TryParse(text, out var renamed, out _) ? renamed : condition;
    }
}
