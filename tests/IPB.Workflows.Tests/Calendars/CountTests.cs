using IPB.Workflows.Calendars;

namespace IPB.Workflows.Tests.Calendars;

public class CountTests
{
    [Theory]
    [InlineData("2026-11-20 14:12", "5 working days", "2026-11-27 17:00")]
    [InlineData("2026-11-21 03:00", "5 working days", "2026-11-27 17:00")]
    [InlineData("2026-11-22 23:59", "5 working days", "2026-11-27 17:00")]
    [InlineData("2026-11-20 23:59", "1 working day", "2026-11-23 17:00")]
    [InlineData("2026-12-23 10:00", "1 working day", "2026-12-28 17:00")]
    [InlineData("2026-12-23 10:00", "4 working days", "2027-01-04 17:00")]
    [InlineData("2026-04-02 10:00", "1 working day", "2026-04-07 17:00")]
    [InlineData("2026-06-18 10:00", "1 working day", "2026-06-22 17:00")]
    [InlineData("2024-02-28 10:00", "1 working day", "2024-02-29 17:00")]
    public void Working_days_start_the_day_after_and_end_at_closing_time(string from, string limit, string due) =>
        Assert.Equal(due, Due(from, limit));

    [Theory]
    [InlineData("2026-11-20 14:12", "4 working hours", "2026-11-23 09:12")]
    [InlineData("2026-11-20 13:00", "4 working hours", "2026-11-20 17:00")]
    [InlineData("2026-11-20 06:00", "1 working hour", "2026-11-20 09:00")]
    [InlineData("2026-11-20 17:00", "1 working hour", "2026-11-23 09:00")]
    [InlineData("2026-11-21 12:00", "9 working hours", "2026-11-23 17:00")]
    [InlineData("2026-12-23 16:00", "2 working hours", "2026-12-28 09:00")]
    public void Working_hours_run_only_while_open(string from, string limit, string due) =>
        Assert.Equal(due, Due(from, limit));

    [Theory]
    [InlineData("2026-11-20 14:12", "1 day", "2026-11-21 17:00")]
    [InlineData("2026-11-20 14:12", "90 days", "2027-02-18 17:00")]
    [InlineData("2026-09-20 23:50", "90 days", "2026-12-19 17:00")]
    [InlineData("2024-02-28 00:10", "1 day", "2024-02-29 17:00")]
    public void Days_end_on_their_date_even_when_it_is_free(string from, string limit, string due) =>
        Assert.Equal(due, Due(from, limit));

    [Theory]
    [InlineData("2025-01-31 09:00", "1 month", "2025-02-28 17:00")]
    [InlineData("2024-01-31 09:00", "1 month", "2024-02-29 17:00")]
    [InlineData("2024-02-29 09:00", "1 year", "2025-02-28 17:00")]
    [InlineData("2024-02-29 09:00", "P1Y6M", "2025-08-29 17:00")]
    [InlineData("2026-11-18 09:00", "3 weeks", "2026-12-09 17:00")]
    [InlineData("2026-01-21 09:00", "1 month", "2026-02-23 17:00")]
    [InlineData("2026-02-22 09:00", "1 month", "2026-03-23 17:00")]
    [InlineData("2026-05-19 09:00", "1 month", "2026-06-22 17:00")]
    [InlineData("2026-06-12 09:00", "1 week", "2026-06-22 17:00")]
    [InlineData("2026-09-24 09:00", "3 months", "2026-12-28 17:00")]
    [InlineData("2026-09-30 09:00", "P3M1D", "2026-12-31 17:00")]
    [InlineData("2026-12-17 09:00", "2 weeks", "2027-01-04 17:00")]
    [InlineData("2026-03-06 09:00", "1 month", "2026-04-07 17:00")]
    [InlineData("2026-05-31 09:00", "P1M", "2026-06-30 17:00")]
    public void Weeks_months_and_years_follow_the_act(string from, string limit, string due) =>
        Assert.Equal(due, Due(from, limit));

    [Fact]
    public void A_closure_of_the_office_does_not_move_an_end_under_the_act()
    {
        var closed = WorkingCalendar.Standard with
        {
            ClosedDates = [new ClosedDate(new DateOnly(2026, 12, 9), new Text("flytt", "moving house"))],
        };

        var deadline = closed.Count(Local.At("2026-11-18 09:00"), TimeLimit.Parse("3 weeks"));

        Assert.Equal("2026-12-09 17:00", Local.Of(deadline.Due));
        Assert.Null(deadline.Moved);
    }

    [Theory]
    [InlineData("2026-03-28 12:00", "24 hours", "2026-03-29 13:00")]
    [InlineData("2026-10-24 12:00", "24 hours", "2026-10-25 11:00")]
    [InlineData("2026-03-28 12:00", "P1DT2H", "2026-03-29 14:00")]
    [InlineData("2026-03-28 02:30", "P1DT30M", "2026-03-29 04:00")]
    [InlineData("2026-03-27 14:00", "1 working day", "2026-03-30 17:00")]
    [InlineData("2026-10-23 16:00", "2 working hours", "2026-10-26 09:00")]
    [InlineData("2026-03-28 14:00", "1 day", "2026-03-29 17:00")]
    public void Both_nights_when_the_clock_changes_are_right(string from, string limit, string due) =>
        Assert.Equal(due, Due(from, limit));

    [Fact]
    public void An_elapsed_hour_inside_the_repeated_hour_is_one_hour() => Assert.Equal(
        Local.Utc("2026-10-25 01:30"),
        WorkingCalendar.Standard.Count(Local.Utc("2026-10-25 00:30"), TimeLimit.Parse("1 hour")).Due);

    [Fact]
    public void A_local_time_that_comes_twice_is_the_first() => Assert.Equal(
        Local.Utc("2026-10-25 00:30"),
        WorkingCalendar.Standard.Count(Local.At("2026-10-24 02:00"), TimeLimit.Parse("P1DT30M")).Due);

    [Fact]
    public void Opening_hours_over_a_changing_clock_are_as_long_as_they_really_are()
    {
        var hours = new OpeningHours(new TimeOnly(0, 0), new TimeOnly(6, 0));
        var sundays = new OpeningWeek(new Dictionary<DayOfWeek, OpeningHours> { [DayOfWeek.Sunday] = hours });
        var night = WorkingCalendar.Standard with { Week = sundays };

        Assert.Equal(TimeSpan.FromHours(5), OnNight("2026-03-29"));
        Assert.Equal(TimeSpan.FromHours(7), OnNight("2026-10-25"));

        TimeSpan OnNight(string date) =>
            night.WorkingTimeBetween(Local.At(date + " 00:00"), Local.At(date + " 12:00"));
    }

    [Fact]
    public void A_due_time_is_given_in_utc_whatever_the_offset_of_the_start()
    {
        var from = Local.At("2026-11-20 14:12").ToOffset(TimeSpan.FromHours(-5));

        var deadline = WorkingCalendar.Standard.Count(from, TimeLimit.Parse("5 working days"));

        Assert.Equal((TimeSpan.Zero, TimeSpan.Zero), (deadline.Due.Offset, deadline.From.Offset));
        Assert.Equal("2026-11-27 17:00", Local.Of(deadline.Due));
    }

    private static string Due(string from, string limit) =>
        Local.Of(WorkingCalendar.Standard.Count(Local.At(from), TimeLimit.Parse(limit)).Due);
}
