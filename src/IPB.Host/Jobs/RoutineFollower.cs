using IPB.Workflows;
using IPB.Workflows.Files;
using Npgsql;

namespace IPB.Host.Jobs;

/// <summary>
/// Keeps this node's routines as the database has them, once a second: what another node published or retired, and
/// what is due to take effect. Runs on every node, also on one that leaves timers and mail to others.
/// </summary>
internal sealed class RoutineFollower(WorkflowEngine engine, ILogger<RoutineFollower> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private string unreadable = "";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                Tell(await engine.Versions.FollowAsync(stoppingToken));
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException)
            {
                log.LogWarning("Routines wait for the database: {Reason}", e.Message);
            }
        }
    }

    // Once, not every second.
    private void Tell(IEnumerable<Finding> findings)
    {
        var text = string.Join('\n', findings);
        if (text != unreadable && text.Length > 0)
            log.LogError("This node cannot read a published routine; bring it to the newest release:\n{Text}", text);
        unreadable = text;
    }
}
