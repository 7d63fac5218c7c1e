using System.Collections.Immutable;
using IPB.Workflows.Gates;
using IPB.Workflows.People;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Cases;

/// <summary>What one person can do with a case now.</summary>
/// <param name="Triggers">In the order of the routine.</param>
/// <param name="Gate">Set when the person has a say at the open gate.</param>
public sealed record CaseOptions(ImmutableArray<TriggerOption> Triggers, GateOption? Gate)
{
    /// <summary>
    /// The trigger with which the person gives the case to a department by its code and a reason; null: not theirs
    /// to do now. By hand rather than as "not ours", where both can be.
    /// </summary>
    public Trigger? Placing => Triggers.Where(t => t.Open && t.Trigger.Asks is [FieldInput.LeadDepartment])
        .Select(t => t.Trigger).OrderBy(t => t.Bounce is not null).FirstOrDefault();

    internal static CaseOptions Of(World world, TransitionChooser chooser, Case c, Person person, DateTimeOffset now)
    {
        var step = new StepBuilder(world, chooser.Routine, c, c.Id, person.Id, now);
        var triggers = Offers.For(step, chooser, person).Select(t => OptionOf(chooser, c, t)).ToImmutableArray();
        return new(triggers, c.Gate is null ? null : GateOf(step, person));
    }

    private static TriggerOption OptionOf(TransitionChooser chooser, Case c, Trigger trigger)
    {
        var obstacle = Bouncing.Obstacle(c, trigger);
        var open = obstacle is null && chooser.IsOpen(c, trigger.Id);
        return new(trigger, open, open ? null : obstacle ?? trigger.WhenText);
    }

    private static GateOption? GateOf(StepBuilder step, Person person)
    {
        var standing = Deciders.StandingOf(step, person);
        if (standing.IsEmpty) return null;
        var gate = step.State.Gate!;
        return new GateOption(step.Case.Gate!.Id, gate, standing[0].OnBehalfOf,
            GateDecision.MetCriteria(step, gate, ticked: []),
            step.Case.Gate.Votes.LastOrDefault(v => v.Person == person.Id));
    }
}

/// <param name="Open">False: the condition does not hold yet, or the case is bounced no more.</param>
/// <param name="Why">Why it is not open, in words.</param>
public sealed record TriggerOption(Trigger Trigger, bool Open, Text? Why);

/// <param name="OnBehalfOf">The absent person whose decision it is, or null.</param>
/// <param name="Met">Criteria that are met by the fields of the case.</param>
/// <param name="MyVote">What the person has voted so far.</param>
public sealed record GateOption(
    string Id, Gate Gate, string? OnBehalfOf, ImmutableArray<string> Met, Vote? MyVote);
