using System.Globalization;

namespace IPB.Workflows.Files;

internal static class Numbers
{
    /// <summary>A plain decimal number with a point, without blanks or exponent.</summary>
    internal static bool TryRead(ScalarNode node, out decimal number) => decimal.TryParse(
        node.Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
        out number);
}

internal static class Dates
{
    /// <summary>A date as <c>2026-12-24</c>.</summary>
    internal static bool TryRead(ScalarNode node, out DateOnly date) => DateOnly.TryParseExact(
        node.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}
