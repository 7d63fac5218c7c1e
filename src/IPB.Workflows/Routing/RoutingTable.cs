using System.Collections.Immutable;
using IPB.Rules;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Routing;

/// <summary>
/// Which department gets a case: a decision table of DMN with the texts that people read beside it. Read from
/// <c>*.routing.yaml</c> or <c>*.routing.dmn</c>.
/// </summary>
public sealed record RoutingTable
{
    /// <summary>The decision's expression for the word groups that a text has a hit in.</summary>
    internal const string WordsInput = "words";

    public required string Id { get; init; }
    public required int Version { get; init; }
    public required Text Name { get; init; }

    /// <summary>SHA-256 of the file, lower-case hex: tells two texts of one version apart.</summary>
    public required string Hash { get; init; }

    /// <summary>
    /// The table itself: <see cref="HitPolicy.First"/>, <see cref="HitPolicy.Unique"/> or
    /// <see cref="HitPolicy.Any"/>; its rules stand at the places of <see cref="Rules"/>.
    /// </summary>
    public required DecisionTable Decision { get; init; }
    public required ImmutableArray<RoutingRule> Rules { get; init; }

    /// <summary>Decides when no rule matches, and when more match than the hit policy allows.</summary>
    public required RoutingOutcome Fallback { get; init; }

    /// <summary>What the table may read of a case, in the order of the file.</summary>
    public ImmutableArray<RoutingInput> Inputs { get; init; } = [];
}

/// <summary>Where a case goes.</summary>
/// <param name="Id">Of the rule, stored with every case that it routed.</param>
/// <param name="To">Code of the department that leads.</param>
/// <param name="Also">Codes of departments that are informed.</param>
/// <param name="Why">In words for the submitter.</param>
public sealed record RoutingOutcome(string Id, string To, ImmutableArray<string> Also, Text Why);

/// <summary>One rule: all of its tests must hold.</summary>
public sealed record RoutingRule
{
    public required RoutingOutcome Outcome { get; init; }
    public string Id => Outcome.Id;

    /// <summary>
    /// Groups of entries as <see cref="WordIndex"/> takes them: the text must mention one of each. Empty: no words
    /// are asked for.
    /// </summary>
    public ImmutableArray<ImmutableArray<string>> Words { get; init; } = [];

    /// <summary>The text must mention none of these.</summary>
    public ImmutableArray<string> NotWords { get; init; } = [];

    /// <summary>A condition over the names of the case; null: none.</summary>
    public Expression? When { get; init; }

    /// <summary>Tests by input; a rule takes any value of the inputs left out.</summary>
    public ImmutableSortedDictionary<string, UnaryTests> Cells { get; init; } =
        ImmutableSortedDictionary<string, UnaryTests>.Empty;
}

/// <summary>Something that rules may ask of a case.</summary>
/// <param name="Name">As conditions call it.</param>
/// <param name="AllowedValues">Null: any of its type.</param>
public sealed record RoutingInput(string Name, FieldType Type, UnaryTests? AllowedValues)
{
    /// <summary>The allowed values where they are words; else empty.</summary>
    public ImmutableArray<string> Values { get; init; } = [];
}
