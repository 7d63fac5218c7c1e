using System.Collections.Immutable;
using IPB.Rules;
using IPB.Workflows.Cases;
using IPB.Workflows.People;

namespace IPB.Workflows.Routing;

/// <summary>Finds the department that a case belongs to, and says why. Thread-safe.</summary>
internal sealed class Router
{
    private readonly RoutingTable table;
    private readonly CompiledTable compiled;
    private readonly WordGroups words;
    private readonly ImmutableArray<string> shownNames;
    private readonly Lazy<NearestChange> nearest;

    internal Router(RoutingTable table)
    {
        (this.table, compiled, words) = (table, CompiledTable.Compile(table.Decision), new WordGroups(table.Rules));
        nearest = new(() => NearestChange.For(table.Decision, options: new()
        {
            Optional = table.Inputs.Select(i => i.Name).ToHashSet(),
        }));
        shownNames = [.. RoutingNames.Read(table).Where(n => !RoutingNames.OfText.Contains(n))];
    }

    /// <param name="c">As it was submitted: its fields are what the table reads.</param>
    /// <param name="submitter">Null when unknown: roles are then none.</param>
    public Routed Route(Case c, Person? submitter) => Route(RoutingNames.Of(c, submitter));

    /// <summary>The same without the departments that said that the case is not theirs.</summary>
    /// <returns>Null when no other rule decides.</returns>
    public Routed? RouteAgain(Case c, Person? submitter, ImmutableArray<string> saidNo)
    {
        var reading = Read(RoutingNames.Of(c, submitter));
        reading = reading with { Matched = reading.Matched.RemoveAll(i => saidNo.Contains(table.Rules[i].Outcome.To)) };
        return Decider(reading.Matched) is { } rule ? Of(reading, rule) : null;
    }

    /// <summary>
    /// With First the first rule that matches decides and the others are named too. When the table leaves the case
    /// open, or rules contradict each other, a person sorts it: the fallback decides.
    /// </summary>
    /// <param name="names">What the table reads; a name left out is unknown, and no test of it holds.</param>
    internal Routed Route(IReadOnlyDictionary<string, object?> names)
    {
        var reading = Read(names);
        return Of(reading, Decider(reading.Matched));
    }

    private Reading Read(IReadOnlyDictionary<string, object?> names)
    {
        var found = Found(names);
        return new(names, found, compiled.Matches(Context(names, found)));
    }

    /// <param name="decider">Null: the fallback decides, and stands first among the rules.</param>
    private Routed Of(Reading reading, RoutingRule? decider)
    {
        var outcome = decider?.Outcome ?? table.Fallback;
        var matched = reading.Matched.Select(i => table.Rules[i].Id);
        return new Routed($"{table.Id}/{table.Version}",
            [.. decider is null ? matched.Prepend(outcome.Id) : matched],
            decider is null ? [] : [.. RoutingDecision.Groups(decider).Select(g => reading.Found[g]).Distinct()],
            outcome.To, outcome.Also, outcome.Why)
        {
            TableHash = table.Hash,
            Inputs = shownNames.ToImmutableSortedDictionary(
                n => n, n => RoutingNames.Shown(reading.Names.GetValueOrDefault(n))),
        };
    }

    /// <summary>The smallest changes that would have sent a case elsewhere, the smallest first.</summary>
    /// <returns>Empty when no change of one or two inputs would have, or when rules contradict each other.</returns>
    public ImmutableArray<RoutingChange> NearestChanges(Case c, Person? submitter) =>
        NearestChanges(RoutingNames.Of(c, submitter));

    internal ImmutableArray<RoutingChange> NearestChanges(IReadOnlyDictionary<string, object?> names)
    {
        var found = Found(names);
        var changes = new RoutingChanges(words, context =>
        {
            var decider = Decider(compiled.Matches(context))?.Outcome ?? table.Fallback;
            return (decider.To, decider.Id);
        });
        return [.. WithoutOneWord(names, found), .. nearest.Value.Of(Context(names, found))
            .Select(c => changes.Of(names, found, c)).OfType<RoutingChange>().Where(c => !IsWithoutOneWord(c))];
    }

    /// <summary>A word may stand in groups of several rules, so each is tried in the text itself.</summary>
    private IEnumerable<RoutingChange> WithoutOneWord(
        IReadOnlyDictionary<string, object?> names, Dictionary<string, string> found)
    {
        if (found.Count == 0) yield break;
        var (text, now) = ((string)names["text"]!, Route(names).To);
        foreach (var word in found.Values.Distinct())
        {
            var left = WordGroups.Without(text, word);
            var routed = Route(new Dictionary<string, object?>(names) { ["text"] = left });
            if (routed.To != now)
                yield return new([new("text", null, null, [word], Removed: true)], routed.To, routed.Rules[0]);
        }
    }

    private static bool IsWithoutOneWord(RoutingChange change) =>
        change.Changes is [{ Input: "text", Removed: true }];

    private Dictionary<string, string> Found(IReadOnlyDictionary<string, object?> names) =>
        words.In(names.GetValueOrDefault("text") as string ?? "");

    private static Dictionary<string, object?> Context(
        IReadOnlyDictionary<string, object?> names, Dictionary<string, string> found) =>
        new(names) { [RoutingTable.WordsInput] = found.Keys.ToList<object?>() };

    private RoutingRule? Decider(ImmutableArray<int> matched)
    {
        if (matched.IsEmpty) return null;
        var first = table.Rules[matched[0]];
        return table.Decision.HitPolicy switch
        {
            HitPolicy.First => first,
            HitPolicy.Unique => matched.Length == 1 ? first : null,
            _ => matched.All(i => table.Rules[i].Outcome.To == first.Outcome.To) ? first : null,
        };
    }

    /// <param name="Found">The word that each group of words has a hit in.</param>
    /// <param name="Matched">Places of the rules that match, in order.</param>
    private sealed record Reading(
        IReadOnlyDictionary<string, object?> Names, IReadOnlyDictionary<string, string> Found,
        ImmutableArray<int> Matched);
}
