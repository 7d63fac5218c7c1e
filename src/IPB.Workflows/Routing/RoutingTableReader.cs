using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using IPB.Rules;
using IPB.Workflows.Files;
using IPB.Workflows.People;

namespace IPB.Workflows.Routing;

/// <summary>What reading a routing table gave.</summary>
/// <param name="Table">Null when a finding is an error.</param>
/// <param name="Findings">Everything that is wrong, in the order of the file.</param>
public sealed record RoutingTableFile(RoutingTable? Table, ImmutableArray<Finding> Findings);

/// <summary>Reads <c>*.routing.yaml</c>.</summary>
public static class RoutingTableReader
{
    internal const string Ending = ".routing.yaml";

    private static readonly ImmutableSortedDictionary<string, HitPolicy> HitPolicies =
        new Dictionary<string, HitPolicy>
        {
            ["first"] = HitPolicy.First,
            ["unique"] = HitPolicy.Unique,
            ["any"] = HitPolicy.Any,
        }.ToImmutableSortedDictionary();

    private static readonly RoutingOutcome Nowhere = new("", "", [], new("", ""));

    /// <param name="file">Path shown in findings; its name must be that of the table.</param>
    /// <param name="text">The file's text.</param>
    /// <param name="organisation">Null: departments are not checked.</param>
    /// <param name="fields">Ids of the fields that cases may bring; null: names in conditions are not checked.</param>
    public static RoutingTableFile Read(
        string file, string text, Organisation? organisation = null, IReadOnlyCollection<string>? fields = null)
    {
        var reading = new Reading(file);
        if (reading.Root(text, RoutingShapes.Table) is not { } root)
            return new RoutingTableFile(null, reading.Findings.ToImmutable());
        var table = Read(root, file, text);
        if (organisation is not null)
            reading.Resolve(PartyWords.Department, [.. organisation.Departments.Select(d => d.Code)]);
        if (fields is not null) reading.Resolve("name", [.. fields, .. RoutingNames.Always]);
        if (reading.Findings.None)
            foreach (var condition in reading.Conditions) condition.Check(reading, RoutingNames.Types(table.Inputs));
        if (reading.Findings.None) RoutingChecks.Run(table, reading);
        return new RoutingTableFile(reading.Findings.HasErrors ? null : table, reading.Findings.ToImmutable());
    }

    private static RoutingTable Read(Section root, string file, string text)
    {
        var taken = new HashSet<string>();
        var id = FileName.Id(root, "routing", file, Ending);
        var inputs = RoutingInputReader.Read(root);
        var rules = root.List("rules", RoutingShapes.RuleWith(inputs.Select(i => i.Name)), r => Rule(r, taken, inputs));
        var hit = root.Has("hit") ? root.Choice("hit", HitPolicies, "hit policy", HitPolicy.First) : HitPolicy.First;
        var fallback = root.Block("fallback", RoutingShapes.Fallback) is { } s ? Outcome(s, taken) : Nowhere;
        return new RoutingTable
        {
            Id = id,
            Version = root.Whole("version", 1, 1_000_000) ?? 1,
            Name = root.Text("name"),
            Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
            Inputs = inputs,
            Rules = rules,
            Fallback = fallback,
            Decision = RoutingDecision.Of(id, hit, inputs, rules, fallback),
        };
    }

    private static RoutingRule Rule(Section s, HashSet<string> taken, ImmutableArray<RoutingInput> inputs)
    {
        var outcome = Outcome(s, taken);
        var rule = new RoutingRule
        {
            Outcome = outcome,
            Words = Groups(s),
            NotWords = s.Items(RoutingShapes.NotWords, "a list of words") is { IsEmpty: false } items
                ? Entries(s, RoutingShapes.NotWords, items) : [],
            When = s.Condition("when"),
            Cells = RoutingInputReader.Cells(s, inputs),
        };
        if (!s.Has("words") && !s.Has("when") && !inputs.Any(i => s.Has(i.Name)))
            s.Reading.Add(s.At, "rule-without-test",
                $"rule {Shown.Quoted(rule.Id)} has neither \"words\" nor another test and would take "
                + "every case; add one, or make it the fallback");
        return s.Reading.Mark(rule, s.At);
    }

    private static RoutingOutcome Outcome(Section s, HashSet<string> taken)
    {
        var outcome = new RoutingOutcome(s.Id("id", "rule", taken),
            s.Reference("to", PartyWords.Department) ?? "",
            s.References("also", PartyWords.Department),
            s.Text("why"));
        if (outcome.Also.Contains(outcome.To))
            s.Add("also", "also-lead", $"{Shown.Quoted(outcome.To)} already leads; remove it from \"also\"");
        return outcome;
    }

    // One list is one group; a list of lists is several, each of which needs a hit.
    private static ImmutableArray<ImmutableArray<string>> Groups(Section s)
    {
        var items = s.Items("words", "a list of words, or a list of such lists");
        if (items.IsEmpty) return [];
        return items.Any(i => i is ListNode)
            ? [.. items.Select(i => Entries(s, "words", i is ListNode l ? l.Items : [i]))]
            : [Entries(s, "words", items)];
    }

    private static ImmutableArray<string> Entries(Section s, string key, ImmutableArray<Node> items)
    {
        if (items.IsEmpty) s.Add(key, "wrong-value", $"{key}: a group is empty; expected words");
        return [.. items.Select(i => Entry(s, key, i)).OfType<string>()];
    }

    private static string? Entry(Section s, string key, Node node)
    {
        if (s.Reading.Scalar(node, key, "a word") is not { } word) return null;
        if (WordIndex.IsEntry(word.Value)) return word.Value;
        s.Reading.Add(node.At, "wrong-value",
            $"{key}: expected a word, a few words in a row or =word, got {node.Describe()}");
        return null;
    }
}
