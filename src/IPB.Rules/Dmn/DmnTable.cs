using System.Collections.Immutable;

namespace IPB.Rules;

/// <summary>A decision table of a model file.</summary>
/// <param name="Table">The table.</param>
/// <param name="RuleLines">The line of each of its rules, from 1.</param>
public sealed record DmnTable(DecisionTable Table, ImmutableArray<int> RuleLines);
