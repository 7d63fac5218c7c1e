using System.Collections.Immutable;
using System.ComponentModel;
using System.Text.Json;
using IPB.Host.Access;
using IPB.Host.Children;
using IPB.Workflows;
using IPB.Workflows.Cases;
using IPB.Workflows.Storage;
using Microsoft.AspNetCore.Mvc;

namespace IPB.Host.Cases;

/// <summary>Cases for programs: <c>/api/cases</c>.</summary>
internal static class CaseApi
{
    private const int PageSize = 50;
    private static readonly int[] UnsafeStatuses = [400, 401, 403, 404, 409, 422, 429];

    public static void MapCases(this IEndpointRouteBuilder api)
    {
        api.MapPost("/cases", SubmitAsync).RequireAuthorization(SignIn.ByHeader)
            .WithName("SubmitCase").WithSummary("Submit a problem; it is registered and routed at once.")
            .Produces<CaseSubmitted>(201).Unsafe();
        api.MapGet("/cases", ListAsync).WithName("ListCases").WithSummary("Cases, newest first, a page at a time.");
        api.MapGet("/cases/{number}", GetAsync).WithName("GetCase").WithSummary("A case as it stands.")
            .Produces<CaseView>().ProducesProblem(404);
        api.MapGet("/cases/{number}/journal", JournalAsync).WithName("GetJournal")
            .WithSummary("Everything that happened to a case, step by step, and whether the record is whole.")
            .ProducesProblem(404);
        api.MapPost("/cases/{number}/triggers/{trigger}", FireAsync).RequireAuthorization(SignIn.ByHeader)
            .WithName("FireTrigger").WithSummary("Let something happen in the state the case is in.").Unsafe();
        api.MapPost("/cases/{number}/comments", CommentAsync).RequireAuthorization(SignIn.ByHeader)
            .WithName("Comment").WithSummary("Write a comment into the journal.").Unsafe();
        api.MapPost("/cases/{number}/acknowledgements", AcknowledgeAsync).RequireAuthorization(SignIn.ByHeader)
            .WithName("Acknowledge").WithSummary("Say that you are on a case that waits on you; decides nothing.")
            .Unsafe();
        api.MapHolds();
        api.MapForms();
    }

    internal static TBuilder Unsafe<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(
        [
            .. UnsafeStatuses.Select(status => status == StatusCodes.Status401Unauthorized
                ? new ProducesResponseTypeMetadata(status)
                : new ProducesResponseTypeMetadata(status, typeof(ProblemDetails), ["application/problem+json"])),
            new NeedsIdempotencyKey(),
        ]);

    private static async Task<IResult> SubmitAsync(
        SubmitBody body, WorkflowEngine engine, CommandSender sender, CurrentPerson current, CancellationToken ct)
    {
        var answer = await engine.SubmitAsync(
            new Submit(body.Routine, body.Title ?? "", body.Description ?? "", body.Department ?? "",
                FieldBody.Read(body.Fields)), sender.FromHeader(), ct);
        return Results.Created($"/api/cases/{CaseNumber.Slug(answer.Number)}", CaseSubmitted.Of(answer, current));
    }

    private static async Task<CasePageView> ListAsync(
        WorkflowEngine engine, CurrentPerson current, Seen seen, [AsParameters] CaseListQuery query,
        CancellationToken ct)
    {
        var limit = Math.Clamp(query.Limit ?? PageSize, 1, 200);
        var cases = await (await seen.CasesAsync(ct)).ListAsync(query.ToFilter() with { Limit = limit + 1 }, ct);
        var page = cases.Take(limit).Select(c => CaseRowView.Of(c, engine, current)).ToList();
        return new(page, cases.Length > limit ? CaseNumber.Slug(cases[limit - 1].Number) : null);
    }

    private static async Task<CaseView> GetAsync(
        string number, WorkflowEngine engine, Database database, CurrentPerson current, Seen seen, CancellationToken ct)
    {
        var cases = await seen.CasesAsync(ct);
        var c = await cases.RequireAsync(Parse(number), ct);
        var related = await cases.FindAllAsync(c.RelatedNumbers(), ct);
        return CaseView.Of(c, engine, current, await database.NowAsync(ct)) with
        {
            Links = LinkView.AllOf(c, related, engine, current),
            Children = ChildView.AllOf(c, related, engine, current),
            Parent = ParentView.Of(c, related, engine, current),
        };
    }

