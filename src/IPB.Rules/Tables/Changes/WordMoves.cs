namespace IPB.Rules;

/// <summary>Adds words to a text, or takes them out, so that a test of words changes its answer.</summary>
internal static class WordMoves
{
    public static InputChange? Add(Subject subject, Atom atom, string text)
    {
        // A phrase that no other test hears is the smaller change.
        var others = subject.WordAxes.Select(word => word.Atom).Where(other => other != atom).ToList();
        if (ExampleText.PhraseOf(atom, others) is not { } phrase) return null;
        return new[] { $"{text} {phrase}".Trim(), $"{phrase} {text}".Trim() }
            .Where(longer => atom.Test(longer) == true)
            .Select(longer => new InputChange(subject.Name, text, longer, Added: phrase)).FirstOrDefault();
    }

    /// <summary>As few words in a row as possible; else every word that passes by itself.</summary>
    public static InputChange? Remove(Subject subject, Atom atom, string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        const int LongestRow = 4;
        for (var length = 1; length <= Math.Min(LongestRow, words.Length); length++)
            for (var from = 0; from + length <= words.Length; from++)
            {
                var row = Enumerable.Range(from, length).ToHashSet();
                if (Without(subject, atom, text, words, row) is { } change) return change;
            }
        var each = Enumerable.Range(0, words.Length).Where(i => atom.Test(words[i]) == true).ToHashSet();
        return Without(subject, atom, text, words, each);
    }

    private static InputChange? Without(
        Subject subject, Atom atom, string text, string[] words, HashSet<int> removed)
    {
        var shorter = string.Join(' ', words.Where((_, i) => !removed.Contains(i)));
        return atom.Test(shorter) == true ? null : new InputChange(subject.Name, text, shorter,
            Removed: string.Join(' ', words.Where((_, i) => removed.Contains(i))));
    }
}
