using IPB.Workflows;
using Npgsql;

namespace IPB.Host.Jobs;

/// <summary>
/// Keeps what this node's pages know of absences and delegations as the database has it, once a second. Steps look for
/// themselves.
/// </summary>
internal sealed class CoverFollower(WorkflowEngine engine, ILogger<CoverFollower> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await engine.Cover.FollowAsync(stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException)
            {
                log.LogWarning("Absences and delegations wait for the database: {Reason}", e.Message);
            }
        }
    }
}
