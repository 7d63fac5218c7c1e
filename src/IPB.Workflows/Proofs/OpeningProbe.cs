using IPB.Rules;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Proofs;

/// <summary>Tries out what a child case would be given.</summary>
internal static class OpeningProbe
{
    /// <summary>
    /// A field without which an expression gives nothing, although nothing makes sure that it has a value.
    /// </summary>
    /// <param name="by">The trigger that opens the child; null: a state does.</param>
    internal static string? MayBeEmpty(Routine routine, Expression value, Trigger? by)
    {
        var sure = by is null ? [] : by.Needs.Concat(by.Asks.Where(a => routine.FindField(a)?.Required == true));
        return WithoutWhich(routine, value)
            .FirstOrDefault(f => routine.FindField(f)?.Required != true && !sure.Contains(f));
    }

    /// <summary>The fields without which an expression gives nothing.</summary>
    internal static IEnumerable<string> WithoutWhich(Routine routine, Expression value) =>
        value.Names.Select(n => n.Split('.')[0]).Distinct().Where(n => routine.FindField(n) is not null
            && value.Evaluate(Sample(routine, n)) is null or "");

    private static Dictionary<string, object?> Sample(Routine routine, string without)
    {
        var names = new Dictionary<string, object?>
        {
            ["title"] = "x",
            ["description"] = "x",
            ["submitting_department"] = "x",
            ["lead_department"] = "x",
            ["informed_departments"] = new List<object?>(),
        };
        foreach (var name in ConditionNames.BuiltIn) names.TryAdd(name, 0m);
        foreach (var field in routine.Fields) names[field.Id] = field.Id == without ? null : FieldValues.Any(field);
        return names;
    }
}
