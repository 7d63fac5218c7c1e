using System.Diagnostics;
using IPB.Workflows.Migrations;
using IPB.Workflows.Routines;

namespace IPB.Benchmarks;

/// <summary>Running cases are reported on and moved to another version by one node, beside the floor.</summary>
internal static class MigrationTimes
{
    private const string Id = "many-timers";
    private const int Batch = 200;

    public static async Task RunAsync(int cases, int rounds)
    {
        Console.WriteLine(
            $"| {cases:N0} running cases | dry run s | floor s | run s | cases/s | ratio | undo s | bar |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---|");
        for (var round = 1; round <= rounds; round++)
        {
            await using var bench = await Bench.OpenAsync();
            var old = bench.Engine.Routines.Find(Id, 1)!;
            await bench.Engine.Versions.InstallAsync([Next(old)]);
            var openedAt = await bench.Database.NowAsync();
            var floor = await FloorAsync(bench, cases, openedAt);
            await DueAtOnce.FillAsync(bench, cases, openedAt);
            await PrintAsync(bench, cases, floor, round);
        }
    }

    private static async Task PrintAsync(Bench bench, int cases, double floor, int round)
    {
        var (migrations, by) = (bench.Engine.Migrations, "anna.ek");
        var clock = Stopwatch.StartNew();
        var dry = await migrations.DryRunAsync(migrations.Suggest(Id, 1, 2).Plan, new(by, "dry"));
        var reported = clock.Elapsed.TotalSeconds;
        clock.Restart();
        await migrations.StartAsync(dry.Id, new(dry.Hash, "Measured"), new(by, "start"));
        while (await migrations.WorkAsync(Batch) > 0) { }
        var moved = clock.Elapsed.TotalSeconds;
        if ((await migrations.RequireAsync(dry.Id)).Counts.Moved != cases)
            throw new InvalidOperationException("not every case was moved");
        clock.Restart();
        await migrations.UndoAsync(dry.Id, "Measured", new(by, "undo"));
        while (await migrations.WorkAsync(Batch) > 0) { }
        Console.WriteLine($"| round {round} | {reported:0.0} | {floor:0.0} | {moved:0.0} | {cases / moved:0} "
            + $"| {floor / moved:0.00} | {clock.Elapsed.TotalSeconds:0.0} | run <= 60 |");
    }

    /// <summary>The same rows, 200 cases a commit, with nothing read and nothing decided.</summary>
    private static async Task<double> FloorAsync(Bench bench, int cases, DateTimeOffset openedAt)
    {
        var open = DueAtOnce.Open(bench, openedAt, 0);
        var rules = MigrationRules.Of(bench.Engine.World, bench.Engine.Routines,
            bench.Engine.Migrations.Suggest(Id, 1, 2).Plan, openedAt);
        var step = MigrationStep.Plan(rules, open.Case, new(Guid.NewGuid(), "anna.ek", openedAt)).Decision!;
        var (first, second) = (FloorStep.Of(null, open, false), FloorStep.Of(open.Case, step, false));
        await using var connection = await bench.Source.OpenConnectionAsync();
        var ids = Enumerable.Range(0, cases).Select(i => (Id: Guid.CreateVersion7(), Serial: 8_000_000_000 + i))
            .ToList();
        foreach (var chunk in ids.Chunk(Batch)) await DueAtOnce.WriteAsync(connection, first, chunk);
        var clock = Stopwatch.StartNew();
        foreach (var chunk in ids.Chunk(Batch)) await DueAtOnce.WriteAsync(connection, second, chunk);
        var seconds = clock.Elapsed.TotalSeconds;
        // They were only there to be written: the engine reports on its own cases.
        await using var command = bench.Source.CreateCommand(
            "update cases set closed_at = now() where number like 'F %'");
        await command.ExecuteNonQueryAsync();
        return seconds;
    }

    private static Routine Next(Routine old)
    {
        var text = old.Source.Replace("version: 1", "version: 2", StringComparison.Ordinal)
            .Replace("after: 90 days", "after: 60 days", StringComparison.Ordinal)
            .Replace("after: 30 minutes", "after: 40 days", StringComparison.Ordinal);
        return RoutineReader.ReadPublished($"{Id}.routine.yaml", text).Routine!;
    }
}
