using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using IPB.Rules;

namespace IPB.Workflows.Routing;

/// <summary>The words of all rules in one index, so that a text is looked through once.</summary>
internal sealed class WordGroups
{
    private readonly WordIndex index;
    private readonly FrozenDictionary<string, ImmutableArray<string>> groupsOf;
    private readonly FrozenDictionary<string, ImmutableArray<string>> entriesOf;

    internal WordGroups(ImmutableArray<RoutingRule> rules)
    {
        var pairs = rules.SelectMany(OfRule).ToList();
        index = new WordIndex(pairs.Select(p => p.Entry));
        entriesOf = pairs.GroupBy(p => p.Group)
            .ToFrozenDictionary(g => g.Key, g => g.Select(p => p.Entry).ToImmutableArray());
        groupsOf = pairs.GroupBy(p => p.Entry)
            .ToFrozenDictionary(g => g.Key, g => g.Select(p => p.Group).Distinct().ToImmutableArray());
    }

    /// <summary>The same for the text of a case.</summary>
    internal Dictionary<string, string> In(IReadOnlyDictionary<string, object?> names) =>
        In(names.GetValueOrDefault("text") as string ?? "");

    /// <summary>The groups that a text has a hit in, each with the word that stands there.</summary>
    internal Dictionary<string, string> In(string text)
    {
        var found = new Dictionary<string, string>();
        foreach (var (entry, word) in index.Find(new PreparedText(text)))
            foreach (var group in groupsOf[entry]) found.TryAdd(group, word);
        return found;
    }

    /// <summary>The words that a group is made of, in the order of the file.</summary>
    internal ImmutableArray<string> EntriesOf(string group) => entriesOf[group];

    /// <summary>The text without a word (or words in a row) that stands in it, wherever it does.</summary>
    internal static string Without(string text, string word)
    {
        var parts = word.Split([.. word.Where(c => !char.IsLetterOrDigit(c)).Distinct()],
            StringSplitOptions.RemoveEmptyEntries).Select(Regex.Escape);
        return Regex.Replace(text, $@"\b{string.Join(@"[^\p{L}\p{N}]+", parts)}\b", "…",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    private static IEnumerable<(string Entry, string Group)> OfRule(RoutingRule rule) =>
        rule.Words.Zip(RoutingDecision.Groups(rule)).SelectMany(g => g.First.Select(entry => (entry, g.Second)))
            .Concat(rule.NotWords.Select(entry => (entry, RoutingDecision.NotGroup(rule))));
}
