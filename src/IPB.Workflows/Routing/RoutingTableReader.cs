using System.Collections.Immutable;
using IPB.Workflows.Files;
using IPB.Workflows.People;

namespace IPB.Workflows.Routing;

/// <summary>What reading a routing table gave.</summary>
/// <param name="Table">Null when there are findings.</param>
/// <param name="Findings">Everything that is wrong, in the order of the file.</param>
public sealed record RoutingTableFile(RoutingTable? Table, ImmutableArray<Finding> Findings);

/// <summary>Reads <c>*.routing.yaml</c>.</summary>
public static class RoutingTableReader
{
    internal const string Ending = ".routing.yaml";

    /// <summary>What conditions can read of every case that is routed.</summary>
    private static readonly ImmutableArray<string> CaseNames = ["text", "submitting_department"];

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
        var table = Read(root, file);
        if (organisation is not null)
            reading.Resolve(PartyWords.Department, [.. organisation.Departments.Select(d => d.Code)]);
        if (fields is not null) reading.Resolve("name", [.. fields, .. CaseNames]);
        return new RoutingTableFile(reading.Findings.None ? table : null, reading.Findings.ToImmutable());
    }

    private static RoutingTable Read(Section root, string file)
    {
        var taken = new HashSet<string>();
        return new RoutingTable
        {
            Id = FileName.Id(root, "routing", file, Ending),
            Version = root.Whole("version", 1, 1_000_000) ?? 1,
            Name = root.Text("name"),
            Rules = root.List("rules", RoutingShapes.Rule, s => Rule(s, taken)),
            Fallback = root.Block("fallback", RoutingShapes.Fallback) is { } s ? Fallback(s, taken) : Nowhere,
        };
    }

    private static readonly RoutingRule Nowhere = new() { Id = "", To = "", Why = new("", "") };

    private static RoutingRule Rule(Section s, HashSet<string> taken)
    {
        var rule = Fallback(s, taken) with { Words = Groups(s), When = s.Condition("when") };
        if (!s.Has("words") && !s.Has("when"))
            s.Reading.Add(s.At, "rule-without-test",
                $"rule {Shown.Quoted(rule.Id)} has neither \"words\" nor \"when\" and would take every case; "
                + "add one, or make it the fallback");
        return rule;
    }

    private static RoutingRule Fallback(Section s, HashSet<string> taken)
    {
        var rule = new RoutingRule
        {
            Id = s.Id("id", "rule", taken),
            To = s.Reference("to", PartyWords.Department) ?? "",
            Also = s.References("also", PartyWords.Department),
            Why = s.Text("why"),
        };
        if (rule.Also.Contains(rule.To))
            s.Add("also", "also-lead", $"{Shown.Quoted(rule.To)} already leads; remove it from \"also\"");
        return rule;
    }

    // One list is one group; a list of lists is several, each of which needs a hit.
    private static ImmutableArray<ImmutableArray<string>> Groups(Section s)
    {
        var items = s.Items("words", "a list of word stems, or a list of such lists");
        if (items.IsEmpty) return [];
        return items.Any(i => i is ListNode)
            ? [.. items.Select(i => Stems(s, i is ListNode l ? l.Items : [i]))]
            : [Stems(s, items)];
    }

    private static ImmutableArray<string> Stems(Section s, ImmutableArray<Node> items)
    {
        if (items.IsEmpty) s.Add("words", "wrong-value", "words: a group is empty; expected word stems");
        return [.. items.Select(i => Stem(s, i))];
    }

    // As texts are read: small letters, split at all but letters and digits. "P-hus" is looked for as "p hus".
    private static string Stem(Section s, Node node)
    {
        if (s.Reading.Scalar(node, "words", "a word stem") is not { } word) return "";
        var letters = string.Concat(word.Value.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' '));
        var stem = string.Join(' ', letters.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (stem.Length == 0)
            s.Reading.Add(node.At, "wrong-value", $"words: expected a word stem with letters, got {node.Describe()}");
        return stem;
    }
}

/// <summary>Every key of a routing table.</summary>
internal static class RoutingShapes
{
    internal static readonly Shape Table = Shape.Of("routing table", "routing version name rules fallback");
    internal static readonly Shape Rule = Shape.Of("rule", "id to why words? when? also?");
    internal static readonly Shape Fallback = Shape.Of("fallback", "id to why also?");

    internal static readonly ImmutableArray<Shape> All = [Table, Rule, Fallback, Shape.Text];
}
