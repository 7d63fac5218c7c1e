using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using IPB.Workflows.Cases;

namespace IPB.Workflows.Elsa.Activities;

/// <summary>
/// Notes something on the case that the automation runs for and sends it to people, through the engine's own messages:
/// with digests, quiet hours and each receiver's language. On another case it is a comment. Without a case it does
/// nothing.
/// </summary>
[Activity("IPB", "IPB Workflows", "Notes something on a case and sends it to people.", DisplayName = "Send message")]
public sealed class SendMessage([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
    : CaseActivity(source, line)
{
    [Input(Description = "What it says, in Swedish.", UIHint = InputUIHints.MultiLine)]
    public Input<string> Text { get; set; } = new("");

    [Input(Description = "The same in English; without it the Swedish words.", UIHint = InputUIHints.MultiLine)]
    public Input<string?> English { get; set; } = new(default(string));

    [Input(Description = "Whom it is sent to, with commas between: ids of people, or parties such as coordinator or "
        + "unit-manager of lead-department. Empty: it is only noted on the case.")]
    public Input<object?> Receivers { get; set; } = new(default(object));

    protected override async ValueTask ActAsync(ActivityExecutionContext context, ElsaCity city)
    {
        if (FindNumber(context) is not { } number)
        {
            // A workflow that somebody starts by hand has no case to note it on.
            await context.CompleteActivityAsync();
            return;
        }

        var text = Text.Get(context);
        var note = new Text(text, English.GetOrDefault(context) is { Length: > 0 } english ? english : text);
        if (ElsaCity.RunOf(context.WorkflowExecutionContext) is { } run && ElsaCity.CaseOf(run) == number)
            await city.Engine.Automations.TellAsync(run, ElsaCity.KeyOf(context), note,
                FieldValues.Codes(Receivers.GetOrDefault(context)), context.CancellationToken);
        else
            await city.Engine.DoAsync(number, new Comment(text), city.SenderOf(context), context.CancellationToken);
        await context.CompleteActivityAsync();
    }
}
