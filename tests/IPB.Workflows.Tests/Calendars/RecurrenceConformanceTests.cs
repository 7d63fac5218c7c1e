using System.Text.RegularExpressions;
using IPB.Workflows.Calendars;

namespace IPB.Workflows.Tests.Calendars;

/// <summary>Two published sets of recurrence rules; what is left out is for a reason that is counted.</summary>
public sealed partial class RecurrenceConformanceTests(ITestOutputHelper output)
{
    private const string Faster = "more than once a day: such follow-ups are refused";
    private const string NoTimes = "no times are given: not implemented there";
    private const string Dates = "a start without a time of day, which takes BYMINUTE out: ours always have one";
    private const string Week = "a weekday with a number beside BYWEEKNO, which RFC 5545 forbids: refused";
    private const string Zero = "BYDAY with the number 0, which RFC 5545 does not have: refused";
    private const string WeekYear = "INTERVAL with BYWEEKNO counted from the year of the date, not of its week; the "
        + "two sets contradict each other, and the year of the week counts here";
    private const string Ends = "ends at the end of the year 9999, or asks for the length of an event";

    private static readonly string[] WeekYears =
    [
        "FREQ=YEARLY;BYWEEKNO=53;INTERVAL=6;BYDAY=TH;COUNT=1", "FREQ=YEARLY;BYWEEKNO=53;INTERVAL=5;BYDAY=TH;COUNT=1",
    ];

    [Fact]
    public void The_rules_of_libical_give_the_times_that_libical_gives()
    {
        var left = Run("libical-icalrecur_test.txt", 146);
        Assert.Equal(new() { [Faster] = 23, [WeekYear] = 2, [NoTimes] = 1, [Dates] = 1 }, left);
    }

    [Fact]
    public void The_rules_of_Ical_Net_give_the_times_that_Ical_Net_gives()
    {
        var left = Run("icalnet-RecurrenceTestCases.txt", 85);
        Assert.Equal(new() { [Faster] = 5, [Ends] = 6, [Zero] = 3, [Week] = 1 }, left);
    }

    private Dictionary<string, int> Run(string file, int rules)
    {
        var cases = RecurrenceCase.Read(Path.Combine(SharedData.Folder("calendar"), file));
        Assert.Equal(rules, cases.Count);
        var left = new Dictionary<string, int>();
        foreach (var reason in cases.Select(Reason).OfType<string>())
            left[reason] = left.GetValueOrDefault(reason) + 1;
        var wrong = cases.Where(c => Reason(c) is null).Select(Judge).OfType<string>().ToList();
        output.WriteLine($"{file}: {cases.Count - left.Values.Sum()} of {cases.Count} agree");
        foreach (var (reason, count) in left) output.WriteLine($"  {count} left out: {reason}");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        return left;
    }

    /// <summary>What is wrong; null: nothing.</summary>
    private static string? Judge(RecurrenceCase one)
    {
        try
        {
            var times = RecurrenceRule.Read(one.Rule, one.Start).From(one.Start)
                .Where(at => one.From is not { } from || at >= from).Take((one.Times?.Count ?? 0) + 1).ToList();
            return one.Times is null ? $"{one.Rule} is not refused"
                : one.Times.SequenceEqual(times) ? null
                : $"{one.Rule} from {one.Start:s}: {string.Join(' ', times.Select(at => at.ToString("s")))}";
        }
        catch (RecurrenceFault fault)
        {
            return one.Times is null ? null : $"{one.Rule} is refused: {fault.Message}";
        }
    }

    private static string? Reason(RecurrenceCase one) =>
        one.Rule.Contains("HOURLY") || one.Rule.Contains("MINUTELY") || one.Rule.Contains("SECONDLY") ? Faster
        : one.Times is { Count: 0 } ? NoTimes
        : one.Duration || one.Start.Year > 9990 || (one.Times is null && one.Rule == "FREQ=YEARLY") ? Ends
        : one.Rule.Contains("BYWEEKNO=10;BYDAY=1MO") ? Week
        : Zeros().IsMatch(one.Rule) ? Zero
        : one.IsDate && one.Rule.Contains("BYMINUTE") ? Dates
        : WeekYears.Contains(one.Rule) ? WeekYear : null;

    [GeneratedRegex("BYDAY=([^;]*,)?0[A-Z]")]
    private static partial Regex Zeros();
}
