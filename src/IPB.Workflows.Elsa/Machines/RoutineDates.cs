using System.Globalization;
using Elsa.Workflows;
using IPB.Workflows.Elsa.Expressions;

namespace IPB.Workflows.Elsa.Machines;

/// <summary>
/// Fields of an exported routine whose type is <c>date</c>: their values are texts in Elsa, which has no other form for
/// them, and dates in conditions.
/// </summary>
internal static class RoutineDates
{
    private const string Form = "yyyy-MM-dd";

    /// <summary>Makes dates of those names that are such fields. What is no date stays a text.</summary>
    public static void Read(Dictionary<string, object?> names, WorkflowExecutionContext workflow)
    {
        if (!workflow.Workflow.Root.CustomProperties.TryGetValue("ipb", out var kept)
            || PlainValue.Of(kept) is not IReadOnlyDictionary<string, object?> ipb
            || ipb.GetValueOrDefault("fields") is not IReadOnlyDictionary<string, object?> fields) return;
        foreach (var (name, type) in fields)
            if (type is "date" && names.GetValueOrDefault(name) is string text && DateOnly.TryParseExact(
                text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                names[name] = date;
    }
}
