using System.Globalization;
using System.Text;
using System.Xml;

namespace IPB.Workflows.Routines.Diagrams;

/// <summary>The few shapes of a diagram, written as SVG elements with classes instead of colours.</summary>
internal sealed class SvgShapes(XmlWriter xml)
{
    private const double Corner = 8;

    public static string Number(double value) => (value == 0 ? 0 : value).ToString("0.#", CultureInfo.InvariantCulture);

    public void Open(string name, string title, string? id = null)
    {
        xml.WriteStartElement("g");
        if (id is not null) xml.WriteAttributeString("id", id);
        xml.WriteAttributeString("class", name);
        xml.WriteElementString("title", title);
    }

    public void Close() => xml.WriteEndElement();

    public void Rect(string name, Rect rect, double radius) => Element("rect",
        ("class", name), ("x", Number(rect.Left)), ("y", Number(rect.Top)),
        ("width", Number(rect.Width)), ("height", Number(rect.Height)), ("rx", Number(radius)));

    public void Circle(string name, double x, double y, double radius) => Element("circle",
        ("class", name), ("cx", Number(x)), ("cy", Number(y)), ("r", Number(radius)));

    public void Text(string name, double x, double y, string text)
    {
        xml.WriteStartElement("text");
        xml.WriteAttributeString("class", name);
        xml.WriteAttributeString("x", Number(x));
        xml.WriteAttributeString("y", Number(y));
        xml.WriteString(text);
        xml.WriteEndElement();
    }

    public void Diamond(string name, Rect box)
    {
        var (x, y) = ((box.Left + box.Right) / 2, (box.Top + box.Bottom) / 2);
        Spot[] corners = [new(x, box.Top), new(box.Right, y), new(x, box.Bottom), new(box.Left, y)];
        Element("path", ("class", name), ("d", $"M{string.Join('L', corners.Select(Pair))}Z"));
    }

    public void Path(string name, IReadOnlyList<Spot> points) =>
        Element("path", ("class", name), ("d", Rounded(points)));

    /// <summary>An arrow head whose tip is at a spot.</summary>
    /// <param name="angle">Degrees: 0 points right, 90 down.</param>
    public void Head(Spot tip, double angle) => Element("path", ("class", "head"), ("d", "M0 0L-9 -4.5L-9 4.5Z"),
        ("transform", $"translate({Number(tip.X)} {Number(tip.Y)}) rotate({Number(angle)})"));

    public void Clock(double x, double y)
    {
        Circle("clock", x, y, 5.5);
        Element("path", ("class", "clock"), ("d", $"M{Pair(new(x, y - 3.2))}V{Number(y)}H{Number(x + 2.6)}"));
    }

    private static string Rounded(IReadOnlyList<Spot> points)
    {
        var path = new StringBuilder($"M{Pair(points[0])}");
        for (var i = 1; i < points.Count - 1; i++)
        {
            var (before, at, after) = (points[i - 1], points[i], points[i + 1]);
            var radius = Math.Min(Corner, Math.Min(Distance(before, at), Distance(at, after)) / 2);
            path.Append(CultureInfo.InvariantCulture,
                $"L{Pair(Toward(at, before, radius))}Q{Pair(at)} {Pair(Toward(at, after, radius))}");
        }
        return path.Append('L').Append(Pair(points[^1])).ToString();
    }

    private static double Distance(Spot a, Spot b) => Math.Abs(a.X - b.X) + Math.Abs(a.Y - b.Y);

    private static Spot Toward(Spot from, Spot to, double by) =>
        new(from.X + Math.Sign(to.X - from.X) * by, from.Y + Math.Sign(to.Y - from.Y) * by);

    private static string Pair(Spot spot) => $"{Number(spot.X)} {Number(spot.Y)}";

    private void Element(string element, params (string Name, string Value)[] attributes)
    {
        xml.WriteStartElement(element);
        foreach (var (name, value) in attributes) xml.WriteAttributeString(name, value);
        xml.WriteEndElement();
    }
}
