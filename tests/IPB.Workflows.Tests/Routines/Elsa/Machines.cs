using System.Text.Json.Nodes;
using IPB.Rules;
using IPB.Workflows.Cases;
using IPB.Workflows.Files;
using IPB.Workflows.Routines;
using IPB.Workflows.Routines.Exports;
using IPB.Workflows.Routines.Imports;
using IPB.Workflows.Tests.Files;

namespace IPB.Workflows.Tests.Routines.Elsa;

/// <summary>Routines and definitions of the tests of this folder.</summary>
internal static class Machines
{
    // Read once: proving them takes seconds.
    internal static WorkflowFolder Shipped => Imports.RoundTripTests.Shipped;

    /// <summary>A small routine with a group, a gate, a timer and comments.</summary>
    internal static readonly string Permit = File.ReadAllText(Example("permit.routine.yaml"));

    /// <summary>
    /// A file that a real Elsa has accepted or written; tests/IPB.Workflows.Elsa.Differential compares them.
    /// </summary>
    internal static string Example(string name) => Path.Combine(
        ShippedFilesTests.Repository(), "tests", "IPB.Workflows.Tests", "Routines", "Elsa", "examples", name);

    internal static Routine Read(string text)
    {
        var id = text.Split("routine: ")[1].Split('\n')[0].Trim();
        var read = RoutineReader.ReadPublished(id + ".routine.yaml", text);
        return read.Routine ?? throw new InvalidOperationException(string.Join('\n', read.Findings));
    }

    internal static string Exported(string? text = null, string language = "sv") =>
        ElsaExport.Write(Read(text ?? Permit), language);

    /// <summary>The definition with something changed, as somebody does in Elsa.</summary>
    internal static string Changed(string definition, Action<JsonNode> change)
    {
        var node = JsonNode.Parse(definition)!;
        change(node["root"]!);
        return node.ToJsonString();
    }

    internal static JsonObject Transition(this JsonNode root, string name) => root["transitions"]!.AsArray()
        .Select(t => t!.AsObject()).Single(t => (string?)t["name"] == name);

    /// <summary>What came with a change or not at all, without the file's name.</summary>
    internal static IEnumerable<string> Told(this RoutineDraft draft) => draft.Findings
        .Where(f => f.Carried != Carried.AsItIs).Select(f => $"{f.Carried}: {f.Element}: {f.Message}");

    /// <summary>What cases hold: each field nothing, or one of a few values that fit.</summary>
    internal static List<Dictionary<string, object?>> Cases(Routine routine)
    {
        var random = new Random(7);
        object? Any(FieldType type) => type switch
        {
            _ when random.Next(4) == 0 => null,
            FieldType.Number or FieldType.Money => random.Next(12) * (random.Next(2) == 0 ? 1m : 50_000m),
            FieldType.YesNo => random.Next(2) == 0,
            FieldType.Date => new DateOnly(2026, 1 + random.Next(12), 1),
            _ => new[] { "x", "y", "z", "A", "B" }[random.Next(5)],
        };
        return [.. Enumerable.Range(0, 25).Select(_ => ConditionNames.Types(routine).Keys.ToDictionary(n => n, n =>
            routine.FindField(n) is { } field ? Any(field.Type)
                : Any(n.EndsWith("department", StringComparison.Ordinal) ? FieldType.Text : FieldType.Number)))];
    }

    /// <summary>Every way, and for which of the cases it is open: <c>draft --0110--> decision</c>.</summary>
    internal static IEnumerable<string> Ways(Routine routine, List<Dictionary<string, object?>> cases) =>
        ElsaWays.Of(routine).Where(w => w.Kind != ElsaKind.Form).Select(w => (Way: w, When: w.Condition is null ? null
            : Expression.Parse(w.Condition.Text))).Select(w => $"{w.Way.From} --"
            + string.Concat(cases.Select(c => w.When?.IsTrue(c) == false ? "0" : "1"))
            + $"{(w.Way.NeedsReason ? " with reason" : "")}--> {w.Way.To}");
}
