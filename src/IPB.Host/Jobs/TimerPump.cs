using Hangfire.Server;
using IPB.Workflows;
using Npgsql;

namespace IPB.Host.Jobs;

/// <summary>
/// Fires timers on every node: Hangfire keeps it running, PostgreSQL shares the timers out. Wakes at the next due
/// time, when a step on this node armed something, and every second for what other nodes armed.
/// </summary>
internal sealed class TimerPump(WorkflowEngine engine, WakeSignal wake, ILogger<TimerPump> log) : IBackgroundProcess
{
    private const int Batch = 200;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(5);

    // Hangfire gives a process a thread of its own and calls it without async.
    public void Execute(BackgroundProcessContext context)
    {
        var token = context.StoppingToken;
        try
        {
            while (engine.FireDueTimersAsync(Batch, token).GetAwaiter().GetResult() == Batch)
                token.ThrowIfCancellationRequested();
            var next = engine.UntilNextTimerAsync(token).GetAwaiter().GetResult() ?? Longest;
            wake.Timers.Wait(next < Shortest ? Shortest : next > Longest ? Longest : next, token);
        }
        catch (NpgsqlException e)
        {
            // Hangfire would wait up to five minutes after a failure; a database that is back is used within seconds.
            log.LogWarning("Timers wait for the database: {Reason}", e.Message);
            context.Wait(Longest);
        }
    }
}
