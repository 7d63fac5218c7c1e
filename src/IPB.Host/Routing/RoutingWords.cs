using System.Collections.Immutable;
using System.Globalization;
using IPB.Workflows;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;
using IPB.Workflows.Routing;

namespace IPB.Host.Routing;

/// <summary>Why a case went where it went, in sentences of both languages.</summary>
/// <param name="routine">Names the fields of its cases.</param>
internal sealed class RoutingWords(World world, Routine? routine)
{
    private const int MostChanges = 3;

    /// <summary>The table that a fact names; null when it is gone or there was none.</summary>
    public RoutingTable? TableOf(Routed routed) =>
        routed.Table is { } table ? world.FindTable(TableVersion.Parse(table).Id) : null;

    /// <summary>The rules that matched, in order; the first decided.</summary>
    public ImmutableArray<RuleWords> RulesOf(Routed routed)
    {
        var table = TableOf(routed);
        // A rule of another version may mean something else by now.
        if (table is not null && TableVersion.Parse(routed.Table!).Version != table.Version) table = null;
        return [.. routed.Rules.Select((id, i) => RuleOf(table, id, i == 0 ? routed : null))];
    }

    /// <summary>What the table read beside title and text.</summary>
    public ImmutableArray<InputWords> InputsOf(Routed routed) => routed.Inputs is { } inputs
        ? [.. inputs.Select(i => new InputWords(InputName(i.Key), InputValue(i.Key, i.Value)))] : [];

    /// <summary>What would have sent the case elsewhere, the shortest first.</summary>
    /// <param name="facts">Of the journal entry that routed it: only the first one is looked at.</param>
    public ImmutableArray<ChangeWords> ChangesOf(ImmutableArray<Fact> facts)
    {
        var table = facts.OfType<Routed>().FirstOrDefault() is { } routed ? TableOf(routed) : null;
        var words = new WhatIfWords(this);
        return [.. RoutingWhatIf.Of(world, facts).Take(MostChanges)
            .Select(c => new ChangeWords(c, words.Of(c, RuleOf(table, c.Rule, null))))];
    }

    /// <summary>What decided, sentence by sentence.</summary>
    public ImmutableArray<Text> Of(Fact decision) => decision switch
    {
        Routed { Table: null } f => [f.Why],
        Routed f => [.. Sentences(f, RulesOf(f))],
        Bounced f => [.. Sentences(f)],
        PlacedBySuggestion f => [f.Why],
        LeadChanged { Why: { } why } => [why],
        LeadChanged f => [new($"Ärendet flyttades från {Name(f.From).Sv} till {Name(f.To).Sv}.",
            $"The case was moved from {Name(f.From).En} to {Name(f.To).En}.")],
        _ => throw new ArgumentException($"{decision.GetType().Name} decides no department", nameof(decision)),
    };

    private IEnumerable<Text> Sentences(Routed f, ImmutableArray<RuleWords> rules)
    {
        var (id, version) = TableVersion.Parse(f.Table!);
        var name = TableOf(f)?.Name ?? new(id, id);
        var inputs = InputsOf(f);
        yield return new(
            $"Regeltabellen ”{name.Sv}” ({id}, version {version}) läste rubriken och texten{Sum(inputs, t => t.Sv)}.",
            $"The routing table “{name.En}” ({id}, version {version}) read the title and the text"
            + $"{Sum(inputs, t => t.En)}.");
        var (first, to) = (rules[0], Name(f.To));
        if (first.IsFallback) yield return Fallback(rules, to);
        else
        {
            if (!f.Matches.IsEmpty) yield return Matched(f.Matches, first.Name);
            yield return new($"{Initial.Capital(first.Name.Sv)} träffade först och avgjorde: {to.Sv}.",
                $"{Initial.Capital(first.Name.En)} matched first and decided: {to.En}.");
        }

        yield return f.Why;
        if (!first.IsFallback)
            foreach (var other in rules.Skip(1)) yield return Also(other);
    }

