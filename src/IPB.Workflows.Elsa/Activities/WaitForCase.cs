using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using IPB.Workflows.Cases;
using IPB.Workflows.Elsa.Expressions;

namespace IPB.Workflows.Elsa.Activities;

/// <summary>
/// Waits until something has happened to a case. It reads the journal from the step that the workflow has seen last, so
/// that nothing is missed, whatever was committed while Elsa was down.
/// </summary>
[Activity("IPB", "IPB Workflows", "Waits until a case has come to a state, meets a condition, is closed or goes on.",
    DisplayName = "Wait for case")]
public sealed class WaitForCase([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
    : CaseActivity(source, line)
{
    private const string KeptNumber = "IpbNumber";
    private const string KeptState = "IpbState";
    private const string KeptCondition = "IpbCondition";
    private const string KeptClosed = "IpbClosed";

    [Input(Description = "Id of the state that the case has come to. It may have left it since.")]
    public Input<string?> State { get; set; } = new(default(string));

    [Input(Description = "A condition in FEEL that the case meets, as routines write it.")]
    public Input<string?> Condition { get; set; } = new(default(string));

    [Input(Description = "Ticked: until the case is closed.")]
    public Input<bool> Closed { get; set; } = new(false);

    [Output(Description = "Id of the state that the case is in.")]
    public Output<string?> StateNow { get; set; } = null!;

    [Output(Description = "Whether the case is closed.")]
    public Output<bool> ClosedNow { get; set; } = null!;

    // When it goes on, Elsa works inputs out again, and then without those of the workflow: it keeps what it waits for.
    protected override ValueTask ActAsync(ActivityExecutionContext context, ElsaCity city)
    {
        context.SetProperty(KeptNumber, NumberOf(context));
        context.SetProperty(KeptState, State.GetOrDefault(context) ?? "");
        context.SetProperty(KeptCondition, Condition.GetOrDefault(context) ?? "");
        context.SetProperty(KeptClosed, Closed.GetOrDefault(context));
        return LookAsync(context, city, first: true);
    }

    // Kept with waiting workflows by its name.
    private ValueTask OnCaseGoesOnAsync(ActivityExecutionContext context) =>
        LookAsync(context, context.GetRequiredService<ElsaCity>(), first: false);

    private async ValueTask LookAsync(ActivityExecutionContext context, ElsaCity city, bool first)
    {
        var number = context.GetProperty<string>(KeptNumber)!;
        var from = PositionOf(context, number);
        var (c, entries) = await city.Feed.AfterAsync(number, from ?? 0, context.CancellationToken)
            ?? throw new ElsaRefused($"There is no case {number}.");
        // A case that the workflow has nothing to do with yet is waited for from now on, wherever it stands.
        if (from is null && first) entries = [];
        var met = Happened(context, city, c, entries);
        Saw(context, number, met ?? c.Version);
        if (met is null)
        {
            context.CreateBookmark(new CaseWait(number, c.Version), OnCaseGoesOnAsync, includeActivityInstanceId: true);
            return;
        }

        StateNow.Set(context, c.State);
        ClosedNow.Set(context, c.IsClosed);
        await context.CompleteActivityAsync();
    }

    /// <returns>The step by which it had happened; null: it has not.</returns>
    private static long? Happened(
        ActivityExecutionContext context, ElsaCity city, Case c, ImmutableArray<JournalEntry> entries)
    {
        if (context.GetProperty<string>(KeptState) is { Length: > 0 } state)
            return entries.FirstOrDefault(e => e.Facts.Any(f => f is Entered entered && entered.State == state))?.Seq
                ?? (c.State == state ? c.Version : null);
        if (context.GetProperty<bool>(KeptClosed)) return c.IsClosed ? c.Version : null;
        if (context.GetProperty<string>(KeptCondition) is { Length: > 0 } condition)
            return Rules.Expression.Parse(condition).IsTrue(FeelNames.Of(city.Engine, c)) ? c.Version : null;
        return entries.FirstOrDefault()?.Seq;
    }
}
