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

    private const string WithInputs = """
        routing: intake
        version: 1
        name: { sv: Intag, en: Intake }
        inputs:
          district: { type: choice, values: [Norr, Väst] }
          budget: { type: money, values: "[0..1000000]" }
        rules:
          - { id: north, district: Norr, words: [gata], to: LFF, why: { sv: Norr., en: North. } }
          - { id: dear, budget: ">= 500", to: SLK, why: { sv: Dyrt., en: Costly. } }
        fallback: { id: rest, to: SLK, why: { sv: Ingen annan., en: Nobody else. } }
        """;

    public static TheoryData<string, string, string> SlipsWithInputs => new()
    {
        { "district: Norr", "district: Nor", "8: district \"Nor\" is unknown; did you mean \"Norr\"?" },
        { "district: Norr", "distrikt: Norr",
            "8: key \"distrikt\" is unknown in the rule; did you mean \"district\"?" },
        { "budget: \">= 500\"", "budget: \">= \"", "9: budget: \">= \" cannot be read: expected a number, a text or "
            + "a name after '>=', found end of text; write a number or a test such as >= 250000 or [1..5]" },
        { "budget: \">= 500\"", "budget: \"> price\"", "9: name \"price\" is unknown; "
            + "expected one of \"budget\", \"district\", \"text\", \"title\", \"description\", "
            + "\"submitting_department\", \"submitter_roles\"" },
        { "  budget: { type", "  cost: { type", "6: name \"cost\" is unknown; expected one of \"budget\", "
            + "\"district\", \"text\", \"title\", \"description\", \"submitting_department\", \"submitter_roles\"" },
        { "choice, values: [Norr, Väst]", "choice", "5: input \"district\" has the type \"choice\" but lacks "
            + "\"values\"" },
        { "  district: {", "  when: {", "5: input \"when\": the name already means something in a rule; choose another" },
        { "version: 1", "hit: frist\nversion: 1", "2: hit policy \"frist\" is unknown; did you mean \"first\"?" },
        { "words: [gata]", "when: 'budget > \"5\"'", "8: when: \"budget > \"5\"\" cannot work: expected a number to "
            + "compare with, found '\"5\"', which is a string" },
        { "words: [gata]", "not words: []", "8: not words: expected a list of words, got a list" },
    };

    [Theory]
    [MemberData(nameof(SlipsWithInputs))]
    public void One_slip_around_inputs_is_named_first(string part, string slip, string expected)
    {
        Assert.Empty(ReadWithInputs(WithInputs).Findings);
        var file = ReadWithInputs(Sample.With(part, slip, WithInputs));
        Assert.Null(file.Table);
        Assert.Equal(expected, $"{file.Findings[0].Line}: {file.Findings[0].Message}");
    }

    private static RoutingTableFile ReadWithInputs(string text) =>
        RoutingTableReader.Read("workflows/intake.routing.yaml", text, Sample.Organisation, ["budget", "district"]);

    private static RoutingTableFile Read(string text) =>
        RoutingTableReader.Read("workflows/intake.routing.yaml", text, Sample.Organisation, ["budget"]);

    [Theory]
    [InlineData("buss", "LFF", "SLK", "shadowed-rule", false)]
    [InlineData("buss", "SLK", "SLK", "needless", true)]
    [InlineData("buss, tåg", "LFF", "SLK", "shadowed-word", false)]
    [InlineData("tåg", "LFF", "SLK", null, false)]
    public void Words_that_an_earlier_rule_takes_first_are_named(
        string words, string first, string second, string? code, bool usable)
    {
        var file = Read($$"""
            routing: intake
            version: 1
            name: { sv: Intag, en: Intake }
            rules:
              - { id: early, words: [bussar, buss], to: {{first}}, why: { sv: Buss., en: Bus. } }
              - { id: late, words: [{{words.Replace("buss", "skolbuss", StringComparison.Ordinal)}}], to: {{second}},
                  why: { sv: Skolbuss., en: School bus. } }
            fallback: { id: rest, to: SLK, why: { sv: Ingen annan., en: Nobody else. } }
            """);
        Assert.Equal(code, file.Findings.SingleOrDefault()?.Code);
        Assert.Equal(code is null || usable, file.Table is not null);
        if (code is not null) Assert.Contains("\"early\" on line 5", file.Findings[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("first", "district: Norr, words: [gata], to: SLK", "shadowed-rule: rule \"x\" never decides: rule "
        + "\"north\" on line 9 takes every case that it could, such as one with the text \"gata\"; move it up, or remove "
        + "it")]
    [InlineData("first", "budget: \"> 600\", to: LFF", "shadowed-rule: rule \"x\" never decides: rule \"dear\" on line 10 "
        + "takes every case that it could; such as a case with district = \"Norr\", budget = 601; move it up, or remove "
        + "it")]
    [InlineData("unique", "budget: \"< 5\", to: LFF", "overlapping-rules: rule \"x\" and rule \"north\" on line 9 both "
        + "match; such as a case with the text \"gata\", district = \"Norr\", budget = 0; make one of them narrower, or "
        + "write \"hit: first\"")]
    [InlineData("first", "budget: \"> 5000000\", to: LFF", "unreachable-rule: rule \"x\" never matches: no values that "
        + "its inputs may have pass all its tests")]
    [InlineData("first", "when: 'budget < 4 and budget > 5', to: LFF", "unreachable-rule: rule \"x\" never matches: no "
        + "values that its inputs may have pass all its tests")]
    [InlineData("first", "district: '\"Syd\"', to: LFF", "value-not-allowed: 'x': district is never \"Syd\"; allowed "
        + "are \"Norr\", \"Väst\"")]
    [InlineData("first", "words: [park], to: LF", "unknown-department: department \"LF\" is unknown; did you mean "
        + "\"LFF\"?")]
    public void Planted_fault_is_found_with_an_example(string hit, string rule, string expected)
    {
        var text = WithInputs.Replace("inputs:", $"hit: {hit}\ninputs:", StringComparison.Ordinal).Replace(
            "fallback:", $"  - {{ id: x, {rule}, why: {{ sv: A., en: A. }} }}\nfallback:", StringComparison.Ordinal);
        var file = ReadWithInputs(text);
        Assert.Null(file.Table);
        Assert.Equal(expected, file.Findings.Where(f => f.Line == 11).Select(f => $"{f.Code}: {f.Message}").First());
    }
}
