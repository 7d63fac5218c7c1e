using IPB.Workflows.Calendars;

namespace IPB.Workflows.Tests.Calendars;

public class WorkingCalendarTests
{
    private static readonly WorkingCalendar Standard = WorkingCalendar.Standard;

    [Theory]
    [InlineData("2026-06-18", true)]
    [InlineData("2026-06-19", false)]
    [InlineData("2026-06-20", false)]
    [InlineData("2026-12-24", false)]
    [InlineData("2026-12-31", false)]
    [InlineData("2026-04-02", true)]
    [InlineData("2026-05-15", true)]
    public void Holidays_and_their_three_eves_are_no_working_days(string date, bool works) =>
        Assert.Equal(works, Standard.IsWorkingDay(Local.Date(date)));

    [Theory]
    [InlineData("2026-05-15")] // the Friday after Ascension Day
    [InlineData("2026-01-05")] // the Monday before Epiphany
    [InlineData("2023-06-05")] // the Monday before National Day
    public void Squeeze_days_are_closed_when_so_set(string date)
    {
        Assert.True(Standard.IsWorkingDay(Local.Date(date)));
        Assert.False((Standard with { SqueezeDaysClosed = true }).IsWorkingDay(Local.Date(date)));
    }

    [Theory]
    [InlineData("2026-01-02")] // the Friday after New Year's Day
    [InlineData("2026-06-05")] // the Friday before a Saturday holiday, after a working Thursday
    public void Only_a_single_day_between_free_days_is_a_squeeze_day(string date) =>
        Assert.Equal(date == "2026-06-05",
            (Standard with { SqueezeDaysClosed = true }).IsWorkingDay(Local.Date(date)));

    [Theory]
    [InlineData("2026-04-01 10:00", "2026-04-02 12:00")]
    [InlineData("2026-04-29 10:00", "2026-04-30 12:00")]
    [InlineData("2026-10-29 10:00", "2026-10-30 12:00")]
    [InlineData("2027-01-04 10:00", "2027-01-05 12:00")]
    [InlineData("2026-04-30 10:00", "2026-05-04 17:00")]
    public void Common_eves_close_at_noon_when_switched_on(string from, string due) => Assert.Equal(
        due,
        Local.Of((Standard with { HalfDays = HalfDay.CommonEves })
            .Count(Local.At(from), TimeLimit.Parse("1 working day")).Due));

    [Fact]
    public void A_half_day_shortens_working_hours()
    {
        var half = Standard with { HalfDays = [HalfDay.On(new DateOnly(2026, 11, 20), new TimeOnly(15, 0))] };

        var deadline = half.Count(Local.At("2026-11-20 14:00"), TimeLimit.Parse("2 working hours"));

        Assert.Equal("2026-11-23 09:00", Local.Of(deadline.Due));
    }

    [Fact]
    public void A_half_day_never_lengthens_a_day()
    {
        var late = Standard with { HalfDays = [HalfDay.On(new DateOnly(2026, 11, 20), new TimeOnly(18, 0))] };

        Assert.Equal("2026-11-20 17:00",
            Local.Of(late.Count(Local.At("2026-11-19 14:00"), TimeLimit.Parse("1 working day")).Due));
    }

    [Theory]
    [InlineData(11, "11:00")]
    [InlineData(13, "12:00")]
    public void Of_two_half_days_on_one_date_the_earlier_closing_counts(int closes, string due)
    {
        var walpurgis = HalfDay.On(new DateOnly(2026, 4, 30), new TimeOnly(closes, 0));
        var calendar = Standard with { HalfDays = [walpurgis, .. HalfDay.CommonEves] };

        Assert.Equal("2026-04-30 " + due,
            Local.Of(calendar.Count(Local.At("2026-04-29 14:00"), TimeLimit.Parse("1 working day")).Due));
    }

    [Fact]
    public void A_half_day_that_ends_before_it_opens_is_closed()
    {
        var half = Standard with { HalfDays = [HalfDay.On(new DateOnly(2026, 11, 20), new TimeOnly(8, 0))] };

        Assert.False(half.IsWorkingDay(new DateOnly(2026, 11, 20)));
    }