    private static async Task<JournalView> JournalAsync(
        string number, WorkflowEngine engine, Seen seen, CancellationToken ct)
    {
        var cases = await seen.CasesAsync(ct);
        var c = await cases.RequireAsync(Parse(number), ct);
        return new(c.Number, await engine.Cases.VerifyAsync(c.Number, ct),
            JournalJson.Of(await cases.JournalAsync(c, ct)));
    }

    private static async Task<StepView> FireAsync(string number, string trigger, FireBody? body, WorkflowEngine engine,
        CommandSender sender, CurrentPerson current, CancellationToken ct)
    {
        var fire = new Fire(trigger, FieldBody.Read(body?.Fields), body?.Reason)
        {
            ExpectedVersion = body?.Version,
            Obstacle = ObstacleNames.Read(body?.Obstacle),
        };
        return StepView.Of(await engine.DoAsync(Parse(number), fire, sender.FromHeader(), ct), engine, current);
    }

    private static async Task<StepView> CommentAsync(string number, CommentBody body, WorkflowEngine engine,
        CommandSender sender, CurrentPerson current, CancellationToken ct) =>
        StepView.Of(await engine.DoAsync(Parse(number), new Comment(body.Text ?? ""), sender.FromHeader(), ct),
            engine, current);

    private static async Task<StepView> AcknowledgeAsync(string number, WorkflowEngine engine,
        CommandSender sender, CurrentPerson current, CancellationToken ct) =>
        StepView.Of(await engine.DoAsync(Parse(number), new Acknowledge(), sender.FromHeader(), ct), engine, current);

    /// <summary>The number as stored; one that cannot be a number is one that does not exist.</summary>
    internal static string Parse(string number) => CaseNumber.Parse(number) ?? throw new CaseNotFound(number);
}

/// <summary>Marks calls that need the header Idempotency-Key, for the API's description.</summary>
internal sealed record NeedsIdempotencyKey;

/// <param name="Routine">Left out: problem intake.</param>
/// <param name="Department">Code of the submitting department.</param>
/// <param name="Fields">Values by field id.</param>
internal sealed record SubmitBody(
    string? Routine, string? Title, string? Description, string? Department, Dictionary<string, JsonElement>? Fields);

/// <param name="Version">The version you saw; a newer one refuses the call.</param>
internal sealed record FireBody(Dictionary<string, JsonElement>? Fields, string? Reason, long? Version)
{
    /// <summary>What is in the way, when it is not ours: law, budget, mandate, it, culture or other.</summary>
    public string? Obstacle { get; init; }
}

internal sealed record CommentBody(string? Text);

internal sealed record CaseListQuery
{
    [Description("Code of the lead department.")]
    public string? Lead { get; init; }

    [Description("Code of the submitting department.")]
    public string? Department { get; init; }
    public string? Routine { get; init; }
    public string? State { get; init; }

    [Description("true: open cases only, false: closed ones only.")]
    public bool? Open { get; init; }

    [Description("Found in number, title or description.")]
    public string? Q { get; init; }

    [Description("The value of \"next\" of the page before.")]
    public string? After { get; init; }

    [Description("1 to 200, 50 unless said.")]
    public int? Limit { get; init; }

    public CaseFilter ToFilter() => new()
    {
        LeadDepartment = Lead,
        SubmittingDepartment = Department,
        Routine = Routine,
        State = State,
        Open = Open,
        Text = string.IsNullOrWhiteSpace(Q) ? null : Q.Trim(),
        After = After is null ? null : CaseNumber.Parse(After)
            ?? throw new BadHttpRequestException($"after: expected the value of \"next\" of a page, got \"{After}\""),
    };
}

internal static class FieldBody
{
    public static ImmutableSortedDictionary<string, object> Read(Dictionary<string, JsonElement>? fields)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, object>();
        foreach (var (id, value) in fields ?? [])
            values[id] = value.ValueKind switch
            {
                JsonValueKind.Number when value.TryGetDecimal(out var number) => number,
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                JsonValueKind.String => value.GetString()!,
                JsonValueKind.Null => "",
                JsonValueKind.Array when value.EnumerateArray().All(e => e.ValueKind == JsonValueKind.String) =>
                    string.Join(", ", value.EnumerateArray().Select(e => e.GetString())),
                _ => throw new BadHttpRequestException(
                    $"fields.{id}: expected a text, a list of texts, a number, true or false, got {value.ValueKind}"),
            };
        return values.ToImmutable();
    }
}
