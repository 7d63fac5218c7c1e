using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace IPB.Workflows.Routines;

/// <summary>Which states of a routine stand in which, worked out once.</summary>
internal sealed class Nesting
{
    // A routine never changes; kept beside it, because a copy "with" other states must not keep it.
    private static readonly ConditionalWeakTable<Routine, Nesting> Known = [];

    private readonly Routine routine;
    private readonly Dictionary<string, State> states = [];
    private readonly Dictionary<State, ImmutableArray<State>> groups = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<State, ImmutableArray<OfferedTrigger>> offered =
        new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Trigger> timed = new(ReferenceEqualityComparer.Instance);

    private Nesting(Routine routine)
    {
        this.routine = routine;
        Innermost = [.. routine.States.Where(s => !s.IsGroup)];
        foreach (var state in routine.States) states.TryAdd(state.Id, state);
        foreach (var state in routine.States) groups[state] = state.End is null ? [.. Around(state)] : [];
        foreach (var state in routine.States) offered[state] = [.. Offers(state)];
        Started = [.. Starts().Distinct()];
        FindTimed();
    }

    internal ImmutableArray<State> Innermost { get; }
    internal ImmutableArray<StartedAutomation> Started { get; }

    internal static Nesting Of(Routine routine) => Known.GetValue(routine, r => new Nesting(r));

    internal ImmutableArray<State> GroupsOf(State state) => groups.GetValueOrDefault(state, []);

    internal ImmutableArray<OfferedTrigger> Offered(State state) => offered.GetValueOrDefault(state, []);

    internal bool IsTimed(Trigger trigger) => timed.Contains(trigger);

    internal State Entered(State state)
    {
        var entered = state;
        // A group stands before its states.
        foreach (var next in routine.States.SkipWhile(s => !ReferenceEquals(s, state)).Skip(1))
            if (entered.IsGroup && next.Parent == entered.Id) entered = next;
        return entered;
    }

    private IEnumerable<State> Around(State state)
    {
        var group = state;
        while (group.Parent is { } parent && states.TryGetValue(parent, out group!)) yield return group;
    }

    private IEnumerable<OfferedTrigger> Offers(State state) => state.Triggers
        .Select(t => new OfferedTrigger(t, state))
        .Concat(groups[state].SelectMany(g => g.Triggers.Select(t => new OfferedTrigger(t, g))))
        .Concat(state.End is null ? routine.Triggers.Select(t => new OfferedTrigger(t, null)) : [])
        .Where(o => IsSomebodys(state, o));

    // Inherited without "by" it is the owner's; a gate and a referral have none.
    private static bool IsSomebodys(State state, OfferedTrigger offered) =>
        state is { Gate: null, Referral: null } || !offered.Trigger.By.IsEmpty || offered.InheritedFrom is null;

    // A timer fires a trigger by its name, from wherever the case is: it may meet any of the name on the way out.
    private void FindTimed()
    {
        foreach (var state in routine.States)
        {
            var names = state.Timed.Select(t => t.Fire).ToHashSet();
            if (names.Count == 0) continue;
            foreach (var inner in Within(state).Append(state))
                timed.UnionWith(offered[inner].Select(o => o.Trigger).Where(t => names.Contains(t.Id)));
        }

        foreach (var started in Started)
        {
            string?[] names = [started.Use.Done, started.Use.Failed];
            timed.UnionWith(offered[started.In].Select(o => o.Trigger).Where(t => names.Contains(t.Id)));
        }
    }

    /// <summary>Where each automation can be under way: in its state, or where its trigger leaves the case.</summary>
    private IEnumerable<StartedAutomation> Starts()
    {
        foreach (var state in Innermost.Where(s => s.Automation is not null))
            yield return new(state.Automation!, state, null);
        foreach (var state in Innermost)
            foreach (var trigger in offered[state].Select(o => o.Trigger).Where(t => t.Automation is not null))
                if (trigger.To is null) yield return new(trigger.Automation!, state, trigger);
                else if (states.TryGetValue(trigger.To, out var to)) yield return new(
                    trigger.Automation!, Entered(to), trigger);
    }

    private IEnumerable<State> Within(State group) =>
        group.IsGroup ? routine.States.Where(s => groups[s].Contains(group)) : [];
}
