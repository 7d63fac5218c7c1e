using static IPB.Rules.Tests.Dmn.Model;

namespace IPB.Rules.Tests.Dmn;

public sealed class EvaluationTests
{
    [Theory]
    [InlineData("http://www.omg.org/spec/DMN/20151101/dmn.xsd")]
    [InlineData("http://www.omg.org/spec/DMN/20180521/MODEL/")]
    [InlineData("https://www.omg.org/spec/DMN/20191111/MODEL/")]
    [InlineData("https://www.omg.org/spec/DMN/20211108/MODEL/")]
    [InlineData(Dmn15)]
    public void Every_version_is_read(string version)
    {
        var xml = Xml($"""<decision name="answer">{Literal("1 + 1")}</decision>""", "m", version);

        Assert.Equal("2", DmnModel.Parse(xml).Printed());
    }

    [Fact]
    public void Diagrams_and_extensions_are_not_looked_at() => Assert.Equal("1", Deciding(
        $"""<extensionElements><x:y xmlns:x="urn:x"><decision/></x:y></extensionElements>{Literal("1")}""",
        """<d:DMNDI xmlns:d="urn:di"><d:decision/></d:DMNDI>""").Printed());

    [Fact]
    public void A_decision_reads_inputs_with_names_as_people_write_them() => Assert.Equal("8", Deciding(
        Needs("budget in SEK (2026)") + Literal("budget in SEK (2026) - 2"),
        Input("budget in SEK (2026)", "number")).Printed(("budget in SEK (2026)", 10)));

    [Fact]
    public void A_decision_reads_what_it_requires_and_nothing_else()
    {
        var inputs = Input("a", "number") + Input("b", "number");

        Assert.Equal("1", Deciding(Needs("a") + Literal("a"), inputs).Printed(("a", 1), ("b", 2)));
        Assert.Equal("null", Deciding(Needs("a") + Literal("b"), inputs).Printed(("a", 1), ("b", 2)));
    }

    [Fact]
    public void A_decision_required_on_two_ways_is_made_once()
    {
        static string Decision(string name, string body, params string[] ids)
        {
            var needs = ids.Select(id =>
                $"""<informationRequirement><requiredDecision href="#{id}"/></informationRequirement>""");
            return $"""<decision name="{name}" id="{name}">{string.Concat(needs)}{body}</decision>""";
        }
        var model = Of(Decision("base", Literal("\"x\"", "typeRef=\"number\""))
            + Decision("left", Literal("base"), "base") + Decision("right", Literal("base"), "base")
            + Decision("answer", Literal("[left, right]"), "left", "right"));

        var result = model.Answer();

        Assert.Equal("[null, null]", FeelValue.Print(result.Value));
        Assert.Equal("decision 'base'", Assert.Single(result.Diagnostics).Element);
    }

    [Fact]
    public void Knowledge_is_a_function_for_those_who_require_it() => Assert.Equal("9", Deciding(
        """<knowledgeRequirement><requiredKnowledge href="#square"/></knowledgeRequirement>""" + Literal("square(3)"),
        Knowledge("square", "n * n", "number")).Printed());

    [Fact]
    public void Knowledge_can_be_asked_for_by_itself() => Assert.Equal("16", FeelValue.Print(
        Of(Knowledge("square", "n * n", "number")).Evaluate("square", Feel.Context(("n", 4))).Value));

    [Fact]
    public void An_argument_of_a_wrong_type_makes_the_call_null_and_says_so()
    {
        var result = Of(Knowledge("square", "n * n", "number")).Evaluate("square", Feel.Context(("n", "x")));

        Assert.Null(result.Value);
        Assert.Equal("parameter 'n': expected number, got \"x\"", Assert.Single(result.Diagnostics).Message);
    }

    [Fact]
    public void Functions_that_call_themselves_without_end_are_stopped()
    {
        var model = Of(Knowledge("down", "down(n - 1)", "number"));

        Assert.Throws<FeelBudgetException>(() => model.Evaluate("down", Feel.Context(("n", 1))));
    }

    [Fact]
    public void Functions_may_call_themselves() => Assert.Equal("120", FeelValue.Print(
        Of(Knowledge("factorial", "if n < 2 then 1 else n * factorial(n - 1)", "number"))
            .Evaluate("factorial", Feel.Context(("n", 5))).Value));

    [Fact]
    public void One_budget_holds_for_all_decisions()
    {
        var loop = Literal("count(for a in 1..1000, b in 1..9 return a)");
        var entries = string.Concat(Enumerable.Range(0, 2_000)
            .Select(i => $"""<contextEntry><variable name="e{i}"/>{loop}</contextEntry>"""));

        Assert.Throws<FeelBudgetException>(() => Deciding($"<context>{entries}</context>").Answer());
    }

    [Fact]
    public void A_table_decides()
    {
        var table = """
            <decisionTable hitPolicy="FIRST">
              <input><inputExpression typeRef="number"><text>amount</text></inputExpression></input>
              <output name="who"/><output name="days"/>
              <rule><inputEntry><text>&lt; 100</text></inputEntry>
                <outputEntry><text>"clerk"</text></outputEntry><outputEntry><text>1</text></outputEntry></rule>
              <rule><inputEntry><text>-</text></inputEntry><outputEntry><text>"board"</text></outputEntry>
                <outputEntry><text>amount / 10</text></outputEntry></rule>
            </decisionTable>
            """;
        var model = Deciding(Needs("amount") + table, Input("amount", "number"));

        Assert.Equal("{who: \"clerk\", days: 1}", model.Printed(("amount", 5)));
        Assert.Equal("{who: \"board\", days: 20}", model.Printed(("amount", 200)));
    }

    [Fact]
    public void A_table_that_breaks_its_own_policy_says_so()
    {
        const string rule =
            "<rule><inputEntry><text>-</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>";
        var result = Deciding(
            $"""
            <decisionTable><input><inputExpression><text>1</text></inputExpression></input><output/>{rule}{rule}
            </decisionTable>
            """).Answer();

        Assert.Null(result.Value);
        Assert.Equal(DmnDiagnosticKind.TableViolation, Assert.Single(result.Diagnostics).Kind);
    }

    [Fact]
    public void A_table_without_output_values_ranks_by_those_of_its_type()
    {
        static string Rule(string value) =>
            $"<rule><inputEntry><text>-</text></inputEntry><outputEntry><text>\"{value}\"</text></outputEntry></rule>";
        var table = $"""
            <decision name="answer"><variable name="answer" typeRef="tUrgency"/><decisionTable hitPolicy="PRIORITY">
            <input><inputExpression><text>1</text></inputExpression></input><output/>{Rule("soon")}{Rule("now")}
            </decisionTable></decision>
            """;

        Assert.Equal("now", Of(
            "<itemDefinition name=\"tUrgency\"><typeRef>string</typeRef><allowedValues>"
            + "<text>\"now\", \"soon\"</text></allowedValues></itemDefinition>" + table).Printed());
    }

    private static string Knowledge(string name, string body, string type) =>
        $"""
        <businessKnowledgeModel name="{name}" id="{name}"><variable name="{name}"/>
        <encapsulatedLogic><formalParameter name="n" typeRef="{type}"/>{Literal(body)}</encapsulatedLogic>
        </businessKnowledgeModel>
        """;
}