    private static Text Fallback(ImmutableArray<RuleWords> rules, Text to) => rules.Length == 1
        ? new($"Ingen regel träffade. Då går det till reservmottagaren, {to.Sv}.",
            $"No rule matched. Then it goes to the fallback receiver, {to.En}.")
        : new($"Regler som säger emot varandra träffade: {string.Join(", ", rules.Skip(1).Select(r => r.Name.Sv))}. "
            + $"Då går det till reservmottagaren, {to.Sv}.",
            $"Rules that contradict each other matched: {string.Join(", ", rules.Skip(1).Select(r => r.Name.En))}. "
            + $"Then it goes to the fallback receiver, {to.En}.");

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

    private static string Sum(ImmutableArray<InputWords> inputs, Func<Text, string> language) => string.Concat(
        inputs.Select(i => $"; {language(i.Name).ToLowerInvariant()}: {language(i.Value)}"));

    private static Text Matched(ImmutableArray<string> words, Text rule) => words.Length == 1
        ? new($"Ordet ”{words[0]}” passar {rule.Sv}.", $"The word “{words[0]}” fits {rule.En}.")
        : new($"Orden {string.Join(" och ", words.Select(w => $"”{w}”"))} passar {rule.Sv}.",
            $"The words {string.Join(" and ", words.Select(w => $"“{w}”"))} fit {rule.En}.");

    private Text Also(RuleWords other) => other.To is { } to
        ? new($"Även {other.Name.Sv} träffade och hade gett {Name(to).Sv}, men den första som träffar avgör.",
            $"{Initial.Capital(other.Name.En)} matched too and would have given {Name(to).En}, but the first that "
            + "matches decides.")
        : new($"Även {other.Name.Sv} träffade, men den första som träffar avgör.",
            $"{Initial.Capital(other.Name.En)} matched too, but the first that matches decides.");

    private static RuleWords RuleOf(RoutingTable? table, string id, Routed? decided)
    {
        if (table?.Fallback.Id == id) return new(id, null, table.Fallback.To, table.Fallback.Why, true);
        var rules = table?.Rules ?? [];
        for (var i = 0; i < rules.Length; i++)
            if (rules[i].Id == id) return new(id, i + 1, rules[i].Outcome.To, rules[i].Outcome.Why, false);
        return new(id, null, decided?.To, decided?.Why, false);
    }

    internal Text InputName(string input) => input switch
    {
        "submitting_department" => new("Anmälande förvaltning", "Submitting department"),
        "submitter_roles" => new("Anmälarens roller", "The submitter's roles"),
        _ => routine?.FindField(input)?.Name ?? Same(input),
    };

    internal Text InputValue(string input, object? value) => value switch
    {
        null => new("okänt", "unknown"),
        bool yes => yes ? new("ja", "yes") : new("nej", "no"),
        string code when input == "submitting_department" => Name(code),
        string id when routine?.FindField(input)?.Choices.FirstOrDefault(c => c.Id == id) is { } choice => choice.Name,
        _ => Same(Convert.ToString(value, CultureInfo.InvariantCulture)!),
    };

    internal Text Name(string department) =>
        world.Organisation.FindDepartment(department)?.Name ?? Same(department);

    private static Text Same(string text) => new(text, text);
}

/// <summary>Something that the table read, by name.</summary>
internal sealed record InputWords(Text Name, Text Value);

/// <summary>What would have sent a case elsewhere, with the sentence that says it.</summary>
internal sealed record ChangeWords(RoutingChange Change, Text Sentence);

/// <param name="Place">1 for the first rule of the table; null: of a version that is no longer in force.</param>
/// <param name="To">Code of the department; null: not known any more.</param>
internal sealed record RuleWords(string Id, int? Place, string? To, Text? Why, bool IsFallback)
{
    /// <summary><c>regel 3 (school-transport)</c></summary>
    public Text Name => Place is { } place ? new($"regel {place} ({Id})", $"rule {place} ({Id})")
        : new($"regeln {Id}", $"the rule {Id}");
}
