using static IPB.Rules.Tests.Dmn.Model;

namespace IPB.Rules.Tests.Dmn;

public sealed class TypeTests
{
    private const string Types = """
        <itemDefinition name="tKind"><typeRef>string</typeRef>
          <allowedValues><text>"road", "park"</text></allowedValues></itemDefinition>
        <itemDefinition name="tKinds" isCollection="true"><typeRef>tKind</typeRef>
          <typeConstraint><text>count(?) &lt; 3</text></typeConstraint></itemDefinition>
        <itemDefinition name="tCase">
          <itemComponent name="kind"><typeRef>tKind</typeRef></itemComponent>
          <itemComponent name="cost"><typeRef>number</typeRef>
            <allowedValues><text>[0..100]</text></allowedValues></itemComponent>
        </itemDefinition>
        <itemDefinition name="tCases" isCollection="true"><typeRef>tCase</typeRef></itemDefinition>
        """;

    [Theory]
    [InlineData("tKind", "\"road\"")]
    [InlineData("tKind", "null")]
    [InlineData("tKinds", "[\"road\", \"park\"]")]
    [InlineData("tCase", "{\"kind\": \"road\", \"cost\": 5}")]
    [InlineData("tCases", "[{\"kind\": \"road\", \"cost\": 5}]")]
    public void Values_of_the_type_are_taken(string type, string json)
    {
        var result = Reading(type).Answer(Given(json));

        Assert.Empty(result.Diagnostics);
        Assert.Equal(FeelValue.Print(Given(json).Value), FeelValue.Print(result.Value));
    }

    [Theory]
    [InlineData("tKind", "5", "expected string, got 5")]
    [InlineData("tKind", "\"lake\"", "expected one of \"road\", \"park\", got \"lake\"")]
    [InlineData("tKinds", "[\"road\", \"lake\"]", "got \"lake\"")]
    [InlineData("tKinds", "[\"road\", \"road\", \"road\"]", "expected one of count(?) < 3")]
    [InlineData("tCase", "{\"kind\": \"lake\", \"cost\": 5}", "kind: expected one of \"road\"")]
    [InlineData("tCase", "{\"kind\": \"road\", \"cost\": 500}", "cost: expected one of [0..100], got 500")]
    [InlineData("tCases", "[{\"kind\": \"road\", \"cost\": 500}]", "cost: expected one of [0..100], got 500")]
    public void Others_become_null_and_the_reason_is_told(string type, string json, string reason)
    {
        var result = Reading(type).Answer(Given(json));

        Assert.Null(result.Value);
        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Contains(reason, diagnostic.Message);
        Assert.Equal(("input 'i'", DmnDiagnosticKind.WrongValue), (diagnostic.Element, diagnostic.Kind));
    }

    [Fact]
    public void A_list_of_one_is_the_one_where_no_list_is_expected() =>
        Assert.Equal("road", Reading("tKind").Printed(Given("[\"road\"]")));

    [Fact]
    public void A_type_that_holds_itself_takes_anything_inside()
    {
        var model = Deciding(Needs("i") + Literal("i"), """
            <itemDefinition name="tTree"><itemComponent name="left"><typeRef>tTree</typeRef></itemComponent>
            </itemDefinition>
            """ + Input("i", "tTree"));

        Assert.Equal("{left: {left: null}}", model.Printed(Given("{\"left\": {\"left\": null}}")));
    }

    [Theory]
    [InlineData("feel:number")]
    [InlineData("number")]
    public void Built_in_types_may_have_a_prefix(string type) =>
        Assert.Equal("null", Reading(type).Printed(("i", "text")));

    private static DmnModel Reading(string type) => Deciding(Needs("i") + Literal("i"), Types + Input("i", type));

    private static (string Name, object? Value) Given(string json) =>
        ("i", FeelValue.From(System.Text.Json.JsonDocument.Parse(json).RootElement));
}
