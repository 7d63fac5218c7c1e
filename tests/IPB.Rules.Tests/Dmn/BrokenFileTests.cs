using CsCheck;
using static IPB.Rules.Tests.Dmn.Model;

namespace IPB.Rules.Tests.Dmn;

public sealed class BrokenFileTests
{
    [Theory]
    [InlineData("<inputData id=\"i\"/>", "expected a name for the inputData")]
    [InlineData("<decision name=\"d\"><knowledgeRequirement>\n<requiredKnowledge/></knowledgeRequirement></decision>",
        "expected an href", 3)]
    [InlineData("<decision name=\"d\"><informationRequirement><requiredInput href=\"#no\"/></informationRequirement>"
        + "</decision>", "expected an element with the id #no")]
    [InlineData("<decision name=\"d\"><informationRequirement><requiredInput href=\"urn:x#no\"/>"
        + "</informationRequirement></decision>", "expected an imported model with the namespace urn:x")]
    [InlineData("\n<import namespace=\"urn:x\" name=\"x\"/>", "expected a model with the namespace urn:x", 3)]
    [InlineData("<import namespace=\"urn:model\" name=\"x\"/>", "imports itself")]
    [InlineData("<import name=\"x\"/>", "expected a namespace")]
    [InlineData("<inputData id=\"i\" name=\"a\"/>\n<inputData id=\"i\" name=\"b\"/>", "'i' again", 3)]
    [InlineData("<itemDefinition/>", "expected a name for the type")]
    [InlineData("<itemDefinition name=\"t\"/>\n<itemDefinition name=\"t\"/>", "'t' once", 3)]
    [InlineData("<itemDefinition name=\"t\"><itemComponent/></itemDefinition>\n<inputData name=\"i\">"
        + "<variable name=\"i\" typeRef=\"t\"/></inputData>", "expected a name for the component")]
    [InlineData("<decisionService name=\"s\"/>", "expected an output decision")]
    [InlineData("<decision name=\"d\"><invocation><binding/></invocation></decision>", "expected a parameter")]
    [InlineData("<businessKnowledgeModel name=\"b\">\n<encapsulatedLogic><formalParameter/></encapsulatedLogic>"
        + "</businessKnowledgeModel>", "expected a name for the parameter", 3)]
    [InlineData("<decision name=\"d\">\n</decisio>", "expected XML without DTD", 3)]
    public void Faults_name_their_line(string elements, string fault, int line = 2)
    {
        var broken = Assert.Throws<DmnFileException>(() => Of(elements));

        Assert.Contains(fault, broken.Message);
        Assert.Equal(line, broken.Line);
        Assert.StartsWith($"model:{line}: ", broken.Message);
    }

    [Fact]
    public void Decisions_that_require_each_other_are_a_fault()
    {
        static string Decision(string name, string other) =>
            $"""
            <decision name="{name}" id="{name}"><informationRequirement><requiredDecision href="#{other}"/>
            </informationRequirement></decision>

            """;
        var broken = Assert.Throws<DmnFileException>(() => Of(Decision("a", "b") + Decision("b", "a")));

        Assert.Contains("decision 'a' requires itself", broken.Message);
    }

    [Fact]
    public void Chains_and_types_without_bounds_are_refused()
    {
        static string Decision(int i) =>
            $"""
            <decision name="d{i}" id="d{i}"><informationRequirement><requiredDecision href="#d{i + 1}"/>
            </informationRequirement></decision>
            """;
        static string Type(int i) =>
            $"""
            <itemDefinition name="t{i}"><itemComponent name="a"><typeRef>t{i - 1}</typeRef></itemComponent>
            <itemComponent name="b"><typeRef>t{i - 1}</typeRef></itemComponent></itemDefinition>
            """;
        static string Alias(int i) => $"""<itemDefinition name="t{i}"><typeRef>t{i - 1}</typeRef></itemDefinition>""";
        static string Many(Func<int, string> one, int count) => string.Concat(Enumerable.Range(1, count).Select(one));

        var last = """<decision name="d10000" id="d10000"/>""";
        Assert.Contains("require the next one", Fault(Many(Decision, 9_999) + last));
        Assert.Contains("made of at most", Fault(Many(Type, 60) + Input("i", "t60")));
        Assert.Contains("in a row", Fault(Many(Alias, 9_999) + Input("i", "t9999")));
    }

    [Fact]
    public void A_document_type_is_refused() => Assert.Contains("DTD", Assert.Throws<DmnFileException>(() =>
        DmnModel.Parse("<!DOCTYPE x [<!ENTITY a \"aaaa\">]>" + Xml("<description>&a;</description>"))).Message);

    [Theory]
    [InlineData("<definitions/>")]
    [InlineData("<bpmn xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\"/>")]
    [InlineData("<definitions xmlns=\"https://www.omg.org/spec/DMN/20990101/MODEL/\"/>")]
    public void Only_known_versions_are_read(string xml) => Assert.Contains(
        "expected definitions of DMN 1.1 to 1.5", Assert.Throws<DmnFileException>(() => DmnModel.Parse(xml)).Message);

