namespace IPB.Workflows.Calendars;

/// <summary>When to remind about a due time.</summary>
internal readonly struct Reminders(WorkingCalendar calendar)
{
    internal DateTimeOffset Before(DateTimeOffset due, TimeLimit limit) => limit.SmallestUnit switch
    {
        TimeUnit.WorkingDays => Opening(Step(Stockholm.DateOf(due), limit.Amount, -1)),
        TimeUnit.WorkingHours => new OpenTime(calendar).Subtract(due.ToUniversalTime(), Hours(limit)),
        TimeUnit.Hours or TimeUnit.Minutes => CalendarSum.Earlier(due, limit),
        _ => Opening(Settle(CalendarSum.Earlier(Stockholm.DateOf(due), limit), -1)),
    };

    internal DateTimeOffset After(DateTimeOffset due, TimeLimit limit) => limit.SmallestUnit switch
    {
        TimeUnit.WorkingDays => Opening(Step(Stockholm.DateOf(due), limit.Amount, 1)),
        TimeUnit.WorkingHours => new OpenTime(calendar).Add(due.ToUniversalTime(), Hours(limit)),
        TimeUnit.Hours or TimeUnit.Minutes => CalendarSum.Later(due, limit),
        _ => Opening(Settle(CalendarSum.Later(Stockholm.DateOf(due), limit), 1)),
    };

    internal DateTimeOffset OnDueMorning(DateTimeOffset due)
    {
        var opening = Opening(Stockholm.DateOf(due));
        return opening < due ? opening : due.ToUniversalTime();
    }

    private static TimeSpan Hours(TimeLimit limit) => TimeSpan.FromHours(limit.Amount);

    /// <summary>The n-th working day in a direction.</summary>
    private DateOnly Step(DateOnly date, int workingDays, int direction)
    {
        while (workingDays > 0)
        {
            date = date.AddDays(direction);
            if (calendar.IsWorkingDay(date)) workingDays--;
        }
        return date;
    }

    /// <summary>
    /// The date itself, or the nearest working day in a direction: on a free day nobody would read a reminder.
    /// </summary>
    private DateOnly Settle(DateOnly date, int direction)
    {
        while (!calendar.IsWorkingDay(date)) date = date.AddDays(direction);
        return date;
    }

    // An office that opens in the hour that spring skips and closes soon after it opens as it closes, not later.
    private DateTimeOffset Opening(DateOnly date)
    {
        var hours = calendar.UsualHoursOn(date);
        var (opens, closes) = (Stockholm.At(date, hours.Opens), Stockholm.At(date, hours.Closes));
        return opens < closes ? opens : closes;
    }
}
