using System.Text.RegularExpressions;

namespace IPB.Host.Notifications.Inbound;

/// <summary>Cuts what is new out of a reply: no quotes, no signature. Pure.</summary>
internal static partial class ReplyText
{
    public static string Of(string text)
    {
        var lines = text.Split('\n').ToList();
        var end = lines.FindIndex(IsEnd);
        if (end >= 0) lines.RemoveRange(end, lines.Count - end);
        end = HeaderBlock(lines);
        if (end >= 0) lines.RemoveRange(end, lines.Count - end);
        for (var i = lines.Count - 1; i >= 0; i--)
            if (IsQuote(lines[i])) lines.RemoveAt(i);
            else if (Introduction(lines, i) is var length and > 0) lines.RemoveRange(i, length);
        return MailWords.Clean(string.Join('\n', lines));
    }

    /// <summary>The subject without its "Re:", "SV:" and the like.</summary>
    public static string Subject(string subject) => Prefix().Replace(OneLine.Of(subject), "").Trim();

    private static bool IsQuote(string line) => line.TrimStart().StartsWith('>');

    // The mark of signatures, what mail programs of telephones add, and the lines before a whole mail.
    private static bool IsEnd(string line) =>
        line.TrimEnd() is "--" || Divider().IsMatch(line) || Phone().IsMatch(line);

    // "From: … Sent: … To: …", as Outlook writes it above the mail that is answered.
    private static int HeaderBlock(List<string> lines) => lines.FindIndex(l => FromLine().IsMatch(l)) is var at
        and >= 0 && lines.Skip(at + 1).Take(4).Any(l => SentLine().IsMatch(l)) ? at : -1;

    // "On Friday … wrote:" on one line or, in narrow programs, on two.
    private static int Introduction(List<string> lines, int at)
    {
        if (Wrote().IsMatch(lines[at])) return 1;
        return at + 1 < lines.Count && lines[at].Length > 0 && Wrote().IsMatch($"{lines[at]} {lines[at + 1]}") ? 2 : 0;
    }

    [GeneratedRegex(@"^\s*(On|Den|Am|Le)\b.{6,160}\b(wrote|skrev|schrieb|a écrit)\s?.{0,80}:\s*$",
        RegexOptions.NonBacktracking)]
    private static partial Regex Wrote();

    [GeneratedRegex(
        @"^\s*(-{3,}\s*(Original Message|Ursprungligt meddelande|Forwarded message|Vidarebefordrat meddelande)"
        + @"\s*-{3,}|_{20,})\s*$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Divider();

    [GeneratedRegex(
        @"^\s*(Skickat från min|Skickat från Outlook|Sent from my|Sent from Outlook|Hämta Outlook för|Get Outlook for)\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Phone();

    [GeneratedRegex(@"^\s*\*?(From|Från):", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex FromLine();

    [GeneratedRegex(@"^\s*\*?(Sent|Skickat|Date|Datum):", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex SentLine();

    [GeneratedRegex(@"^((re|sv|fw|fwd|vb|aw|vs)\s*(\[\d+\])?:\s*)+",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Prefix();
}
