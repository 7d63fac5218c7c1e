using IPB.Workflows.Cases;
using IPB.Workflows.Routines;
using IPB.Workflows.Tests.Cases;

namespace IPB.Workflows.Tests.Gates;

public sealed class QuorumTests
{
    private const string Majority = "{ by: board, quorum: majority, stop: outvoted }";
    private const string Veto =
        "{ by: [board, manager of lead-department], quorum: 2, stop: outvoted, veto: manager of lead-department }";
    private static readonly string[] Owner = ["owner"];

    [Fact]
    public void All_means_everybody_who_may_vote()
    {
        var play = Town.AtGate("{ by: board, quorum: all }");
        Assert.Equal(3, play.Case.Gate!.Quorum);

        play.Vote(Outcome.Approve, "bo1", met: Owner).Vote(Outcome.Approve, "bo2", met: Owner);
        Assert.Equal("gate", play.State);

        Assert.Equal("done", play.Vote(Outcome.Approve, "bo3", met: Owner).State);
    }

    [Fact]
    public void Whoever_submitted_the_case_is_not_counted_among_all() =>
        Assert.Equal(2, Town.AtGate("{ by: board, quorum: all }", submitter: "bo1").Case.Gate!.Quorum);

    [Fact]
    public void A_majority_goes_ahead_although_one_said_no()
    {
        var play = Town.AtGate(Majority).Vote(Outcome.Reject, "bo1", "Too costly.");
        Assert.Equal("gate", play.State);

        play.Vote(Outcome.Approve, "bo2", met: Owner).Vote(Outcome.Approve, "bo3", met: Owner);

        Assert.Equal("done", play.State);
    }

    [Fact]
    public void A_gate_stops_once_a_yes_can_no_longer_be_reached()
    {
        var play = Town.AtGate(Majority).Vote(Outcome.Return, "bo1", "More voices.")
            .Vote(Outcome.Reject, "bo2", "Too costly.");

        Assert.Equal("work", play.State);
        Assert.Equal(Outcome.Return, play.Case.Decided[^1].Outcome);
    }

    [Fact]
    public void What_most_of_those_said_who_said_no_is_the_outcome()
    {
        var play = Town.AtGate("{ by: board, quorum: all, stop: outvoted }")
            .Vote(Outcome.Reject, "bo1", "Too costly.");

        Assert.Equal("no", play.State);
    }

    [Fact]
    public void A_veto_stops_whatever_the_others_say()
    {
        var play = Town.AtGate(Veto).Vote(Outcome.Approve, "bo1", met: Owner)
            .Vote(Outcome.Reject, "mary", "Not legal.");

        Assert.Equal("no", play.State);
    }

    [Fact]
    public void Whoever_has_a_veto_need_not_vote_for_the_others_to_go_ahead()
    {
        var play = Town.AtGate(Veto).Vote(Outcome.Return, "bo1", "Hm.").Vote(Outcome.Approve, "bo2", met: Owner)
            .Vote(Outcome.Approve, "bo3", met: Owner);

        Assert.Equal("done", play.State);
    }

    [Fact]
    public void Whoever_is_outvoted_may_change_their_mind_before_the_gate_closes()
    {
        var play = Town.AtGate(Majority).Vote(Outcome.Reject, "bo1", "No.").Vote(Outcome.Approve, "bo1", met: Owner)
            .Vote(Outcome.Approve, "bo2", met: Owner);

        Assert.Equal("done", play.State);
        Assert.Equal(3, play.Facts.OfType<Voted>().Count());
    }

    [Fact]
    public void Under_four_eyes_one_person_with_two_roles_is_not_enough()
    {
        var play = FourEyes("{ by: [manager of lead-department, board], quorum: 1 }");
        Assert.Equal("gate", play.Vote(Outcome.Approve, "mary", met: Owner).State);

        Assert.Equal("done", play.Vote(Outcome.Approve, "bo1", met: Owner).State);
    }

    [Fact]
    public void Under_four_eyes_whoever_prepared_the_case_does_not_decide_it()
    {
        var play = FourEyes("{ by: [manager of lead-department, board], quorum: 2 }", preparer: "mary");

        var refusal = Assert.Throws<DecisionRefused>(() => play.Vote(Outcome.Approve, "mary", met: Owner));

        Assert.Equal("prepared-case", refusal.Code);
        Assert.Equal(
            "done", play.Vote(Outcome.Approve, "bo1", met: Owner).Vote(Outcome.Approve, "bo2", met: Owner).State);
    }

