using System.Globalization;
using IPB.Rules.Benchmarks;

// Evaluations a second on one core: a table of 50 rules and 6 inputs, and a guard, here and in feelin, by turns.
const int Rounds = 5;
var time = TimeSpan.FromSeconds(1);
var sample = new Sample();
var own = new Own(sample);
using var feelin = Feelin.Start(sample);
var timings = new List<(string What, string Engine, Timing Timing)>();
for (var round = 0; round <= Rounds; round++)
{
    List<(string, string, Timing)> turn =
    [
        ("table, 50 rules x 6 inputs", "IPB.Rules", own.Table(time)), ("guard", "IPB.Rules", own.Guard(time)),
    ];
    if (feelin is not null)
        turn.AddRange([
            ("table, 50 rules x 6 inputs", $"feelin {feelin.Version()}", feelin.Run("table", time)),
            ("guard", $"feelin {feelin.Version()}", feelin.Run("guard", time)),
        ]);
    // The first round warms up both.
    if (round > 0) timings.AddRange(turn);
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
    $"{sample.Rows.Length} rows in turn, median of {Rounds} rounds of {time.TotalSeconds} s by turns, one thread.\n"));
Console.WriteLine("| What | Engine | Way | Evaluations/s | Bytes allocated each |");
Console.WriteLine("|---|---|---|---:|---:|");
foreach (var group in timings.GroupBy(t => (t.What, t.Engine)).OrderBy(g => g.Key.What))
{
    var sorted = group.Select(t => t.Timing).OrderBy(t => t.Rate).ToArray();
    var median = sorted[sorted.Length / 2];
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"| {group.Key.What} | {group.Key.Engine} | {median.Way} | {median.Rate:N0} | {median.Bytes:N0} |"));
}

var different = timings.GroupBy(t => t.What).Count(group => group.Select(t => t.Timing.Outcomes)
    .Any(outcomes => !outcomes.SequenceEqual(group.First().Timing.Outcomes)));
Console.WriteLine(different == 0 ? "\nAll outcomes agree." : "\nOutcomes DIFFER between the engines.");
return different == 0 ? 0 : 1;
