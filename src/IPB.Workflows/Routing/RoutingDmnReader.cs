using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IPB.Rules;
using IPB.Workflows.Files;
using IPB.Workflows.People;

namespace IPB.Workflows.Routing;

/// <summary>
/// Reads <c>*.routing.dmn</c>, a table drawn in any DMN modeller: the decision that is called as the file, or the only
/// one. Its inputs are names of the case; its outputs are <c>to</c> and optionally <c>also</c>, <c>why_sv</c> and
/// <c>why_en</c>, for which the first two annotations may stand.
/// </summary>
public static class RoutingDmnReader
{
    internal const string Ending = ".routing.dmn";

    private static readonly Dictionary<string, object?> Nothing = [];

    /// <param name="file">Path shown in findings; its name gives the table's id.</param>
    /// <param name="text">The file's text.</param>
    /// <param name="organisation">Null: departments are not checked.</param>
    /// <param name="fields">Ids of the fields that cases may bring; null: names in cells are not checked.</param>
    public static RoutingTableFile Read(
        string file, string text, Organisation? organisation = null, IReadOnlyCollection<string>? fields = null)
    {
        var reading = new Reading(file);
        var table = Drawn(reading, file, text) is { } drawn ? Read(reading, file, text, drawn) : null;
        if (organisation is not null)
            reading.Resolve(PartyWords.Department, [.. organisation.Departments.Select(d => d.Code)]);
        if (table is not null && fields is not null)
        {
            foreach (var name in RoutingNames.Read(table)) reading.Refer("name", Position.Start, name);
            reading.Resolve("name", [.. fields, .. RoutingNames.Always]);
        }
        if (table is not null && reading.Findings.None) RoutingChecks.Run(table, reading);
        return new RoutingTableFile(reading.Findings.HasErrors ? null : table, reading.Findings.ToImmutable());
    }

