using Elsa.Common.Multitenancy;
using Elsa.Scheduling;
using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;

namespace IPB.Workflows.Elsa.Scheduling;

/// <summary>
/// Elsa's timers on Hangfire, one job a timer: which job a timer has is kept under the timer's own name. So a timer
/// that is planned again, as all are when a node starts, gets no second job, and taking one away looks at no other.
/// </summary>
internal sealed class IndexedScheduler(ElsaJobs jobs, ITenantAccessor tenants) : IWorkflowScheduler
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public ValueTask ScheduleAtAsync(string taskName, ScheduleNewWorkflowInstanceRequest request, DateTimeOffset at,
        CancellationToken cancellationToken = default) => At(taskName, at, Start(taskName, request));

    public ValueTask ScheduleAtAsync(
        string taskName, ScheduleExistingWorkflowInstanceRequest request, DateTimeOffset at,
        CancellationToken cancellationToken = default) => At(taskName, at, Resume(taskName, request));

    public ValueTask ScheduleRecurringAsync(string taskName, ScheduleNewWorkflowInstanceRequest request,
        DateTimeOffset startAt, TimeSpan interval, CancellationToken cancellationToken = default) =>
        Cron(taskName, Interval.ToCron(interval), Start(taskName, request));

    public ValueTask ScheduleRecurringAsync(string taskName, ScheduleExistingWorkflowInstanceRequest request,
        DateTimeOffset startAt, TimeSpan interval, CancellationToken cancellationToken = default) =>
        Cron(taskName, Interval.ToCron(interval), Resume(taskName, request));

    public ValueTask ScheduleCronAsync(
        string taskName, ScheduleNewWorkflowInstanceRequest request, string cronExpression,
        CancellationToken cancellationToken = default) => Cron(taskName, cronExpression, Start(taskName, request));

    public ValueTask ScheduleCronAsync(string taskName, ScheduleExistingWorkflowInstanceRequest request,
        string cronExpression, CancellationToken cancellationToken = default) =>
        Cron(taskName, cronExpression, Resume(taskName, request));

    public ValueTask UnscheduleAsync(string taskName, CancellationToken cancellationToken = default)
    {
        using var connection = jobs.Storage.GetConnection();
        using var alone = connection.AcquireDistributedLock(Key(taskName), Patience);
        if (JobOf(connection, taskName) is { } job) Drop(connection, job);
        Forget(connection, taskName);
        jobs.Recurring.RemoveIfExists(taskName);
        return ValueTask.CompletedTask;
    }

    private ValueTask At(string taskName, DateTimeOffset at, Job job)
    {
        using var connection = jobs.Storage.GetConnection();
        using var alone = connection.AcquireDistributedLock(Key(taskName), Patience);
        // Jobs are due at whole seconds: never before their time.
        var due = new DateTime((at.UtcTicks + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond
            * TimeSpan.TicksPerSecond, DateTimeKind.Utc);
        var stamp = JobHelper.SerializeDateTime(due);
        if (connection.GetAllEntriesFromHash(Key(taskName)) is { } kept && kept.TryGetValue("job", out var before))
        {
            if (kept.GetValueOrDefault("at") == stamp && IsOnItsWay(connection, before)) return ValueTask.CompletedTask;
            Drop(connection, before);
        }

        var id = jobs.Client.Create(job, new ScheduledState(due));
        using var write = connection.CreateWriteTransaction();
        write.SetRangeInHash(Key(taskName), [new("job", id), new("at", stamp)]);
        write.Commit();
        return ValueTask.CompletedTask;
    }

    private ValueTask Cron(string taskName, string cron, Job job)
    {
        jobs.Recurring.AddOrUpdate(taskName, job, cron, new RecurringJobOptions());
        return ValueTask.CompletedTask;
    }

    private Job Start(string taskName, ScheduleNewWorkflowInstanceRequest request)
    {
        var tenant = tenants.Tenant?.Id;
        return Job.FromExpression<TimerJob>(j => j.StartAsync(taskName, request, tenant, CancellationToken.None));
    }

    private Job Resume(string taskName, ScheduleExistingWorkflowInstanceRequest request)
    {
        var tenant = tenants.Tenant?.Id;
        return Job.FromExpression<TimerJob>(j => j.ResumeAsync(taskName, request, tenant, CancellationToken.None));
    }

    // A job that runs now takes its own timer away as it resumes the workflow: deleting it would stop that.
    private void Drop(IStorageConnection connection, string job)
    {
        if (connection.GetStateData(job)?.Name is { } state
            && (state == ScheduledState.StateName || state == EnqueuedState.StateName))
            jobs.Client.Delete(job);
    }

    private static bool IsOnItsWay(IStorageConnection connection, string job) =>
        connection.GetStateData(job)?.Name is { } state
        && (state == ScheduledState.StateName || state == EnqueuedState.StateName
            || state == ProcessingState.StateName);

    private static string? JobOf(IStorageConnection connection, string taskName) =>
        connection.GetAllEntriesFromHash(Key(taskName))?.GetValueOrDefault("job");

    private static void Forget(IStorageConnection connection, string taskName)
    {
        using var write = connection.CreateWriteTransaction();
        write.RemoveHash(Key(taskName));
        write.Commit();
    }

    private static string Key(string taskName) => $"ipb-elsa:{taskName}";
}
