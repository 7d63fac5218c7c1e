using YamlDotNet.Core;

namespace IPB.Workflows.Files.Editing;

/// <summary>A value as it is to be written in place of another.</summary>
internal static class ScalarText
{
    /// <summary>In the other's quotes where the value can stand in them.</summary>
    internal static string Like(WrittenScalar other, string value, string text) => other.Style switch
    {
        ScalarStyle.SingleQuoted when IsOneLine(value) => Single(value),
        ScalarStyle.DoubleQuoted => YamlText.Quoted(value),
        ScalarStyle.Literal when Lines(other, value, text) is { } lines => lines,
        ScalarStyle.Folded when Lines(other, Folded(value), text) is { } lines => lines,
        _ => New(value, other.InFlow),
    };

    /// <summary>Without quotes where that is safe.</summary>
    internal static string New(string value, bool inFlow) =>
        value is "null" or "Null" or "NULL" or "~" ? Single(value)
        : YamlText.IsBare(value) || IsPlain(value, inFlow) ? value
        : value.Length > 0 && IsOneLine(value) ? Single(value) : YamlText.Quoted(value);

    private static bool IsPlain(string value, bool inFlow) =>
        value.Length > 0 && IsOneLine(value) && value.Trim() == value
        && (char.IsLetterOrDigit(value[0]) || value[0] is '(' or '/' or '<' or '=' or '.')
        && !value.Contains(": ", StringComparison.Ordinal) && !value.Contains(" #", StringComparison.Ordinal)
        && !value.EndsWith(':') && !(inFlow && value.Any(c => c is ',' or '[' or ']' or '{' or '}' or ':'));

    private static string Folded(string value) => value.Replace("\n", "\n\n", StringComparison.Ordinal);

    private static string Single(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    private static bool IsOneLine(string value) => !value.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029');

    // The header and the indentation stay; what begins or ends with blanks needs quotes.
    private static string? Lines(WrittenScalar other, string value, string text)
    {
        var whole = text[other.Start..other.End];
        var header = whole.IndexOf('\n', StringComparison.Ordinal);
        if (header < 0 || value.EndsWith('\n') != other.Value.EndsWith('\n')) return null;
        if (value.Length == 0 || char.IsWhiteSpace(value[0]) || value.Trim('\n') != value.TrimEnd('\n'))
            return null;
        var body = whole[(header + 1)..].Split('\n').First(l => l.Trim().Length > 0);
        var indent = body[..(body.Length - body.TrimStart(' ').Length)];
        var newline = whole[header - 1] == '\r' ? "\r\n" : "\n";
        return whole[..(header + 1)] + string.Join(newline,
            value.TrimEnd('\n').Split('\n').Select(l => l.Length == 0 ? "" : indent + l));
    }
}
