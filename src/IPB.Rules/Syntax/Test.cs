using System.Collections.Immutable;

namespace IPB.Rules;

/// <summary>One test of a value: after <c>in</c>, or in a cell of a table.</summary>
internal abstract record Test;

/// <summary><c>&lt; 10</c></summary>
internal sealed record OperatorTest(string Operator, Node Operand) : Test;

/// <summary><c>[1..5]</c>, <c>(1..5)</c>, <c>]1..5[</c></summary>
internal sealed record RangeTest(bool LowIncluded, Node Low, Node High, bool HighIncluded) : Test;

/// <summary>A value to equal, a list to be in, or (reading <c>?</c>) a condition to be true.</summary>
internal sealed record ValueTest(Node Value, bool ReadsInput) : Test;

/// <summary>
/// The tests of a cell: any of them (or none of them, negated); <c>-</c> is no tests and not negated.
/// </summary>
internal sealed record TestList(ImmutableArray<Test> Tests, bool Negated, bool Anything);
