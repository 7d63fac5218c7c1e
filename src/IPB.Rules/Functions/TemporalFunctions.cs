namespace IPB.Rules;

/// <summary>Makes dates, times and durations from texts, parts and each other. None of them asks a clock.</summary>
internal static class TemporalFunctions
{
    public static IEnumerable<Function> All() =>
    [
        new("date", 1, 3, (_, a) => a.Length == 1 ? Date(a[0]) : DateFromParts(a)),
        new("time", 1, 4, (_, a) => a.Length == 1 ? Time(a[0]) : TimeFromParts(a)),
        new("date and time", 1, 2, (_, a) => a.Length == 1 ? DateAndTime(a[0]) : Join(a[0], a[1])),
        new("duration", 1, 1, (_, a) => a[0] switch
        {
            string text => Temporal.Duration(text),
            DaysTime or YearsMonths => a[0],
            _ => null,
        }),
    ];

    private static object? Date(object? value) => value switch
    {
        string text => Temporal.Date(text),
        FeelDate date => date,
        FeelDateTime moment => moment.Date,
        _ => null,
    };

    /// <summary>A date is its midnight in UTC.</summary>
    private static object? Time(object? value) => value switch
    {
        string text => Temporal.Time(text),
        FeelTime time => time,
        FeelDate => new FeelTime(0, 0),
        FeelDateTime moment => moment.Time,
        _ => null,
    };

    private static object? DateAndTime(object? value) => value switch
    {
        string text => Temporal.DateAndTime(text),
        FeelDate date => new FeelDateTime(date, new FeelTime(0)),
        FeelDateTime => value,
        _ => null,
    };

    private static FeelDateTime? Join(object? date, object? time) =>
        date is not string && Date(date) is FeelDate day && time is FeelTime clock ? new FeelDateTime(day, clock) : null;

    private static FeelDate? DateFromParts(object?[] parts)
    {
        if (parts is not [FeelNumber year, FeelNumber month, FeelNumber day]) return null;
        return Whole(year, FeelDate.MostYear) is { } y && Whole(month, 12) is { } m && Whole(day, 31) is { } d
            && FeelDate.Exists(y, m, d)
                ? new FeelDate((int)y, (int)m, (int)d)
                : null;
    }

    private static object? TimeFromParts(object?[] parts)
    {
        if (parts is not [FeelNumber hour, FeelNumber minute, FeelNumber second, ..]) return null;
        if (Whole(hour, 23) is not (>= 0 and var h) || Whole(minute, 59) is not (>= 0 and var m)) return null;
        if (second.Sign < 0 || second >= 60 || second.Scaled(9, FeelTime.NanosecondsPerDay) is not { } s) return null;
        var time = new FeelTime((h * 3_600 + m * 60) * FeelTime.NanosecondsPerSecond + (long)s);
        return parts.Length == 3 || parts[3] is null ? time
            : parts[3] is DaysTime offset ? WithOffset(time, offset)
            : null;
    }

    private static FeelTime? WithOffset(FeelTime time, DaysTime offset)
    {
        var seconds = offset.TotalNanoseconds / FeelTime.NanosecondsPerSecond;
        return seconds < -FeelTime.MostOffset || seconds > FeelTime.MostOffset
            ? null
            : new FeelTime(time.NanosecondOfDay, (int)seconds);
    }

    private static long? Whole(FeelNumber number, long most) => number.IsWhole ? number.Within(-most, most) : null;
}
