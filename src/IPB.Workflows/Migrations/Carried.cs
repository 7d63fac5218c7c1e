using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Gates;
using IPB.Workflows.Children;
using IPB.Workflows.People;
using IPB.Workflows.Referrals;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Migrations;

/// <summary>
/// What goes on in the new state of what a case holds while it is in a state: its open decision, its referral, those
/// whom it waits on. What else a case comes to hold is decided here, too.
/// </summary>
internal sealed record Carried(StateMove Move, State Old, State Next, GateCarry Gate, ReferralCarry Referral)
{
    /// <summary>A decision or a referral begins anew: whoever was asked before is asked again.</summary>
    public bool BeginsAnew => Gate.Fate is { Void: not null } || Referral.Fate is { Void: not null };

    /// <summary>The wait for child cases.</summary>
    public required ChildCarry Children { get; init; }

    /// <summary>The automations that are under way.</summary>
    public required AutomationCarry Automations { get; init; }

    /// <summary>The groups around the new state, the outermost first.</summary>
    public ImmutableArray<GroupStay> Groups { get; private init; } = [];

    /// <param name="values">What the case holds in its fields afterwards.</param>
    public static Carried Of(
        MigrationRules rules, Case c, MigrationRun run, ImmutableSortedDictionary<string, object> values)
    {
        var move = rules.Plan.States[c.State];
        var (old, next) = (rules.From.Routine.State(c.State), rules.To.Routine.Innermost(move.To!));
        var there = new StepBuilder(rules.World, rules.To.Routine, c with
        {
            RoutineVersion = rules.Plan.To,
            State = next.Id,
            Groups = GroupCarry.Of(rules, c, move, next),
            Fields = values,
        }, c.Id, run.By, run.Now);
        return new(move, old, next, GateCarry.Of(there, old.Gate, next, move), ReferralCarry.Of(there, next, move))
        {
            Groups = there.Case.Groups,
            Children = ChildCarry.Of(c, next),
            Automations = AutomationCarry.Of(rules.To.Routine, c, next),
        };
    }

    /// <summary>
    /// The owner, the deciders or the bodies of the new state; whom the case was escalated to keeps it as long as its
    /// time goes on.
    /// </summary>
    public ImmutableArray<string> WaitsOn(Case c, Organisation organisation)
    {
        if (Next.End is not null) return [];
        if (Referral.Kept is not null) return c.WaitsOn;
        if (Next.Referral is not null) return [.. Referral.Bodies.Select(b => b.Key).Distinct()];
        var owned = Next.Gate is null && Old.Owner == Next.Owner;
        if (owned && !Move.Anew && !c.WaitsOn.IsEmpty) return c.WaitsOn;
        var keys = Next.Gate is not null ? Gate.Keys : [organisation.KeyOf(Next.Owner!, c)];
        return Move.Anew ? keys : [.. keys, .. Escalated(c).Union(OfGroups).Except(keys)];
    }

    /// <summary>Ends in the old state what does not go on.</summary>
    public void End(StepBuilder step)
    {
        foreach (var timer in step.Case.Timers.Where(t => !t.IsOfCondition)) step.Add(new TimerCancelled(timer.Key));
        if (step.Case.Referral is { } round && Referral.Kept is null)
            step.Add(new ReferralClosed(round.Id, ReferralEnd.Left, [.. round.Open.Select(b => b.Id)]));
        if (Gate.Kept is null) Advising.CloseQuietly(step);
        if (Children.Kept is null) Waiting.Leave(step);
        Automations.End(step);
    }

    /// <summary>Begins in the new state what is not going on there already.</summary>
    public void Begin(StepBuilder step)
    {
        if (Next.Gate is not null && Gate.Kept is null) StateEntry.OpenGate(step, Next, Gate.Opening);
        if (Next.Referral is not null && Referral.Kept is null) ReferralSteps.Open(step, Next, Referral.Bodies);
        Children.Begin(step, Next);
        Automations.Begin(step, Old, Next, Move.Anew);
    }

    // Where it has an owner, whoever a group's escalation laid it before has it too.
    private IEnumerable<string> OfGroups => Next.Owner is null ? [] : Groups.SelectMany(g => g.Escalated);

    private static IEnumerable<string> Escalated(Case c) => c.Referral is not null ? []
        : c.Gate is { } round ? c.WaitsOn.Except(round.Deciders) : c.WaitsOn.Skip(1);
}
