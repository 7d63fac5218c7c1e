using Elsa.Extensions;
using Elsa.Scheduling.Services;
using Elsa.Workflows.Runtime;
using IPB.Workflows.Elsa.Guards;
using Medallion.Threading;
using Medallion.Threading.FileSystem;
using Microsoft.Extensions.DependencyInjection;

namespace IPB.Workflows.Elsa.Tests.Faults;

/// <summary>
/// Ways of running Elsa in which it is known to lose or mix up what it does: it does not start in them.
/// </summary>
[Collection(nameof(OpenCity))]
public sealed class RefusedStartTests(OpenCity open)
{
    [Fact]
    public async Task Without_a_lock_for_each_workflow_Elsa_does_not_start() =>
        Assert.Contains("stuck for ever", await RefusalAsync(last: services =>
            services.AddScoped<IWorkflowRuntime, LocalWorkflowRuntime>()), StringComparison.Ordinal);

    [Fact]
    public async Task With_locks_that_other_nodes_do_not_see_Elsa_does_not_start() =>
        Assert.Contains("PostgreSQL",
            await RefusalAsync(last: services => services.AddSingleton<IDistributedLockProvider>(
            new FileDistributedSynchronizationProvider(Directory.CreateTempSubdirectory("ipb-locks-")))),
            StringComparison.Ordinal);

    [Fact]
    public async Task With_timers_that_cannot_wait_a_month_Elsa_does_not_start() =>
        Assert.Contains("24.8 days", await RefusalAsync(elsa => elsa.UseScheduling(s =>
            s.WorkflowScheduler = services => services.GetRequiredService<DefaultWorkflowScheduler>())),
            StringComparison.Ordinal);

    [Fact]
    public async Task With_a_shared_state_machine_that_keeps_its_state_Elsa_does_not_start()
    {
        var refusal = await RefusalAsync(elsa => elsa.UseWorkflowManagement(management => management.UseCache()));
        Assert.Contains("UseCache()", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task This_version_keeps_the_state_of_a_state_machine_in_its_definition()
    {
        await using var elsa = await ElsaTrial.StartAsync(open.City);
        await using var scope = elsa.Services.CreateAsyncScope();
        Assert.True(await StateMachineProbe.LeaksAsync(scope.ServiceProvider));
    }

    private async Task<string> RefusalAsync(
        Action<global::Elsa.Features.Services.IModule>? more = null, Action<IServiceCollection>? last = null) =>
        (await Assert.ThrowsAsync<ElsaRefused>(() => ElsaTrial.StartAsync(open.City, more, last))).Message;
}
