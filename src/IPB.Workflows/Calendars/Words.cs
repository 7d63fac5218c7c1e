using System.Globalization;

namespace IPB.Workflows.Calendars;

/// <summary>
/// Dates and reasons in words. The names are written here because a machine may run without language data.
/// </summary>
public static class Words
{
    private static readonly Text[] Weekdays =
    [
        new("söndag", "Sunday"), new("måndag", "Monday"), new("tisdag", "Tuesday"), new("onsdag", "Wednesday"),
        new("torsdag", "Thursday"), new("fredag", "Friday"), new("lördag", "Saturday"),
    ];

    private static readonly Text[] ShortWeekdays =
    [
        new("sön", "Sun"), new("mån", "Mon"), new("tis", "Tue"), new("ons", "Wed"),
        new("tors", "Thu"), new("fre", "Fri"), new("lör", "Sat"),
    ];

    private static readonly Text[] Months =
    [
        new("jan", "Jan"), new("feb", "Feb"), new("mars", "Mar"), new("apr", "Apr"), new("maj", "May"),
        new("juni", "Jun"), new("juli", "Jul"), new("aug", "Aug"), new("sep", "Sep"), new("okt", "Oct"),
        new("nov", "Nov"), new("dec", "Dec"),
    ];

    internal static readonly Text Weekend = new("helg", "weekend");
    internal static readonly Text SqueezeDay = new("klämdag", "squeeze day");
    internal static readonly Text HalfDayOff = new("halvdag utan öppettid", "half day without opening hours");

    public static Text Weekday(DayOfWeek day) => Weekdays[(int)day];

    public static Text ShortWeekday(DayOfWeek day) => ShortWeekdays[(int)day];

    internal static Text ClosedWeekday(DayOfWeek day) =>
        new($"stängt på {Weekday(day).Sv}ar", $"closed on {Weekday(day).En}s");

    /// <summary><c>fre 27 nov 2026</c></summary>
    public static string Day(DateOnly date, string language) =>
        $"{ShortWeekdays[(int)date.DayOfWeek].In(language)} {Date(date, language)}";

    /// <summary><c>27 nov 2026</c></summary>
    public static string Date(DateOnly date, string language) => $"{DayAndMonth(date, language)} {Number(date.Year)}";

    /// <summary><c>27 nov</c></summary>
    public static string DayAndMonth(DateOnly date, string language) =>
        $"{Number(date.Day)} {Months[date.Month - 1].In(language)}";

    public static Text Month(int month) => Months[month - 1];

    /// <summary><c>nov 2026</c></summary>
    public static string MonthAndYear(DateOnly date, string language) =>
        $"{Months[date.Month - 1].In(language)} {Number(date.Year)}";

    /// <summary><c>fre 27 nov 2026 17:00</c>, Swedish local time.</summary>
    public static string Moment(DateTimeOffset instant, string language)
    {
        var local = Stockholm.LocalOf(instant);
        return Day(DateOnly.FromDateTime(local), language) + local.ToString(" HH:mm", CultureInfo.InvariantCulture);
    }

    internal static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
