using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Gates;
using IPB.Workflows.Notifications;
using IPB.Workflows.People;
using IPB.Workflows.Routines;
using IPB.Workflows.Storage;
using IPB.Workflows.Tests.Cases;

namespace IPB.Workflows.Tests.Gates;

public sealed class AdvisingTests
{
    private const string Manager = "{ by: manager of lead-department }";
    private static readonly string[] Owner = ["owner"];

    [Fact]
    public void Whoever_is_asked_gives_an_opinion_and_the_gate_and_its_clock_go_on()
    {
        var play = Town.AtGate(Manager);
        var (due, waits, timers) = (play.Case.DueAt, play.Case.WaitsOn, play.Case.Timers);
        Ask(play, "cora");
        Assert.Equal(["cora"], play.Told(MessageKind.OpinionAsked));
        Assert.Equal(1, Assert.Single(play.OptionsOf("cora").Opinions).Opinion.Number);
        Assert.Contains("person:cora", play.Case.Waiting);

        Give(play, "cora");

        Assert.Equal(["mary"], play.Told(MessageKind.OpinionGiven));
        var opinion = Assert.Single(play.Case.Gate!.Opinions);
        Assert.Equal((OpinionStance.Against, "Too early.", "cora"), (opinion.Stance, opinion.Text, opinion.GivenBy));
        Assert.Equal((due, waits, timers), (play.Case.DueAt, play.Case.WaitsOn, play.Case.Timers));
        Assert.Empty(play.Case.Gate.Votes);
        Assert.DoesNotContain("person:cora", play.Case.Waiting);
    }

    [Fact]
    public void An_opinion_is_no_vote_and_makes_nobody_a_decider()
    {
        var play = Ask(Town.AtGate(Manager), "cora");
        Assert.Null(play.OptionsOf("cora").Gate);
        Assert.Equal("not-a-decider", Refused(() => play.Vote(Outcome.Approve, "cora", met: Owner)));
        Assert.Equal("not-a-decider", Refused(() => Ask(play, "henry", by: "cora")));
        Assert.Equal("done", Give(play, "cora").Vote(Outcome.Approve, "mary", met: Owner).State);
    }

    [Fact]
    public void Whoever_gave_an_opinion_has_not_prepared_the_case()
    {
        var play = Town.AtGate(Town.Gate("{ by: board, quorum: 2 }")
            .Replace("criteria:", "four-eyes: true\n      criteria:", StringComparison.Ordinal));
        Give(Ask(play, "bo2", by: "bo1"), "bo2");

        Assert.DoesNotContain("bo2", play.Case.Preparers);
        Assert.Equal("done",
            play.Vote(Outcome.Approve, "bo2", met: Owner).Vote(Outcome.Approve, "bo1", met: Owner).State);
    }

    [Fact]
    public void A_decision_ends_what_is_not_given_and_says_so()
    {
        var play = Ask(Ask(Town.AtGate(Manager), "cora"), "dora");
        var gate = play.Case.Gate!.Id;
        Give(play, "cora").Vote(Outcome.Approve, "mary", met: Owner);

        Assert.Equal(["dora"], play.Told(MessageKind.NoOpinionNeeded));
        Assert.Empty(play.OptionsOf("dora").Opinions);
        Assert.DoesNotContain("person:dora", play.Case.Waiting);
        var closed = DecisionRecord.Of(_ => play.Routine, play.Case.Id, [.. play.Journal], gate)!;
        Assert.Equal([null, OpinionEnd.NotNeeded], closed.Round.Opinions.Select(o => o.End));
        Assert.Equal("gate-closed", Refused(() =>
            play.Do(new GiveOpinion(gate, 2, OpinionStance.For, "Yes."), "dora")));
    }

    [Fact]
    public void A_case_that_leaves_the_gate_undecided_needs_no_opinion_either()
    {
        var text = Town.Gate(Manager).Replace("states:\n", """
            on:
              drop: { name: { sv: Avbryt, en: Drop }, by: officer of lead-department, to: no }
            states:

            """, StringComparison.Ordinal);
        var play = Ask(Town.AtGate(text), "cora").Fire("drop", "olga");

        Assert.Equal("no", play.State);
        Assert.Equal(["cora"], play.Told(MessageKind.NoOpinionNeeded));
    }

