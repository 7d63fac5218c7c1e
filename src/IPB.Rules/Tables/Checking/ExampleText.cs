namespace IPB.Rules;

/// <summary>Makes a text of which some tests of words are true and others are not.</summary>
internal static class ExampleText
{
    private static readonly string[] Neutral = ["other", "", "x", "-", "0"];

    /// <summary>The text that comes closest; only evaluating it tells whether it will do.</summary>
    public static string Of(IReadOnlyCollection<Atom> wanted, IReadOnlyCollection<Atom> unwanted)
    {
        if (wanted.Count == 0)
            return Neutral.FirstOrDefault(text => unwanted.All(atom => atom.Test(text) != true)) ?? Neutral[0];
        var phrases = wanted.Select(atom => (Atom: atom, Phrase: PhraseOf(atom, unwanted)))
            .Where(part => part.Phrase is not null).OrderBy(part => Place(part.Atom, part.Phrase!))
            .Select(part => part.Phrase!).Distinct().ToList();
        return string.Join(' ', phrases.Where(phrase => !phrases.Any(other => other != phrase
            && wanted.All(atom => atom.Test(phrase) != true || atom.Test(other) == true))));
    }

    /// <summary>A phrase that the test is true of, and if possible none of the unwanted.</summary>
    public static string? PhraseOf(Atom atom, IReadOnlyCollection<Atom> unwanted)
    {
        var phrases = atom.Words.OfType<string>().Where(phrase => atom.Test(phrase) == true).ToList();
        return phrases.MinBy(phrase => unwanted.Count(other => other.Test(phrase) == true));
    }

    /// <summary>At the start, anywhere or at the end of a text.</summary>
    private static int Place(Atom atom, string phrase) =>
        (atom.Test($"{phrase} x") == true ? -1 : 0) + (atom.Test($"x {phrase}") == true ? 1 : 0);
}
