using System.Collections.Immutable;

namespace IPB.Workflows.Routines;

/// <summary>States within states: what a group brings to those in it.</summary>
public sealed partial record Routine
{
    /// <summary>The states that a case can be in, in the order of the file.</summary>
    public ImmutableArray<State> InnermostStates => Nesting.Of(this).Innermost;

    /// <summary>Every trigger that is written in the file, those of the routine first.</summary>
    public IEnumerable<Trigger> AllTriggers => Triggers.Concat(States.SelectMany(s => s.Triggers));

    /// <summary>Where a case comes that is led to a state: itself, or the first one in a group.</summary>
    /// <exception cref="KeyNotFoundException">The routine has no such state.</exception>
    public State Innermost(string state) => Nesting.Of(this).Entered(State(state));

    /// <summary>
    /// The groups that hold for a state, the nearest first. None for an end: a closed case is left alone by the times
    /// and triggers around it.
    /// </summary>
    public ImmutableArray<State> GroupsOf(State state) => Nesting.Of(this).GroupsOf(state);

    /// <summary>
    /// What may happen in an innermost state: its own triggers, then those of the groups around it, the nearest first,
    /// then the routine's. Of two with one name the first whose condition holds is taken. At a gate, which has no
    /// owner, an inherited one that does not say by whom is nobody's and left out.
    /// </summary>
    public ImmutableArray<OfferedTrigger> Offered(State state) => Nesting.Of(this).Offered(state);

    /// <summary>The nearest trigger of a name that may happen in an innermost state; null when there is none.</summary>
    public Trigger? FindOffered(State state, string trigger) =>
        Offered(state).FirstOrDefault(o => o.Trigger.Id == trigger)?.Trigger;

    /// <summary>The state, or group around it, that a timer of a case comes from.</summary>
    public State HomeOf(Timers.CaseTimer timer, string state) => State(timer.Group ?? state);

    /// <summary>Every automation with the states in which it can be under way.</summary>
    internal ImmutableArray<StartedAutomation> StartedAutomations => Nesting.Of(this).Started;

    /// <summary>The automation whose end fires a trigger where it is offered; null: none.</summary>
    /// <param name="home">The state or group that it is written in; null: the routine.</param>
    internal AutomationUse? FindAutomation(State? home, Trigger trigger) => StartedAutomations
        .Where(a => (a.Use.Done == trigger.Id || a.Use.Failed == trigger.Id)
            && (home is null || ReferenceEquals(a.In, home) || GroupsOf(a.In).Contains(home)))
        .Select(a => a.Use).FirstOrDefault();

    /// <summary>
    /// Whether a timer or an automation fires the trigger, so that the engine does not as soon as its condition holds.
    /// </summary>
    internal bool IsTimed(Trigger trigger) => Nesting.Of(this).IsTimed(trigger);

    /// <summary>
    /// The groups in which a case stays when a trigger of one state leads it to another: those that hold both. A way
    /// from a group to itself or into it leaves the group.
    /// </summary>
    /// <param name="home">Where the trigger is written; null: the routine.</param>
    internal ImmutableArray<State> GroupsKept(State? home, State to) => home is null ? []
        : [.. GroupsOf(home).Intersect<State>(GroupsOf(to), ReferenceEqualityComparer.Instance)];
}

/// <summary>A trigger that may happen in a state.</summary>
/// <param name="Home">The state or group that it is written in; null: the routine.</param>
public sealed record OfferedTrigger(Trigger Trigger, State? Home)
{
    /// <summary>How a journal names <see cref="Home"/> when it is the routine.</summary>
    public const string OfRoutine = "*";

    /// <summary>
    /// Id of the group that it is inherited from, <see cref="OfRoutine"/>, or null when it is the state's own.
    /// </summary>
    public string? InheritedFrom => Home is null ? OfRoutine : Home.IsGroup ? Home.Id : null;
}
