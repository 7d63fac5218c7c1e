namespace IPB.Workflows.Routing;

/// <summary>A problem's text, made ready for looking for word stems in it.</summary>
internal sealed class ProblemText
{
    private const int ShortestInside = 4;
    private const int ShortestFirstPart = 3;
    private readonly string[] words;
    private readonly string joined;

    public ProblemText(string text)
    {
        words = text.ToLowerInvariant().Split(
            [.. text.ToLowerInvariant().Where(ch => !char.IsLetterOrDigit(ch)).Distinct()],
            StringSplitOptions.RemoveEmptyEntries);
        joined = " " + string.Join(' ', words);
    }

    /// <returns>The word (or words) of the text that a stem matches; null: none.</returns>
    public string? Find(string stem)
    {
        if (stem.Contains(' ', StringComparison.Ordinal))
            return joined.Contains(" " + stem, StringComparison.Ordinal) ? stem : null;
        return words.FirstOrDefault(w => w.StartsWith(stem, StringComparison.Ordinal))
            ?? words.FirstOrDefault(w => stem.Length >= ShortestInside
                && w.IndexOf(stem, StringComparison.Ordinal) >= ShortestFirstPart);
    }
}
