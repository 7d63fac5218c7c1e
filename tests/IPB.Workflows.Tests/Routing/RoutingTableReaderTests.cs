using IPB.Workflows.Routing;
using IPB.Workflows.Tests.Files;

namespace IPB.Workflows.Tests.Routing;

public class RoutingTableReaderTests
{
    private const string Table = """
        routing: intake
        version: 2
        name: { sv: Intag, en: Intake }
        rules:
          - id: yard-light
            words: [[Skolgård, klassrum], [ljus, p-plats]]
            when: 'submitting_department = "LFF"'
            to: LFF
            also: [SLK]
            why: { sv: Gården är vår., en: The yard is ours. }
          - { id: yard, words: [gård, it support], to: LFF, why: { sv: Gården., en: The yard. } }
        fallback: { id: rest, to: SLK, why: { sv: Ingen annan., en: Nobody else. } }
        """;

    [Fact]
    public void Good_table_is_read()
    {
        var file = Read(Table);
        Assert.Empty(file.Findings);
        var table = file.Table!;
        Assert.Equal(("intake", 2, "Intake", "SLK"), (table.Id, table.Version, table.Name.En, table.Fallback.To));
        var rule = table.Rules[0];
        Assert.Equal([["Skolgård", "klassrum"], ["ljus", "p-plats"]], rule.Words.Select(g => g.ToArray()));
        Assert.Equal("submitting_department = \"LFF\"", rule.When!.Text);
        Assert.Equal(("LFF", "SLK", "The yard is ours."), (rule.Outcome.To, Assert.Single(rule.Outcome.Also), rule.Outcome.Why.En));
        Assert.Equal([["gård", "it support"]], table.Rules[1].Words.Select(g => g.ToArray()));
        Assert.Null(table.Rules[1].When);
    }

    public static TheoryData<string, string, string> Slips => new()
    {
        { "routing: intake", "routing: intak", "1: routing \"intak\" is in a file called \"intake.routing.yaml\"; "
            + "expected \"intake\", or the file renamed" },
        { "    to: LFF", "    to: LLF", "8: department \"LLF\" is unknown; did you mean \"LFF\"?" },
        { "also: [SLK]", "also: [LFF]", "9: \"LFF\" already leads; remove it from \"also\"" },
        { "id: yard,", "id: yard-light,", "11: rule \"yard-light\" is already defined; give each its own name" },
        { "words: [gård, it support], ", "", "11: rule \"yard\" has neither \"words\" nor another test and would "
            + "take every case; add one, or make it the fallback" },
        { "words: [gård, it support]", "words: []",
            "11: words: expected a list of words, or a list of such lists, got a list" },
        { "words: [gård, it support]", "words: [gård, '-']",
            "11: words: expected a word, a few words in a row or =word, got \"-\"" },
        { "'submitting_department =", "'submiting_department =",
            "7: name \"submiting_department\" is unknown; did you mean \"submitting_department\"?" },
        { "fallback: { id: rest, to: SLK,", "fallback: { id: rest,", "12: \"fallback\" lacks \"to\"" },
    };

    [Theory]
    [MemberData(nameof(Slips))]
    public void One_slip_gives_one_finding(string part, string slip, string expected)
    {
        var file = Read(Sample.With(part, slip, Table));
        Assert.Null(file.Table);
        var finding = Assert.Single(file.Findings);
        Assert.Equal(expected, $"{finding.Line}: {finding.Message}");
    }

    private static RoutingTableFile Read(string text) =>
        RoutingTableReader.Read("workflows/intake.routing.yaml", text, Sample.Organisation, ["budget"]);
}
