using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Files;

namespace IPB.Workflows.Routines;

/// <summary>Reads <c>fields:</c>, what a case of the routine holds.</summary>
internal static class FieldReader
{
    internal static readonly ImmutableSortedDictionary<string, FieldType> Types = new Dictionary<string, FieldType>
    {
        ["text"] = FieldType.Text,
        ["long-text"] = FieldType.LongText,
        ["number"] = FieldType.Number,
        ["money"] = FieldType.Money,
        ["date"] = FieldType.Date,
        ["yes-no"] = FieldType.YesNo,
        ["choice"] = FieldType.Choice,
        ["evidence"] = FieldType.Evidence,
    }.ToImmutableSortedDictionary();

    // A field called so could not be told from the word itself in a condition.
    internal static readonly ImmutableHashSet<string> FeelWords =
    [
        "and", "between", "date", "duration", "else", "every", "external", "false", "for", "function", "if", "in",
        "instance", "not", "null", "or", "return", "satisfies", "some", "then", "time", "true",
    ];

    internal static ImmutableArray<Field> Read(Section root)
    {
        var taken = new HashSet<string>();
        var fields = ImmutableArray.CreateBuilder<Field>();
        foreach (var (key, value) in root.Named("fields", "fields by name"))
        {
            var id = root.Reading.Id(key, Kinds.Field, IdShape.Field, taken);
            if ((ConditionNames.BuiltIn.Contains(id) && id != ConditionNames.Children) || FeelWords.Contains(id)
                || id is Referrals.Choosing.Field or Opening.ChosenField)
                root.Reading.Add(key.At, "reserved-name",
                    $"field \"{id}\": the name already means something in conditions; choose another");
            var section = root.Reading.Open(value, RoutineShapes.Field, $"field {Shown.Quoted(id)}", key.At);
            fields.Add(section is null ? new Field(id, FieldType.Text, new("", "")) : Read(id, section));
        }
        return fields.ToImmutable();
    }

    private static Field Read(string id, Section s)
    {
        var taken = new HashSet<string>();
        var field = new Field(id, s.Choice("type", Types, "type", FieldType.Text), s.Text("name"))
        {
            Help = s.OptionalText("help"),
            Required = s.YesNo("required"),
            Confidential = s.YesNo("confidential"),
            Min = s.Number("min"),
            Max = s.Number("max"),
            Choices = s.List("choices", RoutineShapes.Choice,
                c => new Choice(c.Id("id", "choice", taken, IdShape.Choice), c.Text("name"))),
        };
        Check(field, s);
        return s.Reading.Mark(field, s.At);
    }

    private static void Check(Field field, Section s)
    {
        var isText = field.Type is FieldType.Text or FieldType.LongText;
        var isNumber = field.Type is FieldType.Number or FieldType.Money;
        if (field.Type == FieldType.Choice && !s.Has("choices"))
            s.Add("type", "choices", $"{s.Label} has the type \"choice\" but lacks \"choices\"");
        if (field.Type != FieldType.Choice && s.Has("choices"))
            s.Add("choices", "choices", $"{s.Label} has \"choices\"; expected the type \"choice\" with them");
        if (field.Min is not null && !isNumber)
            s.Add("min", "field-limit", $"{s.Label} has \"min\", which only number and money may have");
        if (field.Max is not null && !isNumber && !isText)
            s.Add("max", "field-limit", $"{s.Label} has \"max\", which only texts, number and money may have");
        if (isText && field.Max is { } longest && (longest < 1 || longest != decimal.Truncate(longest)))
            s.Add("max", "field-limit", $"{s.Label}: the longest text has a whole number of characters, 1 or more");
        if (field.Min > field.Max)
            s.Add("min", "field-limit", $"{s.Label} has a \"min\" larger than its \"max\"");
    }
}
