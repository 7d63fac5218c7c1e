using System.Collections.Concurrent;

namespace IPB.Rules;

/// <summary>
/// <c>mentions(text, stems)</c>, an addition to the standard's functions: whether a text mentions one of the words,
/// inflected or inside a Swedish compound. A list of lists: one word of each. Texts and word lists come again and
/// again, so both are kept ready.
/// </summary>
internal static class Mentions
{
    private const int StepsPerEntry = 50;
    private const int MostKept = 1_000;
    private static readonly ConcurrentDictionary<string, WordIndex> Kept = new();

    [ThreadStatic]
    private static (string Text, PreparedText Prepared)? last;

    public static IEnumerable<Overload> All() =>
        [Overload.Of("mentions(text: string, stems: Any) : boolean", (budget, a) => Truth.Of(Of(budget, a[0], a[1])))];

    /// <returns>True or false; null when the text is no text or the list holds anything but entries.</returns>
    private static bool? Of(Budget budget, object? text, object? stems)
    {
        if (text is not string written) return null;
        budget.Read(written.Length);
        var groups = Groups(budget, ListFunctions.AsList(stems));
        if (groups is null) return null;
        var prepared = Prepare(written);
        budget.Spend(prepared.Words.Length);
        return groups.All(g => Index(g).Find(prepared).Count > 0);
    }

    private static List<List<string>>? Groups(Budget budget, IReadOnlyList<object?> stems)
    {
        budget.Walk(stems.Count);
        var lists = stems.Any(s => s is IReadOnlyList<object?>) ? stems.Select(ListFunctions.AsList) : [stems];
        var groups = new List<List<string>>();
        foreach (var list in lists)
        {
            if (Entries(budget, list) is not { } entries) return null;
            groups.Add(entries);
        }
        return groups;
    }

    private static List<string>? Entries(Budget budget, IReadOnlyList<object?> stems)
    {
        budget.Spend((long)stems.Count * StepsPerEntry);
        return stems.Count > 0 && stems.All(s => s is string stem && WordIndex.IsEntry(stem))
            ? [.. stems.Cast<string>()] : null;
    }

    private static PreparedText Prepare(string text)
    {
        if (last is { } before && ReferenceEquals(before.Text, text)) return before.Prepared;
        var prepared = new PreparedText(text);
        last = (text, prepared);
        return prepared;
    }

    private static WordIndex Index(List<string> stems)
    {
        var key = string.Join('\n', stems);
        if (Kept.TryGetValue(key, out var index)) return index;
        index = new WordIndex(stems);
        if (Kept.Count < MostKept) Kept[key] = index;
        return index;
    }
}
