using IPB.Rules;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Cases;

/// <summary>What a routine's conditions can read of a case.</summary>
internal static class ConditionNames
{
    /// <summary>How many statements the newest referral has, and how many of them object.</summary>
    public const string Statements = "statements";
    public const string Objections = "objections";

    /// <summary>
    /// How many child cases it has opened, how many of them are open, and how many ended as solved. A routine's own
    /// field called <c>children</c> hides the first.
    /// </summary>
    public const string Children = "children";
    public const string OpenChildren = "open_children";
    public const string SolvedChildren = "solved_children";

    private static readonly Dictionary<string, FeelType> TypesBesideFields = new()
    {
        ["title"] = FeelType.String,
        ["description"] = FeelType.String,
        ["submitting_department"] = FeelType.String,
        ["lead_department"] = FeelType.String,
        ["informed_departments"] = FeelType.ListOf(FeelType.String),
        ["times_returned"] = FeelType.Number,
        [Statements] = FeelType.Number,
        [Objections] = FeelType.Number,
        [Children] = FeelType.Number,
        [OpenChildren] = FeelType.Number,
        [SolvedChildren] = FeelType.Number,
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

    internal static FeelType TypeOf(FieldType type) => type switch
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
            [Statements] = (decimal)(c.NewestReferral?.Statements.Length ?? 0),
            [Objections] = (decimal)(c.NewestReferral?.Objections ?? 0),
            [Children] = (decimal)c.Children.Length,
            [OpenChildren] = (decimal)c.Children.Count(k => k.IsOpen),
            [SolvedChildren] = (decimal)c.Children.Count(k => k.Ending == Ending.Solved),
        };
        foreach (var field in routine.Fields) names[field.Id] = c.Fields.GetValueOrDefault(field.Id);
        return names;
    }
}
