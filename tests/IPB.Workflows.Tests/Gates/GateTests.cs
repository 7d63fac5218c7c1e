using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.People;
using IPB.Workflows.Routines;
using IPB.Workflows.Tests.Cases;

namespace IPB.Workflows.Tests.Gates;

public sealed class GateTests
{
    private const string Manager = "{ by: manager of lead-department, quorum: 1 }";
    private const string TwoOfBoard = "{ by: board, quorum: 2 }";
    private const string EachOfTwo = "{ by: [manager of lead-department, board], quorum: each }";
    private static readonly string[] Owner = ["owner"];

    [Fact]
    public void An_approval_leads_on_and_tells_the_submitter()
    {
        var play = Town.AtGate(Manager).Vote(Outcome.Approve, "mary", met: Owner);

        Assert.Equal("done", play.State);
        Assert.Equal(Ending.Solved, play.Case.Ending);
        Assert.Contains("sam", play.Told(MessageKind.Closed));
    }

    [Fact]
    public void The_second_approval_closes_a_gate_of_two()
    {
        var play = Town.AtGate(TwoOfBoard).Vote(Outcome.Approve, "bo1", met: Owner);
        Assert.Equal("gate", play.State);

        play.Vote(Outcome.Approve, "bo2", met: Owner);

        Assert.Equal("done", play.State);
    }

    [Fact]
    public void The_same_person_voting_twice_counts_once()
    {
        var play = Town.AtGate(TwoOfBoard).Vote(Outcome.Approve, "bo1", met: Owner)
            .Vote(Outcome.Approve, "bo1", met: Owner);

        Assert.Equal("gate", play.State);
        Assert.Equal(2, play.Case.Gate!.Votes.Length);
    }

    [Fact]
    public void One_voice_is_enough_to_stop()
    {
        var play = Town.AtGate(TwoOfBoard).Vote(Outcome.Approve, "bo1", met: Owner)
            .Vote(Outcome.Reject, "bo2", "It costs too much.");

        Assert.Equal("no", play.State);
    }

    [Fact]
    public void A_decider_can_change_their_mind_before_the_gate_closes()
    {
        var play = Town.AtGate(EachOfTwo)
            .Vote(Outcome.ApproveWithConditions, "mary", met: Owner, conditions: ["Ask law"])
            .Vote(Outcome.Approve, "mary", met: Owner).Vote(Outcome.Approve, "bo3", met: Owner);

        Assert.Equal("done", play.State);
        Assert.Empty(play.Case.Conditions);
    }

    [Fact]
    public void One_of_each_party_is_needed_where_the_routine_says_each()
    {
        var play = Town.AtGate(EachOfTwo).Vote(Outcome.Approve, "bo1", met: Owner)
            .Vote(Outcome.Approve, "bo2", met: Owner);
        Assert.Equal("gate", play.State);

        play.Vote(Outcome.Approve, "mary", met: Owner);

        Assert.Equal("done", play.State);
    }

    [Fact]
    public void Conditions_of_an_approval_stay_with_the_case()
    {
        var play = Town.AtGate(Manager).Vote(Outcome.ApproveWithConditions, "mary", met: Owner, conditions: ["Ask us"]);

        Assert.Equal(["Ask us"], play.Case.Conditions);
    }

    [Fact]
    public void An_approval_with_conditions_names_one()
    {
        var refusal = Assert.Throws<InvalidInput>(() =>
            Town.AtGate(Manager).Vote(Outcome.ApproveWithConditions, "mary", met: Owner));

        Assert.Equal("conditions", refusal.Fields[0].Field);
    }

    [Fact]
    public void An_unmet_criterion_needs_a_reason_and_can_then_be_passed()
    {
        var play = Town.AtGate(Manager);
        Assert.Equal("reasons.owner",
            Assert.Throws<InvalidInput>(() => play.Vote(Outcome.Approve, "mary")).Fields[0].Field);

        play.Vote(Outcome.Approve, "mary", "The owner is named next week.");

        Assert.Equal("done", play.State);
        Assert.Equal("The owner is named next week.", play.Facts.OfType<Voted>().Single().Vote.Reason);
    }

    [Fact]
    public void A_computed_criterion_is_not_met_by_ticking_it()
    {
        var play = Town.AtGate(Manager, budget: 5_000);

        Assert.Throws<InvalidInput>(() => play.Vote(Outcome.Approve, "mary", met: ["owner", "cheap"]));
    }

    [Theory]
    [InlineData(Outcome.Return)]
    [InlineData(Outcome.Postpone)]
    [InlineData(Outcome.Reject)]
    public void Every_no_needs_a_reason(Outcome outcome) =>
        Assert.Throws<InvalidInput>(() => Town.AtGate(Manager).Vote(outcome, "mary", "  "));

    [Fact]
    public void An_outcome_that_is_not_offered_is_refused_with_those_that_are()
    {
        var refusal = Assert.Throws<DecisionRefused>(
            () => Town.AtGate(Manager).Vote(Outcome.Discontinue, "mary", "no"));

        Assert.Equal("outcome-not-offered", refusal.Code);
        Assert.Contains("approve", refusal.Allowed);
    }

