namespace IPB.Rules;

/// <summary>
/// What <c>value.name</c> reads: an entry of a context, a part of a date, duration or range; of a list, of each.
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
            FeelDate date => OfDate(date, name),
            FeelTime time => OfTime(time, name),
            FeelDateTime moment => OfMoment(moment, name),
            DaysTime duration => OfDuration(duration, name),
            YearsMonths duration => OfDuration(duration, name),
            FeelRange range => OfRange(range, name),
            _ => null,
        };
    }

    private static object?[] OfEach(Budget budget, IReadOnlyList<object?> list, string name)
    {
        budget.Walk(list.Count);
        budget.Enter();
        var values = new object?[list.Count];
        for (var i = 0; i < values.Length; i++) values[i] = Read(budget, list[i], name);
        budget.Leave();
        return values;
    }

    /// <summary>In a zone the date decides which offset it is.</summary>
    private static object? OfMoment(FeelDateTime moment, string name) =>
        name == "time offset" ? Offset(moment.Offset) : OfDate(moment.Date, name) ?? OfTime(moment.Time, name);

    private static object? OfDate(FeelDate date, string name) => name switch
    {
        "year" => (FeelNumber)date.Year,
        "month" => (FeelNumber)date.Month,
        "day" => (FeelNumber)date.Day,
        "weekday" => (FeelNumber)date.Weekday,
        _ => null,
    };

    private static object? OfTime(FeelTime time, string name) => name switch
    {
        "hour" => (FeelNumber)time.Hour,
        "minute" => (FeelNumber)time.Minute,
        "second" => (FeelNumber)time.Second,
        "time offset" => Offset(time.KnownOffset),
        "timezone" => time.Zone,
        _ => null,
    };

    private static DaysTime? Offset(int? seconds) => seconds is { } known ? DaysTime.FromSeconds(known) : null;

    private static object? OfDuration(DaysTime duration, string name) => name switch
    {
        "days" => (FeelNumber)duration.Days,
        "hours" => (FeelNumber)duration.Hours,
        "minutes" => (FeelNumber)duration.Minutes,
        "seconds" => duration.Seconds,
        _ => null,
    };

    private static object? OfDuration(YearsMonths duration, string name) => name switch
    {
        "years" => (FeelNumber)duration.Years,
        "months" => (FeelNumber)duration.Months,
        _ => null,
    };

    private static object? OfRange(FeelRange range, string name) => name switch
    {
        "start" => range.Low,
        "end" => range.High,
        "start included" => Truth.Of(range.LowIncluded),
        "end included" => Truth.Of(range.HighIncluded),
        _ => null,
    };
}
