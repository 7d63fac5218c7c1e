using System.Globalization;
using System.Text;

namespace IPB.Rules;

/// <summary>Reads a quoted text with its escapes: <c>\n \r \t \\ \" \' \uXXXX \UXXXXXX</c>. Before any other
/// character a backslash stands for itself, as patterns such as <c>"\d+"</c> have it.</summary>
internal static class TextLiteral
{
    /// <summary>Answers the value and the offset after the closing quote.</summary>
    public static (string Value, int End) Read(string source, int start)
    {
        var value = new StringBuilder();
        var at = start + 1;
        while (at < source.Length && source[at] is not ('\n' or '\r'))
        {
            if (source[at] == '"') return (value.ToString(), at + 1);
            if (source[at] == '\\') at = ReadEscape(source, at, value);
            else value.Append(source[at++]);
        }
        var found = at < source.Length ? "end of line" : "end of text";
        throw new FeelSyntaxException(source, at, "'\"' that closes the text", found);
    }

    private static int ReadEscape(string source, int at, StringBuilder value)
    {
        var escape = at + 1 < source.Length ? source[at + 1] : ' ';
        switch (escape)
        {
            case 'n': value.Append('\n'); return at + 2;
            case 'r': value.Append('\r'); return at + 2;
            case 't': value.Append('\t'); return at + 2;
            case '\\' or '"' or '\'': value.Append(escape); return at + 2;
            case 'u': return ReadCode(source, at, 4, value);
            case 'U': return ReadCode(source, at, 6, value);
            default: value.Append('\\'); return at + 1;
        }
    }

    private static int ReadCode(string source, int at, int digits, StringBuilder value)
    {
        var end = Math.Min(source.Length, at + 2 + digits);
        var hex = source[(at + 2)..end];
        if (hex.Length == digits
            && int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            && code <= 0x10FFFF)
        {
            if (code > 0xFFFF) value.Append(char.ConvertFromUtf32(code));
            else value.Append((char)code);
            return end;
        }
        var wanted = string.Create(CultureInfo.InvariantCulture, $"{digits} hexadecimal digits of a character");
        throw new FeelSyntaxException(source, at, wanted, $"'{source[at..end]}'");
    }
}
