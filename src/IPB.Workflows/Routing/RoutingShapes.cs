using System.Collections.Immutable;
using IPB.Workflows.Files;

namespace IPB.Workflows.Routing;

/// <summary>Every key of a routing table. A rule has the table's inputs as keys too.</summary>
internal static class RoutingShapes
{
    internal const string NotWords = "not words";

    internal static readonly Shape Table =
        Shape.Of("routing table", "routing version name rules fallback hit? inputs?");
    internal static readonly Shape Input = Shape.Of("input", "type values?");
    internal static readonly Shape Rule =
        new("rule", ["id", "to", "why"], ["words", NotWords, "when", "also"]);
    internal static readonly Shape Fallback = Shape.Of("fallback", "id to why also?");

    internal static readonly ImmutableArray<Shape> All = [Table, Input, Rule, Fallback, Shape.Text];

    internal static Shape RuleWith(IEnumerable<string> inputs) =>
        new(Rule.Name, Rule.Required, [.. Rule.Optional, .. inputs]);
}
