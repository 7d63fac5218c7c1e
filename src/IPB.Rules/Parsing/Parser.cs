using System.Collections.Immutable;
using System.Globalization;

namespace IPB.Rules;

/// <summary>Recursive descent from <c>or</c> (binds loosest) down to a primary; one method for each rank.</summary>
internal sealed partial class Parser
{
    private static readonly string[] Comparisons = ["=", "!=", "<=", ">=", "<", ">"];

    private readonly string _source;
    private readonly Scope _scope;
    private readonly ImmutableArray<Token> _tokens;
    private int _at;
    private int _depth;
    private bool _inputAllowed;
    private bool _inputRead;

    private Parser(string source, Scope scope)
    {
        (_source, _scope) = (source, scope);
        _tokens = Lexer.Read(source);
        _inputAllowed = scope.TypeOf(Name.Input) is not null;
    }

    private Token Current => _tokens[_at];

    private Token Following => _tokens[Math.Min(_at + 1, _tokens.Length - 1)];

    public static Node ParseExpression(string source, Scope scope)
    {
        var parser = new Parser(source, scope);
        var node = parser.Expression();
        parser.ExpectEnd();
        return node;
    }

    public static TestList ParseUnaryTests(string source, Scope scope)
    {
        var parser = new Parser(source, scope);
        var tests = parser.UnaryTests();
        parser.ExpectEnd();
        return tests;
    }

    private Node Expression()
    {
        Enter();
        var outside = _inHigh;
        _inHigh = false;
        var node = Logic("or", isAnd: false, () => Logic("and", isAnd: true, Comparison));
        _inHigh = outside;
        _depth--;
        return node;
    }

    private Node Logic(string word, bool isAnd, Func<Node> operand)
    {
        var start = Current.Start;
        var first = operand();
        if (!Current.Is(word)) return first;
        var operands = ImmutableArray.CreateBuilder<Node>();
        operands.Add(first);
        while (Accept(word)) operands.Add(operand());
        return new Logic(From(start), isAnd, operands.ToImmutable());
    }

    private Node Comparison()
    {
        var (start, depth) = (Current.Start, _depth);
        var node = Sum();
        while (Compared(start, node) is { } compared)
        {
            node = compared;
            // Each takes the one before as its operand: the tree grows as deep as by a bracket.
            Enter();
        }
        _depth = depth;
        return node;
    }

    private Node? Compared(int start, Node left)
    {
        if (Accept("between"))
        {
            var low = Sum();
            Expect("and");
            return new Between(From(start, Sum(), out var high), left, low, high);
        }
        if (Accept("in")) return new Within(From(start, TestsAfterIn(), out var tests), left, tests);
        if (Current.Is("instance") && Following.Is("of")) return InstanceOf(start, left);
        if (ComparisonHere() is not { } comparison) return null;
        _at++;
        if (comparison == "<" && Current.Is(">")) throw Fault("'!='", "'<>'");
        return new Compare(From(start, Sum(), out var right), comparison, left, right);
    }

    private string? ComparisonHere() =>
        Current.Kind == TokenKind.Symbol && Comparisons.Contains(Current.Text) ? Current.Text : null;

    private Node Sum() => Chain(["+", "-"], () => Chain(["*", "/"], () => Chain(["**"], Unary)));

    private Node Chain(string[] operators, Func<Node> operand)
    {
        var start = Current.Start;
        var first = operand();
        var rest = ImmutableArray.CreateBuilder<Operation>();
        while (Current.Kind == TokenKind.Symbol && operators.Contains(Current.Text))
            rest.Add(new Operation(_tokens[_at++].Text, operand()));
        return rest.Count == 0 ? first : new Chain(From(start), first, rest.ToImmutable());
    }

    private Node Unary()
    {
        var start = Current.Start;
        if (_taken is not null || !Accept("-")) return Postfix();
        Enter();
        var operand = Unary();
        _depth--;
        return operand is Literal { Value: FeelNumber number }
            ? new Literal(From(start), -number)
            : new Negate(From(start), operand);
    }

    private Node Postfix()
    {
        var start = Current.Start;
        var source = Taken() ?? Primary();
        var links = ImmutableArray.CreateBuilder<Link>();
        while (LinkHere(source) is { } link) links.Add(link);
        return links.Count == 0 ? source : new Access(From(start), source, links.ToImmutable());
    }

    private Link? LinkHere(Node source)
    {
        if (Accept(".")) return MemberHere();
        if (FilterHere()) return new Filter(FilterCondition());
        return Current.Is("(") && source is not Literal ? InvocationHere() : null;
    }

    private Node FilterCondition()
    {
        _at++;
        _filters++;
        var condition = Expression();
        _filters--;
        Expect("]");
        return condition;
    }

    private void Enter()
    {
        if (++_depth > Limits.Nesting)
            throw Fault(string.Create(CultureInfo.InvariantCulture, $"at most {Limits.Nesting} levels of nesting"),
                "one more");
    }

    private bool Accept(string word)
    {
        if (!Current.Is(word)) return false;
        _at++;
        return true;
    }

    private void Expect(string word)
    {
        if (!Accept(word)) throw Fault($"'{word}'");
    }

    private void ExpectEnd()
    {
        if (Current.Kind != TokenKind.End) throw Fault("an operator or end of text");
    }

    private Span From(int start) => new(start, _at == 0 ? start : _tokens[_at - 1].End);

    /// <summary>
    /// The span once the last operand is read; the operand goes through, to keep callers to one line.
    /// </summary>
    private Span From<T>(int start, T last, out T operand)
    {
        operand = last;
        return From(start);
    }

    private FeelSyntaxException Fault(string expected) => Fault(expected, Current.Describe());

    private FeelSyntaxException Fault(string expected, string found)
    {
        var after = _at > 0 ? $" after {_tokens[_at - 1].Describe()}" : "";
        return new FeelSyntaxException(_source, Current.Start, expected + after, found);
    }
}
