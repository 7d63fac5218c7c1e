using System.Collections.Immutable;
using IPB.Rules;
using IPB.Workflows.Files;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Routing;

/// <summary>Reads <c>inputs:</c>, what rules ask of a case, and the cells of the rules.</summary>
internal static class RoutingInputReader
{
    private static readonly ImmutableArray<string> Taken =
        [.. RoutingShapes.Rule.Keys, RoutingTable.WordsInput, "text"];

    internal static ImmutableArray<RoutingInput> Read(Section root)
    {
        var taken = new HashSet<string>();
        var inputs = ImmutableArray.CreateBuilder<RoutingInput>();
        foreach (var (key, value) in root.Named("inputs", "inputs by name"))
        {
            var name = root.Reading.Id(key, "input", IdShape.Field, taken);
            if (Taken.Contains(name) || FieldReader.FeelWords.Contains(name))
                root.Reading.Add(key.At, "reserved-name",
                    $"input {Shown.Quoted(name)}: the name already means something in a rule; choose another");
            root.Reading.Refer("name", key.At, key.Value);
            var section = root.Reading.Open(value, RoutingShapes.Input, $"input {Shown.Quoted(name)}", key.At);
            if (section is not null && inputs.All(i => i.Name != name)) inputs.Add(Read(name, section));
        }
        return inputs.ToImmutable();
    }

    /// <summary>A rule's cells, by input.</summary>
    internal static ImmutableSortedDictionary<string, UnaryTests> Cells(
        Section rule, ImmutableArray<RoutingInput> inputs)
    {
        var cells = ImmutableSortedDictionary.CreateBuilder<string, UnaryTests>();
        foreach (var input in inputs.Where(i => rule.Find(i.Name) is not null))
            if (Cell(rule.Reading, rule.Find(input.Name)!, input.Name, input.Type, input.Values) is { } cell)
                cells[input.Name] = cell;
        return cells.ToImmutable();
    }

    private static RoutingInput Read(string name, Section s)
    {
        var type = s.Choice("type", FieldReader.Types, "type", FieldType.Text);
        var values = s.Find("values") is ListNode list ? s.Words("values") : [];
        if (type == FieldType.Choice && !s.Has("values"))
            s.Add("type", "choices", $"{s.Label} has the type \"choice\" but lacks \"values\"");
        var allowed = s.Find("values") is { } node ? Cell(s.Reading, node, "values", type, []) : null;
        return new RoutingInput(name, type, allowed) { Values = values };
    }

    private static UnaryTests? Cell(
        Reading reading, Node node, string label, FieldType type, ImmutableArray<string> values)
    {
        var parts = node is ListNode { Items: [_, ..] list } ? list : [node];
        var texts = new List<string>();
        foreach (var part in parts)
        {
            if (reading.Scalar(part, label, RoutingCell.Expected(type)) is not { } scalar) return null;
            foreach (var word in RoutingCell.Words(type, scalar.Value).Where(w => !values.IsEmpty && !values.Contains(w)))
                reading.Findings.Unknown(scalar.At, label, word, values);
            texts.Add(RoutingCell.Feel(type, scalar.Value));
        }
        return Parse(reading, parts[0] as ScalarNode, node.At, label, string.Join(", ", texts), type);
    }

    private static UnaryTests? Parse(
        Reading reading, ScalarNode? scalar, Position at, string label, string text, FieldType type)
    {
        if (UnaryTests.TryParse(text, out var tests, out var error))
        {
            foreach (var name in tests.Names) reading.Refer("name", at, name.Split('.')[0]);
            return tests;
        }
        var place = scalar is not null && scalar.Value == text ? scalar.PlaceOf(error.Position) : at;
        reading.Add(place, "cell", $"{label}: {Shown.Quoted(text)} cannot be read: expected {error.Expected}, found "
            + $"{error.Found}; write {RoutingCell.Expected(type)}");
        return null;
    }
}
