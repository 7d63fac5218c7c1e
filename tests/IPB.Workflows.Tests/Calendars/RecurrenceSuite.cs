using System.Globalization;
using System.Text.RegularExpressions;

namespace IPB.Workflows.Tests.Calendars;

/// <summary>A case of a published set of recurrence rules.</summary>
/// <param name="Times">Expected; null where a program is expected to refuse the rule.</param>
/// <param name="From">Only times from here on are expected.</param>
internal sealed partial record RecurrenceCase(
    string Rule, DateTime Start, IReadOnlyList<DateTime>? Times, DateTime? From, bool Duration)
{
    /// <summary>It starts on a day without a time.</summary>
    internal bool IsDate { get; private init; }

    /// <summary>All cases of a file in the form that libical and Ical.Net share.</summary>
    internal static IReadOnlyList<RecurrenceCase> Read(string file) =>
        [.. Regex.Split(File.ReadAllText(file).Trim('\uFEFF').ReplaceLineEndings("\n"), @"\n(?:\s*\n|#[^\n]*\n)+")
            .Select(Block).OfType<RecurrenceCase>()];

    private static RecurrenceCase? Block(string block)
    {
        var lines = block.Split('\n').Where(l => l.Contains(':') && !l.StartsWith('#'))
            .ToDictionary(l => l[..l.IndexOf(':')], l => l[(l.IndexOf(':') + 1)..].Trim());
        if (!lines.TryGetValue("RRULE", out var rule)) return null;
        // All of a case is one clock's time: where there is a Z, it is on all of it.
        return new(UtcUntil().Replace(rule, "$1"),
            lines.TryGetValue("DTSTART", out var start) ? Time(start) : new DateTime(2024, 1, 1),
            lines.TryGetValue("INSTANCES", out var times) ? [.. times.Split(',').Where(IsTime).Select(Time)] : null,
            lines.TryGetValue("START-AT", out var from) && Follows(lines) ? Time(from) : null,
            lines.ContainsKey("DURATION"))
        {
            IsDate = lines.TryGetValue("DTSTART", out var day) && !day.Contains('T'),
        };

        // libical goes back to the start afterwards, and lists everything.
        static bool Follows(Dictionary<string, string> lines) =>
            lines.TryGetValue("INSTANCES", out var all)
            && string.CompareOrdinal(all.Split(',')[0], lines["START-AT"]) >= 0;
    }

    private static bool IsTime(string text) => !text.Contains('*');

    private static DateTime Time(string text) => DateTime.ParseExact(text.TrimEnd('Z'),
        text.Contains('T') ? "yyyyMMdd'T'HHmmss" : "yyyyMMdd", CultureInfo.InvariantCulture);

    [GeneratedRegex("(UNTIL=[0-9]{8}T[0-9]{6})Z")]
    private static partial Regex UtcUntil();
}
