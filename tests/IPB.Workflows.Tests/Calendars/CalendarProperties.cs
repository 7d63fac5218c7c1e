using CsCheck;
using IPB.Workflows.Calendars;

namespace IPB.Workflows.Tests.Calendars;

public class CalendarProperties
{
    private static readonly Gen<TimeUnit> Unit = Gen.Int[0, 7].Select(unit => (TimeUnit)unit);

    private static readonly Gen<DateTimeOffset> Instant = Gen.Select(
        Gen.Int[0, 111 * 365], Gen.Int[0, 1439],
        (day, minute) => new DateTimeOffset(1990, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day).AddMinutes(minute));

    private static readonly Gen<WorkingCalendar> Calendar = Gen.Select(
        Gen.Int[1, 127], Gen.Int[0, 600], Gen.Int[1, 800], Gen.Bool, Gen.Bool, Gen.Int[0, 40_000].Array[0, 5], Of);

    private static readonly Gen<TimeLimit> Single =
        Gen.Select(Gen.Int[1, 100], Unit, (amount, unit) => new TimeLimit(amount, unit));

    private static readonly Gen<TimeLimit> Mixed = Gen.Select(
        Gen.Int[1, 9].Array[6], Gen.Int[1, 63], (amounts, units) =>
        Enumerable.Range(0, 6).Reverse().Where(unit => (units & (1 << unit)) != 0)
            .Aggregate((TimeLimit?)null, (rest, unit) => new TimeLimit(amounts[unit], (TimeUnit)unit, rest))!);

    [Fact]
    public void A_longer_limit_never_ends_earlier() =>
        Gen.Select(Calendar, Instant, Unit, Gen.Int[1, 99], Gen.Int[0, 20])
            .Sample((calendar, from, unit, amount, more) =>
            calendar.Count(from, new TimeLimit(amount, unit)).Due
            <= calendar.Count(from, new TimeLimit(Math.Min(amount + more, 100), unit)).Due);

    [Fact]
    public void A_later_start_never_ends_earlier() =>
        Gen.Select(Calendar, Instant, Gen.Int[0, 6000], Single).Sample((calendar, from, minutes, limit) =>
            calendar.Count(from, limit).Due <= calendar.Count(from.AddMinutes(minutes), limit).Due);

    [Fact]
    public void No_limit_ends_before_it_starts() =>
        Gen.Select(Calendar, Instant, Gen.OneOf(Single, Mixed)).Sample((calendar, from, limit) =>
            calendar.Count(from, limit).Due > from);

    [Fact]
    public void Counted_working_days_are_the_working_days_between() =>
        Gen.Select(Calendar, Instant, Gen.Int[1, 300]).Sample((calendar, from, days) =>
        {
            var deadline = calendar.Count(from, new TimeLimit(days, TimeUnit.WorkingDays));
            Assert.Equal(days, calendar.WorkingDaysBetween(from, deadline.Due));
            Assert.Equal(-days, calendar.WorkingDaysBetween(deadline.Due, from));
            Assert.Equal(days, deadline.Counted.Sum(dates => dates.Days));
            Assert.True(calendar.IsWorkingDay(Local.Date(Local.Of(deadline.Due)[..10])));
        });

    [Fact]
    public void Every_date_after_the_start_is_either_counted_or_skipped() =>
        Gen.Select(Calendar, Instant, Gen.Int[1, 60]).Sample((calendar, from, days) =>
        {
            var deadline = calendar.Count(from, new TimeLimit(days, TimeUnit.WorkingDays));
            var dates = deadline.Counted.Concat(deadline.Skipped.Select(skipped => skipped.Dates))
                .OrderBy(part => part.First).ToList();
            Assert.Equal(Local.Date(Local.Of(from)[..10]).AddDays(1), dates[0].First);
            Assert.Equal(Local.Date(Local.Of(deadline.Due)[..10]), dates[^1].Last);
            Assert.All(dates.Zip(dates.Skip(1)), pair => Assert.Equal(pair.First.Last.AddDays(1), pair.Second.First));
        });

