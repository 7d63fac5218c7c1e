using Hangfire.Server;
using IPB.Workflows;
using Npgsql;

namespace IPB.Host.Jobs;

/// <summary>
/// Moves cases to another version on every node while a migration is at work, a batch after the other. A node that ends
/// leaves the batch that it had not committed to the others.
/// </summary>
internal sealed class MigrationPump(
    WorkflowEngine engine, WakeSignal wake, ILogger<MigrationPump> log) : IBackgroundProcess
{
    private const int Batch = 100;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    public void Execute(BackgroundProcessContext context)
    {
        var token = context.StoppingToken;
        try
        {
            var moved = false;
            while (engine.Migrations.WorkAsync(Batch, token).GetAwaiter().GetResult() > 0)
            {
                moved = true;
                token.ThrowIfCancellationRequested();
            }

            // Timers were armed, and whoever has cases now is told.
            if (moved) wake.Ring();
            wake.Migrations.Wait(Longest, token);
        }
        catch (NpgsqlException e)
        {
            log.LogWarning("Migrations wait for the database: {Reason}", e.Message);
            context.Wait(Longest);
        }
    }
}
