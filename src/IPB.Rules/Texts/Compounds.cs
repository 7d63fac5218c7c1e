using System.Buffers;
using System.Collections.Frozen;

namespace IPB.Rules;

/// <summary>
/// Whether the letters before or after a word can be the rest of a Swedish compound. Short words stand inside many
/// others by chance (<c>bil</c> in <c>mobil</c>), so beside those the rest must be a common word itself.
/// </summary>
internal static class Compounds
{
    /// <summary>Longer words are not taken apart: nobody writes them, and it would cost too much.</summary>
    internal const int LongestWord = 50;

    private const int Short = 3;
    private const int Middling = 4;

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouyåäö");

    private static readonly FrozenSet<string> CommonFirst =
        CommonWords.All.SelectMany(Joints).Concat(CommonWords.OnlyFirst).ToFrozenSet();
    private static readonly FrozenSet<string> CommonLast =
        CommonWords.All.SelectMany(Inflection.Swedish).ToFrozenSet();

    // Before a word these make another word of it: förskola is no school, behandling no handling.
    private static readonly FrozenSet<string> Prefixes = "för be ge van mis ent åter miss".Split(' ').ToFrozenSet();

    private static readonly string[] Derivations =
        [.. ("ning ing ering ation ition tion ator ant ent ist ism itet isk lig ig het lighet ighet skap else ande ende arinna inna "
            + "ell abel ibel bar sam dom aktig vis lös mässig era erar erade erat eras erad erade erande ade ad age ur "
            + "our ett ette eri os iös or an ans ens ium ik").Split(' ')];

    private static readonly FrozenSet<string> DerivedEnds =
        Derivations.SelectMany(Inflection.Swedish).ToFrozenSet();

    private static readonly FrozenSet<string> Onsets = ("bl br dr fl fr gl gn gr kl kn kr kv pl pr sk skr skv sl sm sn "
        + "sp spj spl spr st stj str sv tr tv vr fj bj mj nj pj lj hj dj kj skj sj tj sch ch ph th sh").Split(' ')
        .ToFrozenSet();

    /// <summary>How a word stands before another: <c>skola</c> as <c>skol</c>, <c>gata</c> as <c>gatu</c>.</summary>
    internal static IEnumerable<string> Joints(string word)
    {
        yield return word;
        if (word[^1] is not 's') yield return word + "s";
        if (word.Length > Short && word[^1] is 'a' or 'e') yield return word[..^1];
        if (word.Length > Short && word[^1] == 'a')
            foreach (var joining in "ueo") yield return word[..^1] + joining;
        if (word.Ends("st")) yield return word + "e";
        if (word.Ends("an") && word.Length > Middling) yield return word[..^2] + "nings";
        if (word.Ends("um") && word.Length > Middling) yield return word[..^2] + "e";
        if (word.Ends("ium")) yield return word[..^2];
    }

    /// <summary>Whether letters can be the first part of a compound.</summary>
    /// <param name="first">What stands before the word.</param>
    /// <param name="length">Letters of the word itself.</param>
    internal static bool CanBeFirst(string first, int length)
    {
        if (Prefixes.Contains(first)) return false;
        if (IsCommonFirst(first)) return true;
        return length > Short && first.Length >= (length == Middling ? 4 : 3) && LooksLikeWord(first);
    }

    /// <summary>Whether letters can be the last part of a compound.</summary>
    /// <param name="last">What stands after the word.</param>
    /// <param name="length">Letters of the word as it stands before another.</param>
    internal static bool CanBeLast(string last, int length)
    {
        if (DerivedEnds.Contains(last) || (last[0] == 's' && DerivedEnds.Contains(last[1..]))) return false;
        if (IsCommonLast(last)) return true;
        return length > Short && last.Length >= (length == Middling ? 4 : 3) && LooksLikeWord(last);
    }

    private static bool IsCommonFirst(string first) => CommonFirst.Contains(first)
        || Enumerable.Range(2, Math.Max(0, first.Length - 3))
            .Any(i => CommonFirst.Contains(first[i..]) && CommonFirst.Contains(first[..i]));

    private static bool IsCommonLast(string last) => CommonLast.Contains(last)
        || Enumerable.Range(2, Math.Max(0, last.Length - 3))
            .Any(i => CommonFirst.Contains(last[..i]) && CommonLast.Contains(last[i..]));

    private static bool LooksLikeWord(string letters)
    {
        var vowel = letters.AsSpan().IndexOfAny(Vowels);
        return vowel >= 0 && (vowel <= 1 || Onsets.Contains(letters[..vowel])) && letters.All(char.IsLetter);
    }
}
