using System.Collections.Immutable;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Storage;
using IPB.Workflows.Tests.Cases;
using IPB.Workflows.Tests.Files;
using IPB.Workflows.Timers;

namespace IPB.Workflows.Tests.Calendars;

/// <summary>Each department's calendar counts the cases that it leads, and another calendar moves what runs.</summary>
public sealed class DepartmentCalendarTests
{
    private const string Mandate = "{ by: manager of lead-department, quorum: 1 }";
    private static readonly WorkingCalendar ClosedThursday = new()
    {
        ClosedDates = [new(new DateOnly(2026, 2, 5), new("flytt", "moving"))],
    };

    /// <summary>B is closed on Thursday 5 February, A is not.</summary>
    private static readonly World World = new(Town.Organisation, new CalendarSet(WorkingCalendar.Standard)
    {
        Departments = ImmutableSortedDictionary<string, WorkingCalendar>.Empty.Add("B", ClosedThursday),
    }, []);

    private static Play Started() => new(Mandate, world: World);

    [Fact]
    public void The_lead_departments_calendar_counts_its_cases() =>
        Assert.Equal("2026-02-09 17:00", Local.Of(Started().Case.DueAt!.Value));

    [Fact]
    public void A_case_that_is_given_away_is_counted_from_its_start_by_the_calendar_of_whoever_has_it_now()
    {
        var play = Started().Wait("1 working day").Fire("give", "olga", "because", ("lead_department", "B"));
        Assert.Equal("2026-02-10 17:00", Local.Of(play.Case.DueAt!.Value));
        var fact = Assert.Single(play.Facts.OfType<Recounted>());
        Assert.Equal("B", fact.Lead);
        Assert.Equal("5 Feb is closed now (moving)", Assert.Single(fact.Moved).Because.En);
        Assert.Equal(["remind:0", "remind:1", "remind:2", "escalate:0"], play.Case.Timers
            .OrderBy(t => t.DueAt).Select(t => t.Key));
        Assert.Equal("2026-02-17 17:00", Local.Of(play.Case.Timers.Single(t => t.Key == "escalate:0").DueAt));
        Replays(play);
    }

    [Fact]
    public void Given_back_it_stands_as_it_did()
    {
        var play = Started();
        var before = play.Case.Timers.ToDictionary(t => t.Key, t => t.DueAt);
        play.Fire("give", "olga", "because", ("lead_department", "B"))
            .Fire("give", "olga", "because", ("lead_department", "A"));
        Assert.Equal("2026-02-09 17:00", Local.Of(play.Case.DueAt!.Value));
        Assert.Equal(before, play.Case.Timers.ToDictionary(t => t.Key, t => t.DueAt));
        Replays(play);
    }

    [Fact]
    public void A_bounced_case_is_counted_anew_in_its_new_state_by_the_new_department()
    {
        var play = new Play(Bouncing, world: World).Wait("1 working day")
            .Fire("not-ours", "olga", "no", ("lead_department", "B"));
        Assert.Equal("B", play.Case.LeadDepartment);
        // Entered on Tuesday 3 February: 4, 6, 9, 10, 11 are the working days of B.
        Assert.Equal("2026-02-11 17:00", Local.Of(play.Case.StateDueAt!.Value));
        // The group runs on since Monday, and Thursday no longer counts in it.
        Assert.Equal("2026-02-17 17:00", Local.Of(play.Case.Groups[0].DueAt!.Value));
        Assert.Equal("all", Assert.Single(Assert.Single(play.Facts.OfType<Recounted>()).Moved).Group);
        Replays(play);
    }

