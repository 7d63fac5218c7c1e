using System.Text.Json;
using IPB.Host.Access;
using IPB.Workflows;
using IPB.Workflows.Cases;

namespace IPB.Host.Cases;

/// <summary>Forms and checklists of states, for programs.</summary>
internal static class FormApi
{
    public static void MapForms(this IEndpointRouteBuilder api) =>
        api.MapPost("/cases/{number}/fields", FillAsync).RequireAuthorization(SignIn.ByHeader)
            .WithName("FillFields")
            .WithSummary("Fill in fields of the form and the checklist of the state; null empties one.").Unsafe();

    private static async Task<StepView> FillAsync(string number, FillBody body, WorkflowEngine engine,
        CommandSender sender, CurrentPerson current, CancellationToken ct) =>
        StepView.Of(await engine.DoAsync(CaseApi.Parse(number),
            new Fill(FieldBody.Read(body.Fields)) { ExpectedVersion = body.Version }, sender.FromHeader(), ct),
            engine, current);
}

/// <param name="Fields">Values by field id; those left out stay as they are.</param>
/// <param name="Version">The version you saw; a newer one refuses the call.</param>
internal sealed record FillBody(Dictionary<string, JsonElement>? Fields, long? Version);
