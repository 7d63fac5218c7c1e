using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace IPB.Rules;

/// <summary>
/// Tells English from Swedish by the small words and letters of a text, so that Swedish inflections are not found in English:
/// <c>carer</c> is no form of <c>car</c>.
/// </summary>
internal static class LanguageGuess
{
    private static readonly FrozenSet<string> English = Set(
        "the and of is are to on it at by not with that this there was were has have be been we our you they their "
        + "from when what which who cannot no nobody after before every will would should can does do doesn't a an "
        + "than because my us your its but or only still more most");

    private static readonly FrozenSet<string> Swedish = Set(
        "och att det är som på för av en ett inte den har till med kan vi om när från vid efter får sig utan så eller "
        + "hos över de dem jag ni vill blir blev var vår våra måste ska ingen inget inga alla varje bara också finns "
        + "vet under många mycket mer nu där här i å hur man");

    // Letters side by side that Swedish hardly has: they tell where a short text has no small words.
    private static readonly SearchValues<string> EnglishLetters =
        SearchValues.Create(["th", "w", "oo", "ough"], StringComparison.Ordinal);

    /// <summary>Twice as many signs of English as of Swedish; a text without any is not.</summary>
    internal static bool IsEnglish(ImmutableArray<TextWord> words)
    {
        var english = words.Count(w => English.Contains(w.Folded) || w.Folded.AsSpan().ContainsAny(EnglishLetters));
        var swedish = words.Count(w => Swedish.Contains(w.Folded) || HasSwedishLetter(w));
        return english > 0 && english >= 2 * swedish;
    }

    // A name with a Swedish letter, such as Borås, says nothing of the language around it.
    private static bool HasSwedishLetter(TextWord w) =>
        !char.IsUpper(w.Written[0]) && w.Folded.AsSpan().IndexOfAny("åäö") >= 0;

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet();
}
