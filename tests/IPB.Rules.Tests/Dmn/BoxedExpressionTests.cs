using static IPB.Rules.Tests.Dmn.Model;

namespace IPB.Rules.Tests.Dmn;

public sealed class BoxedExpressionTests
{
    [Fact]
    public void A_context_gives_its_entries_which_read_the_ones_before() =>
        Assert.Equal("{a: 1, b: 2}", Deciding(Context(("a", "1"), ("b", "a + 1"))).Printed());

    [Fact]
    public void A_context_with_a_last_entry_without_name_gives_that() =>
        Assert.Equal("3", Deciding(Context(("a", "1"), ("b", "2"), (null, "a + b"))).Printed());

    [Fact]
    public void A_list_gives_its_items() =>
        Assert.Equal("[1, \"x\"]", Deciding($"<list>{Literal("1")}{Literal("\"x\"")}</list>").Printed());

    [Fact]
    public void A_relation_gives_a_context_for_each_row()
    {
        var relation = $"""
            <relation><column name="street"/><column name="number" typeRef="number"/>
            <row>{Literal("\"Allégatan\"")}{Literal("1")}</row><row>{Literal("\"Skolgatan\"")}{Literal("2")}</row>
            </relation>
            """;

        Assert.Equal(
            "[{street: \"Allégatan\", number: 1}, {street: \"Skolgatan\", number: 2}]", Deciding(relation).Printed());
    }

    [Theory]
    [InlineData("true", "yes")]
    [InlineData("false", "no")]
    [InlineData("null", "no")]
    [InlineData("1", "null")]
    public void A_conditional_chooses(string condition, string answer) => Assert.Equal(answer, Printed(
        $"""
        <conditional><if>{Literal(condition)}</if><then>{Literal("\"yes\"")}</then><else>{Literal("\"no\"")}</else>
        </conditional>
        """));

    [Theory]
    [InlineData("item > 2", "[3, 4]")]
    [InlineData("item > null", "[]")]
    [InlineData("2", "null")]
    public void A_filter_keeps_what_matches(string match, string answer) => Assert.Equal(answer, Printed(
        $"<filter><in>{Literal("[1, 2, 3, 4]")}</in><match>{Literal(match)}</match></filter>"));

    [Fact]
    public void A_filter_reads_the_entries_of_its_items() => Assert.Equal("[{a: 2}]", Printed(
        $"<filter><in>{Literal("[{a: 1}, {a: 2}]")}</in><match>{Literal("a > 1")}</match></filter>"));

    [Fact]
    public void A_loop_gives_a_value_for_each_item() => Assert.Equal("[2, 4]", Printed(
        $"""<for iteratorVariable="i"><in>{Literal("[1, 2]")}</in><return>{Literal("i * 2")}</return></for>"""));

    [Fact]
    public void A_loop_reads_the_values_so_far() => Assert.Equal("[0, 1, 2]", Printed(
        $"""
        <for iteratorVariable="i"><in>{Literal("[7, 7, 7]")}</in><return>{Literal("count(partial)")}</return></for>
        """));

    [Theory]
    [InlineData("some", "i > 1", "true")]
    [InlineData("every", "i > 1", "false")]
    [InlineData("every", "i", "null")]
    [InlineData("some", "null", "null")]
    public void Some_and_every_ask_the_items(string kind, string asked, string answer) => Assert.Equal(answer, Printed(
        $"""
        <{kind} iteratorVariable="i"><in>{Literal("[1, 2]")}</in><satisfies>{Literal(asked)}</satisfies></{kind}>
        """));

    [Fact]
    public void A_loop_over_no_list_is_null_and_says_so()
    {
        var loop = $"""<for iteratorVariable="i"><in>{Literal("1")}</in><return>{Literal("i")}</return></for>""";

        Assert.Equal("expected a list, got 1", Assert.Single(Deciding(loop).Answer().Diagnostics).Message);
    }

    [Fact]
    public void An_invocation_binds_arguments_by_name()
    {
        var function = $"""
            <functionDefinition><formalParameter name="a"/><formalParameter name="b"/>{Literal("a - b")}
            </functionDefinition>
            """;

        Assert.Equal("3", Printed(
            $"""
            <invocation>{function}
            <binding><parameter name="b"/>{Literal("2")}</binding><binding><parameter name="a"/>{Literal("5")}</binding>
            </invocation>
            """));
    }

    [Fact]
    public void An_invocation_may_name_a_built_in_function() => Assert.Equal("3", Printed(
        $"""
        <invocation>{Literal("floor")}<binding><parameter name="n"/>{Literal("3.7")}</binding></invocation>
        """));

    [Fact]
    public void A_function_reads_the_names_around_it() => Assert.Equal("7", Printed(
        $"""
        <context>
          <contextEntry><variable name="base"/>{Literal("5")}</contextEntry>
          <contextEntry><variable name="add"/><functionDefinition><formalParameter name="a" typeRef="number"/>
            {Literal("base + a")}</functionDefinition></contextEntry>
          <contextEntry>{Literal("add(2)")}</contextEntry>
        </context>
        """));

    [Fact]
    public void A_parameter_that_does_not_exist_makes_the_invocation_null_and_says_so()
    {
        var result = Deciding(
            $"""
            <invocation><functionDefinition><formalParameter name="a"/>{Literal("a")}</functionDefinition>
            <binding><parameter name="b"/>{Literal("2")}</binding></invocation>
            """).Answer();

        Assert.Null(result.Value);
        Assert.Contains("expected one of a, got 'b'", Assert.Single(result.Diagnostics).Message);
    }

    [Theory]
    [InlineData("Java")]
    [InlineData("PMML")]
    public void Functions_outside_of_the_model_are_refused(string kind)
    {
        var model = Deciding(
            $"""<invocation><functionDefinition kind="{kind}">{Literal("{}")}</functionDefinition></invocation>""");

        var result = model.Answer();

        Assert.Null(result.Value);
        Assert.Equal(DmnDiagnosticKind.Refused, Assert.Single(result.Diagnostics).Kind);
        Assert.Contains($"the kind {kind}", Assert.Single(model.Findings).Message);
    }

    [Fact]
    public void Other_expression_languages_are_refused() => Assert.Equal(
        DmnDiagnosticKind.Refused,
        Assert.Single(Deciding(Literal("1", "expressionLanguage=\"https://javascript\"")).Answer().Diagnostics).Kind);

    [Fact]
    public void A_typed_expression_gives_its_type_or_null()
    {
        Assert.Equal("1", Printed(Literal("[1]", "typeRef=\"number\"")));
        Assert.Equal("null", Printed(Literal("\"x\"", "typeRef=\"number\"")));
    }

    private static string Printed(string boxed) => Deciding(boxed).Printed();

    private static string Context(params (string? Name, string Text)[] entries)
    {
        static string Variable(string? name) => name is null ? "" : $"""<variable name="{name}"/>""";
        return $"""
            <context>{string.Concat(entries.Select(e =>
                $"<contextEntry>{Variable(e.Name)}{Literal(e.Text)}</contextEntry>"))}</context>
            """;
    }
}
