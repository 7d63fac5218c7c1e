using System.Text.Json;
using System.Xml.Linq;
using IPB.Workflows.Tests.Calendars;

namespace IPB.Workflows.Tests.Conformance;

/// <summary>The state charts of the SCION suite: what a routine can say is played and ends as written there.</summary>
public sealed class ScxmlTests(ITestOutputHelper output)
{
    private const int Charts = 127;
    private const int Nested = 14;
    private const int Flat = 23;

    [Fact]
    public void Charts_without_scripts_and_parallel_states_go_as_the_suite_says()
    {
        var folder = SharedData.Folder("scxml-scripts");
        var results = Directory.GetFiles(folder, "*.scxml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(f => (Name: Path.GetRelativePath(folder, f), Result: Run(f))).ToList();
        foreach (var (name, result) in results) output.WriteLine($"{name}: {result}");
        foreach (var kind in results.GroupBy(r => r.Result)) output.WriteLine($"{kind.Count()} {kind.Key}");

        Assert.Equal("",
            string.Join('\n', results.Where(r => r.Result.StartsWith("expected", StringComparison.Ordinal))));
        Assert.Equal(
            (Charts, Flat, Nested),
            (results.Count, results.Count(r => r.Result == "passed, flat"),
                results.Count(r => r.Result == "passed, nested")));
        Assert.All(results, r => Assert.Matches("^(passed|left out)", r.Result));
    }

    private static string Run(string file)
    {
        var root = XDocument.Load(file).Root!;
        if (ScxmlChart.Obstacle(root) is { } obstacle) return $"left out: {obstacle}";
        using var script = JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(file, "json")));
        var steps = script.RootElement.GetProperty("events").EnumerateArray().ToList();
        var chart = new ScxmlChart(root, steps.Select(EventOf));
        var play = new ScxmlPlay(chart);
        if (Differs(script.RootElement.GetProperty("initialConfiguration"), play) is { } wrong) return wrong;
        foreach (var step in steps)
        {
            play.Send(EventOf(step), step.TryGetProperty("after", out var after) ? after.GetDouble() : 0);
            if (Differs(step.GetProperty("nextConfiguration"), play) is { } differs)
                return $"{differs} {EventOf(step)}";
        }
        return chart.IsNested ? "passed, nested" : "passed, flat";
    }

    private static string EventOf(JsonElement step) => step.GetProperty("event").GetProperty("name").GetString()!;

    private static string? Differs(JsonElement configuration, ScxmlPlay play)
    {
        var expected = string.Join(' ', configuration.EnumerateArray().Select(s => s.GetString()));
        return expected == play.State ? null : $"expected {expected}, got {play.State} after";
    }
}
