using IPB.Rules;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Cases;

/// <summary>What a routine's conditions can read of a case.</summary>
internal static class ConditionNames
{
    private static readonly Dictionary<string, FeelType> TypesBesideFields = new()
    {
        ["title"] = FeelType.String,
        ["description"] = FeelType.String,
        ["submitting_department"] = FeelType.String,
        ["lead_department"] = FeelType.String,
        ["informed_departments"] = FeelType.ListOf(FeelType.String),
        ["times_returned"] = FeelType.Number,
    };

    /// <summary>Names beside the routine's own fields.</summary>
    public static IReadOnlyCollection<string> BuiltIn => TypesBesideFields.Keys;

    /// <summary>What each name holds when it has a value.</summary>
    public static Dictionary<string, FeelType> Types(Routine routine)
    {
        var types = new Dictionary<string, FeelType>(TypesBesideFields);
        foreach (var field in routine.Fields) types[field.Id] = TypeOf(field.Type);
        return types;
    }

    private static FeelType TypeOf(FieldType type) => type switch
    {
        FieldType.Number or FieldType.Money => FeelType.Number,
        FieldType.Date => FeelType.Date,
        FieldType.YesNo => FeelType.Boolean,
        _ => FeelType.String,
    };

    public static Dictionary<string, object?> Of(Routine routine, Case c)
    {
        var names = new Dictionary<string, object?>
        {
            ["title"] = c.Title,
            ["description"] = c.Description,
            ["submitting_department"] = c.SubmittingDepartment,
            ["lead_department"] = c.LeadDepartment,
            ["informed_departments"] = c.InformedDepartments.Cast<object?>().ToList(),
            ["times_returned"] = (decimal)c.TimesReturned,
        };
        foreach (var field in routine.Fields) names[field.Id] = c.Fields.GetValueOrDefault(field.Id);
        return names;
    }
}
