using System.Globalization;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using IPB.Workflows.Calendars;

namespace IPB.Host.CalendarFeeds;

/// <summary>Writes a calendar as programs read it (RFC 5545). The same entries make the same text.</summary>
internal static class CalendarWriter
{
    private static readonly TimeSpan Slot = TimeSpan.FromMinutes(30);

    /// <param name="host">What ids of entries end with.</param>
    public static string Write(IEnumerable<CalendarEntry> entries, string name, string host)
    {
        var calendar = new Ical.Net.Calendar { Method = "PUBLISH", ProductId = "-//IPB Workflows//Calendar//EN" };
        calendar.AddProperty("X-WR-CALNAME", name);
        calendar.AddProperty("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
        calendar.AddProperty("X-PUBLISHED-TTL", "PT1H");
        calendar.Events.AddRange(entries.OrderBy(e => e.At).ThenBy(e => e.Case).Select(e => EventOf(e, host)));
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static CalendarEvent EventOf(CalendarEntry entry, string host)
    {
        var changed = Utc(entry.Changed);
        var (start, end) = Span(entry);
        return new CalendarEvent
        {
            Uid = string.Create(CultureInfo.InvariantCulture, $"{entry.Case:D}.{entry.Person}@{host}"),
            Sequence = (int)Math.Min(entry.Version, int.MaxValue),
            DtStamp = changed,
            LastModified = changed,
            Summary = entry.Summary,
            Description = entry.Description,
            Url = new Uri(entry.Address),
            Start = start,
            End = end,
            Status = entry.IsOff ? EventStatus.Cancelled : EventStatus.Confirmed,
            // A time limit keeps nobody busy.
            Transparency = TransparencyType.Transparent,
            Class = "PRIVATE",
        };
    }

    private static (CalDateTime Start, CalDateTime End) Span(CalendarEntry entry)
    {
        if (entry.Timed) return (Utc(entry.At - Slot), Utc(entry.At));
        var day = Stockholm.DateOf(entry.At);
        return (new(day), new(day.AddDays(1)));
    }

    private static CalDateTime Utc(DateTimeOffset at) => new(at.UtcDateTime, "UTC");
}
