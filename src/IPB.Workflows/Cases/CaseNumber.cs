using System.Globalization;
using System.Text.RegularExpressions;

namespace IPB.Workflows.Cases;

/// <summary>A registration number: <c>IPB 2026-00042</c>.</summary>
public static partial class CaseNumber
{
    private const long PerYear = 10_000_000;

    public static string Of(int year, int serial) =>
        string.Create(CultureInfo.InvariantCulture, $"IPB {year}-{serial:00000}");

    /// <summary>
    /// Reads what people and addresses write: <c>IPB 2026-00042</c>, <c>ipb-2026-42</c>, <c>2026-00042</c>.
    /// </summary>
    /// <returns>The number as it is stored, or null.</returns>
    public static string? Parse(string? text)
    {
        var match = Form().Match(text ?? "");
        return match.Success
            ? Of(Number(match, 1), Number(match, 2)) : null;
    }

    /// <summary>The part that stands in addresses, <c>2026-00042</c>.</summary>
    public static string Slug(string number) => number[(number.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    /// <summary>A number that sorts as registration numbers do.</summary>
    internal static long SerialOf(string number)
    {
        var match = Form().Match(number);
        return Number(match, 1) * PerYear + Number(match, 2);
    }

    /// <summary>The same for columns or parameters: <c>year, number</c>.</summary>
    internal static string SqlSerial(string year, string number) =>
        string.Create(CultureInfo.InvariantCulture, $"{year}::bigint * {PerYear} + {number}");

    private static int Number(Match match, int group) =>
        int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s*(?:IPB[\s+-]*)?([0-9]{4})-([0-9]{1,7})\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
