using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace IPB.Rules;

/// <summary>A text cut into words once, so that any number of word lists can be looked for in it.</summary>
public sealed class PreparedText
{
    /// <param name="text">Any text; its words are runs of letters and digits.</param>
    public PreparedText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Words = Cut(text);
        IsEnglish = LanguageGuess.IsEnglish(Words);
    }

    internal ImmutableArray<TextWord> Words { get; }

    /// <summary>English beyond doubt: nothing is looked for by the rules of Swedish.</summary>
    internal bool IsEnglish { get; }

    /// <summary>Small letters without accents, but å, ä and ö kept: <c>Idé</c> is <c>ide</c>.</summary>
    internal static string Fold(string word)
    {
        var folded = word.Normalize(NormalizationForm.FormC).ToLowerInvariant();
        return folded.All(c => c < 128 || c is 'å' or 'ä' or 'ö')
            ? folded : string.Concat(folded.Select(WithoutAccent));
    }

    private static string WithoutAccent(char c) => c switch
    {
        'å' or 'ä' or 'ö' => c.ToString(),
        'æ' => "ä",
        'ø' => "ö",
        _ => string.Concat(c.ToString().Normalize(NormalizationForm.FormD)
            .Where(part => CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark)),
    };

    private static ImmutableArray<TextWord> Cut(string raw)
    {
        var text = raw.Normalize(NormalizationForm.FormC);
        var words = ImmutableArray.CreateBuilder<TextWord>();
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            while (start < text.Length && !char.IsLetterOrDigit(text[start])) start++;
            var end = start;
            while (end < text.Length && char.IsLetterOrDigit(text[end])) end++;
            if (end > start) words.Add(Word(text, at, start, end));
            at = end;
        }
        return words.ToImmutable();
    }

    private static TextWord Word(string text, int gap, int start, int end)
    {
        var between = text.AsSpan(gap, start - gap);
        var hyphen = between is "-" or "\u2010" or "\u2011";
        var written = text[start..end];
        return new(written, Fold(written), hyphen || between.IsWhiteSpace(), hyphen);
    }
}

/// <summary>One word of a text.</summary>
/// <param name="Written">As it stands in the text.</param>
/// <param name="Folded">Small letters, without accents.</param>
/// <param name="Follows">Nothing but blanks or a hyphen parts it from the word before.</param>
/// <param name="Hyphened">A hyphen parts it from the word before.</param>
internal sealed record TextWord(string Written, string Folded, bool Follows, bool Hyphened);
