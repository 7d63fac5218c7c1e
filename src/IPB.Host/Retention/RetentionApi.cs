using System.ComponentModel;
using IPB.Host.Access;
using IPB.Host.Cases;
using IPB.Workflows;
using IPB.Workflows.Cases;
using IPB.Workflows.Retention;

namespace IPB.Host.Retention;

/// <summary>Retention for programs of coordinators (who read) and administrators: <c>/api/retention</c>.</summary>
internal static class RetentionApi
{
    private const int PageSize = 50;

    public static void MapRetention(this IEndpointRouteBuilder api)
    {
        var read = api.MapGroup("/retention").RequireAuthorization(SignIn.Operations);
        read.MapGet("", async (WorkflowEngine engine, CurrentPerson me, CancellationToken ct) =>
                (await engine.Retention.CountAsync(ct)).Select(c => RetentionRuleView.Of(c, me)))
            .WithName("ListRetentionRules")
            .WithSummary("The rules of retention, and how many cases each would let go.");
        read.MapGet("/check", async (WorkflowEngine engine, CancellationToken ct) =>
                RetentionCheckView.Of(await engine.Retention.VerifyAsync(ct)))
            .WithName("CheckDisposals")
            .WithSummary("Whether every number is a case or stands in a sealed disposal, and the record is whole.");
        read.MapGet("/disposals", async (WorkflowEngine engine, CancellationToken ct) =>
                (await engine.Retention.ListAsync(ct)).Select(DisposalView.Of))
            .WithName("ListDisposals").WithSummary("The newest 50 disposals, newest first.");
        read.MapGet("/disposals/{id}", async (Guid id, WorkflowEngine engine, CancellationToken ct) =>
                DisposalView.Of(await engine.Retention.RequireAsync(id, ct)))
            .WithName("GetDisposal").WithSummary("A disposal with its progress.").ProducesProblem(404);
        read.MapGet("/disposals/{id}/cases", CasesAsync).WithName("ListDisposalCases")
            .WithSummary("The list of a disposal, and what became of each case; a page at a time.")
            .ProducesProblem(404);
        read.MapGet("/exemptions", async (WorkflowEngine engine, CancellationToken ct) =>
                await engine.Retention.ExemptionsAsync(ct))
            .WithName("ListExemptions").WithSummary("Cases that are kept whatever the rules say.");
        MapActs(api.MapGroup("/retention").RequireAuthorization(SignIn.ByHeader, SignIn.Operations));
    }

    private static void MapActs(RouteGroupBuilder act)
    {
        act.MapPost("/disposals", ProposeAsync).WithName("ProposeDisposal")
            .WithSummary("List the cases that a rule lets go now. Disposes of none.")
            .Produces<DisposalView>(201).Unsafe();
        act.MapPost("/disposals/{id}/approve", async (Guid id, ApproveBody body, WorkflowEngine engine,
                CommandSender sender, CancellationToken ct) => DisposalView.Of(
                await engine.Retention.ApproveAsync(id, body.Hash ?? "", sender.FromHeader(), ct)))
            .WithName("ApproveDisposal")
            .WithSummary("Have a list disposed of, for good. Whoever proposed it cannot.").Unsafe();
        act.MapPost("/disposals/{id}/reject", async (Guid id, RejectBody body, WorkflowEngine engine,
                CommandSender sender, CancellationToken ct) => DisposalView.Of(
                await engine.Retention.RejectAsync(id, body.Reason ?? "", sender.FromHeader(), ct)))
            .WithName("RejectDisposal").WithSummary("Throw a proposed list away.").Unsafe();
        act.MapPost("/exemptions", async (ExemptBody body, WorkflowEngine engine, CommandSender sender,
                CancellationToken ct) =>
        {
            var number = CaseNumber.Parse(body.Case) ?? throw new CaseNotFound(body.Case ?? "");
            await engine.Retention.ExemptAsync(number, body.Reason ?? "", body.Until, sender.FromHeader(), ct);
            return Results.Created($"/api/retention/exemptions", new ExemptedView(number));
        }).WithName("ExemptCase").WithSummary("Keep a case whatever the rules say.")
            .Produces<ExemptedView>(201).Unsafe();
        act.MapPost("/exemptions/{number}/end", async (string number, WorkflowEngine engine, CommandSender sender,
                CancellationToken ct) =>
        {
            await engine.Retention.EndExemptionAsync(CaseApi.Parse(number), sender.FromHeader(), ct);
            return new ExemptedView(CaseApi.Parse(number));
        }).WithName("EndExemption").WithSummary("Let the rules hold for a case again.").Unsafe();
    }

    private static async Task<IResult> ProposeAsync(
        ProposeBody body, WorkflowEngine engine, CommandSender sender, CancellationToken ct)
    {
        var disposal = await engine.Retention.ProposeAsync(body.Rule ?? "", sender.FromHeader(), ct);
        return Results.Created($"/api/retention/disposals/{disposal.Id}", DisposalView.Of(disposal));
    }

    private static async Task<DisposalCasesView> CasesAsync(Guid id, DisposalCaseStatus? status,
        [Description("The value of \"next\" of the page before.")] string? after,
        [Description("1 to 500, 50 unless said.")] int? limit, WorkflowEngine engine, CurrentPerson me,
        CancellationToken ct)
    {
        await engine.Retention.RequireAsync(id, ct);
        var most = Math.Clamp(limit ?? PageSize, 1, 500);
        var last = after is null ? null : CaseNumber.Parse(after)
            ?? throw new BadHttpRequestException($"after: expected the value of \"next\" of a page, got \"{after}\"");
        var cases = new List<DisposalCase>();
        await foreach (var c in engine.Retention.CasesAsync(id, status, last, most + 1, ct: ct)) cases.Add(c);
        return new([.. cases.Take(most).Select(c => DisposalCaseView.Of(c, me))],
            cases.Count > most ? CaseNumber.Slug(cases[most - 1].Number) : null);
    }
}

/// <param name="Rule">Id of the rule.</param>
internal sealed record ProposeBody(string? Rule);

/// <param name="Hash">Of the list that you saw.</param>
internal sealed record ApproveBody(string? Hash);

internal sealed record RejectBody(string? Reason);

/// <param name="Case">Its number.</param>
/// <param name="Until">The last day; left out: until it is ended.</param>
internal sealed record ExemptBody(string? Case, string? Reason, DateOnly? Until);
