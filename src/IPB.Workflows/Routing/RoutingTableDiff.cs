using System.Collections.Immutable;
using IPB.Workflows.People;

namespace IPB.Workflows.Routing;

/// <summary>What is different in a routing table, in words: sentences without a full stop.</summary>
public static class RoutingTableDiff
{
    /// <param name="organisation">Names the departments.</param>
    public static ImmutableArray<Text> Between(RoutingTable before, RoutingTable after, Organisation organisation)
    {
        var texts = ImmutableArray.CreateBuilder<Text>();
        if (before.Name != after.Name)
            texts.Add(new($"tabellen heter {after.Name.Sv}", $"the table is called {after.Name.En}"));
        if (before.Version != after.Version)
            texts.Add(new($"version {after.Version} (var {before.Version})",
                $"version {after.Version} (was {before.Version})"));
        foreach (var rule in after.Rules.Where(r => before.Rules.All(o => o.Id != r.Id)))
            texts.Add(new($"regeln {rule.Id} är ny och leder till {Name(rule.Outcome.To).Sv}",
                $"the rule {rule.Id} is new and leads to {Name(rule.Outcome.To).En}"));
        foreach (var rule in before.Rules.Where(r => after.Rules.All(o => o.Id != r.Id)))
            texts.Add(new($"regeln {rule.Id}, som ledde till {Name(rule.Outcome.To).Sv}, tas bort",
                $"the rule {rule.Id}, which led to {Name(rule.Outcome.To).En}, is removed"));
        foreach (var now in after.Rules)
            if (before.Rules.FirstOrDefault(r => r.Id == now.Id) is { } old) texts.AddRange(Rule(old, now));
        texts.AddRange(Outcome(before.Fallback, after.Fallback, new("om ingen regel träffar", "if no rule matches")));
        texts.AddRange(Order(before, after));
        if (before.Decision.HitPolicy != after.Decision.HitPolicy)
            texts.Add(new("när flera regler träffar avgörs det på ett annat sätt",
                "when several rules match, it is decided in another way"));
        return texts.ToImmutable();

        Text Name(string code) => organisation.FindDepartment(code)?.Name ?? new(code, code);

        IEnumerable<Text> Outcome(RoutingOutcome old, RoutingOutcome now, Text rule)
        {
            if (old.To != now.To)
                yield return new($"{rule.Sv}: till {Name(now.To).Sv} (var {Name(old.To).Sv})",
                    $"{rule.En}: to {Name(now.To).En} (was {Name(old.To).En})");
            foreach (var also in now.Also.Except(old.Also))
                yield return new($"{rule.Sv}: {Name(also).Sv} informeras", $"{rule.En}: {Name(also).En} is informed");
            foreach (var also in old.Also.Except(now.Also))
                yield return new($"{rule.Sv}: {Name(also).Sv} informeras inte längre",
                    $"{rule.En}: {Name(also).En} is no longer informed");
            if (old.Why != now.Why)
                yield return new($"{rule.Sv}: skälet är ”{now.Why.Sv}”", $"{rule.En}: the reason is “{now.Why.En}”");
        }

        IEnumerable<Text> Rule(RoutingRule old, RoutingRule now)
        {
            var rule = new Text($"regeln {now.Id}", $"the rule {now.Id}");
            foreach (var text in Outcome(old.Outcome, now.Outcome, rule)) yield return text;
            foreach (var word in Words(now).Except(Words(old)))
                yield return new($"{rule.Sv}: ordet ”{word}” är nytt", $"{rule.En}: the word “{word}” is new");
            foreach (var word in Words(old).Except(Words(now)))
                yield return new($"{rule.Sv}: ordet ”{word}” tas bort", $"{rule.En}: the word “{word}” is removed");
            if (Groups(old) != Groups(now) && !Words(old).Except(Words(now)).Any()
                && !Words(now).Except(Words(old)).Any())
                yield return new($"{rule.Sv}: orden hör ihop på ett annat sätt",
                    $"{rule.En}: the words belong together in another way");
            if (Conditions(old) != Conditions(now))
                yield return new($"{rule.Sv}: andra villkor", $"{rule.En}: other conditions");
        }
    }

    private static IEnumerable<string> Words(RoutingRule rule) => rule.Words.SelectMany(w => w).Concat(rule.NotWords);

    private static string Groups(RoutingRule rule) => string.Join('\n', rule.Words.Select(g => string.Join(',', g)))
        + "\nnot " + string.Join(',', rule.NotWords);

    private static string Conditions(RoutingRule rule) =>
        $"{rule.When}\n" + string.Join('\n', rule.Cells.Select(c => $"{c.Key}={c.Value}"));

    private static IEnumerable<Text> Order(RoutingTable before, RoutingTable after)
    {
        var kept = after.Rules.Select(r => r.Id).Intersect(before.Rules.Select(r => r.Id)).ToList();
        if (!kept.SequenceEqual(before.Rules.Select(r => r.Id).Where(kept.Contains)))
            yield return new("reglerna prövas i en annan ordning", "the rules are tried in another order");
    }
}
