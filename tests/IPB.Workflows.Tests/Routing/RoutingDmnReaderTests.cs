using IPB.Workflows.Files;
using IPB.Workflows.Routing;
using IPB.Workflows.Tests.Files;

namespace IPB.Workflows.Tests.Routing;

/// <summary>A table as a modeller writes it, dropped into the folder.</summary>
public sealed class RoutingDmnReaderTests : IDisposable
{
    private const string Drawn = """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="Intake" namespace="city">
          <inputData id="i1" name="text"><variable name="text" typeRef="string"/></inputData>
          <inputData id="i2" name="budget"><variable name="budget" typeRef="number"/></inputData>
          <decision id="intake" name="intake">
            <variable name="intake"/>
            <informationRequirement id="r1"><requiredInput href="#i1"/></informationRequirement>
            <informationRequirement id="r2"><requiredInput href="#i2"/></informationRequirement>
            <decisionTable id="t" hitPolicy="FIRST">
              <input id="c1"><inputExpression typeRef="string"><text>text</text></inputExpression></input>
              <input id="c2"><inputExpression typeRef="number"><text>budget</text></inputExpression></input>
              <output id="o1" name="to" typeRef="string"/>
              <output id="o2" name="also" typeRef="string"/>
              <annotation name="sv"/><annotation name="en"/>
              <rule id="DecisionRule_1">
                <inputEntry><text>mentions(?, ["gata", "väg"])</text></inputEntry>
                <inputEntry><text>&gt;= 500</text></inputEntry>
                <outputEntry><text>"LFF"</text></outputEntry>
                <outputEntry><text>"SLK"</text></outputEntry>
                <annotationEntry><text>Dyr gata.</text></annotationEntry>
                <annotationEntry><text>Costly street.</text></annotationEntry>
              </rule>
              <rule id="DecisionRule_2">
                <inputEntry><text>not(mentions(?, "park"))</text></inputEntry>
                <inputEntry><text>&lt; 100</text></inputEntry>
                <outputEntry><text>"LFF"</text></outputEntry>
                <outputEntry><text>null</text></outputEntry>
                <annotationEntry><text>Billigt.</text></annotationEntry>
                <annotationEntry><text>Cheap.</text></annotationEntry>
              </rule>
              <rule id="DecisionRule_3">
                <inputEntry><text>-</text></inputEntry>
                <inputEntry><text>-</text></inputEntry>
                <outputEntry><text>"SLK"</text></outputEntry>
                <outputEntry><text>null</text></outputEntry>
                <annotationEntry><text>Ingen annan.</text></annotationEntry>
                <annotationEntry><text>Nobody else.</text></annotationEntry>
              </rule>
            </decisionTable>
          </decision>
        </definitions>
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("drawn-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("Storgatan är mörk", 700, "LFF", "rule-1", "Storgatan")]
    [InlineData("Storgatan är mörk", 50, "LFF", "rule-2", "")]
    [InlineData("Parken är mörk", 50, "SLK", "fallback", "")]
    [InlineData("Storgatan är mörk", null, "SLK", "fallback", "")]
    public void Drawn_table_routes_like_a_written_one(string text, int? budget, string to, string rule, string words)
    {
        var file = Read(Drawn);
        Assert.Empty(file.Findings);
        var routed = new Router(file.Table!).Route(new Dictionary<string, object?>
        {
            ["text"] = text,
            ["budget"] = (decimal?)budget,
        });
        Assert.Equal((to, rule, words), (routed.To, routed.Rules[0], string.Join(", ", routed.Matches)));
        Assert.Equal(rule == "rule-1" ? ["SLK"] : [], routed.Also);
        Assert.Equal("intake/1", routed.Table);
        Assert.Equal(["budget"], routed.Inputs!.Keys);
    }

    public static TheoryData<string, string, string> Slips => new()
    {
        { "\"LFF\"", "\"LLF\"", "15: department \"LLF\" is unknown; did you mean \"LFF\"?" },
        { "<text>budget<", "<text>bugdet<", "1: name \"bugdet\" is unknown; did you mean \"budget\"?" },
        { "hitPolicy=\"FIRST\"", "hitPolicy=\"COLLECT\"", "1: the hit policy is Collect; a case goes to one department, so "
            + "expected First, Unique or Any" },
        { "<text>Dyr gata.<", "<text><", "15: rule-1 lacks why in both languages; expected outputs \"why_sv\" and "
            + "\"why_en\", or two annotations in this order" },
        { "<text>&lt; 100<", "<text>&gt;= 600<", "" },
        { "</definitions>", "", "41: expected XML without DTD, got: " },
    };

    [Theory]
    [MemberData(nameof(Slips))]
    public void One_slip_is_named_with_its_line(string part, string slip, string expected)
    {
        var file = Read(Sample.With(part, slip, Drawn));
        Assert.StartsWith(expected, string.Join('\n', file.Findings.Select(f => $"{f.Line}: {f.Message}")),
            StringComparison.Ordinal);
        Assert.Equal(expected.Length > 0, file.Table is null);
    }

    [Fact]
    public void Table_that_leaves_cases_open_is_refused_with_one_of_them()
    {
        var file = Read(Drawn.Replace("FIRST", "UNIQUE", StringComparison.Ordinal)
            .Replace("<inputEntry><text>-</text></inputEntry>\n        <inputEntry><text>-<",
                "<inputEntry><text>-</text></inputEntry>\n        <inputEntry><text>[100..400]<", StringComparison.Ordinal));
        Assert.Contains("no rule takes a case with", file.Findings[0].Message, StringComparison.Ordinal);
        Assert.Contains("budget = ", file.Findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Drawn_table_is_one_of_the_folder_unless_it_is_also_written()
    {
        File.WriteAllText(Path.Combine(folder, "organisation.yaml"), Sample.City);
        File.WriteAllText(Path.Combine(folder, "intake.routing.dmn"), Drawn);
        var all = WorkflowFolder.Load(folder);
        Assert.Empty(all.Findings);
        Assert.Equal("intake", Assert.Single(all.RoutingTables).Id);
        Assert.Single(WorkflowFolder.LoadFile(Path.Combine(folder, "intake.routing.dmn")).RoutingTables);
        File.WriteAllText(Path.Combine(folder, "intake.routing.yaml"), """
            routing: intake
            version: 1
            name: { sv: Intag, en: Intake }
            rules:
              - { id: yard, words: [gård], to: LFF, why: { sv: Gården., en: The yard. } }
            fallback: { id: rest, to: SLK, why: { sv: Ingen annan., en: Nobody else. } }
            """);
        Assert.Equal("duplicate-id", Assert.Single(WorkflowFolder.Load(folder).Findings).Code);
    }

    private static RoutingTableFile Read(string text) =>
        RoutingDmnReader.Read("workflows/intake.routing.dmn", text, Sample.Organisation, ["budget"]);
}
