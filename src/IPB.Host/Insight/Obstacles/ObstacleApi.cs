using IPB.Host.Access;
using IPB.Workflows.Cases;
using IPB.Workflows.Insights;
using IPB.Workflows.Storage;

namespace IPB.Host.Insight.Obstacles;

/// <summary>The obstacle register for programs.</summary>
internal static class ObstacleApi
{
    public static void MapObstacles(this IEndpointRouteBuilder api) =>
        api.MapGet("/insight/obstacles", ListAsync).WithName("ListObstacles")
            .WithSummary(
                "What stopped cases or sent them back, newest first, with counts of all that match by kind and "
                + "by department.")
            .Produces<ObstaclesView>();

    private static async Task<ObstaclesView> ListAsync(
        [AsParameters] ObstacleSearch search, ObstacleQueries queries, Seen seen, CancellationToken ct)
    {
        var page = await queries.ReadAsync(search.ToFilter(), (await seen.CasesAsync(ct)).Sight, ct);
        return new([.. page.Rows.Select(ObstacleView.Of)], page.Next, page.ByKind, page.ByDepartment);
    }
}

/// <param name="Next">For the parameter after; null: there are no more.</param>
internal sealed record ObstaclesView(
    IReadOnlyList<ObstacleView> Obstacles, string? Next, IReadOnlyList<ObstacleCount> ByKind,
    IReadOnlyList<ObstacleCount> ByDepartment);

/// <param name="Via">hold, return, bounce, or case: the case itself is about an obstacle.</param>
/// <param name="Kind">Null: nobody said.</param>
/// <param name="Open">The hold goes on, or the case is not closed.</param>
internal sealed record ObstacleView(
    string Number, string Title, string Via, string? Kind, DateTimeOffset At, string Department, string? To,
    string Routine, string State, string? Reason, bool Open)
{
    public static ObstacleView Of(Obstacle o) => new(o.Number, o.Title, o.Via, o.Kind?.Name(), o.At, o.Department, o.To,
        o.Routine, o.State, o.Reason, o.IsOpen);
}