    [Fact]
    public void Working_hours_counted_are_the_working_time_between() =>
        Gen.Select(Calendar, Instant, Gen.Int[1, 100]).Sample((calendar, from, hours) =>
        {
            var limit = new TimeLimit(hours, TimeUnit.WorkingHours);
            var due = calendar.Count(from, limit).Due;
            Assert.Equal(TimeSpan.FromHours(hours), calendar.WorkingTimeBetween(from, due));
            Assert.Equal(TimeSpan.FromHours(hours), calendar.WorkingTimeBetween(calendar.Before(due, limit), due));
        });

    [Fact]
    public void After_and_back_again_is_the_morning_of_a_working_day() =>
        Gen.Select(Calendar, Instant, Gen.Int[1, 60]).Sample((calendar, from, days) =>
        {
            var limit = new TimeLimit(days, TimeUnit.WorkingDays);
            var due = calendar.Count(from, limit).Due;
            Assert.Equal(calendar.OnDueMorning(due), calendar.Before(calendar.After(due, limit), limit));
        });

    [Fact]
    public void An_office_that_opens_in_the_skipped_hour_reminds_no_later_than_it_closes()
    {
        var calendar = Of(127, 164, 28, false, false, []);
        var day = new DateTimeOffset(2067, 3, 27, 1, 12, 0, TimeSpan.Zero);
        var limit = new TimeLimit(1, TimeUnit.WorkingDays);
        Assert.Equal(calendar.OnDueMorning(day), calendar.Before(calendar.After(day, limit), limit));
    }

    [Fact]
    public void The_end_under_the_act_is_never_a_free_day_and_at_most_a_few_days_later() =>
        Gen.Select(Instant, Gen.Int[1, 100], Gen.Int[0, 2].Select(unit => (TimeUnit)unit))
            .Sample((from, amount, unit) =>
            {
                var deadline = WorkingCalendar.Standard.Count(from, new TimeLimit(amount, unit));
                var due = Local.Date(Local.Of(deadline.Due)[..10]);
                Assert.True(WorkingCalendar.Standard.IsWorkingDay(due));
                Assert.Equal(due != deadline.Counted[^1].Last, deadline.Moved is not null);
                Assert.InRange(due.DayNumber - deadline.Counted[^1].Last.DayNumber, 0, 5);
            });

    [Fact]
    public void The_text_of_a_limit_is_read_back() =>
        Gen.OneOf(Single, Mixed).Sample(limit => Assert.Equal(limit, TimeLimit.Parse(limit.ToString())));

    [Fact]
    public void Any_text_is_read_or_explained() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["0159 PTYMWDHS.-dayshourwekinmt"], 0, 30])
            .Sample(text => TimeLimit.TryParse(text, out var limit, out var error)
                ? limit.Equals(TimeLimit.Parse(limit.ToString()))
                : error.Length > 0);

    [Fact]
    public void Every_receipt_can_be_written_in_both_languages() =>
        Gen.Select(Calendar, Instant, Gen.OneOf(Single, Mixed)).Sample((calendar, from, limit) =>
        {
            var deadline = calendar.Count(from, limit);
            Assert.Equal(deadline.Explain("sv").Count, deadline.Explain("en").Count);
            Assert.All(deadline.Explain("en"), line => Assert.Matches(@"^[A-Z][a-z ]+: .+", line));
        });

    private static WorkingCalendar Of(int weekdays, int opens, int length, bool squeeze, bool half, int[] closed)
    {
        var opening = new TimeOnly(0, 0).AddMinutes(opens);
        var hours = new OpeningHours(opening, opening.AddMinutes(length));
        return new WorkingCalendar
        {
            Week = new OpeningWeek(Enumerable.Range(0, 7).Where(day => (weekdays & (1 << day)) != 0)
                .ToDictionary(day => (DayOfWeek)day, _ => hours)),
            SqueezeDaysClosed = squeeze,
            HalfDays = half ? HalfDay.CommonEves : [],
            ClosedDates = [.. closed.Select(day => new ClosedDate(
                new DateOnly(1990, 1, 1).AddDays(day), new Text("stängt", "closed")))],
        };
    }
}
