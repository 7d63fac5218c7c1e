using Hangfire.Server;
using IPB.Workflows;
using Npgsql;

namespace IPB.Host.Jobs;

/// <summary>
/// Carries out what was decided to be disposed of, a batch of cases after the other. A node that ends leaves the batch
/// that it had not committed to the others.
/// </summary>
internal sealed class DisposalPump(
    WorkflowEngine engine, WakeSignal wake, ILogger<DisposalPump> log) : IBackgroundProcess
{
    private const int Batch = 50;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    public void Execute(BackgroundProcessContext context)
    {
        var token = context.StoppingToken;
        try
        {
            while (engine.Retention.WorkAsync(Batch, token).GetAwaiter().GetResult() > 0)
                token.ThrowIfCancellationRequested();
            wake.Disposals.Wait(Longest, token);
        }
        catch (NpgsqlException e)
        {
            log.LogWarning("Disposals wait for the database: {Reason}", e.Message);
            context.Wait(Longest);
        }
    }
}
