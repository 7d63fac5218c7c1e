using System.Globalization;
using System.Net;
using System.Text;

namespace IPB.Host.Insight.Charts;

/// <summary>Two standing bars for each month, what came and what was closed: outlined and filled.</summary>
public static class MonthChart
{
    private const int Height = 190;
    private const int Floor = 160;
    private const int Tallest = 130;
    private const int MostLabels = 13;

    /// <param name="id">Unique on the page.</param>
    public static string Svg(string id, string title, IReadOnlyList<MonthBar> months)
    {
        var most = Math.Max(1, months.Max(m => Math.Max(m.Came, m.Closed)));
        var width = 100.0 / months.Count;
        // Where there are many months, each third one is named.
        var each = months.Count <= MostLabels ? 1 : 3;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture,
            $"<svg class=\"chart months\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\" height=\"{Height}\">");
        svg.Append(CultureInfo.InvariantCulture, $"<title id=\"{id}-t\">{Encoded(title)}</title>");
        svg.Append(CultureInfo.InvariantCulture,
            $"<desc id=\"{id}-d\">{Encoded(string.Join("; ", months.Select(m => m.Says)))}</desc>");
        svg.Append(CultureInfo.InvariantCulture,
            $"<line class=\"floor\" x1=\"0\" x2=\"100%\" y1=\"{Floor}\" y2=\"{Floor}\"/>");
        foreach (var (month, i) in months.Select((m, i) => (m, i)))
        {
            Bar(svg, "bar open", i * width + width * 0.12, width * 0.34, month.Came, most, months.Count);
            Bar(svg, "bar", i * width + width * 0.5, width * 0.34, month.Closed, most, months.Count);
            if (i % each == 0) Text(svg, "label", i * width + width * 0.48, Floor + 20, month.Label);
        }

        return svg.Append("</svg>").ToString();
    }

    private static void Bar(StringBuilder svg, string name, double x, double width, int value, int most, int months)
    {
        if (value == 0) return;
        var tall = Math.Max(2, value * Tallest / most);
        svg.Append(CultureInfo.InvariantCulture,
            $"<rect class=\"{name}\" x=\"{At(x)}\" y=\"{Floor - tall}\" width=\"{At(width)}\" height=\"{tall}\" "
                + $"rx=\"2\"/>");
        if (months <= MostLabels)
            Text(svg, "says", x + width / 2, Floor - tall - 5, value.ToString(CultureInfo.InvariantCulture));
    }

    private static string At(double share) => share.ToString("0.##", CultureInfo.InvariantCulture) + "%";

    private static void Text(StringBuilder svg, string name, double x, int y, string words) => svg.Append(
        CultureInfo.InvariantCulture,
        $"<text class=\"{name}\" x=\"{At(x)}\" y=\"{y}\" text-anchor=\"middle\">{Encoded(words)}</text>");

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}

/// <param name="Label">Short, under the bars.</param>
/// <param name="Says">The figures in words.</param>
public sealed record MonthBar(string Label, int Came, int Closed, string Says);
