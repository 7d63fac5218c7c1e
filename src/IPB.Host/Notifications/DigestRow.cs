using System.Globalization;
using System.Text.RegularExpressions;

namespace IPB.Host.Notifications;

/// <summary>Reads a digest's row, <c>OVERDUE: IPB 2026-00042 Title, 2026-11-27</c>; not all have mark or day.</summary>
internal static partial class DigestRow
{
    /// <summary>A row of another form is shown as it is.</summary>
    public static LetterRow Read(string row, string language)
    {
        var line = OneLine.Of(row);
        var match = Form().Match(line);
        if (!match.Success) return new(line);
        var (title, due) = (match.Groups["title"].Value, match.Groups["due"].Value);
        return DateOnly.TryParseExact(due, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new(title, match.Groups["number"].Value, Flag(match), LocalTimeWords.Day(day, language))
            : new(due is "" ? title : $"{title}, {due}", match.Groups["number"].Value, Flag(match));
    }

    private static string? Flag(Match match) => match.Groups["flag"] is { Success: true, Value: var flag }
        ? flag[0] + flag[1..].ToLowerInvariant() : null;

    [GeneratedRegex(@"^((?<flag>FÖRSENAT|OVERDUE|NYTT|NEW): )?(?<number>IPB [0-9]{4}-[0-9]{5,7}) (?<title>.*?)"
        + @"(, (?<due>[0-9]{4}-[0-9]{2}-[0-9]{2}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
