using System.Collections.Immutable;
using IPB.Workflows.Automations;
using IPB.Workflows.Children;
using IPB.Workflows.Gates;
using IPB.Workflows.People;
using IPB.Workflows.Referrals;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Cases;

/// <summary>What one person can do with a case now.</summary>
/// <param name="Triggers">In the order of the routine.</param>
/// <param name="Gate">Set when the person has a say at the open gate.</param>
public sealed record CaseOptions(ImmutableArray<TriggerOption> Triggers, GateOption? Gate)
{
    /// <summary>What the person can fill in and save now; null: nothing.</summary>
    public FillOption? Fill { get; init; }

    /// <summary>
    /// Under which of the keys that the case waits on the person may act now: own ones first. Empty: it does not wait
    /// on them.
    /// </summary>
    public ImmutableArray<WaitingKey> Under { get; init; } = [];

    /// <summary>Whether the person may put the case on hold now.</summary>
    public bool MayHold { get; init; }

    /// <summary>Whether the person may let the case, which is on hold, go on.</summary>
    public bool MayResume { get; init; }

    /// <summary>
    /// The trigger with which the person gives the case to a department by its code and a reason; null: not theirs
    /// to do now. By hand rather than as "not ours", where both can be.
    /// </summary>
    public Trigger? Placing => Triggers.Where(t => t.Open && t.Trigger.Asks is [FieldInput.LeadDepartment])
        .Select(t => t.Trigger).OrderBy(t => t.Bounce is not null).FirstOrDefault();

    /// <summary>Child cases that could not be opened and that the person may try again or give up.</summary>
    public ImmutableArray<ChildCase> StuckChildren { get; init; } = [];

    /// <summary>Automations under way that the person may give up or, where they failed, try again.</summary>
    public ImmutableArray<AutomationRun> Automations { get; init; } = [];

    /// <summary>Whether the person may answer what a decider asked.</summary>
    public bool MayAnswer { get; init; }

    /// <summary>Opinions that the person is asked for at the open gate.</summary>
    public ImmutableArray<OpinionOption> Opinions { get; init; } = [];

    /// <summary>Numbers of opinions that the person asked for, has not got yet and may take back.</summary>
    public ImmutableArray<int> OpinionsAsked { get; init; } = [];

    /// <summary>Conditions of approvals that the person can say are met.</summary>
    public ImmutableArray<ConditionTask> Conditions { get; init; } = [];

    /// <summary>For whom; their own first.</summary>
    public ImmutableArray<WaitingKey> UnderOfConditions { get; init; } = [];

    /// <summary>Whether the person may invite partners, send them links and revoke that.</summary>
    public bool MayInvite { get; init; }

    /// <summary>Places that the case may come to and that have no room; whoever lets it in says why.</summary>
    public Crowding.Crowd Full { get; init; } = Crowding.Crowd.None;

    /// <summary>Set when the person may give a statement in the referral that is out.</summary>
    public ReferralOption? Referral { get; init; }

    internal static CaseOptions Of(World world, TransitionChooser chooser, Case c, Person person, DateTimeOffset now)
    {
        var step = new StepBuilder(world, chooser.Routine, c, c.Id, person.Id, now);
        var triggers = Offers.For(step, chooser, person).Select(t => OptionOf(chooser, step, t)).ToImmutableArray();
        var mayStop = Holding.May(step, person);
        var conditions = Gates.Conditions.Of(step, person);
        return new(triggers, c.Gate is null || c.Hold is not null ? null : GateOf(step, person))
        {
            Referral = ReferralOf(step, person),
            Under = UnderOf(step, person),
            StuckChildren = Hearing.StuckFor(step, person),
            Automations = Reporting.For(step, person),
            Fill = Filling.OptionOf(step, person),
            Conditions = conditions,
            UnderOfConditions = Standing.Of(step, person, conditions.SelectMany(t => t.Keys).Distinct()),
            MayAnswer = Questioning.MayAnswer(step, person),
            Opinions = Advising.AskedOf(step, person),
            OpinionsAsked = Advising.AskedBy(step, person),
            MayInvite = Partners.Inviting.May(step, person, out _),
            MayHold = mayStop && c.Hold is null,
            MayResume = mayStop && c.Hold is not null,
        };
    }

