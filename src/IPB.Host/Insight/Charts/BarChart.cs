using System.Globalization;
using System.Net;
using System.Text;

namespace IPB.Host.Insight.Charts;

/// <summary>
/// Bars that lie, drawn on the server. Widths are shares, so that the words keep their size on any screen; each bar
/// has its words beside it, and form says what colour says.
/// </summary>
public static class BarChart
{
    /// <summary>The first so many are drawn; the table behind has them all.</summary>
    public const int Most = 10;
    private const int Step = 52;

    // What is right of a bar needs room for its words.
    private const double Widest = 56;

    /// <param name="id">Unique on the page.</param>
    public static string Svg(string id, string title, IReadOnlyList<BarRow> all)
    {
        var rows = all.Take(Most).ToList();
        var most = rows.Max(r => r.End) is var longest and > 0 ? longest : 1;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture,
            $"<svg class=\"chart\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\" height=\"{rows.Count * Step}\">");
        svg.Append(CultureInfo.InvariantCulture, $"<title id=\"{id}-t\">{Encoded(title)}</title>");
        svg.Append(CultureInfo.InvariantCulture,
            $"<desc id=\"{id}-d\">{Encoded(string.Join("; ", rows.Select(r => $"{r.Label}: {r.Says}")))}</desc>");
        foreach (var (row, i) in rows.Select((r, i) => (r, i))) Row(svg, row, i * Step, most);
        return svg.Append("</svg>").ToString();
    }

    private static void Row(StringBuilder svg, BarRow row, int top, double most)
    {
        Text(svg, "label", "0", top + 16, row.Label);
        var bar = row.Small ? "bar few" : row.Part is null ? "bar" : "bar open";
        Rect(svg, bar, top + 24, Share(row.Value, most));
        if (row.Part is { } part and > 0) Rect(svg, "bar part", top + 24, Share(part, most));
        if (row.Mark is { } mark)
            svg.Append(CultureInfo.InvariantCulture,
                $"<line class=\"spread\" x1=\"{At(Share(row.Value, most))}\" x2=\"{At(Share(mark, most))}\" "
                + $"y1=\"{top + 32}\" y2=\"{top + 32}\"/><line class=\"spread\" x1=\"{At(Share(mark, most))}\" "
                + $"x2=\"{At(Share(mark, most))}\" y1=\"{top + 26}\" y2=\"{top + 38}\"/>");
        svg.Append(CultureInfo.InvariantCulture,
            $"<svg x=\"{At(Share(row.End, most))}\" y=\"{top}\" overflow=\"visible\">");
        Text(svg, "says", "8", 37, row.Says);
        svg.Append("</svg>");
    }

    private static double Share(double value, double most) => value / most * Widest;

    private static string At(double share) => share.ToString("0.##", CultureInfo.InvariantCulture) + "%";

    private static void Rect(StringBuilder svg, string name, int top, double share) => svg.Append(
        CultureInfo.InvariantCulture,
        $"<rect class=\"{name}\" x=\"0\" y=\"{top}\" width=\"{At(Math.Max(share, 0.5))}\" height=\"16\" rx=\"3\"/>");

    private static void Text(StringBuilder svg, string name, string x, int y, string words) => svg.Append(
        CultureInfo.InvariantCulture, $"<text class=\"{name}\" x=\"{x}\" y=\"{y}\">{Encoded(words)}</text>");

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
