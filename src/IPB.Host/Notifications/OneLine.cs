using System.Globalization;

namespace IPB.Host.Notifications;

/// <summary>Makes what people wrote fit for a header or a heading.</summary>
internal static class OneLine
{
    /// <summary>
    /// The text without line breaks and control characters, and without the marks that let text run backwards and
    /// so pretend to be another one.
    /// </summary>
    public static string Of(string text) =>
        string.Join(' ', string.Concat(text.Select(c => Breaks(c) ? ' ' : c).Where(c => !Reverses(c)))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The same for text of several lines, which stay.</summary>
    public static IEnumerable<string> Each(string text) => text.ReplaceLineEndings("\n").Split('\n').Select(Of);

    private static bool Breaks(char c) => char.IsControl(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static bool Reverses(char c) => c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';
}
