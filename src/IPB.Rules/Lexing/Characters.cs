using System.Buffers;
using System.Globalization;
using System.Text;

namespace IPB.Rules;

/// <summary>Which characters names and spaces are made of; DMN 1.5, 10.3.1.2, rules 28 to 31 and 61 to 63.</summary>
internal static class Characters
{
    /// <summary>The spaces of the standard, ends of lines among them.</summary>
    public static bool IsSpace(char c) =>
        c is ' ' or (>= '\t' and <= '\r') or '\u0085' or '\u00A0' or '\u1680' or '\u180E'
            or (>= '\u2000' and <= '\u200B') or '\u2028' or '\u2029' or '\u202F' or '\u205F' or '\u3000' or '\uFEFF';

    /// <summary>How many UTF-16 characters the character has that can begin a name; 0 when none does.</summary>
    public static int NameStart(string source, int at)
    {
        if (at >= source.Length) return 0;
        var c = source[at];
        if (char.IsAsciiLetter(c) || c == '_') return 1;
        if (c < '\u0080') return 0;
        if (Rune.DecodeFromUtf16(source.AsSpan(at), out var rune, out var length) != OperationStatus.Done) return 0;
        return !IsSpace(c) && (Rune.IsLetter(rune) || IsStart(rune.Value)) ? length : 0;
    }

    /// <summary>As <see cref="NameStart"/>, for the characters that follow.</summary>
    public static int NamePart(string source, int at)
    {
        if (at >= source.Length) return 0;
        var c = source[at];
        if (char.IsAsciiDigit(c) || c is '\u00B7' or (>= '\u0300' and <= '\u036F') or '\u203F' or '\u2040') return 1;
        if (NameStart(source, at) is > 0 and var length) return length;
        return c >= '\u0080' && IsMark(c) ? 1 : 0;
    }

    private static bool IsMark(char c) => char.IsDigit(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsStart(int c) => c is (>= 0xC0 and <= 0x2FF and not 0xD7 and not 0xF7)
        or (>= 0x370 and <= 0x1FFF and not 0x37E) or 0x200C or 0x200D or (>= 0x2070 and <= 0x218F)
        or (>= 0x2C00 and <= 0x2FEF) or (>= 0x3001 and <= 0xD7FF) or (>= 0xF900 and <= 0xFDCF)
        or (>= 0xFDF0 and <= 0xFFFD) or (>= 0x10000 and <= 0xEFFFF);
}
