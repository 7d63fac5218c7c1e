using System.Collections.Immutable;
using IPB.Rules;

namespace IPB.Workflows.Routing;

/// <summary>
/// Which words of a rule can never decide in a table where the first match does. A text that holds one word may hold
/// another by it: whatever says <c>skolbuss</c> says <c>skola</c>.
/// </summary>
internal sealed class WordShadows
{
    private const int MostCombinations = 5_000;
    private readonly ImmutableArray<RoutingRule> rules;
    private readonly Dictionary<string, HashSet<string>> implied;

    internal WordShadows(ImmutableArray<RoutingRule> rules)
    {
        this.rules = rules;
        var entries = rules.SelectMany(r => r.Words.SelectMany(g => g)).Distinct().ToList();
        var index = new WordIndex(entries);
        implied = entries.ToDictionary(e => e, e => Implied(index, e));
    }

    /// <summary>Null: the rule asks for no words, or for too many kinds of combinations.</summary>
    internal ShadowsOfRule? Of(int place)
    {
        var rule = rules[place];
        if (rule.Words.IsEmpty || rule.Words.Aggregate(1L, (n, g) => n * g.Length) > MostCombinations) return null;
        var earlier = Enumerable.Range(0, place).Where(i => Covers(rules[i], rule)).ToList();
        var combinations = Combinations(rule.Words).ToList();
        var shadowed =
            from entries in combinations
            let taker = earlier.FindIndex(i => rules[i].Words.All(g => entries.Any(e => implied[e].Overlaps(g))))
            where taker >= 0
            select (entries, earlier[taker]);
        var found = shadowed.ToList();
        return new(found, found.Count == combinations.Count);
    }

    // An inflection of the entry need not hold what only stands there as it is written.
    private static HashSet<string> Implied(WordIndex index, string entry) =>
        [.. index.Find(new PreparedText(entry)).Keys
            .Where(found => found == entry || entry.StartsWith('=') || !found.StartsWith('='))];

    /// <summary>Whether the earlier rule's tests beside its words hold wherever the later rule's do.</summary>
    private static bool Covers(RoutingRule earlier, RoutingRule later) =>
        (earlier.When is null || earlier.When.Text == later.When?.Text)
        && earlier.Cells.All(c => c.Value.Text == "-" || later.Cells.GetValueOrDefault(c.Key)?.Text == c.Value.Text)
        && earlier.NotWords.All(later.NotWords.Contains);

    private static IEnumerable<ImmutableArray<string>> Combinations(ImmutableArray<ImmutableArray<string>> groups) =>
        groups.Aggregate(Enumerable.Repeat(ImmutableArray<string>.Empty, 1),
            (rows, group) => rows.SelectMany(_ => group, (row, entry) => row.Add(entry)));
}

/// <param name="Shadowed">Words, one of each group, and the place of the rule that takes them first.</param>
/// <param name="Whole">Nothing is left that the rule could decide.</param>
internal sealed record ShadowsOfRule(List<(ImmutableArray<string> Entries, int By)> Shadowed, bool Whole);
