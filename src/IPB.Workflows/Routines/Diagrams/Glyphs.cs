using System.Globalization;

namespace IPB.Workflows.Routines.Diagrams;

/// <summary>
/// Measures and wraps text without a font: average widths of common sans-serif faces, rounded up so that text stays
/// inside its box in all of them.
/// </summary>
internal static class Glyphs
{
    public const int LineLength = 22;
    private const double Bold = 1.07;

    /// <summary>Width in pixels at a font size.</summary>
    public static double Width(string text, double size, bool bold = false)
    {
        var ems = 0d;
        foreach (var rune in text.EnumerateRunes()) ems += Ems(rune.Value);
        return ems * size * (bold ? Bold : 1);
    }

    /// <summary>
    /// As few lines as 22 characters allow, of about the same length, broken between words where that is possible.
    /// </summary>
    public static List<string> Wrap(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(Pieces).ToList();
        var lines = Fill(words, LineLength);
        for (var length = LineLength - 1; length > 0; length--)
        {
            var even = Fill(words, length);
            if (even.Count > lines.Count || even.Max(Length) > length) break;
            lines = even;
        }
        return lines;
    }

    private static List<string> Fill(List<string> words, int length)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in words)
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length == 0 || Length(longer) <= length)
            {
                line = longer;
                continue;
            }
            lines.Add(line);
            line = word;
        }
        if (line.Length > 0 || lines.Count == 0) lines.Add(line);
        return lines;
    }

    private static IEnumerable<string> Pieces(string word)
    {
        while (Length(word) > LineLength)
        {
            var starts = StringInfo.ParseCombiningCharacters(word);
            var cut = starts[LineLength - 1];
            yield return word[..cut] + "-";
            word = word[cut..];
        }
        yield return word;
    }

    private static int Length(string text) => new StringInfo(text).LengthInTextElements;

    private static double Ems(int rune) => rune switch
    {
        'i' or 'j' or 'l' or 'I' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' => .30,
        'f' or 't' or 'r' or '(' or ')' or '[' or ']' or '/' or ' ' or '-' or '"' => .40,
        'm' or 'w' or 'M' or 'W' or '@' or '%' or 'æ' or '—' => .96,
        >= 'a' and <= 'z' or >= '0' and <= '9' => .61,
        >= 'A' and <= 'Z' => .73,
        < 0x20 => 0,
        < 0x80 => .62,
        >= 0xC0 and <= 0xDE => .76,
        < 0x250 => .62,
        < 0x2000 => .80,
        _ => 1.05,
    };
}
