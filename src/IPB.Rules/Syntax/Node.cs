using System.Collections.Immutable;

namespace IPB.Rules;

/// <summary>Where a node stands in the source: from <paramref name="Start"/> up to, not including, End.</summary>
internal readonly record struct Span(int Start, int End);

/// <summary>
/// The immutable syntax tree. What can be chained without brackets (<c>and</c>, <c>+</c>, <c>a.b[1]</c>) is one node
/// with many operands, so that the tree is never deeper than the brackets in the text.
/// </summary>
internal abstract record Node(Span At);

internal sealed record Literal(Span At, object? Value) : Node(At)
{
    /// <summary>What was written after <c>@</c>, when that is no value.</summary>
    public string? Wrong { get => Value is null ? field : null; init; }
}

/// <summary>A variable; <c>?</c> is the value that a unary test looks at.</summary>
internal sealed record Name(Span At, string Text) : Node(At)
{
    public const string Input = "?";
    public const string Item = "item";
    public const string Partial = "partial";
}

internal sealed record Access(Span At, Node Source, ImmutableArray<Link> Links) : Node(At);

internal abstract record Link;

internal sealed record Member(Span At, string Name) : Link;

internal sealed record Filter(Node Condition) : Link;

/// <summary>A call of a function that is a value. Names are empty when the arguments stand by their places.</summary>
internal sealed record Invocation(Span At, ImmutableArray<Node> Arguments, ImmutableArray<string> Names) : Link;

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

/// <summary>A call of a built-in function.</summary>
internal sealed record Call(Span At, Function Function, ImmutableArray<Node> Arguments) : Node(At)
{
    /// <summary>Empty when the arguments stand by their places.</summary>
    public ImmutableArray<string> Names { get; init; } = [];
}

/// <summary><c>[low..high)</c> as a value.</summary>
internal sealed record RangeOf(Span At, bool LowIncluded, Node Low, Node High, bool HighIncluded) : Node(At);

/// <summary><c>(&lt; 5)</c> as a value.</summary>
internal sealed record HalfRange(Span At, string Operator, Node Operand) : Node(At);

/// <param name="Type">Null when no type has the name.</param>
internal sealed record InstanceOf(Span At, Node Value, FeelType? Type, string TypeName) : Node(At);

/// <param name="Body">Null for a function outside of the language, which is never run.</param>
internal sealed record FunctionOf(Span At, ImmutableArray<Formal> Formals, Node? Body) : Node(At);

/// <summary>A parameter of a function; its type is null when no type has the name.</summary>
internal sealed record Formal(Span At, string Name, FeelType? Type, string TypeName);

/// <summary>A part of a decision model that is compiled already.</summary>
internal sealed record Coded(Span At, Code Code) : Node(At);
