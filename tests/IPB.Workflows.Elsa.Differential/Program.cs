using System.Globalization;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Differential;
using IPB.Workflows.Files;
using IPB.Workflows.Routing;
using IPB.Workflows.Tests.Cases;
using IPB.Workflows.Tests.Proofs;

// play [--count 1000] [--seed 1] [--walks 3]: shipped routines and random ones on our engine and on Elsa.
// exchange [--count 300] [--write]: definitions through Elsa's importer and exporter and back; the stored examples.
var workflows = WorkflowFolder.Load("workflows");
if (workflows.Routines.IsEmpty)
{
    await Console.Error.WriteLineAsync(
        "There is no folder workflows here with routines; run it in the project's folder.");
    return 2;
}
switch (args.FirstOrDefault())
{
    case "play":
        return await Playing.RunAsync(workflows, Number("--count", 1_000), Number("--seed", 1), Number("--walks", 3));
    case "exchange":
        return await Exchange.RunAsync(workflows, Number("--count", 300), args.Contains("--write"));
    default:
        await Console.Error.WriteLineAsync(
            "Expected play [--count n] [--seed n] [--walks n] or exchange [--count n] [--write].");
        return 2;
}

int Number(string name, int otherwise) => int.Parse(Word(name) ?? otherwise.ToString(CultureInfo.InvariantCulture),
    CultureInfo.InvariantCulture);

string? Word(string name) => args.SkipWhile(a => a != name).Skip(1).FirstOrDefault();

internal static class Playing
{
    private const int Moves = 25;
    private const int MostShown = 20;

    public static async Task<int> RunAsync(WorkflowFolder workflows, int count, int seed, int walks)
    {
        await using var elsa = await RealElsa.StartAsync();
        var city = new World(workflows.Organisation!, workflows.Calendars, workflows.RoutingTables);
        var shipped = new Figures();
        foreach (var routine in workflows.Routines)
        {
            var differential = await Differential.OfAsync(elsa, city, routine, shipped);
            foreach (var scenario in routine.Scenarios) await differential.PlayAsync(scenario);
            for (var walk = 0; walk < walks * 20; walk++)
                await differential.WalkAsync(Tapes.Of((seed * 10_007) + walk), Moves, $"{routine.Id}, walk {walk}");
        }
        Console.WriteLine($"shipped: {shipped}");

        var town = new World(Town.Organisation, WorkingCalendar.Standard, [Table()]);
        var random = new Figures();
        for (var i = 0; i < count; i++)
        {
            var tape = Tapes.Of((seed * 1_000_003) + i);
            var routine = RandomRoutine.Of(tape, 1 + tape.Below(6));
            var differential = await Differential.OfAsync(elsa, town, routine, random);
            for (var walk = 0; walk < walks; walk++)
                await differential.WalkAsync(
                    Tapes.Of((seed * 7) + (i * 31) + walk), Moves, $"random routine {i}, walk {walk}");
            if ((i + 1) % 100 == 0) await Console.Error.WriteLineAsync($"{i + 1}: {random}");
        }
        Console.WriteLine($"random: {random}");
        foreach (var difference in shipped.Differences.Concat(random.Differences).Take(MostShown))
            Console.WriteLine(difference);
        return shipped.Differences.Count + random.Differences.Count == 0 ? 0 : 1;
    }

    private static RoutingTable Table() => RoutingTableReader.Read("town.routing.yaml", """
        routing: town
        version: 1
        name: { sv: Stad, en: Town }
        rules:
          - { id: lamps, words: [lamp], to: B, why: { sv: Lampa., en: A lamp. } }
          - { id: roads, words: [road], to: A, why: { sv: Väg., en: A road. } }
        fallback: { id: rest, to: A, why: { sv: Annat., en: Else. } }
        """, Town.Organisation, null).Table!;
}
