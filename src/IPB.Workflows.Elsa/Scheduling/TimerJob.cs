using Elsa.Scheduling;
using Elsa.Scheduling.Hangfire.Jobs;
using Hangfire;
using Microsoft.Extensions.DependencyInjection;

namespace IPB.Workflows.Elsa.Scheduling;

/// <summary>
/// What is done when a timer is due: Elsa's own jobs, tried again soon when the database is away. The names here are
/// stored with the jobs.
/// </summary>
internal sealed class TimerJob(IServiceProvider services)
{
    private const int Attempts = 20;

    [AutomaticRetry(Attempts = Attempts, DelaysInSeconds = [1, 2, 5, 15, 60, 300, 900, 3600])]
    public Task StartAsync(
        string timer, ScheduleNewWorkflowInstanceRequest request, string? tenant, CancellationToken ct) =>
        ActivatorUtilities.CreateInstance<RunWorkflowJob>(services).ExecuteAsync(timer, request, tenant, ct);

    [AutomaticRetry(Attempts = Attempts, DelaysInSeconds = [1, 2, 5, 15, 60, 300, 900, 3600])]
    public Task ResumeAsync(
        string timer, ScheduleExistingWorkflowInstanceRequest request, string? tenant, CancellationToken ct) =>
        ActivatorUtilities.CreateInstance<ResumeWorkflowJob>(services).ExecuteAsync(timer, request, tenant, ct);
}
