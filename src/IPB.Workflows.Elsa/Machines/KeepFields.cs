using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;

namespace IPB.Workflows.Elsa.Machines;

/// <summary>What a transition does when it is taken, as docs/elsa-format.md has it.</summary>
[Activity("IPB", "IPB Workflows", "Keeps what a trigger brought as the fields of the case.",
    DisplayName = "Keep fields")]
public sealed class KeepFields([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
    : CodeActivity(source, line)
{
    protected override void Execute(ActivityExecutionContext context)
    {
        foreach (var (name, value) in Brought.FieldsOf(context.WorkflowInput)) context.SetVariable(name, value);
    }
}
