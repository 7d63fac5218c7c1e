namespace IPB.Workflows.Calendars;

/// <summary>Finds the end of a time limit.</summary>
internal readonly struct Counting(WorkingCalendar calendar)
{
    internal Deadline Count(DateTimeOffset from, TimeLimit limit)
    {
        from = from.ToUniversalTime();
        return limit.SmallestUnit switch
        {
            TimeUnit.WorkingDays => WorkingDays(from, limit),
            TimeUnit.WorkingHours => WorkingHours(from, limit),
            TimeUnit.Hours or TimeUnit.Minutes => Elapsed(from, limit),
            TimeUnit.Days => Days(from, limit),
            _ => ByLaw(from, limit),
        };
    }

    private Deadline WorkingDays(DateTimeOffset from, TimeLimit limit)
    {
        var tally = new Tally(calendar);
        var date = Stockholm.DateOf(from);
        for (var counted = 0; counted < limit.Amount;)
        {
            date = date.AddDays(1);
            if (tally.Add(date)) counted++;
        }
        return new Deadline
        {
            From = from,
            Limit = limit,
            Due = Closing(date),
            Counted = tally.Counted,
            Skipped = tally.Skipped,
        };
    }

    private Deadline WorkingHours(DateTimeOffset from, TimeLimit limit)
    {
        var due = new OpenTime(calendar).Add(from, TimeSpan.FromHours(limit.Amount));
        var (date, last) = (Stockholm.DateOf(from), Stockholm.DateOf(due));
        // Work that comes in after closing time has nothing left of its first day.
        if (calendar.HoursOn(date) is { } hours && Stockholm.At(date, hours.Closes) <= from) date = date.AddDays(1);
        var tally = new Tally(calendar);
        for (; date <= last; date = date.AddDays(1)) tally.Add(date);
        return new Deadline
        {
            From = from,
            Limit = limit,
            Due = due,
            Counted = tally.Counted,
            Skipped = tally.Skipped,
        };
    }

    private static Deadline Elapsed(DateTimeOffset from, TimeLimit limit) =>
        new() { From = from, Limit = limit, Due = CalendarSum.Later(from, limit) };

    private Deadline Days(DateTimeOffset from, TimeLimit limit)
    {
        var start = Stockholm.DateOf(from);
        var end = CalendarSum.Later(start, limit);
        return new Deadline
        {
            From = from,
            Limit = limit,
            Due = Closing(end),
            Counted = [new Dates(start.AddDays(1), end)],
            Landed = end,
        };
    }

    /// <summary>
    /// SFS 1930:173. The law knows no closures of a single office: those neither move an end nor delay a moved one.
    /// </summary>
    private Deadline ByLaw(DateTimeOffset from, TimeLimit limit)
    {
        var start = Stockholm.DateOf(from);
        var landed = CalendarSum.Later(start, limit);
        var tally = new Tally(calendar);
        var end = Moved(landed);
        for (var date = landed; date < end; date = date.AddDays(1)) tally.Skip(date, ReasonFree(date));
        return new Deadline
        {
            From = from,
            Limit = limit,
            Due = Closing(end),
            Counted = [new Dates(start.AddDays(1), landed)],
            Skipped = tally.Skipped,
            Landed = landed,
            Moved = MovedFrom(landed),
        };
    }

    /// <summary>The date on which a limit ends that lands on a date.</summary>
    internal static DateOnly Moved(DateOnly landed)
    {
        while (SwedishHolidays.IsFree(landed)) landed = landed.AddDays(1);
        return landed;
    }

    internal static MovedEnd? MovedFrom(DateOnly landed) =>
        SwedishHolidays.IsFree(landed) ? new MovedEnd(landed, ReasonFree(landed)) : null;

    private static Text ReasonFree(DateOnly date) =>
        SwedishHolidays.On(date)?.Name ?? Words.Weekday(date.DayOfWeek);

    internal DateTimeOffset Closing(DateOnly date) => Stockholm.At(date, calendar.UsualHoursOn(date).Closes);
}
