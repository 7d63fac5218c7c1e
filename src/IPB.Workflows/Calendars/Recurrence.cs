using System.Collections.Immutable;
using Cronos;

namespace IPB.Workflows.Calendars;

/// <summary>
/// When something recurs, in Swedish local time: a cron line or a rule of RFC 5545. A time in the hour that spring
/// skips comes as much later as was skipped; one in the hour that autumn repeats comes once, the first time.
/// </summary>
public sealed class Recurrence
{
    private readonly Func<DateTimeOffset, DateTimeOffset, IEnumerable<DateTimeOffset>> between;

    private Recurrence(Func<DateTimeOffset, DateTimeOffset, IEnumerable<DateTimeOffset>> between) =>
        this.between = between;

    /// <summary>The instants after one and up to another, that one included, in order and each once.</summary>
    public ImmutableArray<DateTimeOffset> Between(DateTimeOffset after, DateTimeOffset until) =>
        after >= until ? [] : [.. between(after.ToUniversalTime(), until.ToUniversalTime())];

    /// <summary>The next instants after one, at most so many, looked for up to 30 years ahead.</summary>
    public ImmutableArray<DateTimeOffset> Next(DateTimeOffset after, int most) =>
        [.. between(after.ToUniversalTime(), after.ToUniversalTime().AddYears(30)).Take(most)];

    /// <param name="cron">Five fields.</param>
    /// <exception cref="RecurrenceFault">It is no cron line.</exception>
    public static Recurrence OfCron(string cron)
    {
        if (CronLine.Fault(cron) is { } fault) throw new RecurrenceFault(fault);
        var line = CronExpression.Parse(cron);
        return new((after, until) => Local(line, after, until));
    }

    /// <param name="rule">As after <c>RRULE:</c>, at most daily; its UNTIL is local time, or UTC with a Z.</param>
    /// <param name="start">The first time, local; weekday, day and time of day that the rule leaves open are its.
    /// </param>
    /// <exception cref="RecurrenceFault">It is no such rule.</exception>
    public static Recurrence OfRule(string rule, DateTime start)
    {
        var read = RecurrenceRule.Read(rule, start);
        return new((after, until) => read.From(start)
            .Select(Stockholm.At).Distinct().Where(at => at > after).TakeWhile(at => at <= until));
    }

    // Cron is counted on the wall, too, so that both follow the same clock.
    private static IEnumerable<DateTimeOffset> Local(CronExpression line, DateTimeOffset after, DateTimeOffset until)
    {
        var day = TimeSpan.FromDays(1);
        var from = DateTime.SpecifyKind(Stockholm.LocalOf(after) - day, DateTimeKind.Utc);
        return line.GetOccurrences(from, DateTime.SpecifyKind(Stockholm.LocalOf(until) + day, DateTimeKind.Utc), true)
            .Select(wall => Stockholm.At(DateTime.SpecifyKind(wall, DateTimeKind.Unspecified)))
            .Distinct().Order().Where(at => at > after && at <= until);
    }
}

/// <summary>What was expected of a recurrence in place of what is there.</summary>
public sealed class RecurrenceFault(string expected) : Exception(expected);
