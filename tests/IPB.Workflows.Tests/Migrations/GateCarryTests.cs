using IPB.Workflows.Cases;
using IPB.Workflows.Migrations;
using IPB.Workflows.Routines;
using IPB.Workflows.Tests.Cases;

namespace IPB.Workflows.Tests.Migrations;

public sealed class GateCarryTests
{
    private const string Board = "{ by: board, quorum: 2 }";

    [Fact]
    public void A_decision_with_the_same_deciders_goes_on_with_its_votes()
    {
        var play = Town.AtGate(Board).Vote(Outcome.Approve, "bo1", met: ["owner"]);

        var outcome = Versions.Plan(play, Next("after: 10 working days, to: city", "after: 8 working days, to: city"));

        Assert.Equal(new RoundFate(play.Case.Gate!.Id, 1, null), outcome.Row.Gate);
        Assert.Equal(play.Case.Gate.Votes, outcome.Decision!.Case.Gate!.Votes);
    }

    [Fact]
    public void A_decision_that_went_on_is_taken_by_the_next_vote()
    {
        var play = Town.AtGate(Board).Vote(Outcome.Approve, "bo1", met: ["owner"]);
        var next = Next("after: 10 working days, to: city", "after: 8 working days, to: city");
        var c = Versions.Plan(play, next).Decision!.Case;

        var decision = Step.Decide(play.World, new TransitionChooser(next), c,
            new Decide(play.Case.Gate!.Id, Outcome.Approve, null, ["owner"], []),
            Town.Organisation.FindPerson("bo2"), play.Now)!;

        Assert.Equal("done", decision.Case.State);
    }

    [Theory]
    [InlineData(Board, "{ by: board, quorum: 3 }", "asks for another number")]
    [InlineData(Board, "{ by: [board, city-director], quorum: 2 }", "others decide")]
    [InlineData("id: nice, name: { sv: Fint, en: Nice }", "id: nice, name: { sv: Fint, en: Nice }, must: true", "Nice")]
    public void Votes_whose_ground_has_changed_are_void_and_say_why(string part, string other, string why)
    {
        var play = Town.AtGate(Board).Vote(Outcome.Approve, "bo1", met: ["owner"]);

        var outcome = Versions.Plan(play, Next(part, other));

        Assert.Contains(why, outcome.Row.Gate!.Void!.En, StringComparison.Ordinal);
        var gate = outcome.Decision!.Case.Gate!;
        Assert.NotEqual(play.Case.Gate!.Id, gate.Id);
        Assert.Empty(gate.Votes);
        Assert.Contains("bo1", outcome.Told);
    }

    [Fact]
    public void A_decision_without_votes_goes_on_with_the_new_deciders()
    {
        var play = Town.AtGate(Board);

        var outcome = Versions.Plan(play, Next(Board, "{ by: city-director, quorum: 1 }"));

        Assert.Null(outcome.Row.Gate!.Void);
        Assert.Equal((play.Case.Gate!.Id, 1), (outcome.Decision!.Case.Gate!.Id, outcome.Decision.Case.Gate.Quorum));
        Assert.Equal(["city-director@*"], outcome.Row.WillHaveIt);
        Assert.Equal(["dora"], outcome.Told);
    }

    [Fact]
    public void The_plan_can_let_a_decision_begin_anew()
    {
        var play = Town.AtGate(Board).Vote(Outcome.Approve, "bo1", met: ["owner"]);

        var outcome = Versions.Plan(play, Next("version: 2", "version: 2"),
            p => p.With("gate", new StateMove("gate") { VoidsGate = true }));

        Assert.Equal("The plan says that the decision begins anew.", outcome.Row.Gate!.Void!.En);
        Assert.Empty(outcome.Decision!.Case.Gate!.Votes);
    }

    [Fact]
    public void A_decision_is_void_where_the_new_state_is_no_gate()
    {
        var play = Town.AtGate(Board).Vote(Outcome.Approve, "bo1", met: ["owner"]);

        var outcome = Versions.Plan(play, Next("version: 2", "version: 2"), p => p.With("gate", new StateMove("work")));

        Assert.NotNull(outcome.Row.Gate!.Void);
        Assert.Equal((null, "work"), (outcome.Decision!.Case.Gate, outcome.Decision.Case.State));
        Assert.Equal(["officer@A"], outcome.Row.WillHaveIt);
    }

    private static Routine Next(string part, string other) => Town.Routine(Files.Sample.With(part, other,
        Files.Sample.With("version: 1", "version: 2", Town.Gate(Board))));
}
