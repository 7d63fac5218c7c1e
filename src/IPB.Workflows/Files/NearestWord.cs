namespace IPB.Workflows.Files;

/// <summary>Finds the word that an author probably meant.</summary>
internal static class NearestWord
{
    private const int LongestWord = 60;

    /// <returns>The nearest known word when few enough letters differ for a slip of the pen; else null.</returns>
    internal static string? Of(string word, IEnumerable<string> known)
    {
        if (word.Length is 0 or > LongestWord) return null;
        var (best, nearest) = (Limit(word) + 1, (string?)null);
        foreach (var candidate in known)
        {
            if (candidate.Length > LongestWord || Math.Abs(candidate.Length - word.Length) >= best) continue;
            var distance = Distance(word, candidate);
            // Where every letter differs there was no slip of the pen.
            if (distance < best && distance < word.Length) (best, nearest) = (distance, candidate);
        }
        return nearest;
    }

    /// <summary>How many letters are compared at most to find the nearest word.</summary>
    internal static long Cost(string word, IReadOnlyCollection<string> known) =>
        word.Length is 0 or > LongestWord ? 0
        : known.Sum(k => Math.Abs(k.Length - word.Length) > Limit(word) ? 1L : word.Length * k.Length);

    private static int Limit(string word) => Math.Clamp(word.Length / 3, 1, 4);

    /// <summary>How many letters to add, drop, change or swap with their neighbour; case does not count.</summary>
    private static int Distance(string from, string to)
    {
        var (before, above, row) = (new int[to.Length + 1], new int[to.Length + 1], new int[to.Length + 1]);
        for (var j = 0; j <= to.Length; j++) above[j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var change = above[j - 1] + (Same(from[i - 1], to[j - 1]) ? 0 : 1);
                row[j] = Math.Min(change, Math.Min(above[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && Same(from[i - 1], to[j - 2]) && Same(from[i - 2], to[j - 1]))
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            (before, above, row) = (above, row, before);
        }
        return above[to.Length];
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
