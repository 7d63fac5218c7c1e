using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Gates;
using IPB.Workflows.Notifications;
using IPB.Workflows.Routines;
using IPB.Workflows.Storage;
using IPB.Workflows.Tests.Cases;

namespace IPB.Workflows.Tests.Gates;

public sealed class ConditionTests
{
    private const string Manager = "{ by: manager of lead-department }";

    [Fact]
    public void A_condition_becomes_a_task_with_an_owner_and_a_day()
    {
        var task = Assert.Single(Approved().Case.ConditionTasks);

        Assert.Equal(("Ask law", "officer@A", "mary"), (task.Text, task.Owner, task.SetBy));
        Assert.Equal(new DateOnly(2026, 3, 2), Stockholm.DateOf(task.DueAt));
        Assert.True(task.IsOpen);
    }

    [Fact]
    public void The_decider_may_name_somebody_else_and_a_day()
    {
        var play = Approved(new DatedCondition("Ask law") { Owner = "henry", Due = new(2026, 2, 27) });

        Assert.Equal("person:henry", play.Case.ConditionTasks[0].Owner);
        Assert.Contains("henry", play.Told(MessageKind.Condition));
        play.Wait("3 weeks");
        Assert.Empty(play.Facts.OfType<ConditionLate>());
        play.Wait("5 days");
        Assert.Single(play.Facts.OfType<ConditionLate>());
    }

    [Fact]
    public void A_day_that_is_past_and_a_person_who_is_not_there_are_refused()
    {
        Assert.Throws<InvalidInput>(() => Approved(new DatedCondition("Ask") { Due = new(2026, 2, 1) }));
        Assert.Throws<InvalidInput>(() => Approved(new DatedCondition("Ask") { Owner = "nobody" }));
    }

    [Fact]
    public void Whoever_has_it_is_reminded_and_then_it_is_laid_before_those_who_decided()
    {
        var play = Approved().Wait("27 days");
        Assert.Contains("olga", play.Told(MessageKind.ConditionReminder));
        Assert.Empty(play.Told(MessageKind.ConditionLate));

        play.Wait("4 days");

        Assert.Equal(["mary", "olga"], play.Told(MessageKind.ConditionLate).Order());
        Assert.Contains("manager@A", play.Case.Waiting);
    }

    [Fact]
    public void Met_with_a_note_it_is_reminded_of_no_more_and_whoever_set_it_hears()
    {
        var play = Approved().Do(new MeetCondition(1, "Law says yes."), "olga").Wait("3 months");

        var task = play.Case.ConditionTasks[0];
        Assert.Equal(("olga", "Law says yes."), (task.MetBy, task.Note));
        Assert.Contains("mary", play.Told(MessageKind.ConditionMet));
        Assert.Empty(play.Told(MessageKind.ConditionReminder));
        Assert.Empty(play.Told(MessageKind.ConditionLate));
    }

    [Fact]
    public void Met_needs_a_note_and_is_not_everybodys_to_say()
    {
        var play = Approved();

        Assert.Throws<InvalidInput>(() => play.Do(new MeetCondition(1, " "), "olga"));
        Assert.Equal("condition-not-permitted",
            Assert.Throws<ConditionRefused>(() => play.Do(new MeetCondition(1, "Done."), "bo1")).Code);
        Assert.Equal("condition-not-found",
            Assert.Throws<ConditionRefused>(() => play.Do(new MeetCondition(2, "Done."), "olga")).Code);
        play.Do(new MeetCondition(1, "Done."), "olga");
        Assert.Equal("condition-closed",
            Assert.Throws<ConditionRefused>(() => play.Do(new MeetCondition(1, "Done."), "olga")).Code);
    }

    [Fact]
    public void A_hold_stops_no_condition()
    {
        var play = Approved().Hold("olga").Wait("5 weeks");

        Assert.NotNull(play.Case.Hold);
        Assert.NotNull(play.Case.ConditionTasks[0].LateSince);
        play.Resume("olga");
        Assert.DoesNotContain(play.Case.Timers, t => t.IsOfCondition);
    }

    [Fact]
    public void A_case_that_is_rejected_leaves_nothing_to_be_met()
    {
        var play = Approved().Fire("propose", "olga", null, ("owner_name", "Olga"))
            .Vote(Outcome.Reject, "mary", "It is over.");

        Assert.True(play.Case.ConditionTasks[0].Dropped);
        Assert.DoesNotContain(play.Case.Timers, t => t.IsOfCondition);
    }

    [Fact]
    public void What_happens_to_conditions_replays_to_the_same_case()
    {
        var play = Approved(new DatedCondition("Ask law") { Due = new(2026, 2, 20) }).Wait("4 weeks")
            .Do(new MeetCondition(1, "Late but done."), "mary");

        var journal = play.Journal.Select(j => j with { Facts = CaseJson.ReadFacts(CaseJson.Write(j.Facts)) });
        Assert.Equal(CaseJson.Canonical(play.Case), CaseJson.Canonical(Journal.Replay(play.Case.Id, journal)));
    }

    /// <summary>Approved with a condition; the case goes back to work.</summary>
    private static Play Approved(DatedCondition? condition = null)
    {
        var text = Town.Gate(Manager).Replace("approve-with-conditions: done", "approve-with-conditions: work",
            StringComparison.Ordinal);
        var play = Town.AtGate(text);
        return play.Do(new Decide(play.Case.Gate!.Id, Outcome.ApproveWithConditions, null, ["owner"], [])
        {
            Tasks = [condition ?? new DatedCondition("Ask law")],
        }, "mary");
    }
}
