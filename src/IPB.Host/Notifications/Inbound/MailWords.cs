using System.Globalization;
using System.Text;
using MimeKit;
using MimeKit.Text;

namespace IPB.Host.Notifications.Inbound;

/// <summary>What somebody wrote in a mail, as text that a case can hold.</summary>
internal static class MailWords
{
    private const int MostNames = 20;
    private static readonly string[] Breaks = ["br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "blockquote"];
    private static readonly string[] Unseen = ["script", "style", "head", "title"];

    /// <summary>The text of a mail, whole.</summary>
    public static string Of(MimeMessage mail) =>
        Clean(mail.TextBody is { } text && !string.IsNullOrWhiteSpace(text) ? text : FromHtml(mail.HtmlBody ?? ""));

    /// <summary>Names of what came along and is not kept.</summary>
    public static IReadOnlyList<string> Attachments(MimeMessage mail) =>
    [
        .. mail.BodyParts.Where(p => p.IsAttachment || p is not TextPart { IsPlain: true } and not TextPart
            { IsHtml: true }).Select(NameOf).Take(MostNames),
    ];

    /// <summary>Without control characters and halves of characters; at most one empty line in a row.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
            if (rune.Value is '\n' || !Rune.IsControl(rune)) clean.Append(rune);
            else if (rune.Value is '\t') clean.Append(' ');
        var lines = clean.ToString().Split('\n').Select(l => l.TrimEnd());
        var kept = new List<string>();
        foreach (var line in lines)
            if (line.Length > 0 || (kept.Count > 0 && kept[^1].Length > 0)) kept.Add(line);
        return string.Join('\n', kept).Trim();
    }

    /// <summary>The text of a page; what is quoted begins with <c>&gt;</c>.</summary>
    public static string FromHtml(string html)
    {
        var text = new StringBuilder();
        var (quotes, unseen) = (0, "");
        var tokens = new HtmlTokenizer(new StringReader(html)) { DecodeCharacterReferences = true };
        while (tokens.ReadNextToken(out var token))
            switch (token)
            {
                case HtmlTagToken tag:
                    var name = tag.Name.ToLowerInvariant();
                    if (Unseen.Contains(name)) unseen = tag.IsEndTag || tag.IsEmptyElement ? "" : name;
                    if (name == "blockquote") quotes = Math.Max(0, quotes + (tag.IsEndTag ? -1 : 1));
                    if (Breaks.Contains(name)) text.Append('\n').Append(quotes > 0 ? "> " : "");
                    break;
                case HtmlDataToken data when unseen.Length == 0:
                    text.Append(string.Join(' ', data.Data.Split((char[]?)null)));
                    break;
            }

        return text.ToString();
    }

    private static string NameOf(MimeEntity part)
    {
        var name = OneLine.Of(part.ContentDisposition?.FileName ?? part.ContentType.Name ?? part.ContentType.MimeType);
        name = name.Length > 80 ? name[..80] + "…" : name;
        return part is MimePart { Content.Stream: { CanSeek: true, Length: var size } }
            ? string.Create(CultureInfo.InvariantCulture, $"{name} ({(size + 1023) / 1024} kB)") : name;
    }
}
