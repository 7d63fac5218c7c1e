using IPB.Host.Access;
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

    private static async Task<IResult> ReadyAsync(Database database, CancellationToken ct)
    {
        try
        {
            await database.NowAsync(ct);
            return Results.Text("ready");
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            return Results.Problem(Problems.Of(503, "database-unavailable", "The database does not answer."));
        }
    }
}
