using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using IPB.Workflows.Cases;

namespace IPB.Workflows.Elsa.Activities;

/// <summary>Fires a trigger of a case.</summary>
[Activity("IPB", "IPB Workflows", "Fires a trigger of a case.", DisplayName = "Fire trigger")]
[FlowNode("Done", "Refused")]
public sealed class FireTrigger([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
    : CaseActivity(source, line)
{
    [Input(Description = "Id of the trigger.")]
    public Input<string> Trigger { get; set; } = new("");

    [Input(Description = "Values of the fields that it asks for.", UIHint = InputUIHints.JsonEditor)]
    public Input<object?> Fields { get; set; } = new(default(object));

    [Input(Description = "The reason, where the trigger takes one.", UIHint = InputUIHints.MultiLine)]
    public Input<string?> Reason { get; set; } = new(default(string));

    [Input(Description = "Ticked: a refusal goes on through Refused. Else it is an incident.",
        UIHint = InputUIHints.Checkbox)]
    public Input<bool> MayBeRefused { get; set; } = new(false);

    [Output(Description = "Id of the state that the case is in.")]
    public Output<string?> State { get; set; } = null!;

    [Output(Description = "Why it was refused.")]
    public Output<string?> Refusal { get; set; } = null!;

    protected override async ValueTask ActAsync(ActivityExecutionContext context, ElsaCity city)
    {
        var number = NumberOf(context);
        var fire =
            new Fire(Trigger.Get(context), FieldValues.Of(Fields.GetOrDefault(context)), Reason.GetOrDefault(context));
        try
        {
            var answer = await city.Engine.DoAsync(number, fire, city.SenderOf(context), context.CancellationToken);
            Saw(context, number, answer.Version);
            State.Set(context, answer.State);
        }
        catch (Refusal refusal) when (MayBeRefused.GetOrDefault(context))
        {
            Refusal.Set(context, refusal.Message);
            await context.CompleteActivityWithOutcomesAsync("Refused");
            return;
        }

        await context.CompleteActivityWithOutcomesAsync("Done");
    }
}
