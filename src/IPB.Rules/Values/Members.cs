namespace IPB.Rules;

/// <summary>
/// What <c>value.name</c> reads: an entry of a context, a part of a date or duration; of a list, of each.
/// </summary>
internal static class Members
{
    public static object? Read(Budget budget, object? value, string name)
    {
        budget.Step();
        return value switch
        {
            IReadOnlyDictionary<string, object?> context => context.TryGetValue(name, out var entry) ? entry : null,
            IReadOnlyList<object?> list => OfEach(budget, list, name),
            DateOnly date => OfDate(date, name),
            TimeOnly time => OfTime(time, name),
            DateTime moment => OfMoment(moment, name),
            DateTimeOffset moment => name == "time offset" ? moment.Offset : OfMoment(moment.DateTime, name),
            TimeSpan duration => OfDuration(duration, name),
            YearsMonths duration => OfDuration(duration, name),
            _ => null,
        };
    }

    private static object?[] OfEach(Budget budget, IReadOnlyList<object?> list, string name)
    {
        budget.Walk(list.Count);
        var values = new object?[list.Count];
        for (var i = 0; i < values.Length; i++) values[i] = Read(budget, list[i], name);
        return values;
    }

    private static object? OfMoment(DateTime moment, string name) =>
        OfDate(DateOnly.FromDateTime(moment), name) ?? OfTime(TimeOnly.FromDateTime(moment), name);

    private static object? OfDate(DateOnly date, string name) => name switch
    {
        "year" => (decimal)date.Year,
        "month" => (decimal)date.Month,
        "day" => (decimal)date.Day,
        // Monday is 1 and Sunday is 7.
        "weekday" => (decimal)(((int)date.DayOfWeek + 6) % 7 + 1),
        _ => null,
    };

    private static object? OfTime(TimeOnly time, string name) => name switch
    {
        "hour" => (decimal)time.Hour,
        "minute" => (decimal)time.Minute,
        "second" => (decimal)time.Second,
        _ => null,
    };

    private static object? OfDuration(TimeSpan duration, string name) => name switch
    {
        "days" => (decimal)duration.Days,
        "hours" => (decimal)duration.Hours,
        "minutes" => (decimal)duration.Minutes,
        "seconds" => (decimal)(duration.Ticks % TimeSpan.TicksPerMinute) / TimeSpan.TicksPerSecond,
        _ => null,
    };

    private static object? OfDuration(YearsMonths duration, string name) => name switch
    {
        "years" => (decimal)duration.Years,
        "months" => (decimal)duration.Months,
        _ => null,
    };
}
