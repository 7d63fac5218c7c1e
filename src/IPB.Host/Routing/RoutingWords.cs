using System.Collections.Immutable;
using IPB.Workflows;
using IPB.Workflows.Cases;
using IPB.Workflows.Routing;

namespace IPB.Host.Routing;

/// <summary>Why a case went where it went, in sentences of both languages.</summary>
internal sealed class RoutingWords(World world)
{
    /// <summary>The table that a fact names; null when it is gone or there was none.</summary>
    public RoutingTable? TableOf(Routed routed) =>
        routed.Table is { } table ? world.FindTable(table[..table.LastIndexOf('/')]) : null;

    /// <summary>The rules that matched, in order; the first decided.</summary>
    public ImmutableArray<RuleWords> RulesOf(Routed routed)
    {
        var table = TableOf(routed);
        // A rule of another version may mean something else by now.
        if (table is not null && routed.Table != $"{table.Id}/{table.Version}") table = null;
        return [.. routed.Rules.Select((id, i) => RuleOf(table, id, i == 0 ? routed : null))];
    }

    /// <summary>What decided, sentence by sentence.</summary>
    public ImmutableArray<Text> Of(Fact decision) => decision switch
    {
        Routed { Table: null } f => [f.Why],
        Routed f => [.. Sentences(f, RulesOf(f))],
        Bounced f => [.. Sentences(f)],
        LeadChanged { Why: { } why } => [why],
        LeadChanged f => [new($"Ärendet flyttades från {Name(f.From).Sv} till {Name(f.To).Sv}.",
            $"The case was moved from {Name(f.From).En} to {Name(f.To).En}.")],
        _ => throw new ArgumentException($"{decision.GetType().Name} decides no department", nameof(decision)),
    };

    private IEnumerable<Text> Sentences(Routed f, ImmutableArray<RuleWords> rules)
    {
        var (id, version) = (f.Table![..f.Table!.LastIndexOf('/')], f.Table[(f.Table.LastIndexOf('/') + 1)..]);
        var name = TableOf(f)?.Name ?? new(id, id);
        yield return new($"Regeltabellen ”{name.Sv}” ({id}, version {version}) läste ärendet.",
            $"The routing table “{name.En}” ({id}, version {version}) read the case.");
        var (first, to) = (rules[0], Name(f.To));
        if (first.IsFallback)
            yield return new($"Ingen regel träffade. Då går det till reservmottagaren, {to.Sv}.",
                $"No rule matched. Then it goes to the fallback receiver, {to.En}.");
        else
        {
            if (!f.Matches.IsEmpty) yield return Matched(f.Matches, first.Name);
            yield return new($"{first.Name.Sv} träffade först och avgjorde: {to.Sv}.",
                $"{first.Name.En} matched first and decided: {to.En}.");
        }

        yield return f.Why;
        foreach (var other in rules.Skip(1)) yield return Also(other);
    }

    private IEnumerable<Text> Sentences(Bounced f)
    {
        var from = Name(f.From);
        yield return f.Rule is { } rule
            ? new($"{from.Sv} sa att ärendet inte är deras. Regeln {rule} hade skickat det dit.",
                $"{from.En} said that the case is not theirs. The rule {rule} had sent it there.")
            : new($"{from.Sv} sa att ärendet inte är deras.", $"{from.En} said that the case is not theirs.");
        if (f.Why is { } why) yield return why;
        if (f is { ByHand: true, Named: { } named })
            yield return new($"{from.Sv} föreslår {Name(named).Sv}.", $"{from.En} suggests {Name(named).En}.");
    }

    private static Text Matched(ImmutableArray<string> words, Text rule) => words.Length == 1
        ? new($"Ordet ”{words[0]}” passar {rule.Sv}.", $"The word “{words[0]}” fits {rule.En}.")
        : new($"Orden {string.Join(" och ", words.Select(w => $"”{w}”"))} passar {rule.Sv}.",
            $"The words {string.Join(" and ", words.Select(w => $"“{w}”"))} fit {rule.En}.");

    private Text Also(RuleWords other) => other.To is { } to
        ? new($"Även {other.Name.Sv} träffade och hade gett {Name(to).Sv}, men den första som träffar avgör.",
            $"{other.Name.En} matched too and would have given {Name(to).En}, but the first that matches decides.")
        : new($"Även {other.Name.Sv} träffade, men den första som träffar avgör.",
            $"{other.Name.En} matched too, but the first that matches decides.");

    private static RuleWords RuleOf(RoutingTable? table, string id, Routed? decided)
    {
        if (table?.Fallback.Id == id) return new(id, null, table.Fallback.To, table.Fallback.Why, true);
        var rules = table?.Rules ?? [];
        for (var i = 0; i < rules.Length; i++)
            if (rules[i].Id == id) return new(id, i + 1, rules[i].To, rules[i].Why, false);
        return new(id, null, decided?.To, decided?.Why, false);
    }

    private Text Name(string department) =>
        world.Organisation.FindDepartment(department)?.Name ?? new(department, department);
}

/// <param name="Place">1 for the first rule of the table; null: of a version that is no longer in force.</param>
/// <param name="To">Code of the department; null: not known any more.</param>
internal sealed record RuleWords(string Id, int? Place, string? To, Text? Why, bool IsFallback)
{
    /// <summary><c>Regel 3 (school-transport)</c></summary>
    public Text Name => Place is { } place ? new($"regel {place} ({Id})", $"rule {place} ({Id})")
        : new($"regeln {Id}", $"the rule {Id}");
}
