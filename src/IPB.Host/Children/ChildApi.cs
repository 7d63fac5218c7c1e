using System.Collections.Immutable;
using IPB.Host.Access;
using IPB.Host.Cases;
using IPB.Workflows;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;

namespace IPB.Host.Children;

/// <summary>Child cases that could not be opened, for programs; what they are stands in the case.</summary>
internal static class ChildApi
{
    public static void MapChildren(this IEndpointRouteBuilder api)
    {
        api.MapPost("/cases/{number}/children/{child}/retries", RetryAsync).RequireAuthorization(SignIn.ByHeader)
            .WithName("RetryChild").WithSummary("Try again to open a child case that could not be opened.").Unsafe();
        api.MapPost("/cases/{number}/children/{child}/drops", DropAsync).RequireAuthorization(SignIn.ByHeader)
            .WithName("DropChild")
            .WithSummary("Give up a child case that could not be opened; it counts as discontinued.").Unsafe();
    }

    private static async Task<StepView> RetryAsync(string number, string child, WorkflowEngine engine,
        CommandSender sender, CurrentPerson current, CancellationToken ct) => StepView.Of(
        await engine.DoAsync(CaseApi.Parse(number), new RetryChild(child), sender.FromHeader(), ct), engine, current);

    private static async Task<StepView> DropAsync(string number, string child, DropBody body, WorkflowEngine engine,
        CommandSender sender, CurrentPerson current, CancellationToken ct) => StepView.Of(
        await engine.DoAsync(CaseApi.Parse(number), new DropChild(child, body.Reason), sender.FromHeader(), ct), engine,
        current);
}

/// <param name="Reason">Required.</param>
internal sealed record DropBody(string? Reason);

/// <summary>A case that this one opened.</summary>
/// <param name="Key">Its address in this case.</param>
/// <param name="Number">Null: it is ordered and not opened yet.</param>
/// <param name="Awaited">Whether this case waits for it.</param>
/// <param name="Ending">How it ended; null while it is open.</param>
/// <param name="Refused">Why it cannot be opened; null: nothing stands in the way.</param>
internal sealed record ChildView(
    string Key, string Routine, string Title, string? Department, string? Number, bool Awaited, string? Ending,
    DateTimeOffset? EndedAt, string? Refused)
{
    /// <summary>Where it stands now; null: it is not opened yet.</summary>
    public string? State { get; init; }
    public string? StateName { get; init; }
    public DateTimeOffset? DueAt { get; init; }

    public static IReadOnlyList<ChildView> AllOf(
        Case c, ImmutableArray<Case> related, WorkflowEngine engine, CurrentPerson current) =>
        [.. c.Children.Select(k => Of(c, k, related.FirstOrDefault(r => r.Number == k.Number), engine, current))];

    private static ChildView Of(Case c, ChildCase child, Case? itself, WorkflowEngine engine, CurrentPerson current) =>
        new(child.Key, child.Routine, child.Title, child.Department, child.Number,
            c.Wait?.Children.Contains(child.Key) == true, child.Ending?.Name(), child.EndedAt,
            child.Refused is { } why ? current.Say(why) : null)
        {
            State = itself?.State,
            StateName = itself is null ? null : current.Say(engine.StateOf(itself).Name),
            DueAt = itself?.DueAt,
        };
}

/// <summary>The case that opened this one.</summary>
internal sealed record ParentView(string Number, string Title, string State, string StateName, DateTimeOffset? DueAt)
{
    public static ParentView? Of(Case c, ImmutableArray<Case> related, WorkflowEngine engine, CurrentPerson current) =>
        related.FirstOrDefault(r => r.Number == c.Parent?.Number) is not { } parent ? null
            : new(parent.Number, parent.Title, parent.State, current.Say(engine.StateOf(parent).Name), parent.DueAt);
}
