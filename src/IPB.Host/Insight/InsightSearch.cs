using System.Globalization;
using IPB.Workflows.Insights;

namespace IPB.Host.Insight;

/// <summary>The filters of the page, as they stand in its address.</summary>
public sealed record InsightSearch
{
    public const string Usual = "12m";

    public string? Routine { get; init; }
    public string? Department { get; init; }

    /// <summary>One of <see cref="Periods"/>, or nothing where <see cref="From"/> or <see cref="Until"/> says it.
    /// </summary>
    public string? Period { get; init; }

    /// <summary>Days as <c>2026-11-23</c>; they come before the period.</summary>
    public string? From { get; init; }
    public string? Until { get; init; }

    public static IReadOnlyList<string> Periods { get; } = ["3m", "6m", Usual, "24m", "year", "last-year"];

    public bool IsFiltered => (Given(Routine) ?? Given(Department) ?? Given(Period) ?? Given(From) ?? Given(Until))
        is not null;

    public InsightFilter ToFilter(DateOnly today)
    {
        var (from, until) = Within(today);
        if (Day(From) is { } first) from = first;
        if (Day(Until) is { } last) until = last;
        // A period that ends before it begins is the day on which it ends, not an error in somebody's bookmark.
        return new(from > until ? until : from, until) { Routine = Given(Routine), Department = Given(Department) };
    }

    private (DateOnly From, DateOnly Until) Within(DateOnly today) => (Given(Period) ?? Usual) switch
    {
        "3m" => (today.AddMonths(-3).AddDays(1), today),
        "6m" => (today.AddMonths(-6).AddDays(1), today),
        "24m" => (today.AddMonths(-24).AddDays(1), today),
        "year" => (new(today.Year, 1, 1), today),
        "last-year" => (new(today.Year - 1, 1, 1), new(today.Year - 1, 12, 31)),
        _ => (today.AddMonths(-12).AddDays(1), today),
    };

    internal static DateOnly? Day(string? day) => DateOnly.TryParseExact(day, "yyyy-MM-dd",
        CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) && read.Year is >= 2000 and < 2059
            ? read : null;

    internal static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
