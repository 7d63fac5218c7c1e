using System.Collections.Concurrent;
using System.Diagnostics;

namespace IPB.Workflows.Elsa.Measures;

/// <summary>Committed steps in a window of time.</summary>
/// <param name="Rate">A second.</param>
/// <param name="P50">Milliseconds between two steps of one case.</param>
internal sealed record Steps(double Rate, double P50, double P99)
{
    /// <param name="play">Plays a case; calls back after every committed step.</param>
    public static async Task<Steps> CountAsync(int callers, TimeSpan time, Func<long, Action, Task> play)
    {
        var (cases, times) = (0L, new ConcurrentBag<double>());
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(start) < time)
            {
                var last = Stopwatch.GetTimestamp();
                await play(Interlocked.Increment(ref cases), () =>
                {
                    times.Add(Stopwatch.GetElapsedTime(last).TotalMilliseconds);
                    last = Stopwatch.GetTimestamp();
                });
            }
        })));
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var sorted = times.Order().ToList();
        return new(sorted.Count / seconds, sorted[sorted.Count / 2], sorted[(int)(sorted.Count * 0.99)]);
    }

    public static Steps Median(IEnumerable<Steps> rounds)
    {
        var sorted = rounds.OrderBy(r => r.Rate).ToList();
        return sorted[sorted.Count / 2];
    }
}
