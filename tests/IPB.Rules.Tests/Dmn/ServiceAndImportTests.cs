using static IPB.Rules.Tests.Dmn.Model;

namespace IPB.Rules.Tests.Dmn;

public sealed class ServiceAndImportTests
{
    private const string Greeting = """
        <decision name="greeting" id="greeting"><variable name="greeting" typeRef="string"/>
          <informationRequirement><requiredDecision href="#title"/></informationRequirement>
          <informationRequirement><requiredInput href="#name"/></informationRequirement>
          <literalExpression><text>title + " " + name</text></literalExpression></decision>
        <decision name="title" id="title"><variable name="title" typeRef="string"/>
          <literalExpression><text>"Fru"</text></literalExpression></decision>
        """;

    private const string Greet = """
        <decisionService name="greet" id="greet"><outputDecision href="#greeting"/>
          <inputDecision href="#title"/><inputData href="#name"/></decisionService>
        """;

    private static string Name => Input("name", "string");

    [Fact]
    public void A_service_takes_input_decisions_as_given()
    {
        var model = Of(Name + Greeting + Greet);

        Assert.Equal("Herr Ek", Value(model, "greet", ("title", "Herr"), ("name", "Ek")));
        Assert.Equal("Fru Ek", Value(model, "greeting", ("title", "Herr"), ("name", "Ek")));
    }

    [Fact]
    public void A_service_is_a_function_of_its_input_data_then_its_input_decisions()
    {
        var model = Deciding(
            """<knowledgeRequirement><requiredKnowledge href="#greet"/></knowledgeRequirement>"""
            + Literal("greet(\"Ek\", \"Herr\")"),
            Name + Greeting + Greet);

        Assert.Equal("Herr Ek", model.Printed());
    }

    [Fact]
    public void A_service_with_several_outputs_gives_a_context()
    {
        var model = Of(Name + Greeting + """
            <decisionService name="both"><outputDecision href="#title"/><outputDecision href="#greeting"/>
            <inputData href="#name"/></decisionService>
            """);

        Assert.Equal("{title: \"Fru\", greeting: \"Fru Ek\"}", Value(model, "both", ("name", "Ek")));
    }

    [Fact]
    public void A_model_reads_decisions_types_and_functions_of_those_it_imports()
    {
        var imported = Xml(Name + Greeting + """
            <itemDefinition name="tShort"><typeRef>string</typeRef><allowedValues><text>"a"</text></allowedValues>
            </itemDefinition>
            """, "other");
        var model = DmnModel.Parse(Xml("""
            <import namespace="urn:other" name="o" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>
            <decision name="answer"><variable name="answer" typeRef="string"/>
              <informationRequirement><requiredDecision href="urn:other#greeting"/></informationRequirement>
              <literalExpression><text>o.greeting + "!"</text></literalExpression></decision>
            <decision name="short"><variable name="short" typeRef="o.tShort"/>
              <literalExpression><text>"b"</text></literalExpression></decision>
            """), imported);

        Assert.Equal("Fru Ek!", Value(model, "answer", ("name", "Ek")));
        Assert.Equal("Fru Ask!", Value(model, "answer", ("name", "Ek"), ("{urn:other}name", "Ask")));
        Assert.Equal("null", Value(model, "short"));
    }

    [Fact]
    public void Imports_are_found_by_namespace_beside_the_file()
    {
        var folder = Directory.CreateTempSubdirectory("dmn");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "broken.dmn"), "<");
            File.WriteAllText(Path.Combine(folder.FullName, "other.dmn"), Xml(Name + Greeting, "other"));
            var main = Path.Combine(folder.FullName, "main.dmn");
            File.WriteAllText(main, Xml("""
                <import namespace="urn:other" name="o"/>
                <decision name="answer">
                  <informationRequirement><requiredDecision href="urn:other#title"/></informationRequirement>
                  <literalExpression><text>o.title</text></literalExpression></decision>
                """));

            Assert.Equal("Fru", DmnModel.Load(main).Printed());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void What_a_model_has_is_listed()
    {
        var model = Of(Name + Greeting + Greet);

        Assert.Equal(("model", "urn:model"), (model.Name, model.Namespace));
        Assert.Equal(["greeting", "title"], model.Decisions);
        Assert.Equal(["name"], model.Inputs);
        Assert.Equal(["greet"], model.Services);
        Assert.Empty(model.Functions);
        Assert.Empty(model.Findings);
    }

    private static string Value(DmnModel model, string name, params (string Name, object? Value)[] inputs) =>
        FeelValue.Print(model.Evaluate(name, Feel.Context(inputs)).Value);
}
