namespace IPB.Host.Gates.Documents;

/// <summary>Draws the document of a decision as a tagged PDF: readable by screen readers, its typeface in it.</summary>
internal static class DecisionPdf
{
    private static readonly int[] FactWidths = [30, 70];

    public static byte[] Of(DecisionDocument document)
    {
        using var paper = new PdfPaper(document.Title + " " + document.Number, document.Language,
            $"{document.Number} · {document.Id}");
        paper.Heading(1, document.Title);
        paper.Paragraph(document.Number, PdfPaper.Soft);
        paper.Paragraph(document.Verdict, PdfPaper.Strong);
        foreach (var section in document.Sections)
        {
            paper.Heading(2, section.Heading);
            foreach (var block in section.Blocks) Draw(paper, block);
        }

        paper.Space();
        paper.Paragraph(document.Foot, PdfPaper.Soft);
        return paper.ToBytes();
    }

    private static void Draw(PdfPaper paper, DocumentBlock block)
    {
        switch (block)
        {
            case DocumentText text:
                paper.Paragraph(text.Text, PdfPaper.Normal);
                break;
            case DocumentFacts facts:
                paper.Table([], [.. facts.Facts.Select(f => (IReadOnlyList<string>)[f.Name, f.Value])], FactWidths);
                break;
            case DocumentTable table:
                paper.Table(table.Headings, table.Rows, table.Widths);
                break;
            default:
                throw new ArgumentException($"no way to draw a {block.GetType().Name}", nameof(block));
        }
    }
}
