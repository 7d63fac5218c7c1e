using IPB.Host.Access;
using IPB.Host.Cases;
using IPB.Workflows;
using IPB.Workflows.Cases;

namespace IPB.Host.Gates;

/// <summary>Asking for opinions and giving them, for programs.</summary>
internal static class OpinionApi
{
    public static void MapOpinionApi(this IEndpointRouteBuilder api)
    {
        api.MapPost("/gates/{id}/opinions", AskAsync).RequireAuthorization(SignIn.ByHeader).WithName("AskOpinion")
            .WithSummary("Ask somebody for an opinion before you decide: no vote, and nothing waits for it.").Unsafe();
        api.MapPost("/gates/{id}/opinions/{number:int}", GiveAsync).RequireAuthorization(SignIn.ByHeader)
            .WithName("GiveOpinion").WithSummary("Give the opinion that a decider asked you for.").Unsafe();
        api.MapPost("/gates/{id}/opinions/{number:int}/end", EndAsync).RequireAuthorization(SignIn.ByHeader)
            .WithName("EndOpinion").WithSummary("Take back a request for an opinion, or decline it.").Unsafe();
    }

    /// <exception cref="InvalidInput">No stance has the name.</exception>
    internal static OpinionStance StanceOf(string? name) => OpinionNames.Parse(name) ?? throw new InvalidInput("stance",
        string.IsNullOrEmpty(name)
            ? new("Välj vad du tycker.", "Choose what you think.")
            : new($"Svaret ska vara ett av {string.Join(", ", OpinionNames.Stances)}, inte \"{name}\".",
                $"The answer must be one of {string.Join(", ", OpinionNames.Stances)}, not \"{name}\"."));

    private static Task<StepView> AskAsync(string id, AskOpinionBody? body, WorkflowEngine engine, CommandSender sender,
        CurrentPerson current, CancellationToken ct) =>
        DoAsync(id, new AskOpinion(id, body?.Of, body?.Question) { ExpectedVersion = body?.Version }, engine, sender,
            current, ct);

    private static Task<StepView> GiveAsync(string id, int number, GiveOpinionBody? body, WorkflowEngine engine,
        CommandSender sender, CurrentPerson current, CancellationToken ct) =>
        DoAsync(id, new GiveOpinion(id, number, StanceOf(body?.Stance), body?.Text)
        {
            ExpectedVersion = body?.Version,
        }, engine, sender, current, ct);

    private static Task<StepView> EndAsync(string id, int number, EndOpinionBody? body, WorkflowEngine engine,
        CommandSender sender, CurrentPerson current, CancellationToken ct) =>
        DoAsync(id, new EndOpinion(id, number, body?.Reason) { ExpectedVersion = body?.Version }, engine, sender,
            current, ct);

    private static async Task<StepView> DoAsync(string gate, Command command, WorkflowEngine engine,
        CommandSender sender, CurrentPerson current, CancellationToken ct) =>
        StepView.Of(await engine.DoAsync(GateApi.NumberOf(gate), command, sender.FromHeader(), ct), engine, current);
}
