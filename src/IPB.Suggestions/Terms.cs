namespace IPB.Suggestions;

/// <summary>The kinds of evidence. Each weighs as much as another: a long text does not drown the fields.</summary>
internal enum TermKind
{
    Words,
    Pairs,
    Parts,
    Fields,
}

/// <summary>One occurrence of a piece of evidence.</summary>
/// <param name="Key">The same for the same evidence in another case.</param>
/// <param name="From">Where it was found.</param>
/// <param name="And">The other place of a pair.</param>
internal readonly record struct Term(TermKind Kind, string Key, Clue From, Clue? And = null);

/// <summary>Cuts a case into evidence: words, pairs of words, parts of words, fields, pairs of fields.</summary>
internal static class Terms
{
    private const int ShortestPart = 3;
    private const int LongestPart = 5;

    // Nobody writes longer words; a pasted picture would fill the vocabulary with its parts.
    private const int LongestWord = 60;

    public static IEnumerable<Term> Of(CaseInput input) => OfText(input.Text).Concat(OfFields(input));

    /// <summary>Small letters, split at all but letters and digits.</summary>
    internal static IEnumerable<string> Words(string text)
    {
        var small = text.ToLowerInvariant();
        for (var start = 0; start < small.Length; start++)
        {
            var end = start;
            while (end < small.Length && char.IsLetterOrDigit(small[end])) end++;
            if (end > start && end - start <= LongestWord) yield return small[start..end];
            start = end;
        }
    }

    private static IEnumerable<Term> OfText(string text)
    {
        Clue? before = null;
        foreach (var word in Words(text))
        {
            var clue = new Clue(null, word);
            yield return new(TermKind.Words, "word " + word, clue);
            if (before is { } first)
                yield return new(TermKind.Pairs, $"pair {first.Value} {word}", first, clue);
            foreach (var part in Parts(word)) yield return new(TermKind.Parts, "part " + part, clue);
            before = clue;
        }
    }

    // Inflections and compounds share parts with their stems; a space marks where a word begins or ends.
    private static IEnumerable<string> Parts(string word)
    {
        var padded = $" {word} ";
        for (var length = ShortestPart; length <= LongestPart; length++)
            for (var start = 0; start + length <= padded.Length; start++)
                yield return padded.Substring(start, length);
    }

    private static IEnumerable<Term> OfFields(CaseInput input)
    {
        var fields = input.Fields.Where(f => f.Value.Length > 0).Select(f => new Clue(f.Key, f.Value)).ToArray();
        for (var i = 0; i < fields.Length; i++)
        {
            yield return new(TermKind.Fields, Key(fields[i]), fields[i]);
            for (var j = i + 1; j < fields.Length; j++)
                yield return new(TermKind.Fields, $"{Key(fields[i])} {Key(fields[j])}", fields[i], fields[j]);
        }
    }

    // The length keeps apart a value that looks like two.
    private static string Key(Clue clue) => $"field {clue.Field} {clue.Value.Length} {clue.Value}";
}
