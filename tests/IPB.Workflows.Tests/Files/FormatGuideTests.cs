using System.Text.RegularExpressions;
using IPB.Workflows.Calendars;
using IPB.Workflows.Files;
using IPB.Workflows.Notifications;
using IPB.Workflows.People;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Tests.Files;

/// <summary>The description of the files is complete, and each of its examples reads.</summary>
public sealed partial class FormatGuideTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ipb-guide-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Every_example_is_read_proven_and_played_without_a_finding()
    {
        Assert.True(Examples().Count >= 4);
        foreach (var (file, yaml) in Examples()) File.WriteAllText(Path.Combine(folder, file), yaml);
        File.WriteAllText(Path.Combine(folder, "yards.routing.yaml"), Yards);
        var read = WorkflowFolder.Load(folder);
        Assert.Empty(read.Findings);
        Assert.Equal(Examples().Count(e => e.File.EndsWith(RoutineReader.Ending, StringComparison.Ordinal)),
            read.Routines.Length);
        Assert.All(read.Routines, r => Assert.NotEmpty(r.Scenarios));
        Assert.Empty(Workflows.Proofs.ScenarioPlay.Findings(read));
    }

    [Fact]
    public void Every_key_is_explained_and_stands_in_an_example()
    {
        var used = Examples().SelectMany(e => Keys(SafeYaml.Read(e.Yaml, new Findings(e.File))!)).ToHashSet();
        var explained = CodeWord().Matches(Prose().Replace(Guide, "")).Select(m => m.Groups[1].Value).ToHashSet();
        var shapes = RoutineShapes.All.Concat(OrganisationShapes.All).Concat(CalendarShapes.All)
            .Concat(RecurringShapes.All).Concat(MailShapes.All).Where(s => s != Shape.Text);
        Assert.All(shapes, shape => Assert.All(shape.Keys, key =>
        {
            Assert.True(used.Contains(key), $"no example has the key \"{key}\" of a {shape.Name}");
            Assert.True(explained.Contains(key), $"no table explains the key \"{key}\" of a {shape.Name}");
        }));
    }

    [Fact]
    public void Every_type_outcome_and_ending_is_named()
    {
        var words = CodeWord().Matches(Guide).Select(m => m.Groups[1].Value).ToHashSet();
        Assert.All([.. FieldReader.Types.Keys, .. OutcomeNames.Names,
            .. Enum.GetNames<Ending>().Select(e => e.ToLowerInvariant())], w => Assert.Contains(w, words));
    }

    private const string Yards = """
        routing: yards
        version: 1
        name: { sv: Skolgårdar, en: School yards }
        rules:
          - { id: yard, words: [skolgård*, yard], to: LFF, why: { sv: Det är en gård., en: It is a yard. } }
        fallback: { id: rest, to: SLK, why: { sv: Ingen regel., en: No rule. } }
        """;

    private static readonly string Guide = File.ReadAllText(
        Path.Combine(ShippedFilesTests.Repository(), "docs", "routine-format.md")).ReplaceLineEndings("\n");

    private static List<(string File, string Yaml)> Examples() =>
        [.. Example().Matches(Guide).Select(m => (m.Groups["file"].Value, m.Groups["yaml"].Value))];

    private static IEnumerable<string> Keys(Node node) => node switch
    {
        MapNode map => map.Entries.SelectMany(e => Keys(e.Value).Prepend(e.Key.Value)),
        ListNode list => list.Items.SelectMany(Keys),
        _ => [],
    };

    [GeneratedRegex(@"```yaml\n# (?<file>\S+)\n(?<yaml>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex("```.*?```", RegexOptions.Singleline)]
    private static partial Regex Prose();

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex CodeWord();
}
