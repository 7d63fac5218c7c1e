namespace IPB.Workflows.Calendars;

/// <summary>
/// The named free days of Sweden, computed. Covers the years 1953 (when the movable Saturdays came) to 9998.
/// </summary>
public static class SwedishHolidays
{
    private const int FirstYear = 1953;
    private const int LastYear = 9998;

    // Filled on first use; two threads may build the same year, and both get equal answers.
    private static readonly SwedishYear?[] Years = new SwedishYear?[LastYear - FirstYear + 1];

    /// <summary>
    /// The 13 public holidays and three eves of a year, in order of date. Two of them may share a date
    /// (1 May 2008 was both First of May and Ascension Day).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not within 1953–9998.</exception>
    public static IReadOnlyList<Holiday> Of(int year) => YearOf(year).Holidays;

    internal static Holiday? On(DateOnly date) => YearOf(date.Year).On(date);

    internal static EarlyClosingEve? EveOn(DateOnly date) => YearOf(date.Year).EveOn(date);

    /// <summary>Saturday, Sunday, public holiday or one of the three eves, as in SFS 1930:173.</summary>
    internal static bool IsFree(DateOnly date) => IsWeekend(date) || On(date) is not null;

    internal static bool IsWeekend(DateOnly date) => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    /// <summary>Klämdag: a single weekday between two free days.</summary>
    internal static bool IsSqueezeDay(DateOnly date) =>
        !IsFree(date) && IsFree(date.AddDays(-1)) && IsFree(date.AddDays(1));

    private static SwedishYear YearOf(int year)
    {
        if (year is < FirstYear or > LastYear)
            throw new ArgumentOutOfRangeException(
                nameof(year), year, $"expected a year from {FirstYear} to {LastYear}, got {year}");
        return Years[year - FirstYear] ??= new SwedishYear(year);
    }
}
