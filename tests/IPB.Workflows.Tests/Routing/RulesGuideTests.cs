using System.Globalization;
using System.Text.RegularExpressions;
using IPB.Workflows.Files;
using IPB.Workflows.Routing;
using IPB.Workflows.Tests.Files;

namespace IPB.Workflows.Tests.Routing;

/// <summary>What the guides for clerks show is read, checked and routed as they say.</summary>
public partial class RulesGuideTests
{
    [Theory]
    [InlineData("rules.md", 3)]
    [InlineData("regler.md", 1)]
    public void Every_table_of_the_guide_sends_its_problems_where_the_guide_says(string guide, int samples)
    {
        var found = SampleForm().Matches(Text(guide));
        Assert.Equal(samples, found.Count);
        foreach (Match sample in found)
        {
            var router = Router(sample.Groups["file"].Value, sample.Groups["yaml"].Value);
            var rows = sample.Groups["rows"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.True(rows.Length >= 3);
            foreach (var row in rows) Check(router, [.. row.Split('|').Skip(1).SkipLast(1).Select(c => c.Trim())]);
        }
    }

    [Fact]
    public void Every_word_of_the_guide_finds_what_the_guide_says()
    {
        var guide = Text("rules.md");
        var table = guide[guide.IndexOf("| You write", StringComparison.Ordinal)..];
        var rows = WordRow().Matches(table[..table.IndexOf("\n\n", StringComparison.Ordinal)]);
        Assert.Equal(6, rows.Count);
        foreach (Match row in rows)
        {
            var index = new IPB.Rules.WordIndex([row.Groups["word"].Value]);
            bool Finds(string text) => index.Find(new IPB.Rules.PreparedText(text)).Count > 0;
            var words = BracketPart().Replace(row.Groups["found"].Value, "").Split(',', StringSplitOptions.TrimEntries);
            Assert.All(words, word => Assert.True(Finds(word), word));
            Assert.All(row.Groups["not"].Value.Split(',', StringSplitOptions.TrimEntries),
                word => Assert.False(Finds(word), word));
        }
    }

    private static void Check(Router router, string[] row)
    {
        var names = new Dictionary<string, object?> { ["text"] = row[0] };
        foreach (var given in row[1..^2].SelectMany(c => c.Split(", ", StringSplitOptions.RemoveEmptyEntries)))
        {
            var (name, value) = (given.Split('=')[0], given.Split('=')[1]);
            names[name] = decimal.TryParse(value, CultureInfo.InvariantCulture, out var number) ? number : value;
        }
        var routed = router.Route(names);
        Assert.Equal((row[0], row[^2], row[^1]), (row[0], routed.To, routed.Rules[0]));
    }

    private static Router Router(string file, string yaml)
    {
        var city = WorkflowFolder.Load(Path.Combine(ShippedFilesTests.Repository(), "workflows")).Organisation;
        var read = RoutingTableReader.Read(file, yaml, city, ["district", "budget"]);
        Assert.Empty(read.Findings);
        return new Router(read.Table!);
    }

    private static string Text(string guide) =>
        File.ReadAllText(Path.Combine(ShippedFilesTests.Repository(), "docs", guide)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"```yaml\n# (?<file>\S+)\n(?<yaml>.*?)```\n\n\|[^\n]*\n\|[-|]*\n(?<rows>(\|[^\n]*\n)+)",
        RegexOptions.Singleline)]
    private static partial Regex SampleForm();

    [GeneratedRegex(@"^\| `(?<word>[^`]+)` \| (?<found>[^|]+) \| (?<not>[^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex WordRow();

    [GeneratedRegex(@" \([^)]*\)")]
    private static partial Regex BracketPart();
}
