using System.Globalization;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.UniversalAccessibility;

namespace IPB.Host.Gates.Documents;

/// <summary>Pages that are filled from the top to the bottom, each piece of text under its tag.</summary>
internal sealed class PdfPaper : IDisposable
{
    private const double Margin = 56;
    private const double Gap = 10;
    private const double CellPad = 4;

    private readonly PdfDocument document = new();
    private readonly StructureBuilder tags;
    private readonly string foot;
    private PdfPage page = null!;
    private XGraphics graphics = null!;
    private double y;

    public PdfPaper(string title, string language, string foot)
    {
        this.foot = foot;
        document.Info.Title = title;
        var manager = UAManager.ForDocument(document);
        manager.SetDocumentLanguage(language == "en" ? "en-GB" : "sv-SE");
        tags = manager.StructureBuilder;
        NewPage();
    }

    public static PdfInk Normal { get; } = new(Font(10, XFontStyleEx.Regular), XBrushes.Black, 14);
    public static PdfInk Strong { get; } = new(Font(11, XFontStyleEx.Bold), XBrushes.Black, 16);
    public static PdfInk Soft { get; } = new(Font(8.5, XFontStyleEx.Regular), XBrushes.DimGray, 12);
    private static PdfInk Name { get; } = new(Font(9, XFontStyleEx.Bold), XBrushes.Black, 13);
    private static PdfInk Cell { get; } = new(Font(9, XFontStyleEx.Regular), XBrushes.Black, 13);
    private static PdfInk[] Headings { get; } =
        [new(Font(20, XFontStyleEx.Bold), XBrushes.Black, 26), new(Font(13, XFontStyleEx.Bold), XBrushes.Black, 18)];

    private double Width => page.Width.Point - (2 * Margin);
    private double Bottom => page.Height.Point - Margin;

    public void Heading(int level, string text)
    {
        var ink = Headings[level - 1];
        y += level == 1 ? 0 : Gap;
        // A heading does not stand alone at the foot of a page.
        if (y + (ink.Line * 3) > Bottom) NewPage();
        Text(level == 1 ? PdfBlockLevelElementTag.Heading1 : PdfBlockLevelElementTag.Heading2, text, ink);
        y += 2;
    }

    public void Paragraph(string text, PdfInk ink) => Text(PdfBlockLevelElementTag.Paragraph, text, ink);

    public void Space() => y += Gap;

    /// <param name="headings">Empty: the rows are names with values.</param>
    /// <param name="widths">Shares of the width.</param>
    public void Table(
        IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> rows, IReadOnlyList<int> widths)
    {
        var whole = (double)widths.Sum();
        double[] columns = [.. widths.Select(w => Width * w / whole)];
        tags.BeginElement(PdfBlockLevelElementTag.Table);
        if (headings.Count > 0) Row(headings, columns, _ => true);
        foreach (var row in rows) Row(row, columns, column => column == 0);
        tags.End();
        y += Gap / 2;
    }

    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        document.Save(stream, closeStream: false);
        return stream.ToArray();
    }

    public void Dispose()
    {
        graphics.Dispose();
        document.Dispose();
    }

    private static XFont Font(double size, XFontStyleEx style)
    {
        DocumentFonts.Use();
        return new(DocumentFonts.Family, size, style, XPdfFontOptions.UnicodeDefault);
    }

    private void Text(PdfBlockLevelElementTag tag, string text, PdfInk ink)
    {
        var lines = new Queue<string>(new LineBreaks(graphics, ink.Font).Of(text, Width));
        while (lines.Count > 0)
        {
            if (y + ink.Line > Bottom) NewPage();
            tags.BeginElement(tag);
            while (lines.Count > 0 && y + ink.Line <= Bottom) Line(lines.Dequeue(), Margin, ink);
            tags.End();
        }
    }

    private void Line(string line, double x, PdfInk ink)
    {
        graphics.DrawString(line, ink.Font, ink.Brush, new XPoint(x, y + ink.Font.Size));
        y += ink.Line;
    }

    /// <summary>A row; one that is higher than what is left of the page goes on on the next.</summary>
    private void Row(IReadOnlyList<string> cells, double[] columns, Predicate<int> isHeading)
    {
        var inks = cells.Select((_, i) => isHeading(i) ? Name : Cell).ToList();
        var lines = cells.Select((cell, i) =>
            new LineBreaks(graphics, inks[i].Font).Of(cell, columns[i] - (2 * CellPad))).ToList();
        var (height, done) = (lines.Max(l => l.Count), 0);
        var most = (int)((Bottom - Margin) / Cell.Line) - 2;
        while (done < height)
        {
            var left = (int)((Bottom - y - (2 * CellPad)) / Cell.Line);
            if (left < Math.Min(height - done, most))
            {
                NewPage();
                left = most;
            }

            var count = Math.Min(left, height - done);
            Rule();
            Cells([.. lines.Select(l => l.Skip(done).Take(count).ToList())], columns, inks, isHeading);
            done += count;
        }
    }

    private void Cells(List<List<string>> lines, double[] columns, List<PdfInk> inks, Predicate<int> isHeading)
    {
        var (top, x) = (y + CellPad, Margin);
        tags.BeginElement(PdfBlockLevelElementTag.TableRow);
        for (var i = 0; i < lines.Count; i++)
        {
            y = top;
            tags.BeginElement(isHeading(i)
                ? PdfBlockLevelElementTag.TableHeaderCell : PdfBlockLevelElementTag.TableDataCell);
            foreach (var line in lines[i]) Line(line, x + CellPad, inks[i]);
            tags.End();
            x += columns[i];
        }

        tags.End();
        y = top + (lines.Max(l => l.Count) * Cell.Line) + CellPad;
    }

    private void Rule()
    {
        tags.BeginArtifact();
        graphics.DrawLine(new XPen(XColors.LightGray, 0.5), Margin, y, Margin + Width, y);
        tags.End();
    }

    private void NewPage()
    {
        page = document.AddPage();
        (page.Width, page.Height) = (XUnit.FromMillimeter(210), XUnit.FromMillimeter(297));
        graphics = XGraphics.FromPdfPage(page);
        y = page.Height.Point - (Margin / 2);
        tags.BeginArtifact();
        Line(string.Create(CultureInfo.InvariantCulture, $"{foot} · {document.PageCount}"), Margin, Soft);
        tags.End();
        y = Margin;
    }
}

/// <param name="Line">From one line to the next, in points.</param>
internal sealed record PdfInk(XFont Font, XBrush Brush, double Line);
