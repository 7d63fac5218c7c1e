namespace IPB.Rules;

/// <summary>Makes dates, times and durations from texts, parts and each other. None of them asks a clock.</summary>
internal static class TemporalFunctions
{
    public static IEnumerable<Overload> All() =>
    [
        .. From("date", "date", Date, "string", "date", "date and time"),
        Overload.Of("date(year: number, month: number, day: number) : date", DateFromParts),
        .. From("time", "time", Time, "string", "time", "date and time", "date"),
        Overload.Of("time(hour: number, minute: number, second: number, offset: days and time duration?) : time",
            TimeFromParts),
        .. From("date and time", "date and time", DateAndTime, "string", "date and time", "date"),
        Overload.Of("date and time(date: date, time: time) : date and time", Join),
        Overload.Of("date and time(date: date and time, time: time) : date and time", Join),
        Overload.Of("date and time(date and time: date and time, timezone: string) : date and time", InZone),
        Overload.Of("duration(from: string) : Any", Duration),
        .. Between("date", "date"), .. Between("date", "date and time"),
        .. Between("date and time", "date"), .. Between("date and time", "date and time"),
    ];

    private static IEnumerable<Overload> From(string name, string result, FunctionBody body, params string[] types) =>
        types.Select(type => Overload.Of($"{name}(from: {type}) : {result}", body));

    private static IEnumerable<Overload> Between(string from, string to) =>
        [Overload.Of($"years and months duration(from: {from}, to: {to}) : years and months duration", Months)];

    private static object? Date(Budget budget, object?[] arguments) => arguments[0] switch
    {
        string text => Temporal.Date(text),
        FeelDate date => date,
        FeelDateTime moment => moment.Date,
        _ => null,
    };

    /// <summary>A date is its midnight in UTC.</summary>
    private static object? Time(Budget budget, object?[] arguments) => arguments[0] switch
    {
        string text => Temporal.Time(text),
        FeelTime time => time,
        FeelDate => new FeelTime(0, 0),
        FeelDateTime moment => moment.Time,
        _ => null,
    };

    private static object? DateAndTime(Budget budget, object?[] arguments) => arguments[0] switch
    {
        string text => Temporal.DateAndTime(text),
        FeelDate date => new FeelDateTime(date, new FeelTime(0)),
        FeelDateTime => arguments[0],
        _ => null,
    };

    private static object? Join(Budget budget, object?[] arguments) => arguments switch
    {
        [FeelDate date, FeelTime time] => new FeelDateTime(date, time),
        [FeelDateTime moment, FeelTime time] => new FeelDateTime(moment.Date, time),
        _ => null,
    };

    /// <summary>The same moment as clocks there show it; without a place of its own it is there already.</summary>
    private static object? InZone(Budget budget, object?[] arguments)
    {
        if (arguments is not [FeelDateTime moment, string place]) return null;
        if (Temporal.Placed(moment.Time, place) is not { } time) return null;
        if (!moment.Time.IsPlaced) return moment with { Time = time };
        return new FeelDateTime(moment.Date, time).Add(new DaysTime(
            moment.Nanoseconds - new FeelDateTime(moment.Date, time).Nanoseconds));
    }

    private static object? Duration(Budget budget, object?[] arguments) => arguments[0] switch
    {
        string text => Temporal.Duration(text),
        DaysTime or YearsMonths => arguments[0],
        _ => null,
    };

    private static object? DateFromParts(Budget budget, object?[] parts)
    {
        if (parts is not [FeelNumber year, FeelNumber month, FeelNumber day]) return null;
        return Whole(year, FeelDate.MostYear) is { } y && Whole(month, 12) is { } m && Whole(day, 31) is { } d
            && FeelDate.Exists(y, m, d)
                ? new FeelDate((int)y, (int)m, (int)d)
                : null;
    }

    private static object? TimeFromParts(Budget budget, object?[] parts)
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

    /// <summary>Whole months from one date to the other; the times of day count for nothing.</summary>
    private static object? Months(Budget budget, object?[] arguments)
    {
        if (DayOf(arguments[0]) is not { } from || DayOf(arguments[1]) is not { } to) return null;
        var months = ((long)to.Year - from.Year) * 12 + to.Month - from.Month;
        if (months > 0 && to.Day < from.Day) months--;
        if (months < 0 && to.Day > from.Day) months++;
        return new YearsMonths(months);
    }

    private static FeelDate? DayOf(object? value) => value switch
    {
        FeelDate date => date,
        FeelDateTime moment => moment.Date,
        _ => null,
    };

    private static long? Whole(FeelNumber number, long most) => number.IsWhole ? number.Within(-most, most) : null;
}
