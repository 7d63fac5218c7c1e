using IPB.Host.Access;
using IPB.Host.Pages;
using IPB.Workflows;
using IPB.Workflows.Calendars;
using IPB.Workflows.Insights;
using IPB.Workflows.Storage;

namespace IPB.Host.Insight;

/// <summary>How the city's cases do, for everybody who works with them.</summary>
internal static class InsightPages
{
    public static void MapInsightPages(this IEndpointRouteBuilder pages) => pages.MapGet("/insight", ShowAsync);

    private static async Task<IResult> ShowAsync(
        [AsParameters] InsightSearch search, InsightDesk desk, CancellationToken ct) =>
        Show.Page<InsightPage>(new InsightModel(search, await desk.ReadAsync(search, ct)));
}

/// <summary>Figures of what the person who asks sees.</summary>
internal sealed class InsightDesk(WorkflowEngine engine, Database database, InsightQueries queries, Seen seen,
    CurrentPerson current, InsightMemory memory)
{
    public async Task<InsightFigures> ReadAsync(InsightSearch search, CancellationToken ct)
    {
        var today = Stockholm.DateOf(await database.NowAsync(ct));
        var (filter, sight) = (search.ToFilter(today), (await seen.CasesAsync(ct)).Sight);
        return await memory.OfAsync(filter, sight.SeesAll ? "*" : current.Required.Id,
            () => queries.ReadAsync(filter, sight, engine.World.Calendar, engine.Routines, ct));
    }
}

public sealed record InsightModel(InsightSearch Search, InsightFigures Figures);
