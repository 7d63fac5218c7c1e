using CsCheck;
using IPB.Workflows.Calendars;
using IPB.Workflows.Notifications;

namespace IPB.Workflows.Tests.Calendars;

/// <summary>Recurring times on the clock of the wall, and each of them done exactly once.</summary>
public sealed class RecurrenceTests
{
    [Fact]
    public void The_first_Monday_of_a_month_is_found_whatever_the_clock_did() => Assert.Equal(
        ["2027-02-01 08:00", "2027-03-01 08:00", "2027-04-05 08:00", "2027-05-03 08:00"],
        Walls(Rule("FREQ=MONTHLY;BYDAY=1MO"), "2027-01-10", 4));

    [Fact]
    public void A_time_that_spring_skips_comes_as_much_later_and_one_that_autumn_repeats_comes_once()
    {
        string[] spring = ["2027-03-27 02:30", "2027-03-28 03:30", "2027-03-29 02:30"];
        string[] autumn = ["2027-10-30 02:30", "2027-10-31 02:30", "2027-11-01 02:30"];
        var nightly = Recurrence.OfRule("FREQ=DAILY", new DateTime(2024, 1, 1, 2, 30, 0));
        Assert.Equal(spring, Walls(nightly, "2027-03-27", 3));
        Assert.Equal(spring, Walls(Recurrence.OfCron("30 2 * * *"), "2027-03-27", 3));
        Assert.Equal(autumn, Walls(nightly, "2027-10-30", 3));
        Assert.Equal(autumn, Walls(Recurrence.OfCron("30 2 * * *"), "2027-10-30", 3));
    }

    [Fact]
    public void A_rule_ends_where_its_until_says_in_local_time_or_in_UTC()
    {
        Assert.Equal(["2026-11-29 08:00", "2026-11-30 08:00"],
            Walls(Rule("FREQ=DAILY;UNTIL=20261130T080000"), "2026-11-29", 9));
        Assert.Equal(["2026-11-29 08:00", "2026-11-30 08:00"],
            Walls(Rule("FREQ=DAILY;UNTIL=20261130T070000Z"), "2026-11-29", 9));
        Assert.Equal(["2026-11-29 08:00"], Walls(Rule("FREQ=DAILY;UNTIL=20261130T065959Z"), "2026-11-29", 9));
    }

    [Theory]
    [InlineData("every monday", "expected a rule of RFC 5545")]
    [InlineData("FREQ=HOURLY", "expected FREQ=DAILY, WEEKLY, MONTHLY or YEARLY")]
    [InlineData("FREQ=MONTHLY;BYDAY=0MO", "expected a weekday with a number from 1 to 53")]
    [InlineData("FREQ=WEEKLY;BYDAY=2MO", "expected a weekday with a number only with FREQ=MONTHLY")]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31", "expected a rule that comes to a day")]
    [InlineData("FREQ=DAILY;INTERVAL=0", "expected")]
    public void What_is_no_rule_is_refused(string rule, string expected) =>
        Assert.StartsWith(expected, Assert.Throws<RecurrenceFault>(() => Rule(rule)).Message, StringComparison.Ordinal);

    [Fact]
    public void On_a_free_day_it_comes_as_it_is_or_on_the_next_working_day_or_not_at_all()
    {
        var yearly = Routine("0 8 6 1 *");
        var epiphany = At("2027-01-06 08:00");
        Assert.Equal(epiphany, yearly.TimeOf(epiphany, WorkingCalendar.Standard));
        Assert.Equal(At("2027-01-07 08:00"),
            (yearly with { FreeDays = FreeDays.Next }).TimeOf(epiphany, WorkingCalendar.Standard));
        Assert.Null((yearly with { FreeDays = FreeDays.Skip }).TimeOf(epiphany, WorkingCalendar.Standard));
        Assert.Empty((yearly with { FreeDays = FreeDays.Next }).Due(
            At("2027-01-01 00:00"), At("2027-01-06 23:00"), WorkingCalendar.Standard));
    }

    private static readonly Gen<RecurringRoutine> Routines = Gen.Select(
        Gen.OneOf<string>("0 7 * * 1-5", "0 8 1 3,9 *", "30 2 * * *", "0 8 * * 1", "*/15 2,3 * * 0"),
        Gen.OneOf<string>("", "FREQ=MONTHLY;BYDAY=1MO", "FREQ=WEEKLY;INTERVAL=3", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        Gen.Enum<FreeDays>(), Gen.Enum<Missed>(), (cron, rule, free, missed) => (rule.Length == 0 ? Routine(cron)
            : Routine(cron) with { When = new(null, rule, new(2, 30), new(2024, 1, 1)) })
            with
        { FreeDays = free, Missed = missed });

    /// <summary>Hours until it is looked at next: mostly soon, at times after weeks of standstill.</summary>
    private static readonly Gen<int[]> Looks =
        Gen.Frequency((8, Gen.Int[1, 30]), (2, Gen.Int[30, 2500])).Array[5, 60];

    [Fact]
    public void Whatever_the_downtimes_every_occurrence_is_done_exactly_once_or_only_the_newest_as_it_says()
    {
        var made = 0;
        Gen.Select(Routines, Looks).Sample((routine, looks) =>
        {
            var (start, done) = (At("2026-01-01 12:00"), new List<DateTimeOffset>());
            var now = start;
            foreach (var hours in looks)
            {
                now = now.AddHours(hours);
                var due = routine.Due(done.Count > 0 ? done[^1] : start, now, WorkingCalendar.Standard);
                Assert.All(due, at => Assert.True(routine.TimeOf(at, WorkingCalendar.Standard) <= now));
                done.AddRange(due);
            }

            var all = routine.When.Recurrence.Between(start, now)
                .Where(at => routine.TimeOf(at, WorkingCalendar.Standard) <= now).ToList();
            Assert.Equal(done.Distinct().Order(), done);
            if (routine.Missed == Missed.Each) Assert.Equal(all, done);
            else Assert.Equal(all.TakeLast(1), done.TakeLast(1));
            Assert.Subset(all.ToHashSet(), done.ToHashSet());
            Interlocked.Add(ref made, done.Count);
        }, iter: 300);
        Assert.True(made > 2_000, $"only {made} occurrences");
    }

    private static RecurringRoutine Routine(string cron) => new("x", new("X", "X"), new(cron), "digest", null);

    private static Recurrence Rule(string rule) => Recurrence.OfRule(rule, new DateTime(2024, 1, 1, 8, 0, 0));

    private static IEnumerable<string> Walls(Recurrence recurrence, string after, int most) =>
        recurrence.Next(At(after + " 00:00"), most).Select(at => Local.Of(at)[..16]);

    private static DateTimeOffset At(string wall) => Stockholm.At(DateTime.ParseExact(
        wall, "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));
}