    private static TriggerOption OptionOf(TransitionChooser chooser, StepBuilder step, Trigger trigger)
    {
        var obstacle = Holding.Obstacle(step, trigger) ?? Bouncing.Obstacle(step.Case, trigger);
        // What it asks for itself is filled in when it is fired.
        var missing = Needs.Missing(step.Routine, step.Case, trigger).RemoveAll(f => trigger.Asks.Contains(f.Id));
        if (obstacle is null && !missing.IsEmpty) obstacle = Needs.Words(missing);
        var open = obstacle is null && chooser.IsOpen(step.Case, trigger.Id);
        return new(trigger, open, open ? null : obstacle ?? trigger.WhenText)
        {
            Missing = missing,
            Choose = Choosing.Of(chooser.Routine, trigger),
            Pick = Picking.Of(chooser.Routine, trigger),
        };
    }

    private static ImmutableArray<WaitingKey> UnderOf(StepBuilder step, Person person) =>
        (step.Case.Gate is not null && step.Case.Hold is null) || step.Case.Referral is not null
            ? Standing.Impartial(step, person, step.Case.WaitsOn) : Standing.Of(step, person, step.Case.WaitsOn);

    private static ReferralOption? ReferralOf(StepBuilder step, Person person)
    {
        var bodies = Bodies.AnswerableBy(step, person);
        return bodies.IsEmpty ? null : new(step.Case.Referral!.Id, step.State.Referral!, bodies);
    }

    private static GateOption? GateOf(StepBuilder step, Person person)
    {
        var standing = Deciders.StandingOf(step, person);
        if (standing.IsEmpty) return null;
        var gate = step.State.Gate!;
        var votes = Tally.Standing(step.Case.Gate!);
        var met = VoteInput.Met(step, gate, ticked: [], null);
        return new GateOption(step.Case.Gate!.Id, gate, standing[0].OnBehalfOf, met,
            step.Case.Gate.Votes.LastOrDefault(v => v.Person == person.Id))
        {
            Missing = Needs.Missing(step.Routine, step.Case, gate.Needs),
            Standing = [.. votes],
            Scores = Scoring.Of(gate, votes),
            Fulfilment = Scoring.Fulfilment(gate, met),
        };
    }
}

/// <param name="Open">False: the condition does not hold yet, or the case is bounced no more.</param>
/// <param name="Why">Why it is not open, in words.</param>
public sealed record TriggerOption(Trigger Trigger, bool Open, Text? Why)
{
    /// <summary>Fields that it needs, does not ask for itself, and that have no value or are not ticked.</summary>
    public ImmutableArray<Field> Missing { get; init; } = [];

    /// <summary>Set where whoever fires it picks whom to ask for a statement.</summary>
    public ReferralChoice? Choose { get; init; }

    /// <summary>Set where whoever fires it picks departments for child cases.</summary>
    public OpeningChoice? Pick { get; init; }
}

/// <param name="Bodies">Those that have not answered and that the person may answer for.</param>
public sealed record ReferralOption(string Id, Referral Referral, ImmutableArray<AnswerableBody> Bodies);

/// <param name="Under">Themselves, or for whom they give it.</param>
public sealed record OpinionOption(GateOpinion Opinion, WaitingKey Under);

/// <param name="OnBehalfOf">The person, absent or delegating, whose decision it is; or null.</param>
/// <param name="Met">Criteria that are met by the fields of the case.</param>
/// <param name="MyVote">What the person has voted so far.</param>
public sealed record GateOption(
    string Id, Gate Gate, string? OnBehalfOf, ImmutableArray<string> Met, Vote? MyVote)
{
    /// <summary>Fields that a yes needs and that have no value or are not ticked.</summary>
    public ImmutableArray<Field> Missing { get; init; } = [];

    /// <summary>The votes that count so far, and what their scores come to.</summary>
    public ImmutableArray<Vote> Standing { get; init; } = [];
    public ImmutableArray<ScoreSummary> Scores { get; init; } = [];

    /// <summary>The share of the criteria's weights that is met by fields and scores, in per cent.</summary>
    public int? Fulfilment { get; init; }
}
