using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.Routines;
using IPB.Workflows.Tests.Cases;
using static IPB.Workflows.Tests.People.CoverTown;

namespace IPB.Workflows.Tests.People;

/// <summary>Whom a case goes to while people are away.</summary>
public class AbsenceTests
{
    private const string ByManager = "{ by: manager of lead-department, quorum: 1 }";

    [Fact]
    public void A_substitute_gets_what_waits_and_is_stamped()
    {
        var play = new Play(ByManager, world: With(Away("olga", "bo1")));
        Assert.Contains("bo1", play.Told(MessageKind.YourTurn));
        Assert.DoesNotContain("olga", play.Told(MessageKind.YourTurn));
        Assert.Equal("olga", play.Messages.First(m => m.To == "bo1").Content.For);
        play.Fire("note", "bo1", null, ("budget", 5m));
        Assert.Equal("olga", play.Journal[^1].OnBehalfOf);
    }

    [Fact]
    public void Absence_passes_along_a_chain_to_whoever_is_there()
    {
        var world = With(Away("mary", "bo1"), Away("bo1", "bo2"), Away("bo2", "bo3"));
        Assert.Equal(["bo3"], world.Behind("manager@A"));
        var play = Town.AtGate(ByManager, world: world).Vote(Outcome.Approve, "bo3", "Fine", ["owner"]);
        Assert.Equal(("done", "mary"), (play.State, play.Journal[^1].OnBehalfOf));
        Assert.Throws<DecisionRefused>(() => Town.AtGate(ByManager, world: world)
            .Vote(Outcome.Approve, "bo1", "Fine", ["owner"]));
    }

    [Fact]
    public void Two_who_stand_in_for_each_other_and_are_both_away_end_at_a_named_person()
    {
        var world = With(Away("bo1", "bo2"), Away("bo2", "bo1"), Away("bo3"));
        Assert.Equal(["fay"], world.Behind("board@B"));
        Assert.Equal(["henry"], With(Away("mary", "olga"), Away("olga", "mary")).Behind("manager@A"));
    }

    [Fact]
    public void When_the_fallback_is_away_too_somebody_who_is_there_has_it()
    {
        var world = With(Away("bo1"), Away("bo2"), Away("bo3"), Away("fay"), Away("dora"));
        Assert.Equal(["cora"], world.Behind("board@B"));
    }

    [Fact]
    public void Nobody_is_left_out_when_the_whole_town_is_away()
    {
        var world = With([.. Town.Organisation.People.Select(p => Away(p.Id))]);
        Assert.All(Town.Organisation.HeldKeys, k => Assert.NotEmpty(world.Behind(k)));
    }

    [Fact]
    public void One_who_is_there_is_enough_and_the_absent_get_nothing()
    {
        var play = Town.AtGate("{ by: board, quorum: 1 }", world: With(Away("bo1"), Away("bo2")));
        Assert.Equal(["bo3"], play.Told(MessageKind.Decision));
    }

    [Fact]
    public void A_reminder_goes_to_whoever_acts_on_its_day()
    {
        var play = new Play(ByManager, world: With(Away("olga", "bo1", from: 3))).Wait("4 working days");
        Assert.Equal(["olga"], play.Told(MessageKind.YourTurn));
        Assert.Contains("bo1", play.Told(MessageKind.Reminder));
        Assert.DoesNotContain("olga", play.Told(MessageKind.Reminder));
    }

    [Fact]
    public void An_escalation_skips_the_absent()
    {
        var play = new Play(ByManager, world: With(Away("mary", from: 2))).Wait("11 working days");
        Assert.Equal(["henry"], play.Told(MessageKind.Escalation));
        play.Fire("note", "henry", null, ("budget", 5m));
        Assert.Equal("mary", play.Journal[^1].OnBehalfOf);
    }

    [Fact]
    public void A_substitute_does_not_decide_for_or_through_the_submitter()
    {
        var world = With(Away("mary", "bo1"));
        Assert.Equal("own-case", Assert.Throws<DecisionRefused>(() =>
            Town.AtGate(ByManager, "bo1", world).Vote(Outcome.Approve, "bo1", "Fine", ["owner"])).Code);
        Assert.Equal(["henry"], Town.AtGate(ByManager, "bo1", world).Told(MessageKind.Decision));
        // The submitter stands in, is away too, and has named somebody in turn.
        var through = With(Away("mary", "bo1"), Away("bo1", "bo2"));
        var play = Town.AtGate(ByManager, "bo1", through);
        Assert.Null(play.OptionsOf("bo2").Gate);
        Assert.Equal("done", play.Vote(Outcome.Approve, "henry", "Fine", ["owner"]).State);
    }

    [Fact]
    public void A_person_and_their_substitute_are_one_voice()
    {
        var play = Town.AtGate("{ by: board, quorum: 2 }", world: With(Away("bo1", "olga", from: -1, to: 0)))
            .Vote(Outcome.Approve, "olga", "Fine", ["owner"]).Wait("2 working days")
            .Vote(Outcome.Approve, "bo1", "Fine", ["owner"]);
        Assert.Equal("gate", play.State);
        Assert.Equal("done", play.Vote(Outcome.Approve, "bo2", "Fine", ["owner"]).State);
    }
}
