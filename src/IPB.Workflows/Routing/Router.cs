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

    /// <summary>
    /// With First the first rule that matches decides and the others are named too. When the table leaves the case
    /// open, or rules contradict each other, a person sorts it: the fallback decides.
    /// </summary>
    /// <param name="names">What the table reads; a name left out is unknown, and no test of it holds.</param>
    internal Routed Route(IReadOnlyDictionary<string, object?> names)
    {
        var found = Found(names);
        var matched = compiled.Matches(Context(names, found));
        var decider = Decider(matched);
        var outcome = decider?.Outcome ?? table.Fallback;
        return new Routed($"{table.Id}/{table.Version}",
            matched.IsEmpty ? [outcome.Id] : [.. matched.Select(i => table.Rules[i].Id)],
            decider is null ? [] : [.. RoutingDecision.Groups(decider).Select(g => found[g]).Distinct()],
            outcome.To, outcome.Also, outcome.Why)
        {
            TableHash = table.Hash,
            Inputs = shownNames.ToImmutableSortedDictionary(
                n => n, n => RoutingNames.Shown(names.GetValueOrDefault(n))),
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
        return [.. nearest.Value.Of(Context(names, found)).Select(c => changes.Of(names, found, c))
            .OfType<RoutingChange>()];
    }

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
}