    [Fact]
    public void The_asker_takes_it_back_and_whoever_is_asked_declines()
    {
        var play = Ask(Ask(Town.AtGate(Manager), "cora"), "dora");
        var gate = play.Case.Gate!.Id;
        Assert.Equal([1, 2], play.OptionsOf("mary").OpinionsAsked);
        Assert.Equal("opinion-not-theirs", Refused(() => play.Do(new EndOpinion(gate, 1, null), "henry")));

        play.Do(new EndOpinion(gate, 1, "Solved."), "mary").Do(new EndOpinion(gate, 2, "Not my field."), "dora");

        Assert.Equal([OpinionEnd.TakenBack, OpinionEnd.Declined], play.Case.Gate!.Opinions.Select(o => o.End!.Value));
        Assert.Equal(["cora"], play.Told(MessageKind.NoOpinionNeeded));
        Assert.Equal(["mary"], play.Told(MessageKind.OpinionDeclined));
        Assert.Equal("opinion-settled", Refused(() => Give(play, "cora")));
        Ask(play, "cora");
        Assert.Equal(3, Assert.Single(play.OptionsOf("cora").Opinions).Opinion.Number);
    }

    [Fact]
    public void Neither_the_submitter_nor_oneself_nor_anybody_twice_nor_more_than_ten_are_asked()
    {
        var play = Town.AtGate(Manager);
        Assert.Equal("of", Wrong(() => Ask(play, "sam")));
        Assert.Equal("of", Wrong(() => Ask(play, "mary")));
        Assert.Equal("of", Wrong(() => Ask(play, "nobody")));
        Assert.Equal("question", Wrong(() => play.Do(new AskOpinion(play.Case.Gate!.Id, "cora", " "), "mary")));
        Ask(play, "CORA@example.org");
        Assert.Equal("opinion-asked-already", Refused(() => Ask(play, "cora")));
        Assert.Equal("no-such-opinion", Refused(() => play.Do(
            new GiveOpinion(play.Case.Gate!.Id, 7, OpinionStance.For, "Yes."), "cora")));
        Assert.Equal("not-asked", Refused(() => Give(play, "cora", by: "dora")));
        Assert.Equal("text", Wrong(() => play.Do(
            new GiveOpinion(play.Case.Gate!.Id, 1, OpinionStance.For, " "), "cora")));
    }

    [Fact]
    public void At_most_ten_opinions_are_waited_for()
    {
        string[] names = [.. Enumerable.Range(1, 11).Select(i => $"p{i}")];
        var town = Town.Organisation;
        var larger = new Organisation(town.Departments, town.Roles,
            [.. town.People, .. names.Select(n => new Person(n, n, $"{n}@example.org", "en", "B"))], "fay");
        var play = Town.AtGate(Manager, world: new World(larger, WorkingCalendar.Standard, []));
        foreach (var name in names.Take(10)) Ask(play, name);

        Assert.Equal("too-many-opinions", Refused(() => Ask(play, "p11")));
        Give(play, "p1");
        Ask(play, "p11");
    }

    [Fact]
    public void Somebody_absent_is_asked_through_their_deputy_but_never_through_the_submitter()
    {
        var away = new Person("cora", "cora", "cora@example.org", "en", "B")
        {
            Absences = [new(new(2026, 1, 1), new(2026, 12, 31))],
        };
        Play With(string deputy) => Town.AtGate(Manager,
            world: new World(Town.With(away with { Deputy = deputy }), WorkingCalendar.Standard, []));

        var play = Ask(With("dora"), "cora");
        Assert.Equal(["dora"], play.Told(MessageKind.OpinionAsked));
        Assert.Equal("cora", Assert.Single(play.OptionsOf("dora").Opinions).Under.OnBehalfOf);
        Assert.Equal("dora", Give(play, "cora", by: "dora").Case.Gate!.Opinions[0].GivenBy);
        Assert.DoesNotContain("sam", Ask(With("sam"), "cora").Told(MessageKind.OpinionAsked));
    }

    [Fact]
    public void Nobody_is_asked_while_the_clock_stands_still()
    {
        var play = Ask(Town.AtGate(Manager), "dora");
        play.Do(new AskInformation(play.Case.Gate!.Id, "case-owner", "How many?"), "mary");

        Assert.Equal("question-open", Refused(() => Ask(play, "cora")));
        Assert.Equal(OpinionStance.Against, Give(play, "dora").Case.Gate!.Opinions[0].Stance);
    }

