using System.Globalization;
using System.Text.RegularExpressions;
using IPB.Workflows.Calendars;

namespace IPB.Workflows.Routines.Imports;

/// <summary>Timers of a process as time limits.</summary>
internal sealed partial class TimeDrafter(ImportNotes notes)
{
    private const int SecondsInMinute = 60;

    /// <returns>Null, and a note, where only a person can say how long.</returns>
    internal string? Limit(ProcessElement timer)
    {
        var written = timer.Detail;
        var text = Unquoted(written?.Text.Trim() ?? "");
        if (written?.Language is "timeDate" or "timeCycle")
            return Open(timer, written.Language == "timeDate" ? "it is due on a day that the process names"
                : "it comes again and again");
        if (Seconds().Match(text) is { Success: true } short_)
        {
            var minutes = Math.Max(1, (int.Parse(short_.Groups[1].Value, CultureInfo.InvariantCulture)
                + SecondsInMinute - 1) / SecondsInMinute);
            notes.Changed(timer, $"{text} is shorter than time is counted here: {minutes} min");
            return string.Create(CultureInfo.InvariantCulture, $"{minutes} minute{(minutes == 1 ? "" : "s")}");
        }
        return TimeLimit.TryParse(text, out var limit, out _) ? limit.ToString()
            : Open(timer, text.Length == 0 ? "it does not say how long" : $"\"{text}\" is no time limit");
    }

    private string? Open(ProcessElement timer, string why)
    {
        notes.Changed(timer, $"{why}; here somebody says that the time is up: give the state \"timers\" with a limit");
        return null;
    }

    private static string Unquoted(string text) =>
        text.StartsWith('=') ? text.TrimStart('=').Trim().Trim('"') : text;

    [GeneratedRegex("^PT([0-9]{1,6})S$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Seconds();
}
