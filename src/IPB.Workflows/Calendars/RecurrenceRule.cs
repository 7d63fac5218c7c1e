using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;

namespace IPB.Workflows.Calendars;

/// <summary>
/// A rule of RFC 5545 on the clock of the wall. Ical.Net expands it; how many there are is counted here, because it
/// counts a day twice that two numbers of a rule name (<c>BYWEEKNO=1,-52</c>), and months are kept here, because it
/// lets <c>BYMONTH=3;BYYEARDAY=60</c> out of March in leap years.
/// </summary>
internal sealed partial class RecurrenceRule
{
    private const string Parts =
        "a rule of RFC 5545, KEY=VALUE parts with ; between them, such as FREQ=MONTHLY;BYDAY=1MO";

    private const int MostInterval = 1000;
    private readonly RecurrencePattern pattern;
    private readonly int? count;
    private readonly ImmutableHashSet<int> months;

    private RecurrenceRule(RecurrencePattern pattern)
    {
        this.pattern = pattern;
        count = pattern.Count;
        months = [.. pattern.ByMonth];
        pattern.Count = null;
    }

    /// <exception cref="RecurrenceFault">It is no rule, never comes, or comes more than once a day.</exception>
    internal static RecurrenceRule Read(string rule, DateTime start)
    {
        rule = rule.TrimEnd(';');
        if (!Form().IsMatch(rule)) throw new RecurrenceFault($"expected {Parts}");
        if (ZeroDay().IsMatch(rule))
            throw new RecurrenceFault("expected a weekday with a number from 1 to 53 or -53 to -1 before it, or none");
        var read = new RecurrenceRule(Parse(rule));
        if (Fault(read.pattern) is { } fault) throw new RecurrenceFault(fault);
        try
        {
            if (read.From(start).Take(1).Any()) return read;
        }
        catch (EvaluationException e)
        {
            throw new RecurrenceFault($"expected a rule that comes to a day ({e.Message})");
        }
        throw new RecurrenceFault("expected a rule that comes to a day");
    }

    /// <summary>Times of the wall, in order, without end unless the rule has one.</summary>
    internal IEnumerable<DateTime> From(DateTime start)
    {
        var dated = new CalendarEvent { DtStart = new CalDateTime(start, true), RecurrenceRule = pattern };
        var all = dated.GetOccurrences().Select(o => o.Period.StartTime.Value)
            .Where(at => months.IsEmpty || months.Contains(at.Month)).Distinct();
        return count is { } most ? all.Take(most) : all;
    }

    /// <summary>What RFC 5545 does not have, and what comes too often or never.</summary>
    private static string? Fault(RecurrencePattern p)
    {
        var (yearly, monthly) = (p.Frequency == FrequencyType.Yearly, p.Frequency == FrequencyType.Monthly);
        if (p.Frequency is FrequencyType.Hourly or FrequencyType.Minutely or FrequencyType.Secondly)
            return "expected FREQ=DAILY, WEEKLY, MONTHLY or YEARLY";
        if (p.Interval is < 1 or > MostInterval) return $"expected an INTERVAL from 1 to {MostInterval}";
        if (p.ByDay.Any(d => d.Offset is not null) && !monthly && !(yearly && p.ByWeekNo.Count == 0))
            return "expected a weekday with a number only with FREQ=MONTHLY, or YEARLY without BYWEEKNO";
        if (p.ByWeekNo.Count > 0 && !yearly) return "expected BYWEEKNO only with FREQ=YEARLY";
        if (p.ByYearDay.Count > 0 && !yearly) return "expected BYYEARDAY only with FREQ=YEARLY";
        return p.ByMonthDay.Count > 0 && p.Frequency == FrequencyType.Weekly
            ? "expected BYMONTHDAY not with FREQ=WEEKLY" : null;
    }

    private static RecurrencePattern Parse(string rule)
    {
        try
        {
            return new RecurrencePattern(UtcUntil().Replace(rule, until => "UNTIL=" + Wall(until.Groups[1].Value)));
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException
            or System.Runtime.Serialization.SerializationException)
        {
            throw new RecurrenceFault($"expected {Parts} ({e.Message})");
        }
    }

    private static string Wall(string utc) => DateTimeOffset.TryParseExact(utc, "yyyyMMdd'T'HHmmss",
        CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
        ? Stockholm.LocalOf(at).ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture)
        : throw new RecurrenceFault("expected an UNTIL such as 20271231T230000Z");

    [GeneratedRegex(@"^(?=(.*;)?FREQ=)([A-Z]+=[A-Z0-9,+-]+)(;[A-Z]+=[A-Z0-9,+-]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"BYDAY=([^;]*,)?[+-]?0+[A-Z]", RegexOptions.CultureInvariant)]
    private static partial Regex ZeroDay();

    [GeneratedRegex(@"UNTIL=([0-9]{8}T[0-9]{6})Z", RegexOptions.CultureInvariant)]
    private static partial Regex UtcUntil();
}
