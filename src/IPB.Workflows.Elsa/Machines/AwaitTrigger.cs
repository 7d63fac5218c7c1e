using System.Runtime.CompilerServices;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;

namespace IPB.Workflows.Elsa.Machines;

/// <summary>The trigger of a transition, as docs/elsa-format.md has it.</summary>
[Activity("IPB", "IPB Workflows", "Waits until a trigger of a case is fired.", DisplayName = "Await trigger")]
public sealed class AwaitTrigger([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
    : Activity(source, line)
{
    private const int MostByThemselves = 10;
    private static readonly object Count = new();

    [Input(Description = "What is sent to take the transition.")]
    public Input<string> TriggerName { get; set; } = null!;

    [Input(Description = "Ticked: only with a reason.")]
    public Input<bool>? NeedsReason { get; set; }

    [Input(Description = "Where it is true, nobody needs to send anything.")]
    public Input<bool>? When { get; set; }

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        if (When is not null && context.Get(When) && MayGo(context)) await context.CompleteActivityAsync();
        else Wait(context);
    }

    // Kept with waiting workflows by its name.
    private async ValueTask OnTriggerAsync(ActivityExecutionContext context)
    {
        if (NeedsReason is not null && context.Get(NeedsReason) && Brought.ReasonOf(context.WorkflowInput) is null)
            Wait(context);
        else await context.CompleteActivityAsync();
    }

    private void Wait(ActivityExecutionContext context) => context.CreateBookmark(
        new TriggerStimulus(context.Get(TriggerName)!), OnTriggerAsync, includeActivityInstanceId: false);

    private static bool MayGo(ActivityExecutionContext context)
    {
        var properties = context.WorkflowExecutionContext.TransientProperties;
        var gone = properties.TryGetValue(Count, out var count) ? (int)count : 0;
        properties[Count] = gone + 1;
        return gone < MostByThemselves;
    }
}

/// <summary>What such a workflow waits for. The name of its member is stored.</summary>
public sealed record TriggerStimulus(string TriggerName);
