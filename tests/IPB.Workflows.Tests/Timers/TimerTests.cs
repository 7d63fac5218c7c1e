using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.Routines;
using IPB.Workflows.Tests.Cases;

namespace IPB.Workflows.Tests.Timers;

public sealed class TimerTests
{
    private const string Manager = "{ by: manager of lead-department, quorum: 1 }";
    private static readonly string[] Owner = ["owner"];

    [Fact]
    public void Reminders_come_before_on_and_after_the_due_date()
    {
        // Entered Monday 2 February: due Monday the 9th at 17.
        var play = new Play(Manager).Wait("8 working days");

        Assert.Equal(new[] { 5, 9, 11 },
            play.Journal.Where(j => j.Facts.Any(f => f is Reminded)).Select(j => j.At.Day));
        Assert.Equal(["olga", "olga", "olga"], play.Told(MessageKind.Reminder));
    }

    [Fact]
    public void An_answer_cancels_every_reminder_and_escalation_of_its_state()
    {
        var play = new Play(Manager).Fire("note", "olga", null, ("budget", 500m));
        var armed = play.Case.Timers;

        play.Wait("1 working day").Fire("propose", "olga", null, ("owner_name", "Olga"));

        Assert.Equal(armed.Select(t => t.Key), play.Journal[^1].Facts.OfType<TimerCancelled>().Select(t => t.Key));
        Assert.DoesNotContain(play.Case.Timers, armed.Contains);
    }

    [Fact]
    public void A_trigger_that_stays_restarts_nothing()
    {
        var play = new Play(Manager);
        var (timers, due) = (play.Case.Timers, play.Case.DueAt);

        play.Wait("1 working day").Fire("note", "olga", null, ("budget", 500m));

        Assert.Equal(timers, play.Case.Timers);
        Assert.Equal(due, play.Case.DueAt);
    }

    [Fact]
    public void A_timer_that_is_no_longer_armed_does_nothing()
    {
        var play = Town.AtGate(Manager).Vote(Outcome.Reject, "mary", "no");

        Assert.Null(play.FireTimer("remind:0"));
    }

    [Fact]
    public void A_timer_never_fires_early() => Assert.Null(new Play(Manager).FireTimer("remind:0"));

    [Fact]
    public void A_reminder_whose_time_had_passed_is_not_sent_late()
    {
        // Due on Wednesday, to be reminded two working days before: on this Monday, but an hour ago.
        var routine = Town.Gate(Manager).Replace("due: 5 working days", "due: 2 days", StringComparison.Ordinal);

        Assert.DoesNotContain(new Play(routine).Case.Timers, t => t.Key == "remind:0");
    }

    [Fact]
    public void An_escalation_lays_the_case_before_the_superior_too()
    {
        var play = new Play(Manager).Wait("10 working days");

        Assert.Equal(["officer@A", "manager@A"], play.Case.WaitsOn);
        Assert.Contains("mary", play.Told(MessageKind.Escalation));
        Assert.Equal("gate", play.Fire("note", "mary", null, ("budget", 1m))
            .Fire("propose", "mary", null, ("owner_name", "M")).State);
    }

    [Fact]
    public void A_role_with_nobody_in_it_goes_to_the_named_fallback()
    {
        var olga = Town.Organisation.FindPerson("olga")! with { Roles = [] };
        var world = new World(Town.With(olga), WorkingCalendar.Standard, []);

        Assert.Equal(["person:fay"], new Play(Manager, world: world).Case.WaitsOn);
    }

    [Fact]
    public void Reminders_go_to_the_deputy_of_somebody_away()
    {
        var mary = Town.Organisation.FindPerson("mary")! with
        {
            Deputy = "henry",
            Absences = [new(new(2026, 1, 1), new(2026, 12, 31))],
        };
        var world = new World(Town.With(mary), WorkingCalendar.Standard, []);

        var play = Town.AtGate(Manager, world: world).Wait("4 working days");

        Assert.Equal(["henry"], play.Told(MessageKind.Reminder).Distinct());
    }

    [Fact]
    public void Whoever_has_voted_is_not_reminded()
    {
        var play = Town.AtGate("{ by: board, quorum: 2 }").Vote(Outcome.Approve, "bo1", met: Owner)
            .Wait("4 working days");

        Assert.Equal(["bo2", "bo3"], play.Told(MessageKind.Reminder).Order());
    }

    [Fact]
    public void A_closed_case_asks_later_whether_it_is_still_solved()
    {
        var play = Town.AtGate(Manager).Vote(Outcome.Approve, "mary", met: Owner).Wait("3 months");

        Assert.Equal(["sam"], play.Told(MessageKind.FollowUp));
        Assert.Equal(["person:sam"], play.Case.WaitsOn);
        Assert.Empty(play.Fire("yes", "sam").Case.WaitsOn);
        Assert.True(play.Case.IsClosed);
    }

    [Fact]
    public void Not_solved_opens_the_case_again()
    {
        var play = Town.AtGate(Manager).Vote(Outcome.Approve, "mary", met: Owner).Wait("3 months")
            .Fire("not", "sam", "It came back.");

        Assert.Equal("work", play.State);
        Assert.False(play.Case.IsClosed);
        Assert.Null(play.Case.Ending);
    }

    [Fact]
    public void A_timed_trigger_fires_by_itself_and_an_automatic_one_as_soon_as_its_condition_holds()
    {
        const string voting = """
            routine: test
            version: 1
            name: { sv: Prov, en: Trial }
            purpose: { sv: Prov, en: Trial }
            fields:
              votes: { type: number, name: { sv: Röster, en: Votes } }
            states:
              open:
                name: { sv: Öppet, en: Open }
                owner: officer
                timers: [{ after: 90 days, fire: time-out }]
                on:
                  count: { name: { sv: Räkna, en: Count }, asks: [votes] }
                  enough: { name: { sv: Nog, en: Enough }, to: yes, by: system, when: votes >= 150 }
                  time-out: { name: { sv: Slut, en: Over }, to: no, by: system }
              yes: { name: { sv: Ja, en: Yes }, end: completed }
              no: { name: { sv: Nej, en: No }, end: rejected }
            """;

        Assert.Equal("open", new Play(voting).Fire("count", "olga", null, ("votes", 149m)).State);
        Assert.Equal("yes", new Play(voting).Fire("count", "olga", null, ("votes", 150m)).State);
        Assert.Equal("open", new Play(voting).Wait("89 days").State);
        Assert.Equal("no", new Play(voting).Wait("90 days").State);
    }
}
