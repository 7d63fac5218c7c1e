using System.Collections.Immutable;
using IPB.Workflows.Cases;

namespace IPB.Workflows.Routing;

/// <summary>Finds the department that a case belongs to, and says why.</summary>
internal sealed class Router(RoutingTable table)
{
    /// <summary>The first rule that matches decides; every other one that matches is named too.</summary>
    public Routed Route(Case c) => Find(c, []) ?? Of([], table.Fallback, []);

    /// <summary>The same without the departments that said that the case is not theirs.</summary>
    /// <returns>Null when no other rule matches.</returns>
    public Routed? RouteAgain(Case c, ImmutableArray<string> saidNo) => Find(c, saidNo);

    private Routed? Find(Case c, ImmutableArray<string> saidNo)
    {
        var text = new ProblemText(c.Title + "\n" + c.Description);
        var names = new Dictionary<string, object?>(c.Fields.ToDictionary(f => f.Key, f => (object?)f.Value))
        {
            ["text"] = c.Title + "\n" + c.Description,
            ["submitting_department"] = c.SubmittingDepartment,
        };
        var hits = table.Rules.Select(r => (Rule: r, Words: Match(r, text, names)))
            .Where(h => h.Words is not null && !saidNo.Contains(h.Rule.To)).ToList();
        return hits.Count == 0 ? null : Of([.. hits.Select(h => h.Rule.Id)], hits[0].Rule, hits[0].Words!.Value);
    }

    private Routed Of(ImmutableArray<string> rules, RoutingRule rule, ImmutableArray<string> words) => new(
        $"{table.Id}/{table.Version}", rules.IsEmpty ? [rule.Id] : rules, words, rule.To, rule.Also, rule.Why);

    private static ImmutableArray<string>? Match(
        RoutingRule rule, ProblemText text, Dictionary<string, object?> names)
    {
        if (rule.When is { } when && !when.IsTrue(names)) return null;
        var words = ImmutableArray.CreateBuilder<string>();
        foreach (var group in rule.Words)
        {
            if (group.Select(text.Find).FirstOrDefault(w => w is not null) is not { } word) return null;
            words.Add(word);
        }

        return words.ToImmutable();
    }
}