    [Fact]
    public void Nobody_decides_their_own_case()
    {
        var refusal = Assert.Throws<DecisionRefused>(() =>
            Town.AtGate(TwoOfBoard, submitter: "bo1").Vote(Outcome.Approve, "bo1", met: Owner));

        Assert.Equal("own-case", refusal.Code);
    }

    [Fact]
    public void A_gate_that_only_the_submitter_could_decide_goes_to_the_next_one_up()
    {
        var play = Town.AtGate(Manager, submitter: "mary");

        Assert.Equal(["head-of-department@A"], play.Case.Gate!.Deciders);
        Assert.Equal("done", play.Vote(Outcome.Approve, "henry", met: Owner).State);
    }

    [Fact]
    public void Somebody_without_a_say_hears_who_has_it()
    {
        var refusal = Assert.Throws<DecisionRefused>(() => Town.AtGate(Manager).Vote(Outcome.Approve, "olga"));

        Assert.Equal("not-a-decider", refusal.Code);
        Assert.Contains("mary", refusal.Reasons[0].En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deputy_decides_for_somebody_away_and_is_stamped_so()
    {
        var play = Town.AtGate(Manager, world: MaryAway("henry")).Vote(Outcome.Approve, "henry", met: Owner);

        Assert.Equal("mary", play.Facts.OfType<Voted>().Single().Vote.OnBehalfOf);
        Assert.Equal("mary", play.Journal[^1].OnBehalfOf);
    }

    [Fact]
    public void A_deputy_does_not_decide_while_the_other_is_there() =>
        Assert.Throws<DecisionRefused>(() => Town.AtGate(Manager, world: WithMary(m => m with { Deputy = "henry" }))
            .Vote(Outcome.Approve, "henry", met: Owner));

    [Fact]
    public void A_deputy_does_not_decide_their_own_case_either()
    {
        var play = Town.AtGate(Manager, submitter: "henry", world: MaryAway("henry"));
        var refusal = Assert.Throws<DecisionRefused>(() => play.Vote(Outcome.Approve, "henry", met: Owner));

        Assert.Equal("own-case", refusal.Code);
    }

    [Fact]
    public void Whoever_it_was_escalated_to_decides_alone()
    {
        var play = Town.AtGate(TwoOfBoard).Wait("10 working days").Vote(Outcome.Approve, "dora", met: Owner);

        Assert.Equal("done", play.State);
    }

    [Fact]
    public void A_decided_gate_takes_no_more_votes()
    {
        var play = Town.AtGate(Manager);
        var gate = play.Case.Gate!.Id;
        play.Vote(Outcome.Return, "mary", "More voices, please.");

        var again = new Decide(gate, Outcome.Approve, null, [], []);
        var refusal = Assert.Throws<DecisionRefused>(() => play.Do(again, "mary"));

        Assert.Equal("gate-closed", refusal.Code);
        Assert.Equal("Already decided by mary at 2026-02-02 09:00: Return for more information.",
            refusal.Reasons[0].En);
        Assert.Equal("Redan avgjort av mary 2026-02-02 kl. 09.00: Begär komplettering.", refusal.Reasons[0].Sv);
        Assert.Equal(1, play.Case.TimesReturned);
    }

    [Fact]
    public void A_postponed_gate_opens_anew_with_a_clock_of_its_own()
    {
        var play = Town.AtGate(Manager);
        var (gate, due) = (play.Case.Gate!.Id, play.Case.DueAt);

        play.Wait("3 working days").Vote(Outcome.Postpone, "mary", "The board meets next week.");

        Assert.NotEqual(gate, play.Case.Gate!.Id);
        Assert.Empty(play.Case.Gate.Votes);
        Assert.True(play.Case.DueAt > due);
    }

    [Fact]
    public void The_quorum_is_never_more_than_there_are_people()
    {
        var play = Town.AtGate("{ by: manager of lead-department, quorum: 1 }");
        var three = Town.AtGate("{ by: board, quorum: 3 }", submitter: "bo1");

        Assert.Equal(1, play.Case.Gate!.Quorum);
        Assert.Equal(2, three.Case.Gate!.Quorum);
    }

    [Fact]
    public void The_first_mandate_whose_condition_holds_has_the_decision()
    {
        const string byAmount = """
            [{ when: budget >= 250000, when-text: { sv: Stort belopp, en: Large amount }, by: board, quorum: 2 },
              { by: manager of lead-department, quorum: 1 }]
            """;
        var decide = byAmount.ReplaceLineEndings(" ");

        Assert.Equal(["manager@A"], Town.AtGate(decide, budget: 249_999).Case.Gate!.Deciders);
        Assert.Equal(["board@*"], Town.AtGate(decide, budget: 250_000).Case.Gate!.Deciders);
    }

    private static World MaryAway(string deputy) => WithMary(m => m with
    {
        Deputy = deputy,
        Absences = [new(new(2026, 1, 1), new(2026, 12, 31))],
    });

    private static World WithMary(Func<Person, Person> change) =>
        new(Town.With(change(Town.Organisation.FindPerson("mary")!)), WorkingCalendar.Standard, []);
}
