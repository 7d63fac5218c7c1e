using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using IPB.Workflows.Files;
using IPB.Workflows.Routines;
using IPB.Workflows.Routines.Exports;
using IPB.Workflows.Routines.Imports;
using IPB.Workflows.Tests.Proofs;

namespace IPB.Workflows.Differential;

/// <summary>Our export, Elsa's import, Elsa's export, our import: the same text, and again.</summary>
internal sealed class Exchange : IAsyncDisposable
{
    private const string Examples = "tests/IPB.Workflows.Tests/Routines/Elsa/examples";
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly RealElsa elsa;
    private readonly RealElsa bare;
    private int wrong;

    private Exchange(RealElsa elsa, RealElsa bare) => (this.elsa, this.bare) = (elsa, bare);

    /// <param name="count">How many random routines.</param>
    /// <param name="write">The stored examples are written anew, not compared.</param>
    public static async Task<int> RunAsync(WorkflowFolder workflows, int count, bool write)
    {
        await using var exchange = new Exchange(
            await RealElsa.StartAsync(), await RealElsa.StartAsync(withModule: false));
        foreach (var routine in workflows.Routines) await exchange.ShippedAsync(routine);
        for (var i = 0; i < count; i++) await exchange.RandomAsync(i);
        await exchange.ExampleAsync(Path.Combine(Examples, "permit"), write);
        Console.WriteLine($"{workflows.Routines.Length} shipped routines, {count} random ones and 1 stored example "
            + $"exchanged with Elsa, {exchange.wrong} wrong");
        return exchange.wrong == 0 ? 0 : 1;
    }

    private async Task ShippedAsync(Routine routine)
    {
        foreach (var language in new[] { "sv", "en" })
        {
            var ours = ElsaExport.Write(routine, language);
            var once = await elsa.ExchangeAsync(ours);
            Check(routine.Id, once == await elsa.ExchangeAsync(once), "Elsa exports it otherwise the second time");
            Returns(routine, once, Carried.AsItIs);
            // An Elsa without the module knows neither activities nor conditions: what it drops is told, and kept.
            Returns(routine, await bare.ExchangeAsync(ours), Carried.Changed);
            Returns(routine, await elsa.ExchangeAsync(await bare.ExchangeAsync(ours)), Carried.Changed);
        }
    }

    private void Returns(Routine routine, string definition, Carried most)
    {
        var draft = ElsaImport.Read(routine.Id, definition);
        var said = draft.Findings.Where(f => f.Carried > most).Select(f => f.ToString()).ToList();
        Check(routine.Id, draft.Yaml == routine.Source && said.Count == 0,
            "comes back otherwise: " + string.Join('\n', said));
    }

    private async Task RandomAsync(int seed)
    {
        var tape = Tapes.Of(seed);
        var ours = ElsaExport.Write(RandomRoutine.Of(tape, 1 + tape.Below(6)), "en");
        var once = await elsa.ExchangeAsync(ours);
        Check($"random routine {seed}", ElsaImport.Read("x", ours).Yaml == ElsaImport.Read("x", once).Yaml,
            "comes back otherwise");
    }

    private async Task ExampleAsync(string name, bool write)
    {
        var routine = RoutineReader.ReadPublished(Path.GetFileName(name) + ".routine.yaml",
            await File.ReadAllTextAsync(name + ".routine.yaml")).Routine!;
        var ours = ElsaExport.Write(routine, "sv");
        var theirs = JsonNode.Parse(await elsa.ExchangeAsync(ours))!;
        theirs["createdAt"] = "2026-01-01T00:00:00+00:00";
        await KeptAsync(name + ".elsa.json", ours, write);
        await KeptAsync(name + ".from-elsa.json", theirs.ToJsonString(Indented) + "\n", write);
        Returns(routine, theirs.ToJsonString(), Carried.AsItIs);
    }

    private async Task KeptAsync(string path, string text, bool write)
    {
        if (write) await File.WriteAllTextAsync(path, text);
        else Check(path, await File.ReadAllTextAsync(path) == text, "is not what Elsa takes and gives: see --write");
    }

    private void Check(string of, bool right, string what)
    {
        if (right) return;
        wrong++;
        Console.WriteLine($"{of}: {what}");
    }

    public async ValueTask DisposeAsync()
    {
        await elsa.DisposeAsync();
        await bare.DisposeAsync();
    }
}
