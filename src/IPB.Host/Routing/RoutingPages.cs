using System.Collections.Immutable;
using System.Globalization;
using IPB.Host.Access;
using IPB.Host.Pages;
using IPB.Workflows;
using IPB.Workflows.Cases;
using IPB.Workflows.People;
using IPB.Workflows.Routing;
using IPB.Workflows.Storage;

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

    private static async Task<IResult> ShowAsync(string table, [AsParameters] RoutingSearch search,
        WorkflowEngine engine, Database database, Seen seen, CurrentPerson current, CancellationToken ct)
    {
        if (engine.World.FindTable(table) is not { } found) return Results.StatusCode(StatusCodes.Status404NotFound);
        var cases = await seen.CasesAsync(ct);
        return Show.Page<RulesPage>(new RulesModel(
            RuleReport.Of(found, await cases.CountByRuleAsync(table, ct)), search)
        {
            Tried = search.Submitted(current.Required) is { } submitted
                ? RoutingWhatIf.Try(engine.World, found, submitted) : [],
            Rerun = search.Days is { } days
                ? await RoutingRerun.RunAsync(found, days, engine, database, cases, ct) : null,
        });
    }
}

/// <summary>A case to try the table on, and how many days of cases to run it over anew.</summary>
public sealed record RoutingSearch(string? Title, string? Description, string? Department, string? Over)
{
    public static IReadOnlyList<int> Periods { get; } = [30, 90, 365];

    /// <summary>One of <see cref="Periods"/>; null: nothing is run anew.</summary>
    public int? Days =>
        int.TryParse(Over, CultureInfo.InvariantCulture, out var days) && Periods.Contains(days) ? days : null;

    /// <returns>Null: nothing is tried.</returns>
    internal Submitted? Submitted(Person by) => string.IsNullOrWhiteSpace(Title + Description) ? null
        : new("", "", 1, Title ?? "", Description ?? "", by.Id, Department ?? by.Department);
}

/// <param name="Search">As asked for.</param>
public sealed record RulesModel(RuleReport Report, RoutingSearch Search)
{
    /// <summary>What the submission that is tried would journal; empty: none is.</summary>
    public ImmutableArray<Fact> Tried { get; init; } = [];
    public RoutingRerun? Rerun { get; init; }
}
