using IPB.Host.Access;
using IPB.Host.Pages;
using IPB.Workflows;

namespace IPB.Host.Routing;

/// <summary>How the rules of the routing tables do, for coordinators and administrators.</summary>
internal static class RoutingPages
{
    public static void MapRoutingPages(this IEndpointRouteBuilder pages)
    {
        var rules = pages.MapGroup("").RequireAuthorization(SignIn.Operations);
        rules.MapGet("/routing", (WorkflowEngine engine) => engine.World.RoutingTables is [var first, ..]
            ? Results.Redirect("/routing/" + first.Id) : Results.StatusCode(StatusCodes.Status404NotFound));
        rules.MapGet("/routing/{table}", ShowAsync);
    }

    private static async Task<IResult> ShowAsync(
        string table, WorkflowEngine engine, Seen seen, CancellationToken ct) =>
        engine.World.FindTable(table) is { } found
            ? Show.Page<RulesPage>(RuleReport.Of(found,
                await (await seen.CasesAsync(ct)).CountByRuleAsync(table, ct)))
            : Results.StatusCode(StatusCodes.Status404NotFound);
}
