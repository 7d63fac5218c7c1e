using IPB.Host.Access;
using IPB.Host.Cases;
using IPB.Workflows;

namespace IPB.Host.Routing;

/// <summary>Why cases go where they go, and how often rules send them wrong, for programs.</summary>
internal static class RoutingApi
{
    public static void MapRouting(this IEndpointRouteBuilder api)
    {
        api.MapGet("/cases/{number}/routing", StoryAsync).WithName("GetRouting")
            .WithSummary("Why a case is where it is: every decision about its lead department, in both languages.")
            .Produces<RoutingStoryView>().ProducesProblem(404);
        api.MapGet("/routing/{table}/rules", RulesAsync).RequireAuthorization(SignIn.Operations)
            .WithName("ListRules")
            .WithSummary("The rules of a routing table with the cases that each has sent and how many came back as "
                + "\"not ours\" (coordinators and administrators).")
            .Produces<RulesView>().ProducesProblem(403).ProducesProblem(404);
    }

    private static async Task<RoutingStoryView> StoryAsync(
        string number, WorkflowEngine engine, Seen seen, CancellationToken ct)
    {
        var cases = await seen.CasesAsync(ct);
        var c = await cases.RequireAsync(CaseApi.Parse(number), ct);
        return RoutingStoryView.Of(c, await cases.JournalAsync(c, ct),
            new(engine.World, engine.Routines.Find(c.Routine, c.RoutineVersion)));
    }

    private static async Task<IResult> RulesAsync(
        string table, WorkflowEngine engine, Seen seen, CancellationToken ct) =>
        engine.World.FindTable(table) is { } found
            ? Results.Ok(RulesView.Of(RuleReport.Of(found,
                await (await seen.CasesAsync(ct)).CountByRuleAsync(table, ct))))
            : Results.Problem(Problems.Of(404, "routing-table-not-found", $"There is no routing table {table}."));
}

/// <param name="Version">The version in force.</param>
internal sealed record RulesView(
    string Table, Text Name, int Version, int Routed, int Bounced, IReadOnlyList<RuleView> Rules)
{
    public static RulesView Of(RuleReport report) => new(report.Table.Id, report.Table.Name, report.Table.Version,
        report.Routed, report.Bounced, [.. report.Rules.Select(RuleView.Of)]);
}

/// <param name="Version">Of the table that the rule stands or stood in.</param>
/// <param name="Place">1 for the first rule; null: the fallback, or a rule of an older version.</param>
/// <param name="To">Code of the department.</param>
/// <param name="Bounced">Cases that the department said were not theirs.</param>
/// <param name="Rate">Bounced by routed, 0 to 1; null: no case routed.</param>
internal sealed record RuleView(
    int Version, string Rule, int? Place, string To, Text? Why, int Routed, int Bounced, double? Rate,
    DateTimeOffset? LastBounced)
{
    public static RuleView Of(RuleRow row) => new(row.Count.Version, row.Count.Rule, row.Place, row.Count.Department,
        row.Why, row.Count.Routed, row.Count.Bounced, row.Rate, row.Count.LastBounced);
}
