using Elsa.Common.DistributedHosting.DistributedLocks;
using Elsa.Scheduling;
using Elsa.Workflows.Management;
using Elsa.Workflows.Management.Services;
using Elsa.Workflows.Management.Stores;
using Elsa.Workflows.Runtime;
using Elsa.Workflows.Runtime.Distributed;
using IPB.Workflows.Elsa.Scheduling;
using Medallion.Threading;
using Medallion.Threading.FileSystem;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IPB.Workflows.Elsa.Guards;

/// <summary>Does not let Elsa start in a way in which it is known to lose or mix up what it does.</summary>
internal sealed class StartGuard(IServiceScopeFactory scopes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        Check(scope.ServiceProvider);
        await CheckCacheAsync(scope.ServiceProvider);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <exception cref="ElsaRefused">With the reason and what to do instead.</exception>
    public static void Check(IServiceProvider services)
    {
        var runtime = services.GetRequiredService<IWorkflowRuntime>();
        if (runtime is not DistributedWorkflowRuntime)
            throw new ElsaRefused(
                $"Elsa's runtime is {runtime.GetType().Name}: without a lock for each workflow, approvals "
                + "that come at the same time leave it stuck for ever. Use the distributed runtime "
                + "(UseWorkflowRuntime(r => r.UseDistributedRuntime())), as UseIpbWorkflows() does.");
        var locks = services.GetRequiredService<IDistributedLockProvider>();
        if (locks is FileDistributedSynchronizationProvider or NoopDistributedSynchronizationProvider)
            throw new ElsaRefused(
                $"Elsa's locks are {locks.GetType().Name}, which other nodes do not see. Use locks in "
                + "PostgreSQL, as UseIpbWorkflows() does.");
        var scheduler = services.GetRequiredService<IWorkflowScheduler>();
        if (scheduler is not IndexedScheduler)
            throw new ElsaRefused(
                $"Elsa's timers are kept by {scheduler.GetType().Name}: the local scheduler cannot wait "
                + "longer than 24.8 days and forgets timers that fire while the database is down, and Hangfire's "
                + "doubles every job at each start. Leave the scheduler as UseIpbWorkflows() sets it.");
    }

    /// <summary>
    /// With the cache on, all workflows of a definition share its activities. Whether the state machine keeps its state
    /// in them is tried, not read from a version.
    /// </summary>
    private static async Task CheckCacheAsync(IServiceProvider services)
    {
        if (IsCached(services) && await StateMachineProbe.LeaksAsync(services))
            throw new ElsaRefused(
                "Elsa's cache of definitions is on (UseCache()) and its StateMachine keeps its state in "
                + "the definition that the cache shares: one workflow would begin where another one stands. Leave the "
                + "cache off, or use a version of Elsa whose StateMachine keeps its state with the workflow.");
    }

    private static bool IsCached(IServiceProvider services) =>
        services.GetRequiredService<IWorkflowDefinitionService>() is CachingWorkflowDefinitionService
        || services.GetRequiredService<IWorkflowDefinitionStore>() is CachingWorkflowDefinitionStore;
}