    [Fact]
    public void What_would_be_over_by_now_is_not_late_at_once()
    {
        var open = new World(Town.Organisation, new CalendarSet(ClosedThursday)
        {
            Departments = ImmutableSortedDictionary<string, WorkingCalendar>.Empty.Add("B", WorkingCalendar.Standard),
        }, []);
        // On the evening of 9 February the limit of B, 17:00 that day, is over; that of A ends a day later.
        var play = new Play(Mandate, world: open).Wait("7 days")
            .Fire("give", "olga", "because", ("lead_department", "B"));
        Assert.Equal("2026-02-09 17:00", Local.Of(play.Now));
        Assert.Equal("2026-02-10 17:00", Local.Of(play.Case.DueAt!.Value));
    }

    [Fact]
    public void A_case_on_hold_is_left_alone_and_counted_by_the_calendar_of_the_day_on_which_it_goes_on()
    {
        var play = Started();
        Assert.False(Plan(play).IsEmpty);
        Assert.True(Plan(play.Hold("olga")).IsEmpty);

        static RecountPlan Plan(Play play) => Recounting.Plan(
            play.Routine, play.Case, (WorkingCalendar.Standard, ClosedThursday), play.Now);
    }

    [Fact]
    public void A_departments_calendar_is_the_citys_with_what_is_written_for_it()
    {
        const string Text = """
            calendar: standard
            opening-hours: { monday: "08:00-17:00", tuesday: "08:00-17:00" }
            closed: [{ date: 2026-12-21, reason: { sv: Stängt, en: Closed } }]
            mail: opening-hours
            departments:
              LFF:
                opening-hours: { monday: "07:00-16:00" }
                closed: [{ date: 2026-12-28, reason: { sv: Flytt, en: Moving } }]
                squeeze-days: closed
            """;
        var read = CalendarReader.Read("calendar.yaml", Text, Sample.Organisation);
        Assert.Empty(read.Findings);
        var (city, own) = (read.Calendars!.Of("SLK"), read.Calendars.Of("LFF"));
        Assert.True(read.Calendars.MailInOpeningHours);
        Assert.Equal((true, false), (city.IsWorkingDay(new(2026, 12, 28)), own.IsWorkingDay(new(2026, 12, 28))));
        Assert.False(own.IsWorkingDay(new(2026, 12, 21)) || own.IsWorkingDay(new(2026, 12, 22)));
        Assert.Equal(new OpeningHours(new(7, 0), new(16, 0)), own.Week[DayOfWeek.Monday]);
        Assert.True(own.SqueezeDaysClosed && !city.SqueezeDaysClosed);
        var slip = CalendarReader.Read("calendar.yaml", Text.Replace("LFF", "LFG"), Sample.Organisation);
        Assert.StartsWith("department \"LFG\" is unknown; did you mean \"LFF\"?", Assert.Single(slip.Findings).Message);
        Assert.Equal(6, slip.Findings[0].Line);
    }

    private static void Replays(Play play) => Assert.Equal(
        CaseJson.Canonical(play.Case), CaseJson.Canonical(Journal.Replay(play.Case.Id, play.Journal)));

    private const string Bouncing = """
        routine: test
        version: 1
        name: { sv: Prov, en: Trial }
        purpose: { sv: Prov, en: Trial }
        states:
          all:
            name: { sv: Allt, en: All }
            owner: officer
            due: 10 working days
            remind: [on due]
            states:
              work:
                name: { sv: Arbete, en: Work }
                due: 5 working days
                on:
                  not-ours:
                    name: { sv: Inte vårt, en: Not ours }
                    to: next
                    asks: [lead_department]
                    reason: required
                    bounce: { times: 2, then: sorting }
                  go: { name: { sv: Klart, en: Done }, to: done }
              next:
                name: { sv: Nästa, en: Next }
                due: 5 working days
                on:
                  finish: { name: { sv: Klart, en: Done }, to: done }
          sorting:
            name: { sv: Sortering, en: Sorting }
            owner: coordinator
            on:
              place: { name: { sv: Placera, en: Place }, to: next, asks: [lead_department] }
          done: { name: { sv: Klart, en: Done }, end: completed }
        """;
}
