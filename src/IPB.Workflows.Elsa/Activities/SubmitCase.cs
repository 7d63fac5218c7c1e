using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using IPB.Workflows.Cases;

namespace IPB.Workflows.Elsa.Activities;

/// <summary>Opens a case.</summary>
[Activity("IPB", "IPB Workflows", "Opens a case and gives its number.", DisplayName = "Submit case")]
public sealed class SubmitCase([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
    : Activity<string>(source, line)
{
    [Input(Description = "Id of the routine.")]
    public Input<string> Routine { get; set; } = new("");

    [Input(Description = "Title of the case.")]
    public Input<string> Title { get; set; } = new("");

    [Input(Description = "What it is about.", UIHint = InputUIHints.MultiLine)]
    public Input<string> Description { get; set; } = new("");

    [Input(Description = "Code of the submitting department.")]
    public Input<string> Department { get; set; } = new("");

    [Input(Description = "Values of fields, by their ids.", UIHint = InputUIHints.JsonEditor)]
    public Input<object?> Fields { get; set; } = new(default(object));

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        ElsaCity.Begin(context);
        var city = context.GetRequiredService<ElsaCity>();
        var answer = await city.Engine.SubmitAsync(new Submit(
            Routine.Get(context), Title.Get(context), Description.Get(context), Department.Get(context),
            FieldValues.Of(Fields.GetOrDefault(context))), city.SenderOf(context), context.CancellationToken);
        context.SetResult(answer.Number);
        await context.CompleteActivityAsync();
    }
}
