using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace IPB.Rules;

/// <summary>One entry of a word list: a word, several words in a row, or <c>=word</c> for just these letters.</summary>
internal sealed record WordForms(string Stem, ImmutableArray<string> Words, bool Exact)
{
    private const int Longest = 60;

    /// <summary>What an entry must be, for a message.</summary>
    internal const string Expected = "a word or a few words in a row, with letters or digits; =word for no other form";

    internal static bool TryRead(string stem, [NotNullWhen(true)] out WordForms? forms)
    {
        var text = stem.Trim();
        var exact = text.StartsWith('=');
        var words = stem.Length > Longest
            ? [] : new PreparedText(text).Words.Select(w => w.Folded).ToImmutableArray();
        forms = words.IsEmpty ? null : new WordForms(stem, words, exact);
        return forms is not null;
    }

    /// <summary>What a text may hold where the list names a word.</summary>
    internal static IEnumerable<string> Of(string word, bool exact) => exact
        ? [word]
        : Inflection.Swedish(word).Concat(Inflection.English(word)).Concat(InPhrase(word)).Distinct();

    // The old forms of "gode män".
    private static string[] InPhrase(string word) => word is "god" ? ["gode", "goda"] : [];
}
