namespace IPB.Workflows.Calendars;

/// <summary>What a calendar makes of a date.</summary>
/// <param name="Hours">When the office is open; null: it is closed.</param>
/// <param name="Reason">Why it is closed, or closes early; null on an ordinary working day.</param>
public sealed record CalendarDay(DateOnly Date, OpeningHours? Hours, Text? Reason)
{
    private static readonly Text Early = new("stänger tidigare", "closes early");

    public bool IsWorkingDay => Hours is not null;

    /// <summary>Saturday or Sunday.</summary>
    public bool IsWeekend => SwedishHolidays.IsWeekend(Date);

    /// <summary>Something other than the weekday decides: it is worth naming.</summary>
    public bool IsSpecial => Reason is not null && (!IsWeekend || SwedishHolidays.On(Date) is not null);

    public static CalendarDay Of(WorkingCalendar calendar, DateOnly date)
    {
        if (calendar.HoursOn(date) is not { } hours) return new(date, null, calendar.ReasonClosed(date));
        return new(date, hours, calendar.Week[date.DayOfWeek] is { } usual && hours.Closes < usual.Closes
            ? Early : null);
    }
}
