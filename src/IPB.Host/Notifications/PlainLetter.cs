using System.Text;

namespace IPB.Host.Notifications;

/// <summary>A letter as plain text, complete in itself.</summary>
internal static class PlainLetter
{
    public static string Write(Letter letter)
    {
        var text = new StringBuilder();
        Paragraph(text, letter.Label.ToUpperInvariant() + "\n" + letter.Heading);
        Paragraph(text, letter.Summary);
        if (letter.Time is { } time) Paragraph(text, $"{time.Name}: {time.When}");
        if (letter.Quote is { } quote) Paragraph(text, $"{quote.Name}:\n{Quoted(quote.Text)}");
        if (!letter.Rows.IsEmpty) Paragraph(text, string.Join('\n', letter.Rows.Select(Row)));
        if (letter.Decide is { } decide) Paragraph(text, $"{decide.Name}:\n{decide.Address}");
        Paragraph(text, $"{letter.Link.Name}:\n{letter.Link.Address}");
        foreach (var part in letter.Sections) Paragraph(text, $"{part.Name}\n{OneLine.Of(part.Text)}");
        if (!letter.Facts.IsEmpty) Paragraph(text, string.Join('\n', letter.Facts.Select(f => $"{f.Name}: {f.Text}")));
        if (letter.Signature is { } signature) Paragraph(text, string.Join('\n', OneLine.Each(signature)).TrimEnd());
        Paragraph(text, $"-- \n{LetterWords.WhyThis.In(letter.Language)}\n{letter.Why} "
            + letter.Replies.In(letter.Language));
        return text.ToString();
    }

    private static void Paragraph(StringBuilder text, string lines) => text.Append(lines).Append("\n\n");

    private static string Quoted(string text) => string.Join('\n', OneLine.Each(text).Select(l => $"> {l}".TrimEnd()));

    private static string Row(LetterRow row)
    {
        var flag = row.Flag is null ? "" : $"{row.Flag}: ";
        var number = row.Number is null ? "" : $"{row.Number} ";
        var due = row.Due is null ? "" : $" ({row.Due})";
        var link = row.Address is null ? "" : $"\n  {row.Address}";
        var decide = row.Decide is null ? "" : $"\n  {row.Decide.Name}:\n  {row.Decide.Address}";
        return $"* {flag}{number}{row.Text}{due}{link}{decide}";
    }
}
