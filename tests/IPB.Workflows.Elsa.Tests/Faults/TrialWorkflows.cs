using Elsa.Scheduling.Activities;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Runtime.Activities;
using IPB.Workflows.Elsa.Activities;

namespace IPB.Workflows.Elsa.Tests.Faults;

/// <summary>Four approvals at the same time, then the end.</summary>
internal sealed class FourApprovals : WorkflowBase
{
    protected override void Build(IWorkflowBuilder builder) => builder.Root = new Sequence
    {
        Activities =
        {
            new global::Elsa.Workflows.Activities.Parallel
            {
                Activities = { new Event("a"), new Event("b"), new Event("c"), new Event("d") },
            },
            new Inline(() => { }),
        },
    };
}

/// <summary>Waits for the time that it is given.</summary>
internal sealed class Later : WorkflowBase
{
    protected override void Build(IWorkflowBuilder builder) => builder.Root = new Sequence
    {
        Activities =
        {
            // Elsa works an input out again as it goes on, and then without the inputs of the workflow.
            new Delay(context => TimeSpan.Parse(context.GetInputText("wait") ?? "0",
                System.Globalization.CultureInfo.InvariantCulture)),
            new Inline(() => { }),
        },
    };
}

/// <summary>Waits for any step of a case.</summary>
internal sealed class UntilAnything : WorkflowBase
{
    protected override void Build(IWorkflowBuilder builder) => builder.Root = new WaitForCase
    {
        CaseNumber = new(context => context.GetInputText("case")!),
    };
}

internal static class Inputs
{
    public static string? GetInputText(
        this global::Elsa.Expressions.Models.ExpressionExecutionContext context, string name) =>
        global::Elsa.Extensions.ExpressionExecutionContextExtensions.GetInput<string>(context, name);
}
