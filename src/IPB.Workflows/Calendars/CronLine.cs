using System.Collections.Immutable;
using System.Globalization;

namespace IPB.Workflows.Calendars;

/// <summary>Judges a cron line of five fields: numbers, *, ranges, lists and steps.</summary>
internal static class CronLine
{
    private static readonly ImmutableArray<(string Name, int Least, int Most)> Fields =
        [("minute", 0, 59), ("hour", 0, 23), ("day of the month", 1, 31), ("month", 1, 12), ("day of the week", 0, 7)];

    /// <returns>What was expected; null when the line is right.</returns>
    internal static string? Fault(string line)
    {
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != Fields.Length)
            return "expected five fields (minute, hour, day of the month, month, day of the week)";
        for (var i = 0; i < parts.Length; i++)
        {
            var (name, least, most) = Fields[i];
            if (!parts[i].Split(',').All(item => IsItem(item, least, most)))
                return $"expected * or numbers from {least} to {most} as {name}";
        }
        return null;
    }

    // "*", "5", "1-5", each with an optional "/2".
    private static bool IsItem(string item, int least, int most)
    {
        var step = item.Split('/');
        if (step.Length > 2 || (step.Length == 2 && Number(step[1], 1, most) is null)) return false;
        if (step[0] == "*") return true;
        var range = step[0].Split('-');
        var from = Number(range[0], least, most);
        return range.Length switch
        {
            1 => from is not null,
            2 => from <= Number(range[1], least, most),
            _ => false,
        };
    }

    private static int? Number(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= least && number <= most ? number : null;
}
