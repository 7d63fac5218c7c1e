using System.Collections.Immutable;
using CsCheck;
using IPB.Workflows.Calendars;

namespace IPB.Workflows.Tests.Calendars;

/// <summary>Whatever the calendar, the limit and the pause: what was left before it is left after it.</summary>
public sealed class PauseProperties
{
    private static readonly WorkingCalendar[] Calendars =
    [
        WorkingCalendar.Standard,
        new() { HalfDays = HalfDay.CommonEves, SqueezeDaysClosed = true },
        new()
        {
            Week = OpeningWeek.MondayToFriday(new TimeOnly(0, 30), new TimeOnly(22, 45)),
            ClosedDates = [new(new DateOnly(2026, 3, 30), new Text("stängt", "closed"))],
        },
    ];

    // Around clock changes, Easter, Christmas, and days of no interest at all.
    private static readonly Gen<DateTimeOffset> Instant = Gen.Select(Gen.Int[0, 730], Gen.Int[0, 1439],
        (day, minute) => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day).AddMinutes(minute));

    private static readonly Gen<(WorkingCalendar Calendar, DateTimeOffset From, TimeLimit Limit, Pause Pause)> Paused =
        Gen.Select(Gen.OneOf<WorkingCalendar>(Calendars), Instant,
            Gen.Select(Gen.Int[1, 40], Gen.Int[0, 7], (n, unit) => new TimeLimit(n, (TimeUnit)unit)),
            Gen.Select(Gen.Double[0, 1], Gen.Int[1, 90 * 1440]), (calendar, from, limit, pause) =>
            {
                var taken = calendar.Count(from, limit).Due - from;
                var at = from + TimeSpan.FromMinutes(Math.Floor(taken.TotalMinutes * pause.Item1));
                return (calendar, from, limit, new Pause(at, at.AddMinutes(pause.Item2)));
            });

    [Fact]
    public void Working_time_that_was_left_is_left() => Paused.Where(p => p.Limit.Unit >= TimeUnit.WorkingDays)
        .Sample((calendar, from, limit, pause) => Assert.Equal(
            calendar.WorkingTimeBetween(pause.From, calendar.Count(from, limit).Due),
            calendar.WorkingTimeBetween(pause.To, calendar.Count(from, limit, [pause]).Due)), iter: 20_000);

    [Fact]
    public void Elapsed_time_that_was_left_is_left() =>
        Paused.Where(p => p.Limit.Unit is TimeUnit.Hours or TimeUnit.Minutes)
            .Sample((calendar, from, limit, pause) => Assert.Equal(calendar.Count(from, limit).Due - pause.From,
                calendar.Count(from, limit, [pause]).Due - pause.To));

    [Fact]
    public void Dates_that_were_left_are_left_and_one_more_when_the_last_is_over() =>
        Paused.Where(p => p.Limit.Unit == TimeUnit.Days).Sample((calendar, from, limit, pause) =>
        {
            var before = Date(calendar.Count(from, limit).Due) - Date(pause.From);
            var after = Date(calendar.Count(from, limit, [pause]).Due) - Date(pause.To);
            Assert.InRange(after - before, 0, before == 0 ? 1 : 0);
        });

    [Fact]
    public void An_end_under_the_act_stays_one() => Paused.Where(p => p.Limit.Unit < TimeUnit.Days)
        .Sample((calendar, from, limit, pause) =>
        {
            var deadline = calendar.Count(from, limit, [pause]);
            Assert.True(WorkingCalendar.Standard.IsWorkingDay(DateOnly.FromDayNumber(Date(deadline.Due))));
            Assert.Equal(deadline.Moved is not null, calendar.Count(from, limit, [pause]).Moved is not null);
            var shift = Date(pause.To) - Date(pause.From);
            Assert.InRange(Date(deadline.Due) - Date(calendar.Count(from, limit).Due) - shift, -5, 5);
        });

    [Fact]
    public void What_was_not_late_is_not_late_at_once() => Paused.Sample((calendar, from, limit, pause) =>
    {
        if (calendar.Count(from, limit).Due > pause.From)
            Assert.True(calendar.Count(from, limit, [pause]).Due > pause.To);
    }, iter: 20_000);

    [Fact]
    public void Two_pauses_that_follow_each_other_are_one() =>
        Gen.Select(Paused, Gen.Int[1, 20_000]).Where(p => p.Item1.Limit.Unit is not (TimeUnit.Years or TimeUnit.Months
            or TimeUnit.Weeks or TimeUnit.Days)).Sample((p, more) =>
        {
            var (calendar, from, limit, pause) = p;
            var whole = pause with { To = pause.To.AddMinutes(more) };
            var second = new Pause(pause.To, whole.To);
            Assert.Equal(calendar.Count(from, limit, [whole]).Due, calendar.Count(from, limit, [pause, second]).Due);
        });

    [Fact]
    public void Several_pauses_add_up() => Gen.Select(Gen.OneOf<WorkingCalendar>(Calendars), Instant,
        Gen.Int[1, 60], Gen.Int[0, 9000].Array[2, 8]).Sample((calendar, from, days, minutes) =>
        {
            var at = from;
            var pauses = ImmutableArray.CreateBuilder<Pause>();
            for (var i = 0; i + 1 < minutes.Length; i += 2)
            {
                pauses.Add(new(at.AddMinutes(minutes[i]), at.AddMinutes(minutes[i] + minutes[i + 1])));
                at = pauses[^1].To;
            }

            var deadline = calendar.Count(from, new TimeLimit(days, TimeUnit.WorkingDays));
            var paused = calendar.Count(from, deadline.Limit, pauses.ToImmutable());
            if (deadline.Due < pauses[^1].From) return;
            var stood = pauses.Aggregate(TimeSpan.Zero, (sum, p) => sum + calendar.WorkingTimeBetween(p.From, p.To));
            Assert.Equal(calendar.WorkingTimeBetween(from, deadline.Due) + stood,
                calendar.WorkingTimeBetween(from, paused.Due));
        }, iter: 5_000);

    [Fact]
    public void A_pause_from_before_the_start_counts_for_nothing() => Paused.Sample((calendar, from, limit, pause) =>
    {
        var before = new Pause(from.AddDays(-2), from.AddMinutes(-1));
        Assert.Equal(calendar.Count(from, limit).Due, calendar.Count(from, limit, [before]).Due);
        Assert.NotNull(pause);
    });

    private static int Date(DateTimeOffset at) => Local.Date(Local.Of(at)[..10]).DayNumber;
}
