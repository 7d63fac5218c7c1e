using IPB.Host.Access;
using IPB.Workflows;
using IPB.Workflows.Cases;

namespace IPB.Host.Cases;

/// <summary>Putting cases on hold, for programs.</summary>
internal static class HoldApi
{
    public static void MapHolds(this IEndpointRouteBuilder api)
    {
        api.MapPost("/cases/{number}/hold", HoldAsync).RequireAuthorization(SignIn.ByHeader)
            .WithName("HoldCase").WithSummary("Put a case on hold: its clock stands still. A reason is required.")
            .Unsafe();
        api.MapPost("/cases/{number}/resume", ResumeAsync).RequireAuthorization(SignIn.ByHeader)
            .WithName("ResumeCase").WithSummary("Let a case on hold go on with the time that was left.").Unsafe();
    }

    private static async Task<StepView> HoldAsync(string number, HoldBody? body, WorkflowEngine engine,
        CommandSender sender, CurrentPerson current, CancellationToken ct) =>
        StepView.Of(await engine.DoAsync(CaseApi.Parse(number),
            new Hold(body?.Reason ?? "")
            {
                ExpectedVersion = body?.Version,
                Obstacle = ObstacleNames.Read(body?.Obstacle),
            }, sender.FromHeader(), ct), engine, current);

    private static async Task<StepView> ResumeAsync(string number, HoldBody? body, WorkflowEngine engine,
        CommandSender sender, CurrentPerson current, CancellationToken ct) =>
        StepView.Of(await engine.DoAsync(CaseApi.Parse(number),
            new Resume(body?.Reason) { ExpectedVersion = body?.Version }, sender.FromHeader(), ct), engine, current);
}

/// <param name="Version">The version you saw; a newer one refuses the call.</param>
internal sealed record HoldBody(string? Reason, long? Version)
{
    /// <summary>What is in the way, when putting on hold: law, budget, mandate, it, culture or other.</summary>
    public string? Obstacle { get; init; }
}