    [Fact]
    public void Opinions_replay_to_the_same_case()
    {
        var play = Ask(Ask(Ask(Town.AtGate(Manager), "cora"), "dora"), "henry");
        var gate = play.Case.Gate!.Id;
        play.Do(new GiveOpinion(gate, 1, OpinionStance.For, "Good."), "cora").Do(new EndOpinion(gate, 2, null), "dora");
        Same(play);
        Same(play.Vote(Outcome.Return, "mary", "More."));
    }

    [Fact]
    public void The_routine_asks_by_role_and_whoever_holds_it_answers_all_deciders()
    {
        var play = Advised();
        Assert.Equal(["cora"], play.Told(MessageKind.OpinionAsked));
        Assert.Equal("Is it legal?", play.Messages.Last(m => m.Kind == MessageKind.OpinionAsked).Content.Question!.En);
        var asked = Assert.Single(play.OptionsOf("cora").Opinions).Opinion;
        Assert.Equal(("coordinator@*", "", ""), (asked.Of, asked.Person, asked.By));
        Assert.Equal("not-a-decider", Refused(() => play.Vote(Outcome.Approve, "cora", met: Owner)));

        play.Do(new GiveOpinion(play.Case.Gate!.Id, 1, OpinionStance.For, "It is."), "cora");

        Assert.Equal(["bo1", "bo2", "bo3"], play.Told(MessageKind.OpinionGiven));
        Same(play);
        Assert.Equal("done",
            play.Vote(Outcome.Approve, "bo2", met: Owner).Vote(Outcome.Approve, "bo1", met: Owner).State);
    }

    [Fact]
    public void What_the_routine_asks_is_asked_anew_in_each_round_and_taken_back_by_a_decider()
    {
        var play = Advised();
        Assert.Equal([1], play.OptionsOf("bo3").OpinionsAsked);
        Assert.Empty(play.OptionsOf("olga").OpinionsAsked);
        play.Do(new EndOpinion(play.Case.Gate!.Id, 1, "We know."), "bo3");
        Assert.Equal(["cora"], play.Told(MessageKind.NoOpinionNeeded));

        play.Vote(Outcome.Return, "bo1", "More.").Fire("propose", "olga", null, ("owner_name", "Olga"));

        Assert.Equal(2, play.Case.GateRounds);
        Assert.Single(play.OptionsOf("cora").Opinions);
    }

    [Theory]
    [InlineData("[{ ask: board }]", "adviser-decides")]
    [InlineData("[{ ask: coordinator }, { ask: coordinator }]", "adviser-twice")]
    [InlineData("[{ ask: wizard }]", "unknown-role")]
    public void Advice_that_makes_no_sense_is_found(string advise, string code) => Assert.Contains(
        RoutineReader.Read("test.routine.yaml", Text(advise), Town.Organisation).Findings, f => f.Code == code);

    private static Play Advised() => Town.AtGate(Text(
        "[{ ask: coordinator, question: { sv: Är det lagligt?, en: Is it legal? } }]"));

    private static string Text(string advise) => Town.Gate("{ by: board, quorum: 2 }")
        .Replace("criteria:", $"advise: {advise}\n      criteria:", StringComparison.Ordinal);

    private static void Same(Play play)
    {
        var journal = play.Journal.Select(j => j with { Facts = CaseJson.ReadFacts(CaseJson.Write(j.Facts)) });
        var replayed = Journal.Replay(play.Case.Id, journal);
        Assert.Equal(CaseJson.Canonical(play.Case), CaseJson.Canonical(replayed));
        var stored = CaseJson.ReadCase(CaseJson.Write(play.Case), play.Case.Description);
        Assert.Equal(CaseJson.Canonical(play.Case), CaseJson.Canonical(stored));
    }

    private static Play Ask(Play play, string of, string by = "mary") =>
        play.Do(new AskOpinion(play.Case.Gate!.Id, of, "Is it too early?"), by);

    private static Play Give(Play play, string of, string? by = null) => play.Do(new GiveOpinion(play.Case.Gate!.Id,
        play.Case.Gate.Opinions.Last(o => o.Person == of).Number, OpinionStance.Against, "Too early."), by ?? of);

    private static string Refused(Action act) => Assert.Throws<DecisionRefused>(act).Code;

    private static string Wrong(Action act) => Assert.Single(Assert.Throws<InvalidInput>(act).Fields).Field;
}
