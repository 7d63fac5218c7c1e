using System.Text;
using YamlDotNet.Core;

namespace IPB.Workflows.Files;

/// <summary>Why a text is not read at all, or not further.</summary>
internal sealed class YamlRefusal(Position at, string code, string message) : Exception(message)
{
    internal Position At { get; } = at;
    internal string Code { get; } = code;

    /// <summary>What can be said before parsing: the size, and characters that no text has.</summary>
    internal static YamlRefusal? OfText(string text)
    {
        if (text.Length > SafeYaml.MaxBytes || Encoding.UTF8.GetByteCount(text) > SafeYaml.MaxBytes)
            return new(Position.Start, "yaml-too-large",
                $"the file is larger than {SafeYaml.MaxBytes / 1024} KB; split it");
        for (int i = 0, line = 1; i < text.Length; i++)
        {
            if (text[i] == '\n') line++;
            // The parser takes a NUL for the end of the file: what follows would silently be dropped.
            if (text[i] == '\uFFFD' || (char.IsControl(text[i]) && text[i] is not ('\n' or '\r' or '\t' or '\u0085')))
                return new(new Position(line, 1), "yaml-characters",
                    $"the line holds the character U+{(int)text[i]:X4}; expected plain text in UTF-8");
        }
        return null;
    }

    internal static YamlRefusal OfSyntax(YamlException e, string text)
    {
        var lines = text.Split('\n');
        var at = PlaceOf(e.Start);
        for (var line = at.Line; line <= Math.Min(PlaceOf(e.End).Line + 1, lines.Length); line++)
            if (lines[line - 1].TrimStart(' ').StartsWith('\t'))
                return new(new Position(line, 1), "yaml-syntax", "the line is indented with a tab; use spaces");
        return new(at, "yaml-syntax", $"{Sentence(e.Message)}; expected YAML: "
            + "see the indentation, brackets and quotes of this line and the one before");
    }

    /// <summary>The place itself, or the end of the text: the parser sees the end on a line below the last.</summary>
    internal static Position Within(string text, Position at)
    {
        var written = text.AsSpan().TrimEnd();
        var lines = written.Count('\n') + 1;
        return at.Line <= lines ? at : new Position(lines, written.Length - written.LastIndexOf('\n'));
    }

    private static string Sentence(string message) =>
        message.Length == 0 ? "the text cannot be read" : Initial.Small(message.TrimEnd('.'));

    /// <summary>The tree would lack what an alias points at or mean what a tag says: it is not worth judging.</summary>
    internal static bool MakesUnsafe(string code) =>
        code is "yaml-alias" or "yaml-anchor" or "yaml-tag" or "yaml-directive";

    internal static Position PlaceOf(Mark mark) => new((int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));
}
