using System.Xml.Linq;

namespace IPB.Rules;

/// <summary>A boxed expression made ready.</summary>
/// <param name="Code">Gives its value.</param>
/// <param name="Type">What is known of the value.</param>
internal sealed record Boxed(Code Code, FeelType Type)
{
    public static readonly Boxed Null = new(_ => null, FeelType.Any);

    /// <summary>The decision table that it is; null when it is something else.</summary>
    public DmnTable? Table { get; init; }
}

/// <summary>Which parts of an element are expressions.</summary>
internal static class BoxedElements
{
    private static readonly HashSet<string> Kinds = new(StringComparer.Ordinal)
    {
        "literalExpression", "context", "decisionTable", "relation", "list", "invocation", "functionDefinition",
        "conditional", "filter", "for", "some", "every",
    };

    public static IEnumerable<XElement> Expressions(this XElement element) =>
        element.Parts().Where(p => Kinds.Contains(p.Name.LocalName));

    public static XElement? Expression(this XElement element) => element.Expressions().FirstOrDefault();
}
