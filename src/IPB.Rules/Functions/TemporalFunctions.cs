namespace IPB.Rules;

/// <summary>Makes dates, times and durations from texts, parts and each other. None of them asks a clock.</summary>
internal static class TemporalFunctions
{
    public static IEnumerable<Function> All() =>
    [
        new("date", 1, 3, (_, a) => a.Length == 1 ? Date(a[0]) : DateFromParts(a)),
        new("time", 1, 3, (_, a) => a.Length == 1 ? Time(a[0]) : TimeFromParts(a)),
        new("date and time", 1, 2, (_, a) => a.Length == 1 ? DateAndTime(a[0]) : Join(a[0], a[1])),
        new("duration", 1, 1, (_, a) => a[0] switch
        {
            string text => Temporal.Duration(text),
            TimeSpan or YearsMonths => a[0],
            _ => null,
        }),
    ];

    private static object? Date(object? value) => value switch
    {
        string text => Temporal.Date(text),
        DateOnly date => date,
        DateTime moment => DateOnly.FromDateTime(moment),
        DateTimeOffset moment => DateOnly.FromDateTime(moment.DateTime),
        _ => null,
    };

    private static object? Time(object? value) => value switch
    {
        string text => Temporal.Time(text),
        TimeOnly time => time,
        DateOnly => TimeOnly.MinValue,
        DateTime moment => TimeOnly.FromDateTime(moment),
        DateTimeOffset moment => TimeOnly.FromDateTime(moment.DateTime),
        _ => null,
    };

    private static object? DateAndTime(object? value) => value switch
    {
        string text => Temporal.DateAndTime(text),
        DateOnly date => date.ToDateTime(TimeOnly.MinValue),
        DateTime or DateTimeOffset => value,
        _ => null,
    };

    private static DateTime? Join(object? date, object? time) =>
        Date(date) is DateOnly day && time is TimeOnly clock && date is not string ? day.ToDateTime(clock) : null;

    private static DateOnly? DateFromParts(object?[] parts)
    {
        if (parts is not [decimal year, decimal month, decimal day]) return null;
        if (!Whole(year, 1, 9999) || !Whole(month, 1, 12) || !Whole(day, 1, 31)) return null;
        return day <= DateTime.DaysInMonth((int)year, (int)month)
            ? new DateOnly((int)year, (int)month, (int)day)
            : null;
    }

    private static TimeOnly? TimeFromParts(object?[] parts)
    {
        if (parts is not [decimal hour, decimal minute, decimal second]) return null;
        if (!Whole(hour, 0, 23) || !Whole(minute, 0, 59) || second is < 0 or >= 60) return null;
        return new TimeOnly((long)((hour * 3600 + minute * 60 + second) * TimeSpan.TicksPerSecond));
    }

    private static bool Whole(decimal number, int least, int most) =>
        number >= least && number <= most && number == decimal.Truncate(number);
}
