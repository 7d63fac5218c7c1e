using Hangfire;
using Hangfire.Server;
using IPB.Workflows;
using Npgsql;

namespace IPB.Host.Jobs;

/// <summary>
/// Hands committed messages to Hangfire, a job each. A job that is lost with its node is handed out again: the
/// message's own row decides who sends it, and when it is done.
/// </summary>
internal sealed class MessageRelay(
    WorkflowEngine engine, IBackgroundJobClient jobs, WakeSignal wake, ILogger<MessageRelay> log) : IBackgroundProcess
{
    private const int Batch = 100;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    public void Execute(BackgroundProcessContext context)
    {
        var token = context.StoppingToken;
        try
        {
            var ids = engine.Messages.HandOutAsync(Batch, token).GetAwaiter().GetResult();
            foreach (var id in ids) jobs.Enqueue<MessageDelivery>(d => d.RunAsync(id, CancellationToken.None));
            if (ids.Length < Batch) wake.Messages.Wait(Longest, token);
        }
        catch (Exception e) when (e is NpgsqlException or BackgroundJobClientException)
        {
            log.LogWarning("Messages wait for the database: {Reason}", e.Message);
            context.Wait(Longest);
        }
    }
}
