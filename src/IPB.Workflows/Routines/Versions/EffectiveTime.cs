using System.Globalization;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;

namespace IPB.Workflows.Routines.Versions;

/// <summary>From when a version is to be in force, as people and programs write it.</summary>
public static class EffectiveTime
{
    private static readonly string[] Minutes = ["yyyy-MM-ddTHH:mm", "yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm:ss"];

    /// <summary>
    /// Reads a date (<c>2026-12-01</c>: from midnight; today's date: at once), a date and time in Swedish local time
    /// (<c>2026-12-01T08:00</c>), or an instant with its offset.
    /// </summary>
    /// <returns>Null for nothing: at once.</returns>
    /// <exception cref="InvalidInput">None of these.</exception>
    public static DateTimeOffset? Read(string? text, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var (culture, style) = (CultureInfo.InvariantCulture, DateTimeStyles.None);
        text = text.Trim();
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", culture, style, out var date))
            return date == Stockholm.DateOf(now) ? null : Stockholm.At(date, TimeOnly.MinValue);
        if (DateTime.TryParseExact(text, Minutes, culture, style, out var local)) return Stockholm.At(local);
        if (DateTimeOffset.TryParseExact(text, ["yyyy-MM-ddTHH:mmzzz", "yyyy-MM-ddTHH:mm:sszzz",
            "yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", "yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM-ddTHH:mmZ"], culture,
            DateTimeStyles.AssumeUniversal, out var instant)) return instant;
        throw new InvalidInput("effective", new(
            $"Skriv ett datum som 2026-12-01 eller en tid som 2026-12-01T08:00, inte \"{text}\".",
            $"Write a date such as 2026-12-01 or a time such as 2026-12-01T08:00, not \"{text}\"."));
    }
}
