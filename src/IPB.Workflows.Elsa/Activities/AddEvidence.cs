using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using IPB.Workflows.Cases;

namespace IPB.Workflows.Elsa.Activities;

/// <summary>Adds evidence to a case: a field of the form of its state gets a registration number or a link.</summary>
[Activity("IPB", "IPB Workflows", "Enters evidence, a registration number or a link, in the form of a case.",
    DisplayName = "Add evidence")]
public sealed class AddEvidence([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
    : CaseActivity(source, line)
{
    [Input(Description = "Id of the field.")]
    public Input<string> Field { get; set; } = new("");

    [Input(Description = "A registration number, or an address that starts with https.")]
    public Input<string> Evidence { get; set; } = new("");

    protected override async ValueTask ActAsync(ActivityExecutionContext context, ElsaCity city)
    {
        var number = NumberOf(context);
        var values = ImmutableSortedDictionary<string, object>.Empty.Add(Field.Get(context), Evidence.Get(context));
        var answer = await city.Engine.DoAsync(
            number, new Fill(values), city.SenderOf(context), context.CancellationToken);
        Saw(context, number, answer.Version);
        await context.CompleteActivityAsync();
    }
}
