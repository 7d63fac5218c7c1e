using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Routing;

/// <summary>What a clerk writes in a cell, as FEEL: <c>Norr, Väst</c> is <c>"Norr", "Väst"</c>.</summary>
internal static partial class RoutingCell
{
    private static readonly SearchValues<char> FeelSigns = SearchValues.Create("\"<>=[(?");

    /// <summary>For a message: what may stand in a cell of a type.</summary>
    internal static string Expected(FieldType type) => type switch
    {
        FieldType.Number or FieldType.Money => "a number or a test such as >= 250000 or [1..5]",
        FieldType.Date => "a date such as 2026-12-24 or a test such as >= 2026-01-01",
        FieldType.YesNo => "yes or no",
        _ => "words such as Norr, Väst or a test such as not(\"Norr\")",
    };

    /// <summary>The plain words of a cell; none when it is a test in FEEL.</summary>
    internal static IEnumerable<string> Words(FieldType type, string cell) => IsPlain(type, cell)
        ? cell.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [];

    internal static string Feel(FieldType type, string cell) => type switch
    {
        FieldType.Date => IsoDate().Replace(cell, m => IsDate(m.Value) ? $"date(\"{m.Value}\")" : m.Value),
        FieldType.YesNo => cell.Trim() switch
        {
            "yes" => "true",
            "no" => "false",
            var other => other,
        },
        _ when IsPlain(type, cell) => string.Join(", ", Words(type, cell).Select(RoutingDecision.Quoted)),
        _ => cell,
    };

    private static bool IsPlain(FieldType type, string cell) =>
        type is FieldType.Text or FieldType.LongText or FieldType.Choice
        && cell.Trim() != "-" && cell.AsSpan().IndexOfAny(FeelSigns) < 0;

    private static bool IsDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    [GeneratedRegex("(?<![\"\\d-])\\d{4}-\\d{2}-\\d{2}(?![\"\\d-])")]
    private static partial Regex IsoDate();
}
