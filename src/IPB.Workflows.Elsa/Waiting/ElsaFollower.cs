using Medallion.Threading;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IPB.Workflows.Elsa.Waiting;

/// <summary>
/// Has workflows go on that wait for cases, and cases that wait for workflows. It compares what each has kept, so that
/// nothing is missed while a node is down; of several nodes one looks at a time.
/// </summary>
internal sealed class ElsaFollower(IServiceScopeFactory scopes, ElsaCity city, ILogger<ElsaFollower> log)
    : BackgroundService
{
    private static readonly TimeSpan BetweenPlans = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var seen = new SeenCases();
        var planned = DateTimeOffset.MinValue;
        using var timer = new PeriodicTimer(city.Settings.Look);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(seen, stoppingToken);
                if (DateTimeOffset.UtcNow - planned < BetweenPlans) continue;
                await PlanAsync(stoppingToken);
                planned = DateTimeOffset.UtcNow;
            }
            // Whatever is wrong now, it is looked again.
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning("Elsa and the cases are compared again later: {Reason}", e.Message);
            }
        }
    }

    private async Task PlanAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<LostTimers>().PlanAsync(DateTimeOffset.UtcNow, ct);
    }

    private async Task LookAsync(SeenCases seen, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var alone = await scope.ServiceProvider.GetRequiredService<IDistributedLockProvider>()
            .TryAcquireLockAsync("ipb-follower", TimeSpan.Zero, ct);
        if (alone is null) return;
        await scope.ServiceProvider.GetRequiredService<WaitingWorkflows>().GoOnAsync(ct);
        await scope.ServiceProvider.GetRequiredService<WaitingRuns>().GoOnAsync(seen, ct);
    }
}
