using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace IPB.Workflows.Elsa.Activities;

/// <summary>
/// An activity about a case. What it does is done once, however often it is carried out: its key comes from the run,
/// its place in the definition and how often that place was come to.
/// </summary>
public abstract class CaseActivity(string? source, int? line) : Activity(source, line)
{
    /// <summary>Where the journals that a workflow has touched or read were then, by case number.</summary>
    private const string Position = "IpbPosition ";

    [Input(Description = "Number of the case. Empty: the case that the automation runs for.",
        UIHint = InputUIHints.SingleLine)]
    public Input<string?> CaseNumber { get; set; } = new(default(string));

    protected sealed override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        ElsaCity.Begin(context);
        await ActAsync(context, context.GetRequiredService<ElsaCity>());
    }

    protected abstract ValueTask ActAsync(ActivityExecutionContext context, ElsaCity city);

    /// <exception cref="ElsaRefused">There is none.</exception>
    protected string NumberOf(ActivityExecutionContext context) => FindNumber(context)
        ?? throw new ElsaRefused("This workflow runs for no case: the activity needs a case number.");

    /// <returns>Null: none is named, and the workflow runs for none.</returns>
    /// <exception cref="ElsaRefused">What is named is no case number.</exception>
    protected string? FindNumber(ActivityExecutionContext context)
    {
        var named = CaseNumber.GetOrDefault(context);
        if (string.IsNullOrWhiteSpace(named))
            return ElsaCity.RunOf(context.WorkflowExecutionContext) is { } run ? ElsaCity.CaseOf(run) : null;
        return Cases.CaseNumber.Parse(named) ?? throw new ElsaRefused(
            $"\"{named}\" is no case number; expected one such as IPB 2026-00042.");
    }

    /// <summary>From where on the workflow has yet to see the journal of a case; null: it has not begun to.</summary>
    protected static long? PositionOf(ActivityExecutionContext context, string number) =>
        context.WorkflowExecutionContext.GetProperty<long?>(Position + number);

    protected static void Saw(ActivityExecutionContext context, string number, long version) =>
        context.WorkflowExecutionContext.SetProperty(Position + number, version);
}
