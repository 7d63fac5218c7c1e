using Hangfire;
using Hangfire.Storage;

namespace IPB.Host.Jobs;

/// <summary>How the jobs of all nodes do.</summary>
internal sealed class JobHealth(JobStorage storage)
{
    public JobReport Read()
    {
        var jobs = storage.GetMonitoringApi();
        var sums = jobs.GetStatistics();
        using var connection = storage.GetConnection();
        return new(sums.Enqueued, sums.Scheduled, sums.Processing, sums.Failed, sums.Succeeded,
            [.. jobs.Servers().Select(s => new JobNode(s.Name, Utc(s.StartedAt)!.Value, Utc(s.Heartbeat)))
                .OrderBy(n => n.Name, StringComparer.Ordinal)],
            [.. connection.GetRecurringJobs().Select(j => new RecurringJob(j.Id, Utc(j.NextExecution),
                Utc(j.LastExecution), j.LastJobState, j.Error)).OrderBy(j => j.Next)]);
    }

    private static DateTimeOffset? Utc(DateTime? time) =>
        time is { } at ? new(DateTime.SpecifyKind(at, DateTimeKind.Utc), TimeSpan.Zero) : null;
}

/// <param name="Waiting">To be done now.</param>
/// <param name="Later">To be done or tried again at a time.</param>
/// <param name="Failed">Given up.</param>
public sealed record JobReport(
    long Waiting, long Later, long Running, long Failed, long Done, IReadOnlyList<JobNode> Nodes,
    IReadOnlyList<RecurringJob> Recurring);

/// <param name="LastSign">When it last said that it lives, by its own clock.</param>
public sealed record JobNode(string Name, DateTimeOffset StartedAt, DateTimeOffset? LastSign);

/// <param name="State">Of the last run, as the job store names it.</param>
/// <param name="Error">Why it cannot be planned; null: it can.</param>
public sealed record RecurringJob(
    string Id, DateTimeOffset? Next, DateTimeOffset? Last, string? State, string? Error);
