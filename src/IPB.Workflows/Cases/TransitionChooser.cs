using System.Collections.Concurrent;
using System.Collections.Immutable;
using IPB.Workflows.Routines;
using Stateless;

namespace IPB.Workflows.Cases;

/// <summary>
/// Chooses where a trigger or a gate's outcome leads, by a Stateless machine built once from the routine. Machines
/// are pooled, because one holds the case it looks at; no entry actions, no asynchronous guards.
/// </summary>
internal sealed class TransitionChooser(Routine routine)
{
    private readonly ConcurrentBag<Machine> pool = [];

    public Routine Routine { get; } = routine;

    /// <summary>Where a trigger leads from the case's state.</summary>
    public Transition Choose(Case c, string trigger) => Ask(c, m => m.Fire(trigger));

    /// <summary>Where a gate's outcome leads.</summary>
    public Transition Choose(Case c, Outcome outcome) => Ask(c, m => m.Fire(KeyOf(outcome)));

    /// <summary>Where the end of a referral leads.</summary>
    public Transition Choose(Case c, ReferralEnd end) => Ask(c, m => m.Fire(KeyOf(end)));

    /// <summary>Whether the trigger's condition holds now.</summary>
    public bool IsOpen(Case c, string trigger) => Ask(c, m => m.CanFire(trigger));

    /// <summary>The first trigger that the engine fires by itself in this state now.</summary>
    public Trigger? FindAutomatic(Case c)
    {
        var state = Routine.State(c.State);
        foreach (var trigger in state.Triggers)
        {
            if (!trigger.BySystem || trigger.When is null || state.Timed.Any(t => t.Fire == trigger.Id)) continue;
            if (IsOpen(c, trigger.Id)) return trigger;
        }

        return null;
    }

    private T Ask<T>(Case c, Func<Machine, T> question)
    {
        if (!pool.TryTake(out var machine)) machine = new Machine(Routine);
        machine.Look(c);
        var answer = question(machine);
        // Not in a finally: a machine that threw in the middle is not used again.
        pool.Add(machine);
        return answer;
    }

    private static string KeyOf(Outcome outcome) => "outcome:" + outcome.Name();
    private static string KeyOf(ReferralEnd end) => "referral:" + end.Name();

    private sealed class Machine
    {
        private readonly Routine routine;
        private readonly StateMachine<string, string> machine;
        private string state = "";
        private Lazy<IReadOnlyDictionary<string, object?>>? names;
        private bool moved;

        public Machine(Routine routine)
        {
            this.routine = routine;
            machine = new StateMachine<string, string>(() => state, s => state = s);
            machine.OnTransitioned(_ => moved = true);
            foreach (var s in routine.States) Configure(s);
        }

        public void Look(Case c)
        {
            state = c.State;
            names = new(() => ConditionNames.Of(routine, c));
        }

        public bool CanFire(string trigger) => machine.CanFire(trigger);

        public Transition Fire(string trigger)
        {
            if (!machine.CanFire(trigger))
                return new Transition(null, true, [routine.State(state).Find(trigger)?.WhenText ?? new(
                    "Det är inte möjligt i det här läget.", "It is not possible in this state.")]);
            moved = false;
            machine.Fire(trigger);
            return new Transition(moved ? state : null, false, []);
        }

        private void Configure(State s)
        {
            var configuration = machine.Configure(s.Id);
            foreach (var trigger in s.Triggers)
            {
                // What people need is told them by name before; the engine's own triggers just wait for it.
                bool Guard() => (trigger.When?.IsTrue(names!.Value) ?? true) && (!trigger.BySystem
                    || Needs.Missing(routine, trigger, id => names!.Value.GetValueOrDefault(id)).IsEmpty);
                if (trigger.To is null) configuration.InternalTransitionIf(trigger.Id, _ => Guard(), _ => { });
                else Permit(configuration, s, trigger.Id, trigger.To, Guard);
            }

            foreach (var (outcome, to) in s.Gate?.Outcomes ?? [])
                Permit(configuration, s, KeyOf(outcome), to, () => true);
            foreach (var (end, to) in s.Referral?.Outcomes ?? [])
                Permit(configuration, s, KeyOf(end), to, () => true);
        }

        private static void Permit(StateMachine<string, string>.StateConfiguration configuration, State from,
            string trigger, string to, Func<bool> guard)
        {
            if (to == from.Id) configuration.PermitReentryIf(trigger, guard);
            else configuration.PermitIf(trigger, to, guard);
        }
    }
}

/// <param name="To">The state entered (perhaps anew); null: the case stays where it is.</param>
/// <param name="Reasons">Why not, when refused.</param>
internal sealed record Transition(string? To, bool Refused, ImmutableArray<Text> Reasons);
