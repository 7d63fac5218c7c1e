using System.Text;
using PdfSharp.Drawing;

namespace IPB.Host.Gates.Documents;

/// <summary>Breaks a text into lines of a width: at line ends, between words, within a word that is too long.</summary>
internal sealed class LineBreaks(XGraphics graphics, XFont font)
{
    /// <returns>At least one line.</returns>
    public List<string> Of(string text, double width)
    {
        var lines = new List<string>();
        foreach (var paragraph in Printable(text).Split('\n')) Break(paragraph, width, lines);
        return lines;
    }

    private void Break(string paragraph, double width, List<string> lines)
    {
        var line = "";
        foreach (var word in paragraph.Split(' '))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (Fits(longer, width))
            {
                line = longer;
                continue;
            }

            if (line.Length > 0) lines.Add(line);
            line = word;
            while (!Fits(line, width))
            {
                var length = Longest(line, width);
                lines.Add(line[..length]);
                line = line[length..];
            }
        }

        lines.Add(line);
    }

    private int Longest(string word, double width)
    {
        var length = word.Length - 1;
        while (length > 1 && !Fits(word[..length], width)) length--;
        // Never between the halves of one character.
        return length > 1 && char.IsHighSurrogate(word[length - 1]) ? length - 1 : length;
    }

    private bool Fits(string text, double width) => graphics.MeasureString(text, font).Width <= width;

    private static string Printable(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text.ReplaceLineEndings("\n"))
            clean.Append(c == '\t' ? ' ' : c);
        return clean.ToString();
    }
}
