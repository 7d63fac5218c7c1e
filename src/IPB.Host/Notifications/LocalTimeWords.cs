using System.Globalization;
using IPB.Workflows;
using IPB.Workflows.Calendars;

namespace IPB.Host.Notifications;

/// <summary>
/// Swedish local time in full words. The names are written here because a machine may run without language data.
/// </summary>
internal static class LocalTimeWords
{
    private static readonly Text[] Weekdays =
    [
        new("söndag", "Sunday"), new("måndag", "Monday"), new("tisdag", "Tuesday"), new("onsdag", "Wednesday"),
        new("torsdag", "Thursday"), new("fredag", "Friday"), new("lördag", "Saturday"),
    ];

    private static readonly Text[] Months =
    [
        new("januari", "January"), new("februari", "February"), new("mars", "March"), new("april", "April"),
        new("maj", "May"), new("juni", "June"), new("juli", "July"), new("augusti", "August"),
        new("september", "September"), new("oktober", "October"), new("november", "November"),
        new("december", "December"),
    ];

    /// <summary><c>fredag 27 november 2026</c></summary>
    public static string Day(DateOnly date, string language) => string.Create(CultureInfo.InvariantCulture,
        $"{Weekdays[(int)date.DayOfWeek].In(language)} {date.Day} {Months[date.Month - 1].In(language)} {date.Year}");

    /// <summary><c>fredag 27 november 2026 kl. 17.00</c>, <c>Friday 27 November 2026 at 17:00</c></summary>
    public static string Moment(DateTimeOffset instant, string language)
    {
        var local = Stockholm.LocalOf(instant);
        var time = local.ToString(language == "en" ? "'at' HH:mm" : "'kl.' HH.mm", CultureInfo.InvariantCulture);
        return $"{Day(DateOnly.FromDateTime(local), language)} {time}";
    }
}
