using Hangfire;
using IPB.Workflows;

namespace IPB.Host.Jobs;

/// <summary>Tells people what came over to them when somebody else is away or back.</summary>
internal sealed class CoverNews(WorkflowEngine engine)
{
    /// <summary>Name of the recurring job; no routine can bear it, for the full stop.</summary>
    public const string Id = "absences.news";
    public const string EveryMinute = "* * * * *";

    // What failed is looked at again within a minute.
    [AutomaticRetry(Attempts = 0)]
    public Task RunAsync(CancellationToken ct) => engine.Cover.TellAsync(ct);
}
