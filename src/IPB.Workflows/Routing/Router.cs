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
    private readonly Lazy<RoutingChanges> changes;

    internal Router(RoutingTable table)
    {
        (this.table, compiled, words) = (table, CompiledTable.Compile(table.Decision), new WordGroups(table.Rules));
        changes = new(() => new RoutingChanges(table, words, Decide));
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
        var found = words.In(names);
        return new(names, found, compiled.Matches(Context(names, found.Keys)));
    }

    /// <param name="decider">Null: the fallback decides, and stands first among the rules.</param>
    private Routed Of(Reading reading, RoutingRule? decider)
    {
        var outcome = decider?.Outcome ?? table.Fallback;
        var matched = reading.Matched.Select(i => table.Rules[i].Id);
        return new Routed(new TableVersion(table.Id, table.Version).ToString(),
            [.. decider is null ? matched.Prepend(outcome.Id) : matched],
            decider is null ? [] : [.. RoutingDecision.Groups(decider).Select(g => reading.Found[g]).Distinct()],
            outcome.To, outcome.Also, outcome.Why)
        {
            TableHash = table.Hash,
            Inputs = shownNames.ToImmutableSortedDictionary(
                n => n, n => RoutingNames.Shown(reading.Names.GetValueOrDefault(n))),
        };
    }

    /// <inheritdoc cref="RoutingChanges.Of"/>
    internal IEnumerable<RoutingChange> NearestChanges(IReadOnlyDictionary<string, object?> names) =>
        changes.Value.Of(names);

    private RoutingOutcome Decide(IReadOnlyDictionary<string, object?> names, IEnumerable<string> groups) =>
        Decider(compiled.Matches(Context(names, groups)))?.Outcome ?? table.Fallback;

    /// <summary>What the decision table reads of a case whose text has a hit in these groups.</summary>
    internal static Dictionary<string, object?> Context(
        IReadOnlyDictionary<string, object?> names, IEnumerable<string> groups) =>
        new(names) { [RoutingTable.WordsInput] = groups.ToList<object?>() };

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
