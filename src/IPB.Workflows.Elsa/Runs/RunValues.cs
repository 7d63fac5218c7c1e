using System.Collections.Immutable;
using System.Globalization;
using IPB.Rules;
using IPB.Workflows.Automations;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Elsa.Runs;

/// <summary>What a run gives its workflow, and what it takes from it.</summary>
internal static class RunValues
{
    public static Dictionary<string, object> In(AutomationCall call) => call.Inputs.ToDictionary(
        i => i.Key, i => i.Value is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : i.Value);

    public static AutomationOutcome Out(IDictionary<string, object> given, AutomationSignature signature)
    {
        var outputs = ImmutableSortedDictionary.CreateBuilder<string, object>();
        foreach (var output in signature.Outputs)
            if (given.TryGetValue(output.Name, out var value) && Read(value, output.Type) is { } read)
                outputs[output.Name] = read;
        return new(AutomationEnd.Done) { Outputs = outputs.ToImmutable() };
    }

    // What does not fit its type is given on as words: the field says what is wrong with it.
    private static object? Read(object? value, FieldType type) => FeelValue.From(value) switch
    {
        null => null,
        FeelNumber number => type == FieldType.Number ? (decimal)number : FeelValue.Print(number),
        bool truth => truth,
        string { Length: 0 } => null,
        string text when type == FieldType.Number
            && decimal.TryParse(text, CultureInfo.InvariantCulture, out var number) => number,
        string text when type == FieldType.YesNo && bool.TryParse(text, out var truth) => truth,
        string text when type == FieldType.Date
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var moment) =>
            DateOnly.FromDateTime(moment.Date),
        string text => text,
        FeelDateTime moment when moment.Date.ToDateOnly() is { } day => day,
        FeelDate date when date.ToDateOnly() is { } day => day,
        var other => FeelValue.Print(other),
    };
}
