using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;

namespace IPB.Workflows.Differential.Activities;

/// <summary>What a transition does when it is taken, as docs/elsa-format.md has it.</summary>
[Activity("IPB", "IPB Workflows", "Keeps what a trigger brought as the fields of the case.", DisplayName = "Keep fields")]
public sealed class KeepFields([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
    : CodeActivity(source, line)
{
    private static readonly object Taken = new();

    protected override void Execute(ActivityExecutionContext context)
    {
        foreach (var (name, value) in FieldsOf(context.WorkflowInput)) context.SetVariable(name, value);
        Kept(context.WorkflowExecutionContext).Add(Id);
    }

    internal static IDictionary<string, object?> FieldsOf(IDictionary<string, object> input) =>
        input.TryGetValue("fields", out var fields) ? (IDictionary<string, object?>)fields
            : new Dictionary<string, object?>();

    /// <summary>Ids of the activities that have kept something in this burst: the transitions that were taken.</summary>
    internal static List<string> Kept(WorkflowExecutionContext context)
    {
        if (!context.TransientProperties.TryGetValue(Taken, out var list))
            context.TransientProperties[Taken] = list = new List<string>();
        return (List<string>)list;
    }
}
