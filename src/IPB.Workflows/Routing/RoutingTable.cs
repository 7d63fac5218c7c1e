using System.Collections.Immutable;
using IPB.Rules;

namespace IPB.Workflows.Routing;

/// <summary>
/// Which department gets a case. Rules are tried in order, the first that matches decides; the fallback makes the
/// table total. Read from <c>*.routing.yaml</c>.
/// </summary>
public sealed record RoutingTable
{
    public required string Id { get; init; }
    public required int Version { get; init; }
    public required Text Name { get; init; }
    public required ImmutableArray<RoutingRule> Rules { get; init; }
    public required RoutingRule Fallback { get; init; }
}

/// <summary>One rule: all of its tests must hold.</summary>
public sealed record RoutingRule
{
    public required string Id { get; init; }

    /// <summary>
    /// Groups of word stems: every group needs a word of title or description that begins with one of its stems, or
    /// a compound that holds it after a first part (<c>gatubelysning</c> holds <c>belysning</c>); a stem of several
    /// words is looked for as it stands. Empty: no words asked for.
    /// </summary>
    public ImmutableArray<ImmutableArray<string>> Words { get; init; } = [];

    /// <summary>A condition over the fields, <c>text</c> and <c>submitting_department</c>; null: none.</summary>
    public Expression? When { get; init; }

    /// <summary>Code of the department that leads.</summary>
    public required string To { get; init; }

    /// <summary>Codes of departments that are informed.</summary>
    public ImmutableArray<string> Also { get; init; } = [];

    /// <summary>Why, in words for the submitter.</summary>
    public required Text Why { get; init; }
}
