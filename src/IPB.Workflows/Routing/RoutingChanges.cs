using System.Collections.Immutable;
using IPB.Rules;

namespace IPB.Workflows.Routing;

/// <summary>
/// What would have sent a case elsewhere, in words of the routing table. Word groups are free of each other for the
/// decision table but not in a text (a word may stand in several), so each change is tried on the words themselves.
/// </summary>
/// <param name="groups">Of the table.</param>
/// <param name="decide">Where a case with these names and found word groups goes.</param>
internal sealed class RoutingChanges(
    RoutingTable table, WordGroups groups,
    Func<IReadOnlyDictionary<string, object?>, IEnumerable<string>, RoutingOutcome> decide)
{
    private const int MostTries = 200;

    private readonly NearestChange nearest = NearestChange.For(table.Decision, options: new()
    {
        Optional = table.Inputs.Select(i => i.Name).ToHashSet(),
    });

    /// <summary>
    /// The smallest changes that would have sent a case elsewhere: what it would have to leave out, then other values,
    /// then what it would have to mention, each the shortest first. Of changes that only add words there is one, since
    /// some word of any rule would do. Each is worked out when it is asked for.
    /// </summary>
    /// <returns>Empty when no change of one or two inputs would have, or when rules contradict each other.</returns>
    internal IEnumerable<RoutingChange> Of(IReadOnlyDictionary<string, object?> names)
    {
        var found = groups.In(names);
        var removals = WithoutWords(names, found).Select(c => new Candidate(0, c.Changes.Length, false, () => c));
        var others = nearest.Of(Router.Context(names, found.Keys)).Where(c => !c.Changes.All(RemovesWords))
            .Select(c => new Candidate(c.Changes.Max(Rank), c.Changes.Length, c.Changes.All(i => Rank(i) == 2),
                () => Told(names, found, c)));
        var added = false;
        foreach (var candidate in removals.Concat(others).OrderBy(c => c.Rank).ThenBy(c => c.Length))
        {
            if ((candidate.OnlyAdds && added) || candidate.Tell() is not { } change) continue;
            added |= candidate.OnlyAdds;
            yield return change;
        }
    }

    private static bool RemovesWords(InputChange change) =>
        change.Input == RoutingTable.WordsInput && change.Removed is not null;

    private static int Rank(InputChange change) =>
        change.Removed is not null ? 0 : change.Added is string ? 2 : 1;

    /// <summary>A word may be followed by another that stands for the same group: the two are then taken out.</summary>
    private IEnumerable<RoutingChange> WithoutWords(
        IReadOnlyDictionary<string, object?> names, Dictionary<string, string> found)
    {
        var now = decide(names, found.Keys).To;
        foreach (var word in found.Values.Distinct())
        {
            var (left, still) = Without(names, word);
            var outcome = decide(left, still.Keys);
            ImmutableArray<RoutingInputChange> changes = [Removed(word)];
            if (outcome.To == now && Next(found, word, still) is { } next)
            {
                changes = [.. changes, Removed(next)];
                (left, still) = Without(left, next);
                outcome = decide(left, still.Keys);
            }
            if (outcome.To != now) yield return new(changes, outcome.To, outcome.Id);
        }
    }

    /// <summary>The case without a word, and the groups that its text then has a hit in.</summary>
    private (Dictionary<string, object?> Names, Dictionary<string, string> Found) Without(
        IReadOnlyDictionary<string, object?> names, string word)
    {
        var text = WordGroups.Without((string)names["text"]!, word);
        var left = new Dictionary<string, object?>(names) { ["text"] = text };
        return (left, groups.In(left));
    }

    /// <summary>The word that stands for a group once the one that did is gone.</summary>
    private static string? Next(Dictionary<string, string> found, string gone, Dictionary<string, string> still) =>
        found.Where(f => f.Value == gone).Select(f => still.GetValueOrDefault(f.Key))
            .FirstOrDefault(w => w is not null);

    private static RoutingInputChange Removed(string word) => new("text", null, null, [word], Removed: true);

    /// <returns>Null when no words make the change without making it void.</returns>
    private RoutingChange? Told(
        IReadOnlyDictionary<string, object?> names, Dictionary<string, string> found, OutcomeChange change)
    {
        var outcome = (string)change.Outcome!;
        var tries = Choices(found, change).Take(MostTries)
            .Select(words => (Words: words, Then: Decide(names, found, change, words)))
            .Where(t => t.Then.To == outcome).ToList();
        return tries.Count == 0 ? null : new RoutingChange(
            [.. change.Changes.Select((c, i) => Told(c, tries.Select(t => t.Words[i])))], outcome, tries[0].Then.Id);
    }

    /// <summary>A word for each change; null where none changes.</summary>
    private IEnumerable<ImmutableArray<string?>> Choices(Dictionary<string, string> found, OutcomeChange change) =>
        change.Changes.Aggregate(Enumerable.Repeat(ImmutableArray<string?>.Empty, 1), (rows, c) =>
            rows.SelectMany(_ => Words(found, c), (row, word) => row.Add(word)));

    private ImmutableArray<string?> Words(Dictionary<string, string> found, InputChange change) =>
        change.Input != RoutingTable.WordsInput ? [null]
        : change.Removed is string gone ? [found[gone]]
        : [.. groups.EntriesOf((string)change.Added!)];

    private RoutingOutcome Decide(
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
        return decide(changed, left);
    }

    private static RoutingInputChange Told(InputChange change, IEnumerable<string?> words)
    {
        var removed = change.Removed is not null;
        if (change.Input == RoutingTable.WordsInput)
            return new("text", null, null, [.. words.OfType<string>().Distinct()], removed);
        return new(change.Input, RoutingNames.Shown(change.Old), RoutingNames.Shown(change.New),
            (change.Added ?? change.Removed) is string item ? [item] : [], removed);
    }

    /// <param name="Tell">Works the change out; null when no words make it.</param>
    private sealed record Candidate(int Rank, int Length, bool OnlyAdds, Func<RoutingChange?> Tell);
}
