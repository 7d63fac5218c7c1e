using IPB.Host.Access;
using IPB.Workflows;
using IPB.Workflows.Storage;
using Npgsql;

namespace IPB.Host.Operations;

/// <summary>Whether the process lives, and whether it can take work.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => Results.Text("live")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/health/ready", ReadyAsync).AllowAnonymous().ExcludeFromDescription();
    }

    // A file that differs from what is in use harms no case: the node is ready, and says so.
    private static string Words(WorkflowEngine engine) => engine.Versions.Drift is { IsEmpty: false } drift
        ? "ready\n" + string.Join('\n', drift.Select(d => "drift: " + d.Text.En)) : "ready";

    private static async Task<IResult> ReadyAsync(Database database, WorkflowEngine engine, CancellationToken ct)
    {
        try
        {
            await database.NowAsync(ct);
            return Results.Text(Words(engine));
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            return Results.Problem(Problems.Of(503, "database-unavailable", "The database does not answer."));
        }
    }
}