    [Theory]
    [InlineData("2026-11-27 17:00", "2 working days", "2026-11-25 08:00")]
    [InlineData("2026-11-30 17:00", "1 working day", "2026-11-27 08:00")]
    [InlineData("2026-11-30 17:00", "1 day", "2026-11-27 08:00")]
    [InlineData("2026-11-27 17:00", "1 week", "2026-11-20 08:00")]
    [InlineData("2026-03-31 17:00", "1 month", "2026-02-27 08:00")]
    [InlineData("2026-11-27 17:00", "2 hours", "2026-11-27 15:00")]
    [InlineData("2026-11-30 09:00", "4 working hours", "2026-11-27 14:00")]
    public void A_reminder_before_comes_in_working_time(string due, string limit, string reminder) =>
        Assert.Equal(reminder, Local.Of(Standard.Before(Local.At(due), TimeLimit.Parse(limit))));

    [Theory]
    [InlineData("2026-11-27 17:00", "1 working day", "2026-11-30 08:00")]
    [InlineData("2026-11-27 17:00", "5 working days", "2026-12-04 08:00")]
    [InlineData("2026-11-27 17:00", "1 day", "2026-11-30 08:00")]
    [InlineData("2026-11-27 17:00", "P1M", "2026-12-28 08:00")]
    [InlineData("2026-11-27 17:00", "30 minutes", "2026-11-27 17:30")]
    [InlineData("2026-11-27 16:00", "2 working hours", "2026-11-30 09:00")]
    public void A_reminder_after_comes_in_working_time(string due, string limit, string reminder) =>
        Assert.Equal(reminder, Local.Of(Standard.After(Local.At(due), TimeLimit.Parse(limit))));

    [Theory]
    [InlineData("2026-11-27 17:00", "2026-11-27 08:00")]
    [InlineData("2026-11-28 17:00", "2026-11-28 08:00")]
    [InlineData("2026-11-27 06:30", "2026-11-27 06:30")]
    public void The_reminder_on_the_due_date_comes_at_opening_time_but_never_late(string due, string reminder) =>
        Assert.Equal(reminder, Local.Of(Standard.OnDueMorning(Local.At(due))));

    [Theory]
    [InlineData("2026-11-25 09:00", "2026-11-27 17:00", 2)]
    [InlineData("2026-11-27 09:00", "2026-11-27 17:00", 0)]
    [InlineData("2026-11-27 18:00", "2026-11-27 17:00", 0)]
    [InlineData("2026-11-30 09:00", "2026-11-27 17:00", -1)]
    [InlineData("2026-11-28 09:00", "2026-11-29 17:00", 0)]
    public void Working_days_left_are_counted_with_a_sign(string now, string due, int days) =>
        Assert.Equal(days, Standard.WorkingDaysBetween(Local.At(now), Local.At(due)));

    [Fact]
    public void Working_time_between_counts_only_opening_hours()
    {
        var (friday, monday) = (Local.At("2026-11-20 14:12"), Local.At("2026-11-23 09:12"));

        Assert.Equal(TimeSpan.FromHours(4), Standard.WorkingTimeBetween(friday, monday));
        Assert.Equal(TimeSpan.FromHours(-4), Standard.WorkingTimeBetween(monday, friday));
    }

    [Fact]
    public void Hours_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new OpeningHours(new TimeOnly(17, 0), new TimeOnly(8, 0)));
        Assert.Throws<ArgumentException>(() => new OpeningWeek(new Dictionary<DayOfWeek, OpeningHours>()));
    }

    [Fact]
    public void Calendars_that_are_set_the_same_way_are_equal()
    {
        var changed = Standard with { SqueezeDaysClosed = true, HalfDays = HalfDay.CommonEves };

        Assert.NotEqual(Standard, changed);
        Assert.Equal(Standard, changed with { SqueezeDaysClosed = false, HalfDays = [] });
        Assert.Equal(Standard.GetHashCode(), new WorkingCalendar().GetHashCode());
    }
}