    [Theory]
    [InlineData("absent.dmn")]
    [InlineData("absent/absent.dmn")]
    public void A_file_that_is_not_there_is_named(string path) => Assert.Equal(
        "absent.dmn:0: expected a file, found none",
        Assert.Throws<DmnFileException>(() => DmnModel.Load(path)).Message);

    [Fact]
    public void Elements_nested_without_end_are_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("<list>", 10_000).Concat(Enumerable.Repeat("</list>", 10_000)));

        Assert.Contains("inside each other", Assert.Throws<DmnFileException>(() => Deciding(deep)).Message);
    }

    [Fact]
    public void A_file_that_is_too_large_is_refused() => Assert.Contains("at most 10000000 characters",
        Assert.Throws<DmnFileException>(() => Of(new string(' ', 10_000_000))).Message);

    [Fact]
    public void A_broken_expression_makes_its_decision_null_and_says_where()
    {
        var model = Deciding("<literalExpression><text>\n1 +\n* 2</text></literalExpression>", Input("i", "number"));

        var result = model.Answer();

        Assert.Null(result.Value);
        var finding = Assert.Single(result.Diagnostics);
        Assert.Equal((4, "decision 'answer'", DmnDiagnosticKind.Broken), (finding.Line, finding.Element, finding.Kind));
        Assert.Equal(finding, Assert.Single(model.Findings));
    }

    [Theory]
    [InlineData("<literalExpression/>", "no text")]
    [InlineData("<conditional/>", "expected an expression in 'if'")]
    [InlineData("<for><in/></for>", "expected an iteratorVariable")]
    [InlineData("<invocation><literalExpression><text>floor</text></literalExpression><binding><parameter name=\"n\"/>"
        + "</binding><binding><parameter name=\"n\"/></binding></invocation>", "expected one binding")]
    [InlineData("<relation><column/></relation>", "expected a name for each column")]
    [InlineData("<relation><column name=\"a\"/><row/></relation>", "expected 1 values in the row, got 0")]
    [InlineData("<decisionTable hitPolicy=\"SOME\"><output/></decisionTable>", "hit policy of DMN, got 'SOME'")]
    [InlineData("<decisionTable aggregation=\"AVG\"><output/></decisionTable>", "expected SUM, COUNT, MIN or MAX")]
    [InlineData("<decisionTable><input/><output/></decisionTable>", "expected an inputExpression")]
    [InlineData("<decisionTable/>", "output")]
    [InlineData("<list typeRef=\"tNone\"/>", "expected a type of FEEL or of the model, got 'tNone'")]
    public void Broken_boxes_are_findings(string boxed, string finding) =>
        Assert.Contains(Deciding(boxed).Findings, f => f.Message.Contains(finding, StringComparison.Ordinal));

    /// <summary>A model that a program or a tired hand has mangled.</summary>
    [Fact]
    public void Whatever_is_cut_out_of_a_model_is_a_fault_with_a_line_or_a_model()
    {
        var whole = Xml(Input("i", "tKind") + """
            <itemDefinition name="tKind"><typeRef>string</typeRef><allowedValues><text>"a", "b"</text></allowedValues>
            </itemDefinition>
            <businessKnowledgeModel name="f" id="f"><encapsulatedLogic><formalParameter name="a" typeRef="tKind"/>
            <literalExpression><text>a + "!"</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>
            <decision name="d" id="d"><variable name="d" typeRef="string"/>
            <informationRequirement><requiredInput href="#i"/></informationRequirement>
            <knowledgeRequirement><requiredKnowledge href="#f"/></knowledgeRequirement>
            <decisionTable><input><inputExpression typeRef="tKind"><text>i</text></inputExpression></input>
            <output name="o" typeRef="string"/><rule><inputEntry><text>"a"</text></inputEntry>
            <outputEntry><text>f(i)</text></outputEntry></rule></decisionTable></decision>
            <decisionService name="s"><outputDecision href="#d"/><inputData href="#i"/></decisionService>
            """);
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Int[1, 60]).Sample(
            cut => EvaluateAll(whole.Remove(cut.Item1, Math.Min(cut.Item2, whole.Length - cut.Item1))), iter: 2_000);
    }

    private static void EvaluateAll(string xml)
    {
        DmnModel model;
        try
        {
            model = DmnModel.Parse(xml);
        }
        catch (DmnFileException)
        {
            return;
        }
        foreach (var name in model.Decisions.Concat(model.Functions).Concat(model.Services))
            model.Evaluate(name, Feel.Context(("i", "a"), ("a", "b")));
    }

    private static string Fault(string elements) => Assert.Throws<DmnFileException>(() => Of(elements)).Message;

    [Fact]
    public void An_unknown_decision_is_told_with_the_nearest()
    {
        var unknown = Assert.Throws<ArgumentException>(() => Deciding(Literal("1")).Evaluate("anser", Feel.Nothing));

        Assert.Contains("did you mean 'answer'?", unknown.Message);
    }
}
