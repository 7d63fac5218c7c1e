using System.Collections.Immutable;
using System.Diagnostics;
using Npgsql;

namespace IPB.Benchmarks;

/// <summary>W1 and W2: how many committed steps a second, for a number of callers.</summary>
internal static class Throughput
{
    /// <summary>One caller's unit of work, engine or floor; calls back after every committed step.</summary>
    public sealed record Work(
        Func<Bench, string, long, Action, Task> Engine,
        Func<NpgsqlConnection, ImmutableArray<FloorStep>, Action, Task> Floor);

    public static Work EightSteps { get; } = new(
        (bench, run, n, done) => Benchmarks.EightSteps.PlayAsync(bench.Engine, run, n, done),
        (connection, steps, done) => Floor.PlayAsync(connection, steps, done));

    public static Work NewCases { get; } = new(
        async (bench, run, n, done) =>
        {
            await bench.Engine.SubmitAsync(Benchmarks.EightSteps.Submission,
                Benchmarks.EightSteps.SenderOf("elin.dahlgren", run, n, 0));
            done();
        },
        (connection, steps, done) => Floor.PlayAsync(connection, [steps[0]], done));

    public static async Task RunAsync(
        Bench bench, string name, Work work, int[] callers, int seconds, int rounds, string bar)
    {
        var steps = FloorStep.OfEightSteps(bench.Engine, await bench.Database.NowAsync());
        foreach (var count in callers)
        {
            await EngineAsync(bench, work, count, 1);
            await FloorAsync(bench, work, steps, count, 1);
            var (floor, engine) = (new List<double>(), new List<double>());
            for (var round = 0; round < rounds; round++)
            {
                floor.Add(await FloorAsync(bench, work, steps, count, seconds));
                engine.Add(await EngineAsync(bench, work, count, seconds));
            }

            var ratio = Median(floor.Zip(engine, (f, e) => e / f));
            Console.WriteLine($"| {name} | {count} | {Median(floor):0} | {Median(engine):0} | {ratio:0.00} | {bar} |");
        }
    }

    private static Task<double> EngineAsync(Bench bench, Work work, int callers, int seconds)
    {
        var run = Guid.NewGuid().ToString("n")[..8];
        var cases = 0L;
        return CountAsync(callers, seconds, done => work.Engine(bench, run, Interlocked.Increment(ref cases), done));
    }

    private static async Task<double> FloorAsync(
        Bench bench, Work work, ImmutableArray<FloorStep> steps, int callers, int seconds)
    {
        var connections = new Stack<NpgsqlConnection>();
        for (var i = 0; i < callers; i++) connections.Push(await bench.Source.OpenConnectionAsync());
        var free = new System.Collections.Concurrent.ConcurrentBag<NpgsqlConnection>(connections);
        var rate = await CountAsync(callers, seconds, async done =>
        {
            free.TryTake(out var connection);
            await work.Floor(connection!, steps, done);
            free.Add(connection!);
        });
        foreach (var connection in connections) await connection.DisposeAsync();
        return rate;
    }

    private static async Task<double> CountAsync(int callers, int seconds, Func<Action, Task> unit)
    {
        var done = 0L;
        var start = Stopwatch.GetTimestamp();
        var time = TimeSpan.FromSeconds(seconds);
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(start) < time) await unit(() => Interlocked.Increment(ref done));
        })));
        return done / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
