using System.Globalization;
using IPB.Benchmarks;
using IPB.Workflows.Elsa.Measures;

// Usage: IPB.Workflows.Elsa.Measures [--seconds 10] [--rounds 3]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
int Option(string name, int otherwise) =>
    Array.IndexOf(args, name) is >= 0 and var i && i + 1 < args.Length
        ? int.Parse(args[i + 1], CultureInfo.InvariantCulture) : otherwise;
var (seconds, rounds) = (TimeSpan.FromSeconds(Option("--seconds", 10)), Option("--rounds", 3));
await using var bench = await Bench.OpenAsync();
await using var elsa = await ElsaSide.StartAsync(bench);
Console.WriteLine($"PostgreSQL {bench.Version} with fsync {await ElsaSide.FsyncAsync(bench.ConnectionString)}, Elsa "
    + $"{ElsaSide.Version}, "
    + $"{Environment.ProcessorCount} cores, windows of {seconds.TotalSeconds:0} s, medians of {rounds} by turns "
        + "in one run");
Console.WriteLine();
Console.WriteLine("| callers | Elsa steps/s | ours steps/s | ratio | Elsa p50/p99 ms | ours p50/p99 ms |");
Console.WriteLine("|---:|---:|---:|---:|---:|---:|");
foreach (var callers in new[] { 1, 8, 32 })
{
    await Steps.CountAsync(callers, TimeSpan.FromSeconds(2), (n, done) => elsa.PlayAsync(done));
    await Steps.CountAsync(callers, TimeSpan.FromSeconds(2), (n, done) =>
        EightSteps.PlayAsync(bench.Engine, $"w{callers}", n, done));
    var (theirs, ours) = (new List<Steps>(), new List<Steps>());
    for (var round = 0; round < rounds; round++)
    {
        var run = $"{callers}.{round}";
        theirs.Add(await Steps.CountAsync(callers, seconds, (n, done) => elsa.PlayAsync(done)));
        ours.Add(
            await Steps.CountAsync(callers, seconds, (n, done) => EightSteps.PlayAsync(bench.Engine, run, n, done)));
    }

    var (t, o) = (Steps.Median(theirs), Steps.Median(ours));
    Console.WriteLine($"| {callers} | {t.Rate:0} | {o.Rate:0} | {o.Rate / t.Rate:0.0} | {t.P50:0.0}/{t.P99:0.0} | "
        + $"{o.P50:0.0}/{o.P99:0.0} |");
}
