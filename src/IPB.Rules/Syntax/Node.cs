using System.Collections.Immutable;

namespace IPB.Rules;

/// <summary>Where a node stands in the source: from <paramref name="Start"/> up to, not including, End.</summary>
internal readonly record struct Span(int Start, int End);

/// <summary>
/// The immutable syntax tree. What can be chained without brackets (<c>and</c>, <c>+</c>, <c>a.b[1]</c>) is one node
/// with many operands, so that the tree is never deeper than the brackets in the text.
/// </summary>
internal abstract record Node(Span At);

/// <summary>An operand that is compiled already: a boxed expression inside another.</summary>
internal sealed record Coded(Span At, Code Code) : Node(At);

internal sealed record Literal(Span At, object? Value) : Node(At);

/// <summary>A variable; <c>?</c> is the value that a unary test looks at.</summary>
internal sealed record Name(Span At, string Text) : Node(At)
{
    public const string Input = "?";
    public const string Item = "item";
}

internal sealed record Access(Span At, Node Source, ImmutableArray<Link> Links) : Node(At);

internal abstract record Link;

internal sealed record Member(string Name) : Link;

internal sealed record Filter(Node Condition) : Link;

internal sealed record Negate(Span At, Node Operand) : Node(At);

/// <summary>Arithmetic of one rank, from left to right: <c>a + b - c</c>.</summary>
internal sealed record Chain(Span At, Node First, ImmutableArray<Operation> Rest) : Node(At);

internal sealed record Operation(string Operator, Node Operand);

internal sealed record Compare(Span At, string Operator, Node Left, Node Right) : Node(At);

internal sealed record Between(Span At, Node Value, Node Low, Node High) : Node(At);

internal sealed record Within(Span At, Node Value, ImmutableArray<Test> Tests) : Node(At);

internal sealed record Logic(Span At, bool IsAnd, ImmutableArray<Node> Operands) : Node(At);

internal sealed record Choice(Span At, Node Condition, Node Then, Node Else) : Node(At);

internal sealed record ListOf(Span At, ImmutableArray<Node> Items) : Node(At);

internal sealed record ContextOf(Span At, ImmutableArray<Entry> Entries) : Node(At);

internal sealed record Entry(string Key, Node Value);

internal sealed record For(Span At, ImmutableArray<Iterator> Iterators, Node Body) : Node(At);

internal sealed record Quantified(Span At, bool IsEvery, ImmutableArray<Iterator> Iterators, Node Body) : Node(At);

/// <summary><c>name in domain</c>, or <c>name in domain..to</c> over whole numbers.</summary>
internal sealed record Iterator(string Name, Node Domain, Node? To);

internal sealed record Call(Span At, Function Function, ImmutableArray<Node> Arguments) : Node(At);
