using System.Collections.Immutable;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using IPB.Workflows.Calendars;

namespace IPB.Host.People;

/// <summary>Days on which a calendar says that somebody is away. Of the events nothing else is taken.</summary>
/// <param name="Email">Address of whose event it is, lower case; null: the calendar's own person.</param>
internal sealed record AwayDays(string? Email, DateOnly From, DateOnly To);

/// <summary>Reads an iCalendar (RFC 5545) for the days on which people are away.</summary>
internal static class CalendarAbsences
{
    private const string BusyStatus = "X-MICROSOFT-CDO-BUSYSTATUS";
    private const int MostEvents = 5_000;
    private const int MostOccurrences = 20_000;
    private static readonly TimeOnly DayBegins = new(9, 0);
    private static readonly TimeOnly DayEnds = new(16, 0);

    private static readonly string[] AwayCategories =
        ["semester", "frånvaro", "ledig", "föräldraledig", "tjänstledig", "vacation", "holiday", "out of office",
            "absence", "leave"];

    /// <param name="text">The calendar.</param>
    /// <param name="first">From which day on.</param>
    /// <param name="last">Up to which day.</param>
    /// <returns>By person, without overlaps, in order.</returns>
    /// <exception cref="CalendarUnreadable">It is no calendar, or more than anybody's.</exception>
    public static ImmutableArray<AwayDays> Read(string text, DateOnly first, DateOnly last)
    {
        try
        {
            var calendar = Calendar.Load(text) ?? throw new CalendarUnreadable("it holds no calendar");
            if (calendar.Events.Count > MostEvents)
                throw new CalendarUnreadable($"it holds {calendar.Events.Count} events; at most {MostEvents} are read");
            // Left out, it would end an absence that still holds.
            if (calendar.Events.Any(e => e.DtStart is null))
                throw new CalendarUnreadable("it holds an event without a day that can be read");
            var options = new EvaluationOptions { MaxUnmatchedIncrementsLimit = 1_000 };
            var until = new CalDateTime(last.AddDays(1));
            // A long absence that has begun before the first day counts as well.
            var occurrences = calendar.GetOccurrences<CalendarEvent>(new CalDateTime(first.AddDays(-366)), options)
                .TakeWhile(o => o.Period.StartTime.Date <= until.Date).Take(MostOccurrences)
                .Where(o => o.Source is CalendarEvent e && IsAway(e));
            return [.. Joined(occurrences.SelectMany(Days).Where(d => d.To >= first && d.From <= last))];
        }
        // Whatever a stranger's file makes the library throw, it is a file that cannot be read.
        catch (Exception e) when (e is not (CalendarUnreadable or OutOfMemoryException))
        {
            throw new CalendarUnreadable($"it cannot be read as iCalendar ({e.GetType().Name})");
        }
    }

    private static bool IsAway(CalendarEvent e)
    {
        if (string.Equals(e.Status, "CANCELLED", StringComparison.OrdinalIgnoreCase)) return false;
        var busy = e.Properties.FirstOrDefault(p =>
            string.Equals(p.Name, BusyStatus,
                StringComparison.OrdinalIgnoreCase))?.Value?.ToString()?.ToUpperInvariant();
        if (busy == "OOF") return true;
        if (!e.IsAllDay) return false;
        if (e.Categories.Any(c => AwayCategories.Contains(c.Trim().ToLowerInvariant()))) return true;
        return busy is null or "BUSY"
            && !string.Equals(e.Transparency, "TRANSPARENT", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The days that an occurrence takes: whole ones, or such that hold the working day.</summary>
    private static IEnumerable<AwayDays> Days(Occurrence occurrence)
    {
        var (start, end) = (occurrence.Period.StartTime, occurrence.Period.EffectiveEndTime);
        if (end is null) yield break;
        DateOnly from, to;
        if (start.HasTime)
        {
            var (begins, ends) = (Local(start), Local(end));
            from = DateOnly.FromDateTime(begins).AddDays(TimeOnly.FromDateTime(begins) > DayBegins ? 1 : 0);
            to = DateOnly.FromDateTime(ends).AddDays(TimeOnly.FromDateTime(ends) < DayEnds ? -1 : 0);
        }
        else
            (from, to) = (start.Date, end.Date > start.Date ? end.Date.AddDays(-1) : start.Date);
        if (to >= from) yield return new(EmailOf((CalendarEvent)occurrence.Source), from, to);
    }

    private static DateTime Local(CalDateTime time) => time.TzId is null && !time.IsUtc
        ? time.Value : Stockholm.LocalOf(new DateTimeOffset(time.AsUtc, TimeSpan.Zero));

    private static string? EmailOf(CalendarEvent e) =>
        e.Organizer?.Value is { Scheme: "mailto" } address
            ? Uri.UnescapeDataString(address.AbsoluteUri["mailto:".Length..]).ToLowerInvariant() : null;

    private static IEnumerable<AwayDays> Joined(IEnumerable<AwayDays> days)
    {
        AwayDays? open = null;
        foreach (var next in days.OrderBy(d => d.Email, StringComparer.Ordinal).ThenBy(d => d.From))
        {
            if (open is not null && open.Email == next.Email && next.From <= open.To.AddDays(1))
            {
                if (next.To > open.To) open = open with { To = next.To };
                continue;
            }

            if (open is not null) yield return open;
            open = next;
        }

        if (open is not null) yield return open;
    }
}

/// <summary>A calendar that cannot be had or read; the message says why.</summary>
internal sealed class CalendarUnreadable(string message) : Exception(message);
