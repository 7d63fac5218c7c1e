using System.Globalization;
using IPB.Benchmarks;

// Usage: IPB.Benchmarks [--seconds 5] [--rounds 3] [--timers 100000] [--due 2000], or IPB.Benchmarks proof [--rounds
// 3], or IPB.Benchmarks migration [--cases 10000] [--rounds 3], or IPB.Benchmarks pages [--cases 100000] [--calls 40]
// [--data folder] [--only part of an address], or IPB.Benchmarks insight [--cases 100000] [--rounds 9]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string? Word(string name) => Array.IndexOf(args, name) is >= 0 and var i && i + 1 < args.Length ? args[i + 1] : null;
int Option(string name, int otherwise) =>
    Word(name) is { } word ? int.Parse(word, CultureInfo.InvariantCulture) : otherwise;
var (seconds, rounds) = (Option("--seconds", 5), Option("--rounds", 3));
if (args is ["proof", ..])
{
    ProofTimes.Run(Path.Combine(Bench.RepositoryRoot(), "workflows"), rounds);
    return;
}

if (args is ["migration", ..])
{
    await MigrationTimes.RunAsync(Option("--cases", 10_000), rounds);
    return;
}

if (args is ["pages", ..])
{
    await PageTimes.RunAsync(Option("--cases", 100_000), Option("--calls", 40), Word("--data"), Word("--only") ?? "");
    return;
}

if (args is ["insight", ..])
{
    await InsightTimes.RunAsync(Option("--cases", 100_000), Option("--rounds", 9));
    return;
}

await using var bench = await Bench.OpenAsync();
Console.WriteLine($"PostgreSQL {bench.Version}, {Environment.ProcessorCount} cores, windows of {seconds} s, "
    + $"medians of {rounds}, floor and engine by turns in one run");
Console.WriteLine();
Console.WriteLine("| workload | callers | floor/s | engine/s | ratio | bar |");
Console.WriteLine("|---|---:|---:|---:|---:|---|");
await Throughput.RunAsync(bench, "W1 steps", Throughput.EightSteps, [1, 8, 32], seconds, rounds, "0.35 at 8");
await Throughput.RunAsync(bench, "W2 new cases", Throughput.NewCases, [8], seconds, rounds, "");
Console.WriteLine();
await DueAtOnce.RunAsync(bench, Option("--timers", 100_000), Option("--due", 2_000));
