using System.Diagnostics;
using IPB.Workflows.Cases;
using IPB.Workflows.Storage;
using Npgsql;

namespace IPB.Benchmarks;

/// <summary>W3: many timers wait, a number of them are due at one moment; when does each take effect?</summary>
internal static class DueAtOnce
{
    private const int TimersPerCase = 3;
    private const int Batch = 200;
    private static readonly TimeSpan After = TimeSpan.FromMinutes(30);

    public static async Task RunAsync(Bench bench, int timers, int due)
    {
        Console.WriteLine(
            $"| W3 {timers:N0} timers pending, {due:N0} due at once | first s | median s | last s | bar |");
        Console.WriteLine("|---|---:|---:|---:|---|");
        await FillAsync(bench, timers / TimersPerCase - due, (await bench.Database.NowAsync()).AddDays(1));
        await PrintAsync("floor (same rows, 200 a commit)", due, await FloorAsync(bench, due), "");
        var at = (await bench.Database.NowAsync()).AddSeconds(10);
        await FillAsync(bench, due, at - After);
        await PrintAsync("engine, one node", due, await EngineAsync(bench, due, at), "last <= 3");
    }

    private static Task PrintAsync(string name, int due, List<(double Seconds, int Count)> effects, string bar)
    {
        var all = effects.SelectMany(e => Enumerable.Repeat(e.Seconds, e.Count)).Order().ToList();
        if (all.Count != due) throw new InvalidOperationException($"{name}: {all.Count} effects instead of {due}");
        Console.WriteLine($"| {name} | {all[0]:0.00} | {all[due / 2]:0.00} | {all[^1]:0.00} | {bar} |");
        return Task.CompletedTask;
    }

    /// <summary>What a node's pump does, from before the moment until everything is done.</summary>
    private static async Task<List<(double, int)>> EngineAsync(Bench bench, int due, DateTimeOffset at)
    {
        var effects = new List<(double, int)>();
        for (var done = 0; done < due;)
        {
            var fired = await bench.Engine.FireDueTimersAsync(Batch);
            if (fired > 0)
            {
                done += fired;
                effects.Add(((await bench.Database.NowAsync() - at).TotalSeconds, fired));
                continue;
            }

            var wait = await bench.Engine.UntilNextTimerAsync()
                ?? throw new InvalidOperationException("no timer is armed");
            if (wait > TimeSpan.Zero) await Task.Delay(wait);
        }

        return effects;
    }

    private static async Task<List<(double, int)>> FloorAsync(Bench bench, int due)
    {
        var now = await bench.Database.NowAsync();
        var open = Open(bench, now - After, 0);
        var fired = Step.Decide(bench.Engine.World, bench.Engine.Routines.ChooserFor("many-timers", 1), open.Case,
            new FireTimer("fire:0"), null, now)!;
        var (first, second) = (FloorStep.Of(null, open, false), FloorStep.Of(open.Case, fired, false));
        await using var connection = await bench.Source.OpenConnectionAsync();
        var ids = Enumerable.Range(0, due).Select(i => (Id: Guid.CreateVersion7(), Serial: 8_000_000_000 + i)).ToList();
        await WriteAsync(connection, first, ids);
        var start = Stopwatch.GetTimestamp();
        var effects = new List<(double, int)>();
        foreach (var chunk in ids.Chunk(Batch))
        {
            await WriteAsync(connection, second, chunk);
            effects.Add((Stopwatch.GetElapsedTime(start).TotalSeconds, chunk.Length));
        }

        return effects;
    }

    internal static async Task WriteAsync(
        NpgsqlConnection connection, FloorStep step, IEnumerable<(Guid Id, long Serial)> cases)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new("begin"));
        foreach (var (id, serial) in cases) Floor.Add(batch, step, id, serial);
        batch.BatchCommands.Add(new("commit"));
        await batch.PrepareAsync();
        await batch.ExecuteNonQueryAsync();
    }

    internal static async Task FillAsync(Bench bench, int cases, DateTimeOffset openedAt)
    {
        var writer = new CaseWriter(new JournalSeal(new byte[32]), bench.Engine.Routines);
        await using var connection = await bench.Source.OpenConnectionAsync();
        var serial = Random.Shared.Next(1_000_000, 2_000_000);
        foreach (var chunk in Enumerable.Range(0, cases).Chunk(500))
        {
            await using var batch = new NpgsqlBatch(connection);
            writer.Write(batch, [.. chunk.Select(i => new CaseChange(null, [], [Open(bench, openedAt, serial + i)]))]);
            await batch.ExecuteNonQueryAsync();
        }
    }

    internal static Decision Open(Bench bench, DateTimeOffset at, int serial) => Step.Open(bench.Engine.World,
        bench.Engine.Routines.ChooserFor("many-timers", 1), EightSteps.Submission with { Routine = "many-timers" },
        bench.Engine.Organisation.FindPerson("elin.dahlgren")!, CaseNumber.Of(1000 + serial % 8000, serial), at);
}
