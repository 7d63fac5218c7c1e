using System.Globalization;

namespace IPB.Rules;

/// <summary>Where a date stands in the calendar, and the moment of the run.</summary>
internal static class CalendarFunctions
{
    public static IEnumerable<Overload> All() =>
    [
        .. OfDate("day of year", "number", date => (FeelNumber)date.DayOfYear),
        .. OfDate("day of week", "string",
            date => CultureInfo.InvariantCulture.DateTimeFormat.DayNames[date.Weekday % 7]),
        .. OfDate("month of year", "string",
            date => CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[date.Month - 1]),
        .. OfDate("week of year", "number", date => (FeelNumber)date.WeekOfYear),
        Overload.Of("now() : date and time", (budget, _) => budget.Now is { } now ? FeelDateTime.From(now) : null),
        Overload.Of("today() : date", (budget, _) => budget.Now is { } now ? FeelDateTime.From(now).Date : null),
    ];

    private static IEnumerable<Overload> OfDate(string name, string result, Func<FeelDate, object?> body)
    {
        FunctionBody ofEither = (_, a) => a[0] switch
        {
            FeelDate date => body(date),
            FeelDateTime moment => body(moment.Date),
            _ => null,
        };
        yield return Overload.Of($"{name}(date: date) : {result}", ofEither);
        yield return Overload.Of($"{name}(date: date and time) : {result}", ofEither);
    }
}
