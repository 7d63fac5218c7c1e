using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.Routines;
using IPB.Workflows.Storage;
using IPB.Workflows.Tests.Cases;

namespace IPB.Workflows.Tests.Gates;

public sealed class AskingTests
{
    private const string Manager = "{ by: manager of lead-department }";

    [Fact]
    public void While_a_question_is_out_the_clock_stands_still_and_goes_on_with_the_answer()
    {
        var play = Town.AtGate(Manager);
        var due = play.Case.DueAt;
        Ask(play).Wait("10 days");
        Assert.Null(play.Case.DueAt);
        Assert.Equal(["officer@A"], play.Case.WaitsOn);
        Assert.Empty(play.Told(MessageKind.Escalation));

        play.Do(new GiveInformation(play.Case.Gate!.Id, "Forty people."), "olga");

        Assert.True(play.Case.DueAt > due);
        Assert.Equal(["manager@A"], play.Case.WaitsOn);
        Assert.Contains("mary", play.Told(MessageKind.Answered));
        Assert.Equal(("Forty people.", "olga"),
            play.Case.Gate!.Questions.Select(q => (q.Answer, q.AnsweredBy)).Single());
        Assert.Equal("done", play.Vote(Outcome.Approve, "mary", met: ["owner"]).State);
    }

    [Fact]
    public void Whoever_is_asked_is_reminded_until_they_answer()
    {
        var play = Ask(Town.AtGate(Manager)).Wait("7 working days");
        Assert.Equal(3, play.Told(MessageKind.Question).Count(t => t == "olga"));

        play.Do(new GiveInformation(play.Case.Gate!.Id, "Forty people."), "olga").Wait("4 working days");

        Assert.Equal(3, play.Told(MessageKind.Question).Count(t => t == "olga"));
    }

    [Fact]
    public void Nobody_votes_while_a_question_is_out_until_it_is_taken_back()
    {
        var play = Ask(Town.AtGate(Manager));
        Assert.Equal("question-open",
            Assert.Throws<DecisionRefused>(() => play.Vote(Outcome.Approve, "mary", met: ["owner"])).Code);
        Assert.Throws<HoldRefused>(() => play.Resume("olga"));

        play.Resume("mary");

        Assert.Equal("done", play.Vote(Outcome.Approve, "mary", met: ["owner"]).State);
    }

    [Fact]
    public void Only_a_decider_asks_and_only_who_was_asked_answers()
    {
        var play = Town.AtGate(Manager);
        Assert.Equal("not-a-decider", Assert.Throws<DecisionRefused>(() => Ask(play, by: "bo1")).Code);
        Ask(play, "problem-owner");

        Assert.Equal("not-asked", Assert.Throws<DecisionRefused>(() =>
            play.Do(new GiveInformation(play.Case.Gate!.Id, "Forty."), "olga")).Code);
        Assert.Throws<InvalidInput>(() => play.Do(new GiveInformation(play.Case.Gate!.Id, " "), "sam"));
        play.Do(new GiveInformation(play.Case.Gate!.Id, "Forty."), "sam");

        Assert.Equal("nothing-asked", Assert.Throws<DecisionRefused>(() =>
            play.Do(new GiveInformation(play.Case.Gate!.Id, "Forty."), "sam")).Code);
    }

    [Fact]
    public void What_is_asked_and_answered_replays_to_the_same_case()
    {
        var play = Ask(Town.AtGate(Manager)).Wait("4 working days");
        play.Do(new GiveInformation(play.Case.Gate!.Id, "Forty."), "olga").Vote(Outcome.Return, "mary", "More.");

        var journal = play.Journal.Select(j => j with { Facts = CaseJson.ReadFacts(CaseJson.Write(j.Facts)) });
        Assert.Equal(CaseJson.Canonical(play.Case), CaseJson.Canonical(Journal.Replay(play.Case.Id, journal)));
    }

    private static Play Ask(Play play, string from = "case-owner", string by = "mary") =>
        play.Do(new AskInformation(play.Case.Gate!.Id, from, "How many need it?"), by);
}
