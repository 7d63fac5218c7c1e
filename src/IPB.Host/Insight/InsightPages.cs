using IPB.Host.Access;
using IPB.Host.Pages;
using IPB.Workflows;
using IPB.Workflows.Access;
using IPB.Workflows.Calendars;
using IPB.Workflows.Insights;
using IPB.Workflows.Storage;

namespace IPB.Host.Insight;

/// <summary>How the city's cases do, for everybody who works with them.</summary>
internal static class InsightPages
{
    public static void MapInsightPages(this IEndpointRouteBuilder pages) => pages.MapGet("/insight", ShowAsync);

    private static async Task<IResult> ShowAsync(
        [AsParameters] InsightSearch search, InsightDesk desk, Seen seen, CancellationToken ct) =>
        Show.Page<InsightPage>(
            new InsightModel(search, await desk.ReadAsync(search, (await seen.CasesAsync(ct)).Sight, ct)));
}

/// <summary>Figures of what somebody sees.</summary>
internal sealed class InsightDesk(
    WorkflowEngine engine, Database database, InsightQueries queries, InsightMemory memory)
{
    public async Task<InsightFigures> ReadAsync(InsightSearch search, Sight sight, CancellationToken ct)
    {
        var filter = search.ToFilter(Stockholm.DateOf(await database.NowAsync(ct)));
        if (sight.SeesAll) return (await memory.OfAsync(filter, all: true)).Figures;
        var own = await queries.OwnAsync(filter, sight, engine.World.Calendar, engine.Routines, ct);
        if (!sight.SeesCity) return InsightQueries.Sum(filter, own, engine.Routines);
        var city = await memory.OfAsync(filter, all: false);
        return own.IsEmpty ? city.Figures : InsightQueries.Sum(filter, city.Rows.Plus(own), engine.Routines);
    }
}

public sealed record InsightModel(InsightSearch Search, InsightFigures Figures);