    private static DmnTable? Drawn(Reading reading, string file, string text)
    {
        if (text.Length > SafeYaml.MaxBytes)
        {
            reading.Add(Position.Start, "too-large", $"the file is larger than {SafeYaml.MaxBytes / 1024} KB; split it");
            return null;
        }
        try
        {
            var (model, id) = (DmnModel.Parse(text), Id(file));
            foreach (var f in model.Findings) reading.Add(new(Math.Max(1, f.Line), 1), "dmn", $"{f.Element}: {f.Message}");
            var decision = model.Decisions.Length == 1 ? model.Decisions[0] : id;
            var drawn = model.Table(decision);
            if (drawn is null && reading.Findings.None)
                reading.Add(Position.Start, "no-table", $"expected a decision {Shown.Quoted(decision)} with a decision "
                    + $"table, found the decisions {Shown.List(model.Decisions, 12)}");
            return drawn;
        }
        catch (DmnFileException e)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{e.File}:{e.Line}: ");
            reading.Add(new(Math.Max(1, e.Line), 1), "dmn", e.Message.Replace(place, "", StringComparison.Ordinal));
            return null;
        }
    }

    private static string Id(string file) =>
        Path.GetFileName(file) is var name && name.EndsWith(Ending, StringComparison.Ordinal)
            ? name[..^Ending.Length] : Path.GetFileNameWithoutExtension(name);

    private static RoutingTable? Read(Reading reading, string file, string text, DmnTable drawn)
    {
        if (drawn.Table.HitPolicy is not (HitPolicy.First or HitPolicy.Unique or HitPolicy.Any))
            reading.Add(Position.Start, "hit-policy", $"the hit policy is {drawn.Table.HitPolicy}; a case goes to one "
                + "department, so expected First, Unique or Any");
        var outputs = new Outputs(reading, drawn.Table);
        var rows = drawn.Table.Rules.Select((row, i) => Row(reading, outputs, drawn, row, i)).ToList();
        var fallback = outputs.Default();
        if (fallback is null && rows is [.., var last] && TakesAll(drawn.Table, last.Row))
        {
            fallback = last.Rule.Outcome with { Id = "fallback" };
            rows.RemoveAt(rows.Count - 1);
        }
        if (fallback is null) reading.Add(Position.Start, "gap", Gap(drawn.Table));
        if (!reading.Findings.None) return null;
        ImmutableArray<RoutingRule> rules = [.. rows.Select(r => r.Rule)];
        var decision = drawn.Table with
        {
            Rules = [.. rows.Select(r => r.Row)],
            Outputs = [new TableOutput("to", FeelType.String,
                Default: Expression.Parse(RoutingDecision.Quoted(fallback!.To)))],
        };
        return new RoutingTable
        {
            Id = Id(file),
            Version = 1,
            Name = new(drawn.Table.Name, drawn.Table.Name),
            Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
            Decision = RoutingDecision.WithWords(decision, rules),
            Rules = rules,
            Fallback = fallback,
        };
    }

    private static (TableRule Row, RoutingRule Rule) Row(
        Reading reading, Outputs outputs, DmnTable drawn, TableRule row, int place)
    {
        var at = new Position(Math.Max(1, drawn.RuleLines[place]), 1);
        var id = string.Create(CultureInfo.InvariantCulture, $"rule-{place + 1}");
        var outcome = outputs.Of(at, id, row);
        var lifted = DrawnWords.Of(drawn.Table, row);
        var cells = drawn.Table.Inputs.Zip(lifted.Cells).Where(c => c.Second.Text.Trim() != "-")
            .GroupBy(c => c.First.Text).ToImmutableSortedDictionary(g => g.Key, g => g.First().Second);
        var rule = new RoutingRule
        {
            Outcome = outcome,
            Words = lifted.Words,
            NotWords = lifted.NotWords,
            Cells = cells,
        };
        reading.Mark(rule, at);
        var kept = new TableRule(id, lifted.Cells,
            [Expression.Parse(RoutingDecision.Quoted(outcome.To))], [outcome.Why.Sv, outcome.Why.En]);
        return (kept, rule);
    }

    private static bool TakesAll(DecisionTable table, TableRule row) =>
        table.HitPolicy == HitPolicy.First && row.Inputs.All(c => c.Text.Trim() is "-" or "");

    private static string Gap(DecisionTable table)
    {
        var gap = TableCheck.Check(table).FirstOrDefault(f => f.Fault == TableFault.Gap);
        var example = gap?.Example is { Count: > 0 } values
            ? string.Join(", ", values.Select(v => $"{v.Key} = {FeelValue.Print(v.Value)}"))
            : "values that are not known";
        return $"no rule takes a case with {example}; give the outputs defaults, or (with hit policy First) add a last "
            + "rule with - in every cell";
    }

    /// <summary>Reads what the columns of results say.</summary>
    private sealed class Outputs(Reading reading, DecisionTable table)
    {
        private readonly Dictionary<string, int> places = table.Outputs.Select((o, i) => (o.Name, Place: i))
            .ToDictionary(o => (o.Name ?? "to").Replace(' ', '_').ToLowerInvariant(), o => o.Place);

        internal RoutingOutcome Of(Position at, string id, TableRule row)
        {
            string? Text(string name, int annotation) => places.TryGetValue(name, out var place)
                ? Value(row.Outputs[place]) as string : row.Annotations.ElementAtOrDefault(annotation);
            var also = places.TryGetValue("also", out var column) ? Value(row.Outputs[column]) : null;
            return Outcome(at, id, places.TryGetValue("to", out var to) ? Value(row.Outputs[to]) : null, also,
                Text("why_sv", 0), Text("why_en", 1));
        }

        /// <summary>Null when the output <c>to</c> has no default.</summary>
        internal RoutingOutcome? Default()
        {
            object? Default(string name) => places.TryGetValue(name, out var place)
                && table.Outputs[place].Default is { } value ? Value(value) : null;
            return Default("to") is not { } to ? null : Outcome(Position.Start, "fallback", to, Default("also"),
                Default("why_sv") as string ?? "Ingen regel stämmer. Samordnaren sorterar för hand.",
                Default("why_en") as string ?? "No rule matches. The coordinator sorts it by hand.");
        }

        private RoutingOutcome Outcome(
            Position at, string id, object? to, object? also, string? whySv, string? whyEn)
        {
            if (to is not string { Length: > 0 } department)
            {
                reading.Add(at, "missing-output", $"{id} has no department; expected an output \"to\" with a text "
                    + "such as \"SLK\"");
                department = "";
            }
            else reading.Refer(PartyWords.Department, at, department);
            var informed = Codes(also);
            foreach (var code in informed) reading.Refer(PartyWords.Department, at, code);
            if (string.IsNullOrWhiteSpace(whySv) || string.IsNullOrWhiteSpace(whyEn))
                reading.Add(at, "missing-why", $"{id} lacks why in both languages; expected outputs \"why_sv\" and "
                    + "\"why_en\", or two annotations in this order");
            return new(id, department, informed, new(whySv ?? "", whyEn ?? ""));
        }

        private static ImmutableArray<string> Codes(object? also) => also switch
        {
            string text => [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
            IReadOnlyList<object?> list => [.. list.OfType<string>()],
            _ => [],
        };

        private static object? Value(Expression cell) => cell.Evaluate(Nothing);
    }
}
