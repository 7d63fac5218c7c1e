namespace IPB.Workflows.Calendars;

/// <summary>What a time limit is counted in, the largest of the clock's units first.</summary>
public enum TimeUnit
{
    Years,
    Months,
    Weeks,
    Days,

    /// <summary>Elapsed time, day and night.</summary>
    Hours,

    /// <summary>Elapsed time, day and night.</summary>
    Minutes,

    /// <summary>Days on which the office is open.</summary>
    WorkingDays,

    /// <summary>Time within opening hours.</summary>
    WorkingHours,
}

/// <summary>The words for the units.</summary>
internal static class TimeUnitWords
{
    internal static readonly IReadOnlyList<TimeUnit> All = Enum.GetValues<TimeUnit>();

    internal static string Word(this TimeUnit unit, int amount, string language) =>
        (amount == 1 ? One(unit) : Many(unit)).In(language);

    private static Text One(TimeUnit unit) => unit switch
    {
        TimeUnit.Years => new("år", "year"),
        TimeUnit.Months => new("månad", "month"),
        TimeUnit.Weeks => new("vecka", "week"),
        TimeUnit.Days => new("dag", "day"),
        TimeUnit.Hours => new("timme", "hour"),
        TimeUnit.Minutes => new("minut", "minute"),
        TimeUnit.WorkingDays => new("arbetsdag", "working day"),
        _ => new("arbetstimme", "working hour"),
    };

    private static Text Many(TimeUnit unit) => unit switch
    {
        TimeUnit.Years => new("år", "years"),
        TimeUnit.Months => new("månader", "months"),
        TimeUnit.Weeks => new("veckor", "weeks"),
        TimeUnit.Days => new("dagar", "days"),
        TimeUnit.Hours => new("timmar", "hours"),
        TimeUnit.Minutes => new("minuter", "minutes"),
        TimeUnit.WorkingDays => new("arbetsdagar", "working days"),
        _ => new("arbetstimmar", "working hours"),
    };
}
