using System.Text.Json.Nodes;
using IPB.Workflows.Files;
using IPB.Workflows.Routing;
using IPB.Workflows.Tests.Calendars;
using IPB.Workflows.Tests.Files;

namespace IPB.Workflows.Tests.Routing;

/// <summary>Where the city's own table sends problems as people write them.</summary>
public class ShippedTableTests
{
    private static readonly Lazy<Router> Shipped = new(() => new Router(WorkflowFolder.Load(
        Path.Combine(ShippedFilesTests.Repository(), "workflows")).RoutingTables.Single(t => t.Id == "problem-intake")));

    [Theory]
    [InlineData("sv")]
    [InlineData("en")]
    public void Forty_problems_reach_their_department(string language)
    {
        var file = File.ReadAllText(Path.Combine(SharedData.Folder("domain"), "problems.json"));
        var problems = JsonNode.Parse(file)!.AsArray();
        Assert.Equal(40, problems.Count);
        Assert.Empty(Wrong(problems.Select(p => ((string)p![language]!, (string)p["department"]!))));
    }

    [Fact]
    public void Problems_that_the_words_were_chosen_by_reach_their_department() =>
        Assert.Empty(Wrong(Problems("more-problems.json")));

    /// <summary>
    /// Thirty sentences in each language, written after the table and its words were settled, and not followed by
    /// any word of theirs. What is not found goes to a person, not astray.
    /// </summary>
    [Fact]
    public void Most_problems_that_the_words_were_not_chosen_by_reach_their_department()
    {
        var problems = Problems("unseen-problems.json").ToList();
        Assert.Equal(60, problems.Count);
        var wrong = Wrong(problems);
        Assert.True(wrong.Length <= 6, string.Join('\n', wrong));
        Assert.True(wrong.Count(w => !w.Contains("by fallback")) <= 2, string.Join('\n', wrong));
    }

    private static IEnumerable<(string Text, string Department)> Problems(string file) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(
            ShippedFilesTests.Repository(), "tests/IPB.Workflows.Tests/Routing", file)))!.AsArray()
        .Select(p => ((string)p!["text"]!, (string)p["department"]!));

    private static string[] Wrong(IEnumerable<(string Text, string Department)> problems) =>
    [.. from p in problems
        let routed = Shipped.Value.Route(new Dictionary<string, object?> { ["text"] = p.Text })
        where routed.To != p.Department
        select $"{p.Text} expected {p.Department}, got {routed.To} by {string.Join(", ", routed.Rules)} "
            + $"({string.Join(", ", routed.Matches)})"];
}
