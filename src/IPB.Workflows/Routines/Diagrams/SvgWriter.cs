using System.Globalization;
using System.Text;
using System.Xml;

namespace IPB.Workflows.Routines.Diagrams;

/// <summary>Writes a laid-out routine as SVG. Ways come first, so that boxes and texts lie over them.</summary>
internal sealed class SvgWriter(Routine routine, DiagramWords words, DiagramMarks marks)
{
    private readonly StringBuilder text = new();

    public string Write(Drawing drawing, string description)
    {
        var settings = new XmlWriterSettings { OmitXmlDeclaration = true, Indent = false };
        using (var xml = XmlWriter.Create(text, settings))
        {
            var svg = new SvgShapes(xml);
            Open(xml, drawing.Frame, description);
            svg.Rect("sheet", drawing.Frame, 0);
            foreach (var lane in drawing.Lanes) Heading(svg, drawing, lane);
            foreach (var group in drawing.Groups) Group(svg, group);
            foreach (var link in drawing.Links.OrderBy(IsPassed)) Way(svg, link);
            foreach (var box in drawing.Boxes.Where(b => b.Loop is not null)) Loop(svg, box.Loop!);
            foreach (var link in drawing.Links.Concat(drawing.Boxes.Select(b => b.Loop).OfType<Link>()))
                Label(svg, link);
            foreach (var group in drawing.Groups) GroupTexts(svg, group);
            Everywhere(svg, drawing);
            var boxes = new SvgBoxes(svg, words, marks);
            foreach (var box in drawing.Boxes) boxes.Write(box);
            xml.WriteEndElement();
        }
        return text.ToString();
    }

    private void Open(XmlWriter xml, Rect frame, string description)
    {
        var id = $"diagram-{DiagramWords.Clean(routine.Id)}";
        xml.WriteStartElement("svg", "http://www.w3.org/2000/svg");
        xml.WriteAttributeString("class", "routine-diagram");
        xml.WriteAttributeString("viewBox", string.Create(CultureInfo.InvariantCulture,
            $"{frame.Left:0.#} {frame.Top:0.#} {frame.Width:0.#} {frame.Height:0.#}"));
        xml.WriteAttributeString("width", SvgShapes.Number(frame.Width));
        xml.WriteAttributeString("height", SvgShapes.Number(frame.Height));
        xml.WriteAttributeString("role", "img");
        xml.WriteAttributeString("aria-labelledby", $"{id}-title {id}-desc");
        Named(xml, "title", $"{id}-title", words.Of(routine.Name));
        Named(xml, "desc", $"{id}-desc", description);
        if (!marks.Embedded) xml.WriteElementString("style", DiagramCss.Tokens + DiagramCss.Rules);
    }

    private static void Named(XmlWriter xml, string element, string id, string content)
    {
        xml.WriteStartElement(element);
        xml.WriteAttributeString("id", id);
        xml.WriteString(content);
        xml.WriteEndElement();
    }

    private static void Heading(SvgShapes svg, Drawing drawing, Lane lane)
    {
        if (lane.Top > 0) svg.Path("rule", [new(drawing.Frame.Left, lane.Top), new(drawing.Frame.Right, lane.Top)]);
        var y = lane.Top + 32;
        foreach (var line in lane.Name)
        {
            svg.Text("name", drawing.Frame.Left + 20, y, line);
            y += Sizes.NameLine;
        }
    }

    private void Group(SvgShapes svg, GroupFrame frame)
    {
        svg.Open("group", words.Of(frame.Group.Name), $"group-{DiagramWords.Clean(frame.Group.Id)}-{frame.First}");
        svg.Rect("frame", frame.Rect, 14);
        svg.Close();
    }

    private static void GroupTexts(SvgShapes svg, GroupFrame frame)
    {
        var (x, y) = (frame.Rect.Left + Sizes.GroupPad, frame.Rect.Top + Sizes.GroupPad / 2);
        foreach (var line in frame.Name) svg.Text("label name", x, (y += Sizes.NameLine) - 2, line);
        foreach (var line in frame.Notes) svg.Text("label soft", x, (y += Sizes.SmallLine) - 2, line);
    }

    private static void Everywhere(SvgShapes svg, Drawing drawing)
    {
        var y = drawing.EverywhereAt.Y;
        for (var i = 0; i < drawing.Everywhere.Count; i++)
            svg.Text(i == 0 ? "soft strong" : "soft", drawing.EverywhereAt.X, y += Sizes.SmallLine,
                drawing.Everywhere[i]);
    }

    private bool IsPassed(Link link) => marks.Passes(link.From.State.Id, link.To.State.Id);

    private void Way(SvgShapes svg, Link link)
    {
        svg.Open(ClassOf(link), $"{words.Of(link.From.State.Name)} → {words.Of(link.To.State.Name)}");
        svg.Path("way", link.Points);
        svg.Head(link.Points[^1], link.Down ? 90 : -90);
        svg.Close();
    }

    private string ClassOf(Link link) =>
        "link" + (link.From == link.To || link.Down ? "" : " back") + (link.Timed ? " timed" : "")
        + (IsPassed(link) ? " passed" : "");

    /// <summary>Leaves and meets the box on its right side.</summary>
    private void Loop(SvgShapes svg, Link link)
    {
        var box = link.From;
        var (right, out1, up) = (box.X + box.Width / 2, Sizes.Loop - 8, 11d);
        var inset = box.Kind == BoxKind.Gate ? box.Width / 2 * (up / (box.Height / 2)) : 0;
        svg.Open(ClassOf(link) + " loop", words.Of(box.State.Name));
        svg.Path("way", [
            new(right - inset, box.Y - up), new(right + out1, box.Y - up),
            new(right + out1, box.Y + up), new(right - inset, box.Y + up)]);
        svg.Head(new(right - inset, box.Y + up), 180);
        svg.Close();
    }

    private static void Label(SvgShapes svg, Link link)
    {
        var bottom = link.Label.Top;
        foreach (var line in link.Lines)
        {
            bottom += Sizes.HeightOf(line);
            var (x, y) = (link.Label.Left, bottom - 4);
            if (line.Clock) svg.Clock(x + 6, y - 4);
            svg.Text(line.Soft ? "label soft" : "label", x + (line.Clock ? Sizes.Clock : 0), y, line.Text);
        }
    }
}
