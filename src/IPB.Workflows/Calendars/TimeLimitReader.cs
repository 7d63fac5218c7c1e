using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace IPB.Workflows.Calendars;

/// <summary>Reads the text of a time limit and explains what is wrong with it.</summary>
internal static partial class TimeLimitReader
{
    private const string Expected =
        "expected a time limit such as \"5 working days\", \"4 working hours\", \"30 minutes\", \"2 hours\", "
        + "\"90 days\", \"8 weeks\", \"3 months\", \"1 year\" or \"P3M\"";

    private const string Units =
        "expected the unit minutes, hours, days, weeks, months, years, working days or working hours";

    internal static bool TryRead(
        string? text, [NotNullWhen(true)] out TimeLimit? limit, [NotNullWhen(false)] out string? error)
    {
        var trimmed = text?.Trim() ?? "";
        (limit, error) = trimmed.Length == 0 ? (null, Expected + "; got nothing")
            : Plain().Match(trimmed) is { Success: true } plain ? ReadPlain(trimmed, plain)
            : Iso().Match(trimmed) is { Success: true } iso ? ReadIso(trimmed, iso)
            : (null, $"{Expected}; got {Quote(trimmed)}");
        return limit is not null;
    }

    private static (TimeLimit? Limit, string? Error) ReadPlain(string text, Match match)
    {
        var word = Blanks().Replace(match.Groups["unit"].Value, " ");
        if (UnitNamed(word) is not { } unit) return (null, UnknownUnit(text, match.Groups["amount"].Value, word));
        return TryAmount(match.Groups["amount"].Value, out var amount)
            ? Checked(text, amount, unit, null)
            : (null, WrongAmount(text, match.Groups["amount"].Value));
    }

    private static (TimeLimit? Limit, string? Error) ReadIso(string text, Match match)
    {
        TimeLimit? limit = null;
        for (var unit = TimeUnit.Minutes; unit >= TimeUnit.Years; unit--)
        {
            var group = match.Groups[unit.ToString()];
            if (!group.Success) continue;
            if (!int.TryParse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var amount))
                return (null, WrongAmount(text, group.Value));
            if (amount == 0) continue;
            (limit, var error) = Checked(text, amount, unit, limit);
            if (error is not null) return (null, error);
        }
        return limit is null ? (null, WrongAmount(text, "0")) : (limit, null);
    }

    private static (TimeLimit? Limit, string? Error) Checked(string text, int amount, TimeUnit unit, TimeLimit? and) =>
        TimeLimit.Refusal(amount, unit, and) is { } why
            ? (null, $"{why} in {Quote(text)}; write a shorter limit")
            : (new TimeLimit(amount, unit, and), null);

    private static bool TryAmount(string digits, out int amount) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out amount)
        && amount is >= 1 and <= TimeLimit.MaxAmount;

    private static string WrongAmount(string text, string amount) =>
        $"expected a whole number from 1 to 10,000, got {Quote(amount)} in {Quote(text)}; "
        + "for a part of a unit write a smaller unit, such as \"90 minutes\"";

    private static string UnknownUnit(string text, string amount, string word)
    {
        var got = word.Length == 0 ? "none" : Quote(word);
        var hint = TryAmount(amount, out var number)
            && TimeUnitGuess.Of(word) is { } unit
            && TimeLimit.Refusal(number, unit, null) is null
            ? $"; did you mean \"{new TimeLimit(number, unit)}\"?"
            : "";
        return $"{Units}; got {got} in {Quote(text)}{hint}";
    }

    private static TimeUnit? UnitNamed(string word)
    {
        foreach (var unit in TimeUnitWords.All)
            if (word.Equals(unit.Word(1, "en"), StringComparison.OrdinalIgnoreCase)
                || word.Equals(unit.Word(2, "en"), StringComparison.OrdinalIgnoreCase))
                return unit;
        return null;
    }

    private static string Quote(string text) => text.Length <= 60 ? $"\"{text}\"" : $"\"{text[..60]}…\"";

    [GeneratedRegex(@"^(?<amount>[+-]?[0-9]+(?:[.,][0-9]+)*)\s*(?<unit>[^0-9]*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    [GeneratedRegex(
        @"^P(?=[0-9T])(?:(?<Years>[0-9]+)Y)?(?:(?<Months>[0-9]+)M)?(?:(?<Weeks>[0-9]+)W)?(?:(?<Days>[0-9]+)D)?"
        + @"(?:T(?=[0-9])(?:(?<Hours>[0-9]+)H)?(?:(?<Minutes>[0-9]+)M)?)?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Iso();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
