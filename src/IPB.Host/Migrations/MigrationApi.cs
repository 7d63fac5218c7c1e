using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using IPB.Host.Access;
using IPB.Host.Cases;
using IPB.Workflows;
using IPB.Workflows.Cases;
using IPB.Workflows.Migrations;

namespace IPB.Host.Migrations;

/// <summary>Migrations for programs: <c>/api/migrations</c>.</summary>
internal static class MigrationApi
{
    private const int PageSize = 50;

    public static void MapMigrations(this IEndpointRouteBuilder api)
    {
        api.MapGet("/routines/{id}/migration-plan", Suggest).WithName("SuggestMigrationPlan")
            .WithSummary("A plan to begin with: what stands in for each state and field, and why.")
            .Produces<SuggestionView>().ProducesProblem(404);
        api.MapGet("/migrations", async (string? routine, WorkflowEngine engine, CancellationToken ct) =>
                (await engine.Migrations.ListAsync(routine, ct)).Select(MigrationView.Of))
            .WithName("ListMigrations").WithSummary("The newest migrations, of a routine or of all.");
        api.MapGet("/migrations/{id}", async (Guid id, WorkflowEngine engine, CancellationToken ct) =>
                MigrationView.Of(await engine.Migrations.RequireAsync(id, ct)))
            .WithName("GetMigration").WithSummary("A migration with its progress.").ProducesProblem(404);
        api.MapGet("/migrations/{id}/cases", CasesAsync).WithName("ListMigrationCases")
            .WithSummary("What it does, or did, to each case; a page at a time.").ProducesProblem(404);
        api.MapPost("/migrations", DryRunAsync).RequireAuthorization(SignIn.ByHeader).WithName("DryRunMigration")
            .WithSummary("Report what a plan does to every running case. Changes none.").Produces<MigrationView>(201)
            .Unsafe();
        api.MapPost("/migrations/{id}/start", StartAsync).RequireAuthorization(SignIn.ByHeader)
            .WithName("StartMigration").WithSummary(
                "Do what the report says, or go on with what was stopped.").Unsafe();
        api.MapPost("/migrations/{id}/stop", StopAsync).RequireAuthorization(SignIn.ByHeader)
            .WithName("StopMigration").WithSummary("Stop; cases that were not reached stay where they are.").Unsafe();
        api.MapPost("/migrations/{id}/undo", UndoAsync).RequireAuthorization(SignIn.ByHeader)
            .WithName("UndoMigration").WithSummary("Move back every case that has not changed since.").Unsafe();
    }

    private static SuggestionView Suggest(
        string id, [Description("The version that cases are on.")] int from,
        [Description("The version that they go to.")] int to, WorkflowEngine engine, CurrentPerson current)
    {
        var suggestion = engine.Migrations.Suggest(id, from, to);
        return new(suggestion.Write(current.Language),
            suggestion.States.ToDictionary(s => s.Key, s => SuggestedView.Of(s.Value, current)),
            suggestion.Fields.ToDictionary(f => f.Key, f => SuggestedView.Of(f.Value, current)));
    }

    private static async Task<MigrationCasesView> CasesAsync(
        Guid id, [AsParameters] MigrationCasesQuery query, WorkflowEngine engine, CurrentPerson current,
        Seen seen, CancellationToken ct)
    {
        await engine.Migrations.RequireAsync(id, ct);
        var limit = Math.Clamp(query.Limit ?? PageSize, 1, 500);
        var cases = await engine.Migrations.CasesAsync(id, query.ToFilter() with { Limit = limit + 1 },
            (await seen.CasesAsync(ct)).Sight, ct);
        return new([.. cases.Take(limit).Select(c => MigrationCaseView.Of(c, current))],
            cases.Length > limit ? CaseNumber.Slug(cases[limit - 1].Number) : null);
    }

    private static async Task<IResult> DryRunAsync(
        MigrationPlanBody body, WorkflowEngine engine, CommandSender sender, CancellationToken ct)
    {
        var by = sender.FromHeader();
        engine.Migrations.Require(by);
        var read = engine.Migrations.ReadPlan("plan", body.Text());
        var plan = read.Plan ?? throw new PlanRefused(read.Findings);
        var migration = await engine.Migrations.DryRunAsync(plan, by, ct);
        return Results.Created($"/api/migrations/{migration.Id}", MigrationView.Of(migration));
    }

    private static async Task<MigrationView> StartAsync(
        Guid id, StartBody body, WorkflowEngine engine, CommandSender sender, CancellationToken ct) =>
        MigrationView.Of(await engine.Migrations.StartAsync(id,
            new(body.Hash ?? "", body.Reason ?? "") { UndoDays = body.UndoDays ?? 7 }, sender.FromHeader(), ct));

    private static async Task<MigrationView> StopAsync(
        Guid id, WorkflowEngine engine, CommandSender sender, CancellationToken ct) =>
        MigrationView.Of(await engine.Migrations.StopAsync(id, sender.FromHeader(), ct));

    private static async Task<MigrationView> UndoAsync(
        Guid id, UndoBody body, WorkflowEngine engine, CommandSender sender, CancellationToken ct) =>
        MigrationView.Of(await engine.Migrations.UndoAsync(id, body.Reason ?? "", sender.FromHeader(), ct));
}

/// <param name="States">
/// By old state: the new one, or <c>{ to, time: kept|anew, gate: kept|void }</c>, or <c>{ stay: true }</c>.
/// </param>
/// <param name="Fields">By old field: the new one, or <c>{ to, choices }</c>, or <c>{ drop: true }</c>.</param>
/// <param name="Late">How long after the report that happens which should have happened before; absent: at
/// once.</param>
internal sealed record MigrationPlanBody(
    string? Routine, int? From, int? To, Dictionary<string, JsonElement>? States,
    Dictionary<string, JsonElement>? Fields, string? Late)
{
    /// <summary>As a plan's file says it, so that one reader judges both.</summary>
    public string Text()
    {
        var plan = new JsonObject();
        if (Routine is not null) plan["routine"] = Routine;
        if (From is { } from) plan["from"] = from;
        if (To is { } to) plan["to"] = to;
        if (Late is not null) plan["late"] = Late;
        if (States is { Count: > 0 }) plan["states"] = Moves(States);
        if (Fields is { Count: > 0 }) plan["fields"] = Moves(Fields);
        return plan.ToJsonString();
    }

    private static JsonObject Moves(Dictionary<string, JsonElement> moves) => new(moves.Select(m =>
        KeyValuePair.Create(m.Key, m.Value.ValueKind == JsonValueKind.Null ? null
            : JsonNode.Parse(m.Value.GetRawText()))));
}

/// <param name="Hash">Of the report that you saw.</param>
/// <param name="UndoDays">How long it can be undone; 7 unless said.</param>
internal sealed record StartBody(string? Hash, string? Reason, int? UndoDays);

internal sealed record UndoBody(string? Reason);

internal sealed record MigrationCasesQuery
{
    public MigrationKind? Kind { get; init; }
    public MigrationCaseStatus? Status { get; init; }

    [Description("State of the old version.")]
    public string? State { get; init; }

    [Description("The value of \"next\" of the page before.")]
    public string? After { get; init; }

    [Description("1 to 500, 50 unless said.")]
    public int? Limit { get; init; }

    public MigrationFilter ToFilter() => new()
    {
        Kind = Kind,
        Status = Status,
        State = string.IsNullOrEmpty(State) ? null : State,
        After = After is null ? null : CaseNumber.Parse(After)
            ?? throw new BadHttpRequestException($"after: expected the value of \"next\" of a page, got \"{After}\""),
    };
}
