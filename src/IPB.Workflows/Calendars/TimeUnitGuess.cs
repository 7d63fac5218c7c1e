using IPB.Workflows.Files;

namespace IPB.Workflows.Calendars;

/// <summary>Guesses which unit an author meant by a word that is none.</summary>
internal static class TimeUnitGuess
{
    private static readonly Dictionary<string, TimeUnit> OtherWords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["workday"] = TimeUnit.WorkingDays,
        ["workdays"] = TimeUnit.WorkingDays,
        ["work days"] = TimeUnit.WorkingDays,
        ["business day"] = TimeUnit.WorkingDays,
        ["business days"] = TimeUnit.WorkingDays,
        ["weekdays"] = TimeUnit.WorkingDays,
        ["vardag"] = TimeUnit.WorkingDays,
        ["vardagar"] = TimeUnit.WorkingDays,
        ["workhours"] = TimeUnit.WorkingHours,
        ["work hours"] = TimeUnit.WorkingHours,
        ["business hours"] = TimeUnit.WorkingHours,
        ["office hours"] = TimeUnit.WorkingHours,
        ["min"] = TimeUnit.Minutes,
        ["mins"] = TimeUnit.Minutes,
        ["h"] = TimeUnit.Hours,
        ["hr"] = TimeUnit.Hours,
        ["hrs"] = TimeUnit.Hours,
        ["tim"] = TimeUnit.Hours,
        ["d"] = TimeUnit.Days,
        ["dygn"] = TimeUnit.Days,
        ["calendar days"] = TimeUnit.Days,
        ["w"] = TimeUnit.Weeks,
        ["y"] = TimeUnit.Years,
    };

    private static readonly Dictionary<string, TimeUnit> Words = TimeUnitWords.All
        .SelectMany(unit => new[] { "en", "sv" }, (unit, language) => (unit, language))
        .SelectMany(x => new[] { 1, 2 }, (x, count) => (Word: x.unit.Word(count, x.language), x.unit))
        .DistinctBy(x => x.Word).ToDictionary(x => x.Word, x => x.unit);

    /// <summary>The nearest unit, null when none is near.</summary>
    internal static TimeUnit? Of(string word) =>
        OtherWords.TryGetValue(word, out var known) ? known
        : NearestWord.Of(word, Words.Keys) is { } nearest ? Words[nearest] : null;
}
