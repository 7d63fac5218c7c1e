using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace IPB.Workflows.Calendars;

/// <summary>
/// A length of time as an author writes it: <c>5 working days</c>, <c>3 months</c>, <c>P1Y6M</c>. Two limits are equal
/// when they have the same parts: <c>12 months</c> is not <c>1 year</c>, but <c>P1Y</c> is.
/// </summary>
public sealed record TimeLimit
{
    public const int MaxAmount = 10_000;
    public const int MaxYears = 100;

    /// <param name="amount">1–10,000; calendar units span at most 100 years.</param>
    /// <param name="unit">What is counted.</param>
    /// <param name="and">Smaller units that follow (the 6 months of <c>P1Y6M</c>); never working time.</param>
    /// <exception cref="ArgumentException">Amount or combination is not allowed; the message says why.</exception>
    public TimeLimit(int amount, TimeUnit unit, TimeLimit? and = null)
    {
        if (Refusal(amount, unit, and) is { } why) throw new ArgumentException(why, nameof(amount));
        (Amount, Unit, And) = (amount, unit, and);
    }

    public int Amount { get; }

    public TimeUnit Unit { get; }

    /// <summary>The smaller parts, null for a limit with one unit.</summary>
    public TimeLimit? And { get; }

    /// <summary>The unit that decides how the end is set: <c>P1M2D</c> ends as days do.</summary>
    internal TimeUnit SmallestUnit => And?.SmallestUnit ?? Unit;

    /// <summary>
    /// Reads a limit. On failure <paramref name="error"/> says what was expected, what came and what to write.
    /// </summary>
    public static bool TryParse(
        string? text, [NotNullWhen(true)] out TimeLimit? limit, [NotNullWhen(false)] out string? error) =>
        TimeLimitReader.TryRead(text, out limit, out error);

    /// <summary>Reads a limit that is known to be well written.</summary>
    /// <exception cref="FormatException">It is not; the message is that of <see cref="TryParse"/>.</exception>
    public static TimeLimit Parse(string text) =>
        TryParse(text, out var limit, out var error) ? limit : throw new FormatException(error);

    /// <summary>Canonical text, which <see cref="TryParse"/> reads back: <c>1 working day</c>, <c>P1Y6M</c>.</summary>
    public override string ToString() => And is null ? Phrase(Amount, Unit, "en") : Iso();

    /// <summary>The limit in words: <c>5 arbetsdagar</c>; <c>2 days and 4 hours</c>.</summary>
    /// <param name="language"><c>sv</c> or <c>en</c>.</param>
    public string In(string language) =>
        Listing.And(Parts().Select(part => Phrase(part.Amount, part.Unit, language)), language);

    internal IEnumerable<TimeLimit> Parts()
    {
        for (var part = this; part is not null; part = part.And) yield return part;
    }

    internal int AmountOf(TimeUnit unit) => Unit == unit ? Amount : And?.AmountOf(unit) ?? 0;

    /// <summary>The elapsed part: hours and minutes.</summary>
    internal TimeSpan Elapsed =>
        TimeSpan.FromHours(AmountOf(TimeUnit.Hours)) + TimeSpan.FromMinutes(AmountOf(TimeUnit.Minutes));

    /// <summary>Why the parts make no limit, null when they do.</summary>
    internal static string? Refusal(int amount, TimeUnit unit, TimeLimit? and)
    {
        if (amount is < 1 or > MaxAmount)
            return string.Create(CultureInfo.InvariantCulture, $"expected an amount from 1 to 10,000, got {amount}");
        if (and is not null && (and.Unit <= unit || and.SmallestUnit > TimeUnit.Minutes))
            return $"expected smaller units after {unit.Word(2, "en")}, got {and.In("en")}";
        var days = (amount * DaysIn(unit)) + (and?.Parts().Sum(part => part.Amount * DaysIn(part.Unit)) ?? 0);
        return days > MaxYears * DaysIn(TimeUnit.Years)
            ? $"expected at most 100 years, got {Phrase(amount, unit, "en")}"
            : null;
    }

    private static double DaysIn(TimeUnit unit) => unit switch
    {
        TimeUnit.Years => 365.25,
        TimeUnit.Months => 365.25 / 12,
        TimeUnit.Weeks => 7,
        TimeUnit.Days => 1,
        TimeUnit.Hours => 1 / 24d,
        TimeUnit.Minutes => 1 / 1440d,
        _ => 0,
    };

    private static string Phrase(int amount, TimeUnit unit, string language) =>
        string.Create(CultureInfo.InvariantCulture, $"{amount} {unit.Word(amount, language)}");

    private string Iso()
    {
        var date = string.Concat(Parts().Where(part => part.Unit < TimeUnit.Hours).Select(IsoPart));
        var time = string.Concat(Parts().Where(part => part.Unit >= TimeUnit.Hours).Select(IsoPart));
        return "P" + date + (time.Length == 0 ? "" : "T" + time);
    }

    private static string IsoPart(TimeLimit part) =>
        string.Create(CultureInfo.InvariantCulture, $"{part.Amount}{part.Unit.ToString()[0]}");
}
