using System.Collections.Immutable;
using IPB.Workflows.Cases;

namespace IPB.Workflows.Routing;

/// <summary>Finds the department that a case belongs to, and says why.</summary>
internal sealed class Router(RoutingTable table)
{
    /// <summary>The first rule that matches decides; every other one that matches is named too.</summary>
    public Routed Route(Case c)
    {
        var text = new ProblemText(c.Title + "\n" + c.Description);
        var names = new Dictionary<string, object?>(c.Fields.ToDictionary(f => f.Key, f => (object?)f.Value))
        {
            ["text"] = c.Title + "\n" + c.Description,
            ["submitting_department"] = c.SubmittingDepartment,
        };
        var hits = table.Rules.Select(r => (Rule: r, Words: Match(r, text, names)))
            .Where(h => h.Words is not null).ToList();
        var (rule, words) = hits.Count > 0 ? hits[0] : (table.Fallback, []);
        return new Routed($"{table.Id}/{table.Version}",
            hits.Count > 0 ? [.. hits.Select(h => h.Rule.Id)] : [rule.Id],
            words!.Value, rule.To, rule.Also, rule.Why);
    }

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
