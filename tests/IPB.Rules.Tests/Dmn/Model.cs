namespace IPB.Rules.Tests.Dmn;

/// <summary>Small models written in the tests.</summary>
internal static class Model
{
    public const string Dmn15 = "https://www.omg.org/spec/DMN/20230324/MODEL/";

    /// <summary>Definitions around the elements; the first element stands in line 2.</summary>
    public static string Xml(string elements, string name = "model", string version = Dmn15) =>
        $"""<definitions xmlns="{version}" name="{name}" namespace="urn:{name}">""" + $"\n{elements}\n</definitions>";

    public static DmnModel Of(string elements) => DmnModel.Parse(Xml(elements));

    /// <summary>A decision with that boxed expression, and what stands before it in the file.</summary>
    public static DmnModel Deciding(string boxed, string elements = "") => Of(
        elements + $"""<decision name="answer" id="answer"><variable name="answer"/>{boxed}</decision>""");

    public static string Literal(string text, string attributes = "") =>
        $"<literalExpression {attributes}><text>{text.Replace("<", "&lt;")}</text></literalExpression>";

    public static string Input(string name, string type) =>
        $"""<inputData name="{name}" id="{name}"><variable name="{name}" typeRef="{type}"/></inputData>""";

    public static string Needs(params string[] ids) => string.Concat(ids.Select(id =>
        $"""<informationRequirement><requiredInput href="#{id}"/></informationRequirement>"""));

    public static DmnResult Answer(this DmnModel model, params (string Name, object? Value)[] inputs) =>
        model.Evaluate("answer", Feel.Context(inputs));

    /// <summary>The answer as printed; for a decision that reads nothing.</summary>
    public static string Printed(this DmnModel model, params (string Name, object? Value)[] inputs) =>
        FeelValue.Print(model.Answer(inputs).Value);
}