    [Fact]
    public void A_case_whose_only_other_decider_prepared_it_goes_to_the_next_one_up_too()
    {
        var play = FourEyes("{ by: [manager of A, head-of-department of A], quorum: 2 }",
            preparer: "mary");

        Assert.Equal("gate", play.Vote(Outcome.Approve, "henry", met: Owner).State);
        Assert.Equal("done", play.Vote(Outcome.Approve, "fay", met: Owner).State);
    }

    [Fact]
    public void Whoever_it_was_escalated_to_does_not_decide_alone_under_four_eyes()
    {
        var play = FourEyes("{ by: board, quorum: 2 }").Wait("10 working days")
            .Vote(Outcome.Approve, "dora", met: Owner);
        Assert.Equal("gate", play.State);

        Assert.Equal("done", play.Vote(Outcome.Approve, "bo1", met: Owner).State);
    }

    [Fact]
    public void A_yes_waits_for_what_the_gate_needs_and_a_no_does_not()
    {
        var text = Town.Gate("{ by: board, quorum: 1 }").Replace("criteria:", "needs: [plan]\n      criteria:",
            StringComparison.Ordinal).Replace(
                "  owner_name:", "  plan: { type: evidence, name: { sv: Plan, en: Plan } }\n"
            + "  owner_name:", StringComparison.Ordinal).Replace("asks: [budget] }", "asks: [budget, plan] }",
            StringComparison.Ordinal);
        var play = Town.AtGate(text);

        var refusal = Assert.Throws<DecisionRefused>(() => play.Vote(Outcome.Approve, "bo1", "Anyway.", Owner));

        Assert.Equal("needs-missing", refusal.Code);
        Assert.Equal(["plan"], refusal.Missing);
        Assert.Equal("work", play.Vote(Outcome.Return, "bo1", "The plan is missing.").State);
    }

    [Fact]
    public void Each_unmet_requirement_needs_a_reason_of_its_own()
    {
        var play = Town.AtGate("{ by: board, quorum: 1 }", budget: 5_000);

        var refusal = Assert.Throws<InvalidInput>(() => play.Vote(Outcome.Approve, "bo1", "One reason for all."));

        Assert.Equal(["reasons.owner", "reasons.cheap"], refusal.Fields.Select(f => f.Field));
    }

    [Fact]
    public void The_mean_of_the_scores_decides_whether_a_criterion_is_met()
    {
        var play = Town.AtGate(Scored);
        play.Do(Scores(play, 5), "bo1");

        var refusal = Assert.Throws<InvalidInput>(() => play.Do(Scores(play, 2), "bo2"));

        Assert.Equal("reasons.good", refusal.Fields[0].Field);
        Assert.Equal("done", play.Do(Scores(play, 3), "bo2").State);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void A_score_outside_the_scale_is_refused(int score)
    {
        var play = Town.AtGate(Scored);

        Assert.Equal(
            "scores.good", Assert.Throws<InvalidInput>(() => play.Do(Scores(play, score), "bo1")).Fields[0].Field);
    }

    [Fact]
    public void Whoever_decides_to_let_a_case_rest_stops_its_clock()
    {
        var play = Town.AtGate(Town.Gate("{ by: board, quorum: 1 }").Replace("reject: no }", "reject: no, hold: work }",
            StringComparison.Ordinal)).Vote(Outcome.Hold, "bo1", "Wait for the tender.");

        Assert.Equal("work", play.State);
        Assert.Equal("Wait for the tender.", play.Case.Hold!.Reason);
        Assert.Null(play.Case.DueAt);
    }

    private static string Scored => Town.Gate("{ by: board, quorum: 2 }").Replace(
        "- { id: nice, name: { sv: Fint, en: Nice } }",
        "- { id: good, must: true, name: { sv: Bra, en: Good }, scale: 5, least: 4 }", StringComparison.Ordinal);

    private static Decide Scores(Play play, int score) =>
        new(play.Case.Gate!.Id, Outcome.Approve, null, [.. Owner], [])
        {
            Scores = System.Collections.Immutable.ImmutableSortedDictionary<string, int>.Empty.Add("good", score),
        };

    /// <param name="preparer">Who puts the case before the gate.</param>
    private static Play FourEyes(string decide, string preparer = "olga")
    {
        var text = Town.Gate(decide).Replace("criteria:", "four-eyes: true\n      criteria:", StringComparison.Ordinal)
            .Replace("name: { sv: Lägg fram, en: Propose }", "name: { sv: Lägg fram, en: Propose }\n        "
                + "by: [officer of lead-department, manager of lead-department]", StringComparison.Ordinal);
        return new Play(text).Fire("note", "olga", null, ("budget", 500m))
            .Fire("propose", preparer, null, ("owner_name", "Olga"));
    }
}
