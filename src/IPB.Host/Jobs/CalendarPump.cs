using Hangfire.Server;
using IPB.Workflows;
using Npgsql;

namespace IPB.Host.Jobs;

/// <summary>Counts running cases anew when the calendar was changed, a batch after the other, on one node at a time.
/// </summary>
internal sealed class CalendarPump(WorkflowEngine engine, ILogger<CalendarPump> log) : IBackgroundProcess
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public void Execute(BackgroundProcessContext context)
    {
        var token = context.StoppingToken;
        try
        {
            while (engine.Calendars.WorkAsync(ct: token).GetAwaiter().GetResult() > 0)
                token.ThrowIfCancellationRequested();
        }
        catch (NpgsqlException e)
        {
            log.LogWarning("A change of the calendar waits for the database: {Reason}", e.Message);
        }

        context.Wait(Pause);
    }
}
