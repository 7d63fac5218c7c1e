using System.Globalization;

namespace IPB.Workflows.Routines.Diagrams;

/// <summary>Writes the states: rounded boxes, diamonds for gates, double-bordered pills for ends.</summary>
internal sealed class SvgBoxes(SvgShapes svg, DiagramWords words, DiagramMarks marks)
{
    private const double Inner = 4;
    private const double RingGap = 5;

    public void Write(Box box)
    {
        svg.Open(ClassOf(box), TitleOf(box), $"state-{DiagramWords.Clean(box.State.Id)}");
        if (box.Start) StartMark(box);
        if (IsCurrent(box)) Shape(box, "ring", RingGap);
        Shape(box, "shape", 0);
        if (box.Kind == BoxKind.End) Shape(box, "inner", -Inner);
        Texts(box);
        if (marks.Counts?.GetValueOrDefault(box.State.Id) is > 0 and var count) Badge(box, count);
        svg.Close();
    }

    private bool IsCurrent(Box box) => marks.CurrentState == box.State.Id;

    private string ClassOf(Box box)
    {
        var kind = box.Kind switch
        {
            BoxKind.Gate => "state gate",
            BoxKind.End => $"state end {box.State.End!.Value.ToString().ToLowerInvariant()}",
            _ => "state",
        };
        if (marks.Path?.Contains(box.State.Id) == true) kind += " visited";
        return IsCurrent(box) ? kind + " current" : kind;
    }

    private string TitleOf(Box box)
    {
        var title = words.Of(box.State.Name);
        if (box.State.Owner is { } owner) title += $" – {words.Name(owner)}";
        if (box.State.Due is { } due) title += $" – {words.Say("tidsgräns", "time limit")} {due.In(words.Language)}";
        if (IsCurrent(box)) title += words.Say(" (här är ärendet)", " (the case is here)");
        return title;
    }

    private void Shape(Box box, string name, double grow)
    {
        var wide = box.Kind == BoxKind.Gate ? grow * box.Width / box.Height : grow;
        var rect = new Rect(
            box.Rect.Left - wide, box.Rect.Top - grow, box.Rect.Right + wide, box.Rect.Bottom + grow);
        if (box.Kind == BoxKind.Gate) svg.Diamond(name, rect);
        else svg.Rect(name, rect, box.Kind == BoxKind.End ? Math.Min(rect.Height / 2, 28) : 10);
    }

    private void StartMark(Box box)
    {
        svg.Circle("start-dot", box.Rect.Left - 30, box.Y, 6);
        svg.Path("way", [new(box.Rect.Left - 30, box.Y), new(box.Rect.Left - 2, box.Y)]);
        svg.Head(new(box.Rect.Left, box.Y), 0);
    }

    private void Texts(Box box)
    {
        var stays = box.Stays.Count == 0 ? 0 : box.Stays.Count * Sizes.SmallLine + 8;
        var height = box.Name.Count * Sizes.NameLine + box.Details.Count * Sizes.SmallLine + stays;
        var y = box.Y - height / 2;
        foreach (var line in box.Name) svg.Text("name middle", box.X, (y += Sizes.NameLine) - 4, line);
        foreach (var line in box.Details) svg.Text("soft middle", box.X, (y += Sizes.SmallLine) - 4, line);
        if (box.Stays.Count == 0) return;
        y += 8;
        svg.Path("rule", [new(box.Rect.Left + 16, y - 3), new(box.Rect.Right - 16, y - 3)]);
        var left = box.X - box.Stays.Max(l => Glyphs.Width(l, Sizes.SmallFont)) / 2;
        foreach (var line in box.Stays) svg.Text("soft", left, (y += Sizes.SmallLine) - 3, line);
    }

    private void Badge(Box box, int count)
    {
        var text = count.ToString(CultureInfo.InvariantCulture);
        var half = Math.Max(11, Glyphs.Width(text, Sizes.SmallFont, bold: true) / 2 + 7);
        var x = box.Kind == BoxKind.Gate ? box.X - box.Width * .32 : box.Rect.Right - 14;
        var y = box.Kind == BoxKind.Gate ? box.Y - box.Reach(x) : box.Rect.Top;
        svg.Rect("badge", new Rect(x - half, y - 11, x + half, y + 11), 11);
        svg.Text("badge-text", x, y + 4, text);
    }
}
