using System.Collections.Immutable;

namespace IPB.Workflows.Calendars;

/// <summary>
/// Counts a time limit whose clock stood still. Working time: what was left of it is left afterwards, to the minute.
/// Days and longer: the dates of a pause do not count, and the law sets the end. Hours and minutes: so much later.
/// </summary>
internal readonly struct PausedCounting(WorkingCalendar calendar)
{
    internal Deadline Count(DateTimeOffset from, TimeLimit limit, ImmutableArray<Pause> pauses)
    {
        var deadline = calendar.Count(from, limit);
        foreach (var pause in pauses)
            // One from before this clock started is none of its own.
            if (pause.From >= deadline.From && pause.To > pause.From)
                deadline = Later(deadline, pause) with
                {
                    DueUnpaused = deadline.DueUnpaused ?? deadline.Due,
                    Pauses = deadline.Pauses.Add(pause),
                };
        return deadline;
    }

    private Deadline Later(Deadline deadline, Pause pause) => deadline.Limit.SmallestUnit switch
    {
        TimeUnit.WorkingDays or TimeUnit.WorkingHours => deadline with { Due = Worked(deadline.Due, pause) },
        TimeUnit.Hours or TimeUnit.Minutes => deadline with { Due = deadline.Due + (pause.To - pause.From) },
        _ => Dated(deadline, pause),
    };

    private DateTimeOffset Worked(DateTimeOffset due, Pause pause)
    {
        var open = new OpenTime(calendar);
        return due > pause.From ? open.Add(pause.To, open.Between(pause.From, due))
            : open.Subtract(pause.To, open.Between(due, pause.From));
    }

    private Deadline Dated(Deadline deadline, Pause pause)
    {
        var shift = Stockholm.DateOf(pause.To).DayNumber - Stockholm.DateOf(pause.From).DayNumber;
        var later = Ending(deadline, shift);
        // What was not late before is not late at once: a day that is over when the case goes on cannot be its last.
        while (deadline.Due > pause.From && later.Due <= pause.To) later = Ending(deadline, ++shift);
        return later;
    }

    private Deadline Ending(Deadline deadline, int shift)
    {
        var end = deadline.Landed.AddDays(shift);
        var moved = deadline.Limit.SmallestUnit == TimeUnit.Days ? null : Counting.MovedFrom(end);
        return deadline with
        {
            Landed = end,
            Moved = moved,
            Due = new Counting(calendar).Closing(moved is null ? end : Counting.Moved(end)),
        };
    }
}
