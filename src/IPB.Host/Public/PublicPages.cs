using IPB.Host.Insight;
using IPB.Host.Pages;
using IPB.Workflows;
using IPB.Workflows.Access;
using IPB.Workflows.Calendars;
using IPB.Workflows.Insights;
using IPB.Workflows.Storage;

namespace IPB.Host.Public;

/// <summary>What anybody may read, without signing in.</summary>
internal static class PublicPages
{
    public static void MapPublicPages(this IEndpointRouteBuilder open)
    {
        open.MapGet("/about", async (PublicFigures figures, CancellationToken ct) =>
            Show.Page<AboutPage>(new AboutModel(await figures.ReadAsync(ct)))).AllowAnonymous();
        open.MapGet("/accessibility", () => Show.Page<AccessibilityPage>(new AccessibilityModel())).AllowAnonymous();
    }
}

/// <summary>
/// Figures that tell nothing about anybody: numbers by routine over a year. Counted at most every ten minutes, however
/// many people look.
/// </summary>
internal sealed class PublicFigures(WorkflowEngine engine, Database database, InsightQueries queries)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);
    private InsightFigures? last;

    public async Task<InsightFigures> ReadAsync(CancellationToken ct)
    {
        var now = await database.NowAsync(ct);
        if (last is { } known && now - known.AsOf < Fresh && now >= known.AsOf) return known;
        var today = Stockholm.DateOf(now);
        return last = await queries.ReadAsync(
            new InsightSearch().ToFilter(today), Sight.Everything, engine.World.Calendar, engine.Routines, ct);
    }
}

public sealed record AboutModel(InsightFigures Figures);

public sealed record AccessibilityModel;
