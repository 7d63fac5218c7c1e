using Hangfire;
using IPB.Workflows.People;
using IPB.Workflows.Storage;

namespace IPB.Host.Jobs;

/// <summary>Checks every journal, each night and whenever somebody asks.</summary>
internal sealed class JournalChecking(JournalChecks checks, IBackgroundJobClient jobs)
{
    /// <summary>Name of the recurring job; no routine can bear it, for the full stop.</summary>
    public const string Id = "journal.check";
    public const string Nightly = "10 3 * * *";

    /// <summary>Has the check made in the background; one that is on its way already is not made twice.</summary>
    public async Task AskAsync(string by, CancellationToken ct)
    {
        var id = await checks.AskAsync(by, ct);
        jobs.Enqueue<JournalChecking>(c => c.RunAsync(id, CancellationToken.None));
    }

    [DisableConcurrentExecution(60 * 60)]
    [AutomaticRetry(Attempts = 2)]
    public Task RunAsync(Guid id, CancellationToken ct) => checks.RunAsync(id, ct);

    [AutomaticRetry(Attempts = 2)]
    public async Task NightAsync(CancellationToken ct) =>
        await checks.RunAsync(await checks.AskAsync(Party.System, ct), ct);
}
