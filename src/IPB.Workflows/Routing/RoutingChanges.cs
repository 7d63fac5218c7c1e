using System.Collections.Immutable;
using IPB.Rules;

namespace IPB.Workflows.Routing;

/// <summary>
/// Puts changes of a decision table's inputs in words of the routing table. Word groups are free of each other for the
/// decision table but not in a text (a word may stand in several), so each change is tried on the words themselves.
/// </summary>
/// <param name="groups">Of the table.</param>
/// <param name="route">Where a case with these names and found word groups goes, and by which rule.</param>
internal sealed class RoutingChanges(
    WordGroups groups, Func<Dictionary<string, object?>, (string To, string Rule)> route)
{
    private const int MostTries = 200;

    /// <param name="names">The case.</param>
    /// <param name="found">Its word groups, each with the word that stands there.</param>
    /// <param name="change">Of the decision table.</param>
    /// <returns>Null when no words make the change without making it void.</returns>
    internal RoutingChange? Of(
        IReadOnlyDictionary<string, object?> names, Dictionary<string, string> found, OutcomeChange change)
    {
        var outcome = (string)change.Outcome!;
        var tries = Choices(found, change).Take(MostTries)
            .Select(words => (Words: words, Then: route(Changed(names, found, change, words))))
            .Where(t => t.Then.To == outcome).ToList();
        return tries.Count == 0 ? null : new RoutingChange(
            [.. change.Changes.Select((c, i) => Told(c, tries.Select(t => t.Words[i])))], outcome, tries[0].Then.Rule);
    }

    /// <summary>A word for each change; null where none changes.</summary>
    private IEnumerable<ImmutableArray<string?>> Choices(Dictionary<string, string> found, OutcomeChange change) =>
        change.Changes.Aggregate(Enumerable.Repeat(ImmutableArray<string?>.Empty, 1), (rows, c) =>
            rows.SelectMany(_ => Words(found, c), (row, word) => row.Add(word)));

    private ImmutableArray<string?> Words(Dictionary<string, string> found, InputChange change) =>
        change.Input != RoutingTable.WordsInput ? [null]
        : change.Removed is string gone ? [found[gone]]
        : [.. groups.EntriesOf((string)change.Added!)];

    private Dictionary<string, object?> Changed(
        IReadOnlyDictionary<string, object?> names, Dictionary<string, string> found, OutcomeChange change,
        ImmutableArray<string?> words)
    {
        var (changed, left) = (new Dictionary<string, object?>(names), found.Keys.ToHashSet());
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] is not { } word) changed[change.Changes[i].Input] = change.Changes[i].New;
            else if (change.Changes[i].Removed is null) left.UnionWith(groups.In(word).Keys);
            else left.RemoveWhere(group => found.GetValueOrDefault(group) == word);
        }
        changed[RoutingTable.WordsInput] = left.ToList<object?>();
        return changed;
    }

    private static RoutingInputChange Told(InputChange change, IEnumerable<string?> words)
    {
        var removed = change.Removed is not null;
        if (change.Input == RoutingTable.WordsInput)
            return new("text", null, null, [.. words.OfType<string>().Distinct()], removed);
        return new(change.Input, RoutingNames.Shown(change.Old), RoutingNames.Shown(change.New),
            (change.Added ?? change.Removed) is string item ? [item] : [], removed);
    }
}
