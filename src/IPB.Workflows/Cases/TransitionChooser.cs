using System.Collections.Concurrent;
using System.Collections.Immutable;
using IPB.Workflows.Routines;
using Stateless;

namespace IPB.Workflows.Cases;

/// <summary>
/// Chooses where a trigger or a gate's outcome leads, by a Stateless machine built once from the routine: it finds the
/// trigger, in the state or the groups around it, whose condition holds. Machines are pooled, because one holds the
/// case it looks at; no entry actions, no asynchronous guards.
/// </summary>
internal sealed class TransitionChooser(Routine routine)
{
    private readonly ConcurrentBag<Machine> pool = [];

    public Routine Routine { get; } = routine;

    /// <summary>Where a trigger leads from the case's state.</summary>
    public Transition Choose(Case c, string trigger) => Ask(c, m => m.Fire(trigger));

    /// <summary>Where a gate's outcome leads.</summary>
    public Transition Choose(Case c, Outcome outcome)
    {
        var state = Routine.State(c.State);
        return To(null, state, state.Gate!.Outcomes[outcome]);
    }

    /// <summary>Where the end of a referral leads.</summary>
    public Transition Choose(Case c, ReferralEnd end)
    {
        var state = Routine.State(c.State);
        return To(null, state, state.Referral!.Outcomes.First(o => o.End == end).To);
    }

    /// <summary>The way to a state that something else than a trigger leads to.</summary>
    public Transition Lead(Case c, string target) => To(null, Routine.State(c.State), target);

    /// <summary>Whether the condition of a trigger of this name holds now.</summary>
    public bool IsOpen(Case c, string trigger) => Ask(c, m => m.CanFire(trigger));

    /// <summary>The first trigger that the engine fires by itself in this state now; null when there is none.</summary>
    public Transition? FindAutomatic(Case c)
    {
        foreach (var offered in Routine.Offered(Routine.State(c.State)))
        {
            if (offered.Trigger is not { BySystem: true, When: not null } trigger || Routine.IsTimed(trigger)) continue;
            if (Choose(c, trigger.Id) is { Refused: false } way && ReferenceEquals(way.By!.Trigger, trigger))
                return way;
        }

        return null;
    }

    private Transition To(OfferedTrigger? by, State? home, string target) => new(
        Routine.Innermost(target).Id, false, [])
    {
        By = by,
        Kept = Routine.GroupsKept(home, Routine.State(target)),
    };

    private T Ask<T>(Case c, Func<Machine, T> question)
    {
        if (!pool.TryTake(out var machine)) machine = new Machine(this);
        machine.Look(c);
        var answer = question(machine);
        // Not in a finally: a machine that threw in the middle is not used again.
        pool.Add(machine);
        return answer;
    }

    private sealed class Machine
    {
        private const string Everywhere = "*";
        private readonly TransitionChooser chooser;
        private readonly StateMachine<string, string> machine;
        private string state = "";
        private Lazy<IReadOnlyDictionary<string, object?>>? names;
        private OfferedTrigger? found;

        public Machine(TransitionChooser chooser)
        {
            this.chooser = chooser;
            machine = new StateMachine<string, string>(() => state, s => state = s);
            Configure(Everywhere, null, Routine.Triggers);
            foreach (var s in Routine.States)
            {
                Configure(s.Id, s, s.Triggers);
                // A closed case is left alone by what holds around it.
                if (s.End is null) machine.Configure(s.Id).SubstateOf(s.Parent ?? Everywhere);
            }
        }

        private Routine Routine => chooser.Routine;

        public void Look(Case c)
        {
            state = c.State;
            names = new(() => ConditionNames.Of(Routine, c));
        }

        public bool CanFire(string trigger) => machine.CanFire(trigger);

        public Transition Fire(string trigger)
        {
            if (!machine.CanFire(trigger))
                return new Transition(null, true, [Routine.FindOffered(Routine.State(state), trigger)?.WhenText ?? new(
                    "Det är inte möjligt i det här läget.", "It is not possible in this state.")]);
            machine.Fire(trigger);
            var by = found!;
            return by.Trigger.To is { } to ? chooser.To(by, by.Home, to) : new Transition(null, false, []) { By = by };
        }

        // Stateless only finds the trigger; where it leads is worked out from the routine. Left to Stateless, a
        // transition of a superstate to the current substate would be dropped silently.
        private void Configure(string id, State? home, ImmutableArray<Trigger> triggers)
        {
            var configuration = machine.Configure(id);
            foreach (var trigger in triggers)
            {
                var offered = new OfferedTrigger(trigger, home);
                configuration.InternalTransitionIf(
                    trigger.Id, _ => IsMet(offered), _ => found = offered);
            }
        }

        // What people need is told them by name before; the engine's own triggers just wait for it.
        private bool IsMet(OfferedTrigger offered) =>
            (offered.Trigger.When?.IsTrue(names!.Value) ?? true)
            && (!offered.Trigger.BySystem
                || Needs.Missing(Routine, offered.Trigger.Needs, id => names!.Value.GetValueOrDefault(id)).IsEmpty)
            && Routine.Offered(Routine.State(state)).Any(o => ReferenceEquals(o.Trigger, offered.Trigger));
    }
}

/// <param name="To">The innermost state entered (perhaps anew); null: the case stays where it is.</param>
/// <param name="Reasons">Why not, when refused.</param>
internal sealed record Transition(string? To, bool Refused, ImmutableArray<Text> Reasons)
{
    /// <summary>The trigger that leads there; null for an outcome, and when refused.</summary>
    public OfferedTrigger? By { get; init; }

    /// <summary>The groups in which the case stays all the way.</summary>
    public ImmutableArray<State> Kept { get; init; } = [];

    /// <summary>What the journal says of the trigger.</summary>
    public Triggered Fired(string state, string? reason, bool automatic) => new(By!.Trigger.Id, state, reason)
    {
        Automatic = automatic,
        Of = By.InheritedFrom,
    };
}
