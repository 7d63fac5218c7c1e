using System.Collections.Immutable;
using IPB.Workflows.Files;

namespace IPB.Workflows.Routines;

/// <summary>Reads the runs that an author promises.</summary>
internal static class ScenarioReader
{
    private const string Wait = "wait ";

    private static readonly ImmutableArray<string> Given =
        ["title", "description", "department", Cases.FieldInput.LeadDepartment, Referrals.Choosing.Field,
            Opening.ChosenField];

    internal static ImmutableArray<Scenario> Read(Section root, ImmutableArray<Field> fields) =>
        root.List("scenarios", RoutineShapes.Scenario, s => new Scenario(
            s.Word("name", "a name for the scenario"),
            Values(s, fields),
            [.. s.Items("do", "a list of triggers, outcomes and waits").Select(n => Step(s, n))],
            s.Reference("ends", Kinds.State) ?? "", s.At.In?.UserLine ?? s.At.Line));

    private static string Step(Section s, Node node)
    {
        if (s.Reading.Scalar(node, "do", "a trigger, an outcome or \"wait 5 working days\"") is not { } step) return "";
        if (step.Value.StartsWith(Wait, StringComparison.Ordinal))
            s.TimeOf(step, step.Value[Wait.Length..], "wait");
        else
            s.Reading.Refer(Kinds.Step, step.At, step.Value);
        return step.Value;
    }

    private static ImmutableDictionary<string, object?> Values(Section s, ImmutableArray<Field> fields)
    {
        var values = ImmutableDictionary.CreateBuilder<string, object?>();
        var byId = fields.DistinctBy(f => f.Id).ToDictionary(f => f.Id);
        foreach (var (key, value) in s.Named("given", "fields with values"))
        {
            if (Given.Contains(key.Value))
            {
                values[key.Value] = s.Reading.Scalar(value, key.Value, "a text")?.Value;
                if (key.Value is "department" or Cases.FieldInput.LeadDepartment && values[key.Value] is string code)
                    s.Reading.Refer(PartyWords.Department, value.At, code);
            }
            else if (byId.TryGetValue(key.Value, out var field))
            {
                s.Reading.Note(Kinds.Field, key.At, key.Value);
                values[key.Value] = Value(s, value, field);
            }
            else
                s.Reading.Findings.Unknown(key.At, Kinds.Field, key.Value, [.. byId.Keys, .. Given]);
        }
        return values.ToImmutable();
    }

    private static object? Value(Section s, Node node, Field field)
    {
        var expected = Expected(field);
        if (node is ScalarNode { IsNothing: true }) return null;
        if (s.Reading.Scalar(node, field.Id, expected) is not { } scalar) return null;
        if (Value(scalar, field) is { } value) return value;
        s.Reading.Add(node.At, "wrong-value", $"{field.Id}: expected {expected}, got {node.Describe()}");
        return null;
    }

    private static object? Value(ScalarNode node, Field field) => field.Type switch
    {
        FieldType.Number or FieldType.Money => Numbers.TryRead(node, out var number) ? number : null,
        FieldType.YesNo => node.Value is "true" or "false" ? node.Value == "true" : null,
        FieldType.Date => Dates.TryRead(node, out var day) ? day : null,
        FieldType.Choice => field.Choices.Any(c => c.Id == node.Value) ? node.Value : null,
        _ => node.Value,
    };

    private static string Expected(Field field) => field.Type switch
    {
        FieldType.Number or FieldType.Money => "a number",
        FieldType.YesNo => "true or false",
        FieldType.Date => "a date such as 2026-12-24",
        FieldType.Choice => $"one of {Shown.List([.. field.Choices.Select(c => c.Id)], 12)}",
        _ => "a text",
    };
}
