using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace IPB.Host.Notifications;

/// <summary>A letter as a page: one column, readable in light and dark, with and without styles.</summary>
internal static class HtmlLetter
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Write(Letter letter) => $"""
        <!DOCTYPE html>
        <html lang="{letter.Language}" dir="ltr">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="supported-color-schemes" content="light dark">
        <title>{Safe(letter.Subject)}</title>
        <style>{LetterStyles.Sheet}</style>
        </head>
        <body {Is("page")}>
        <div {Is("preview")}>{Safe(Preview(letter))}</div>
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
        <tr><td align="center" {Is("around")}>
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" {Is("column")}>
        <tr><td {Is("brand")}>IPB Workflows</td></tr>
        <tr><td {Is("card")}>
        {Body(letter)}</td></tr>
        <tr><td {Is("foot")}>
        <h2 {Is("why")}>{Safe(LetterWords.WhyThis.In(letter.Language))}</h2>
        <p {Is("small")}>{Safe(letter.Why)} {Safe(letter.Replies.In(letter.Language))}</p>
        </td></tr>
        </table>
        </td></tr></table>
        </body>
        </html>

        """;

    /// <summary>What mail programs show beside the subject.</summary>
    private static string Preview(Letter letter) =>
        letter.Time is { } time ? $"{letter.Summary} {time.Name}: {time.When}" : letter.Summary;

    private static string Body(Letter letter)
    {
        var body = new StringBuilder();
        Line($"<p {Is(letter.Time is { Late: true } ? "label-late" : "label")}>{Safe(letter.Label)}</p>");
        Line($"<h1 {Is("heading")}>{Safe(letter.Heading)}</h1>");
        Line($"<p {Is("text")}>{Safe(letter.Summary)}</p>");
        if (letter.Time is { } time)
            Line($"<p {Is(time.Late ? "late" : "due")}>{Safe(time.Name)}<br><strong>{Safe(time.When)}</strong></p>");
        if (letter.Quote is { } quote)
            Line($"<h2 {Is("subheading")}>{Safe(quote.Name)}</h2>\n"
                + $"<blockquote {Is("quote")}>{Lines(quote.Text)}</blockquote>");
        if (!letter.Rows.IsEmpty) Line(Rows(letter));
        Line($"<p {Is("action")}>{Button(letter.Decide ?? letter.Link)}</p>");
        if (letter.Decide is not null) Line($"<p {Is("beside")}>{RowLink(letter.Link)}</p>");
        foreach (var part in letter.Sections)
            Line($"<h2 {Is("subheading")}>{Safe(part.Name)}</h2>\n<p {Is("text")}>{Safe(part.Text)}</p>");
        if (!letter.Facts.IsEmpty) Line(Facts(letter));
        if (letter.Signature is { } signature) Line($"<p {Is("signature")}>{Lines(signature.TrimEnd())}</p>");
        return body.ToString();

        void Line(string html) => body.Append(html).Append('\n');
    }

    private static string Rows(Letter letter) => $"<ul {Is("rows")}>\n"
        + string.Concat(letter.Rows.Select(r => $"<li {Is("row")}>{Row(r)}</li>\n")) + "</ul>";

    private static string Row(LetterRow row)
    {
        if (row.Number is null) return Safe(row.Text);
        var flag = row.Flag is null ? "" : $"<span {Is("flag")}>{Safe(row.Flag)}</span> ";
        var due = row.Due is null ? "" : $" · <span {Is("day")}>{Safe(row.Due)}</span>";
        return $"<a {Is("row-link")} href=\"{Safe(row.Address!)}\">{Safe(row.Text)}</a><br>"
            + $"<span {Is("small")}>{flag}{Safe(row.Number)}{due}</span>"
            + (row.Decide is { } decide ? $"<br>{RowLink(decide, $": {row.Number}")}" : "");
    }

    private static string Button(LetterLink link) =>
        $"<a {Is("button")} href=\"{Safe(link.Address)}\">{Safe(link.Name)}</a>";

    /// <param name="link">Where it leads.</param>
    /// <param name="about">What follows its name, so that no two links sound the same.</param>
    private static string RowLink(LetterLink link, string about = "") =>
        $"<a {Is("row-link")} href=\"{Safe(link.Address)}\">{Safe(link.Name + about)}</a>";

    private static string Facts(Letter letter) =>
        $"<table cellpadding=\"0\" cellspacing=\"0\" border=\"0\" {Is("facts")}>\n"
        + string.Concat(letter.Facts.Select(f => $"<tr><th scope=\"row\" {Is("fact-name")}>{Safe(f.Name)}</th>"
            + $"<td {Is("fact")}>{Safe(f.Text)}</td></tr>\n"))
        + "</table>";

    private static string Lines(string text) => string.Join("<br>", OneLine.Each(text).Select(Safe));

    private static string Safe(string text) => Encoder.Encode(text);

    private static string Is(string name) => LetterStyles.Attributes(name);
}
