using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace IPB.Workflows.Routines.Imports;

/// <summary>Lines of YAML, with texts and comments kept within a width.</summary>
internal sealed partial class YamlLines
{
    private const int Width = 118;
    private readonly StringBuilder text = new();

    internal void Line(int depth, string line) =>
        text.Append(' ', depth * 2).Append(line).Append('\n');

    internal void Comment(int depth, string comment)
    {
        var width = Width - (depth * 2) - 2;
        foreach (var paragraph in comment.ReplaceLineEndings("\n").Split('\n'))
        {
            var line = new StringBuilder("#");
            foreach (var word in paragraph.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                if (line.Length > 1 && line.Length + word.Length > width)
                {
                    Line(depth, line.ToString());
                    line = new StringBuilder("#");
                }
                line.Append(' ').Append(Printable(word));
            }
            if (line.Length > 1) Line(depth, line.ToString());
        }
    }

    /// <summary><c>name: { sv: Klart, en: Done }</c>, on two lines where one is too long.</summary>
    internal void Words(int depth, string key, Text words)
    {
        var (sv, en) = (Scalar(words.Sv), Scalar(words.En));
        var line = $"{key}: {{ sv: {sv}, en: {en} }}";
        if ((depth * 2) + line.Length <= Width)
        {
            Line(depth, line);
            return;
        }
        Line(depth, $"{key}:");
        Line(depth + 1, $"sv: {sv}");
        Line(depth + 1, $"en: {en}");
    }

    /// <summary>A text as YAML reads it back, quoted where it must be.</summary>
    internal static string Scalar(string value)
    {
        if (Plain().IsMatch(value) && !Reserved().IsMatch(value)) return value;
        var quoted = new StringBuilder("\"");
        foreach (var c in value)
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "",
                _ when char.IsControl(c) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => c.ToString(),
            });
        return quoted.Append('"').ToString();
    }

    private static string Printable(string word) => string.Concat(word.Where(c => !char.IsControl(c)));

    public override string ToString() => text.ToString();

    [GeneratedRegex(@"^[\p{L}](?:[\p{L}\p{Nd} ()./-]*[\p{L}\p{Nd}).])?$", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    [GeneratedRegex("^(?:true|false|null|yes|no|on|off|y|n)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Reserved();
}
