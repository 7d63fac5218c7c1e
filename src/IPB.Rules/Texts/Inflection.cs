using System.Collections.Frozen;

namespace IPB.Rules;

/// <summary>
/// All forms of a word from the one that a list names. Forms are built, not cut off: endings that are no inflection
/// (<c>bild</c> of <c>bil</c>) are not found. A form too many that no language has does no harm.
/// </summary>
internal static class Inflection
{
    private const string Vowels = "aeiouyåäö";

    private static readonly FrozenDictionary<string, string> ChangedVowels =
        ("man män, bok böcker, hand händer, stad städer, natt nätter, fot fötter, tand tänder, "
            + "son söner, strand stränder, rand ränder, brand bränder, land länder, tång tänger, "
            + "stång stänger, rot rötter, ledamot ledamöter, far fäder, fader fäder, mor mödrar, "
            + "moder mödrar, bror bröder, dotter döttrar, bonde bönder, gås gäss, mus möss, lus löss")
        .Split(", ").Select(pair => pair.Split(' ')).ToFrozenDictionary(p => p[0], p => p[1]);

    private static readonly string[] AdjectiveEndings = ["ig", "isk", "lös", "sam", "bar", "full"];

    /// <summary>The forms of a Swedish word; it is among them.</summary>
    internal static IEnumerable<string> Swedish(string word) =>
        word.Length < 2 ? [word] : [.. SwedishForms(word).SelectMany(WithGenitive).Distinct()];

    /// <summary>Singular, plural and possessive of an English noun.</summary>
    internal static IEnumerable<string> English(string word)
    {
        yield return word;
        if (word.Length < 2) yield break;
        if (word[^1] != 's') yield return word + "s";
        if (word.Ends("ch") || word.Ends("sh") || word[^1] is 's' or 'x' or 'z' or 'o') yield return word + "es";
        if (word[^1] == 'y' && !IsVowel(word[^2])) yield return word[..^1] + "ies";
        if (word.Ends("fe")) yield return word[..^2] + "ves";
    }

    internal static bool IsVowel(char c) => Vowels.Contains(c);

    internal static bool Ends(this string word, string ending) => word.EndsWith(ending, StringComparison.Ordinal);

    private static IEnumerable<string> WithGenitive(string form) => form[^1] == 's' ? [form] : [form, form + "s"];

    private static IEnumerable<string> SwedishForms(string word)
    {
        var regular = word[^1] switch
        {
            'a' => OfA(word),
            'e' => OfE(word),
            var last when IsVowel(last) => OfOtherVowel(word),
            _ => OfConsonant(word),
        };
        return [word, .. regular, .. Irregular(word)];
    }

    // skola, skolan, skolor; städa, städar, städade; läcka, läcker, läckte; schema, schemat; hyra, hyr.
    private static IEnumerable<string> OfA(string word)
    {
        var stem = word[..^1];
        return
        [
            .. Join(word, ["n", "t", "r", "d", "de", "des", "nde", "ndet", "ts"]),
            .. Join(stem, ["or", "orna", "er", "te", "de", "t", "tes", "des"]),
            .. word.Ends("ma") ? [word + "na"] : Array.Empty<string>(),
            .. stem[^1] == 'r' ? [stem] : Array.Empty<string>(),
        ];
    }

    // pojke, pojken, pojkar; möte, mötet, möten, mötena; lärare, läraren, lärarna.
    private static IEnumerable<string> OfE(string word)
    {
        var stem = word[..^1];
        return
        [
            .. Join(word, ["n", "t", "na", "r", "er", "erna"]),
            .. Join(stem, ["ar", "arna", "er", "erna", "a"]),
            .. word.Ends("are") ? [stem + "na"] : Array.Empty<string>(),
        ];
    }

    // kö, kön, köer; by, byar; foto, fotot, foton.
    private static IEnumerable<string> OfOtherVowel(string word) =>
        Join(word, ["n", "t", "r", "er", "ar", "na", "erna", "arna", "et", "en"]);

    private static IEnumerable<string> OfConsonant(string word)
    {
        string[] endings = ["en", "et", "ar", "er", "arna", "erna"];
        foreach (var form in Join(word, endings)) yield return form;
        if (word[^1] is 'm' or 'n' && IsVowel(word[^2]))
            foreach (var form in Join(word + word[^1], endings)) yield return form;
        if (word[^1] is 'r' or 'l') yield return word + "n";
        if (word.Ends("er")) yield return word + "na";
        foreach (var form in WithoutE(word)) yield return form;
        if (AdjectiveEndings.Any(e => word.Ends(e)))
            foreach (var form in Join(word, ["a", "t", "e"])) yield return form;
        if (word.Ends("ad")) yield return word + "e";
    }

    // cykel, cyklar; fönster, fönstret; vatten, vattnet.
    private static IEnumerable<string> WithoutE(string word) =>
        word.Length > 3 && word[^2] == 'e' && word[^1] is 'l' or 'r' or 'n' && !IsVowel(word[^3])
            ? Join(word[..^2] + word[^1], ["ar", "arna", "et", "en", "a", "as"])
            : [];

    private static IEnumerable<string> Irregular(string word)
    {
        foreach (var (singular, plural) in ChangedVowels.Where(c => word.Ends(c.Key)))
        {
            var form = word[..^singular.Length] + plural;
            yield return form;
            yield return form + (plural[^1] == 'r' ? "na" : "nen");
        }
        // ansökan, ansökningar; anmälan, anmälningar.
        if (word.Ends("an") && word.Length > 4)
            foreach (var form in Join(word[..^2], ["ning", "ningen", "ningar", "ningarna"])) yield return form;
        // museum, museet; centrum, centret; gymnasium, gymnasiet.
        if (word.Ends("um") && word.Length > 4)
            foreach (var form in Join(word[..^2], ["et", "er", "erna", "en"])) yield return form;
        if (word.Ends("trum")) yield return word[..^3] + "ret";
    }

    private static IEnumerable<string> Join(string stem, string[] endings) => endings.Select(e => stem + e);
}
