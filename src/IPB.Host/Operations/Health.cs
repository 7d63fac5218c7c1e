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
    // Likewise a calendar that cannot be read: what it said last holds.
    private static async Task<string> WordsAsync(WorkflowEngine engine, HostSettings settings, CancellationToken ct)
    {
        var failing = settings.Calendars.Calendars.IsEmpty ? [] : (await engine.Cover.CalendarsAsync(ct)).Where(c =>
            c.Error is not null && settings.Calendars.Calendars.Any(f => f.Id == c.Id));
        return string.Join('\n', engine.Versions.Drift.Select(d => "drift: " + d.Text.En)
            .Concat(failing.Select(c => $"calendar {c.Id}: {c.Error}")).Prepend("ready"));
    }

    private static async Task<IResult> ReadyAsync(
        Database database, WorkflowEngine engine, HostSettings settings, CancellationToken ct)
    {
        try
        {
            await database.NowAsync(ct);
            return Results.Text(await WordsAsync(engine, settings, ct));
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            return Results.Problem(Problems.Of(503, "database-unavailable", "The database does not answer."));
        }
    }
}
