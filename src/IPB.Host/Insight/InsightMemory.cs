using System.Collections.Concurrent;
using System.Diagnostics;
using IPB.Workflows.Insights;

namespace IPB.Host.Insight;

/// <summary>
/// Figures that were counted within the last half minute: many who look at the same ones count them once. Each says when
/// it was counted.
/// </summary>
internal sealed class InsightMemory
{
    private const int Most = 200;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<(InsightFilter Filter, string Who), (long At, InsightFigures Figures)> known = [];

    /// <param name="who">Those who see the same have the same word.</param>
    public async Task<InsightFigures> OfAsync(InsightFilter filter, string who, Func<Task<InsightFigures>> count)
    {
        if (known.TryGetValue((filter, who), out var last) && Stopwatch.GetElapsedTime(last.At) < Fresh)
            return last.Figures;
        // What is old is thrown away with the rest: half a minute later it would be counted anew in any case.
        if (known.Count >= Most) known.Clear();
        var figures = await count();
        known[(filter, who)] = (Stopwatch.GetTimestamp(), figures);
        return figures;
    }
}
