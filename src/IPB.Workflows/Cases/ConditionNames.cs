using IPB.Workflows.Routines;

namespace IPB.Workflows.Cases;

/// <summary>What a routine's conditions can read of a case.</summary>
internal static class ConditionNames
{
    /// <summary>Names beside the routine's own fields.</summary>
    public static IReadOnlyList<string> BuiltIn { get; } =
    [
        "title", "description", "submitting_department", "lead_department", "informed_departments", "times_returned",
    ];

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
