using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using IPB.Workflows.Calendars;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Proofs;

/// <summary>
/// Which of two times that start together surely comes first. Amounts of one unit are compared as such; others by the
/// shortest and longest that they take from any day of four years, with two days to spare.
/// </summary>
internal sealed class TimeOrder(WorkingCalendar calendar)
{
    private const double Spare = 2;
    private static readonly DateOnly FirstDay = new(2026, 1, 1);
    private static readonly ConditionalWeakTable<WorkingCalendar, ConcurrentDictionary<TimeLimit, (double, double)>>
        Known = [];

    private readonly ConcurrentDictionary<TimeLimit, (double, double)> spans =
        Known.GetValue(calendar, _ => new());

    internal static bool Same(TimeLimit one, TimeLimit other) => one == other;

    internal bool SurelyBefore(TimeLimit one, TimeLimit other)
    {
        if (one == other) return false;
        if (one is { And: null } && other is { And: null } && one.Unit == other.Unit) return one.Amount < other.Amount;
        return Span(one).Most + Spare < Span(other).Least;
    }

    /// <summary>Whether a reminder comes after a time that starts when its state is entered.</summary>
    internal bool SurelyBefore(TimeLimit one, TimeLimit due, Reminder reminder) => reminder.Side switch
    {
        ReminderSide.Before => false,
        ReminderSide.OnDue => Span(one).Most + Spare < Span(due).Least,
        _ => AddsUp(one, due, reminder.By!) ?? Span(one).Most + Spare < Span(due).Least + Span(reminder.By!).Least,
    };

    /// <summary>Whether the time of a reminder lies before the state is entered, whenever that is.</summary>
    internal bool NeverDue(TimeLimit due, Reminder reminder) =>
        reminder is { Side: ReminderSide.Before, By: { } by }
        && (SurelyBefore(due, by) || (due == by && by.SmallestUnit != TimeUnit.WorkingHours));

    // Calendar units do not add up to the day; working days do.
    private static bool? AddsUp(TimeLimit one, TimeLimit due, TimeLimit after) =>
        one.Unit == TimeUnit.WorkingDays && due.Unit == one.Unit && after.Unit == one.Unit
            ? one.Amount < due.Amount + after.Amount : null;

    private (double Least, double Most) Span(TimeLimit limit) => spans.GetOrAdd(limit, Measure);

    private (double Least, double Most) Measure(TimeLimit limit)
    {
        var (least, most) = (double.MaxValue, 0d);
        for (var day = 0; day < 4 * 366; day++)
        {
            var from = Stockholm.At(FirstDay.AddDays(day), new TimeOnly(12, 0));
            var taken = (calendar.Count(from, limit).Due - from).TotalDays;
            (least, most) = (Math.Min(least, taken), Math.Max(most, taken));
        }
        return (least, most);
    }
}
