using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using IPB.Workflows;
using IPB.Workflows.Access;
using IPB.Workflows.Calendars;
using IPB.Workflows.Insights;
using IPB.Workflows.Storage;

namespace IPB.Host.Insight;

/// <summary>
/// What was counted of the cases that the whole city sees, and of all: the same for everybody who sees them. Counts
/// older than half a minute are given out once more while they are counted anew; nobody gets any older than ten
/// minutes. Figures say when they were counted.
/// </summary>
internal sealed class InsightMemory(
    WorkflowEngine engine, Database database, InsightQueries queries, ILogger<InsightMemory> log) : BackgroundService
{
    private const int Most = 200;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Usable = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<(InsightFilter, bool), Counted> known = [];
    private readonly ConcurrentDictionary<(InsightFilter, bool), Lazy<Task<Counted>>> counting = [];

    /// <param name="all">Of all cases, instead of those that the whole city sees.</param>
    public async Task<Counted> OfAsync(InsightFilter filter, bool all)
    {
        var key = (filter, all);
        if (!known.TryGetValue(key, out var last)) return await CountAsync(key);
        var age = Stopwatch.GetElapsedTime(last.At);
        if (age >= Usable) return await CountAsync(key);
        if (age >= Fresh) _ = TryAsync(() => CountAsync(key));
        return last;
    }

    /// <summary>What the page shows first is always counted already.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Usable / 2);
        do
            await TryAsync(() => CountUsualAsync(stoppingToken));
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task CountUsualAsync(CancellationToken ct)
    {
        var filter = new InsightSearch().ToFilter(Stockholm.DateOf(await database.NowAsync(ct)));
        await CountAsync((filter, false));
        await CountAsync((filter, true));
    }

    private async Task TryAsync(Func<Task> count)
    {
        try
        {
            await count();
        }
        catch (Exception e) when (e is DbException or TimeoutException)
        {
            // Whoever asks when the old ones are too old is told.
            log.LogWarning("Figures wait for the database: {Reason}", e.Message);
        }
    }

    // Many who ask at once wait for one count.
    private Task<Counted> CountAsync((InsightFilter, bool) key) =>
        counting.GetOrAdd(key, k => new(() => RunAsync(k))).Value;

    private async Task<Counted> RunAsync((InsightFilter Filter, bool All) key)
    {
        try
        {
            var (calendar, routines) = (engine.World.Calendar, engine.Routines);
            var rows = key.All ? (await OfAsync(key.Filter, all: false)).Rows
                    .Plus(await queries.OwnAsync(key.Filter, Sight.Everything, calendar, routines))
                : await queries.CityAsync(key.Filter, calendar, routines);
            if (known.Count >= Most) known.Clear();
            return known[key] = new(Stopwatch.GetTimestamp(), rows, InsightQueries.Sum(key.Filter, rows, routines));
        }
        finally
        {
            counting.TryRemove(key, out _);
        }
    }

    /// <param name="Figures">Of these rows alone.</param>
    public sealed record Counted(long At, InsightRows Rows, InsightFigures Figures);
}
