using System.Collections.Immutable;

namespace IPB.Rules;

/// <summary>
/// What brackets open shows only after the first expression inside: <c>..</c> makes it a range, with brackets that
/// need not match.
/// </summary>
internal sealed partial class Parser
{
    /// <summary>What cannot begin a condition.</summary>
    private static readonly string[] AfterRange =
    [
        ",", ")", "]", "}", "and", "or", "then", "else", "return", "satisfies", ".", "=", "!=", "<", "<=", ">", ">=",
        "in", "between", "instance",
    ];

    /// <summary>The upper end of a range is being read, and no bracket was opened in it.</summary>
    private bool _inHigh;

    /// <summary>A comparison with its left side missing is a range of all values that it holds for.</summary>
    private Node Parenthesis()
    {
        var start = _tokens[_at++].Start;
        if (ComparisonHere() is { } comparison)
        {
            _at++;
            var operand = Sum();
            Expect(")");
            return new HalfRange(From(start), comparison, operand);
        }
        var node = Expression();
        if (Current.Is("..")) return RangeFrom(start, lowIncluded: false, node);
        Expect(")");
        return node;
    }

    private Node List()
    {
        var start = _tokens[_at++].Start;
        if (Current.Is("]") && !OperandFollows())
        {
            _at++;
            return new ListOf(From(start), []);
        }
        var first = Expression();
        if (Current.Is("..")) return RangeFrom(start, lowIncluded: true, first);
        var items = ImmutableArray.CreateBuilder<Node>();
        items.Add(first);
        while (Accept(",")) items.Add(Expression());
        if (!Accept("]")) throw Fault("',' or ']'");
        return new ListOf(From(start), items.ToImmutable());
    }

    /// <summary>No operand begins right after an empty list: <c>[]1..5[, x]</c> is none.</summary>
    private bool OperandFollows() => Following.Kind switch
    {
        TokenKind.Number or TokenKind.Text => true,
        TokenKind.Name => !Reserved.Contains(Following.Text),
        _ => Following.Is("(") || Following.Is("@"),
    };

    private RangeOf OpenRange()
    {
        var start = _tokens[_at++].Start;
        return RangeFrom(start, lowIncluded: false, Expression());
    }

    private RangeOf RangeFrom(int start, bool lowIncluded, Node low)
    {
        Expect("..");
        Enter();
        var outside = _inHigh;
        _inHigh = true;
        var high = Sum();
        _inHigh = outside;
        _depth--;
        if (!EndsRange(Current)) throw Fault("']' or ')' that ends the range");
        var highIncluded = _tokens[_at++].Is("]");
        return new RangeOf(From(start), lowIncluded, low, high, highIncluded);
    }

    private bool FilterHere() => Current.Is("[") && !(_inHigh && ClosesRange());

    /// <summary>
    /// <c>]1..5[</c> or <c>[1..a[1]]</c>: a filter has a condition, ends with its own bracket, and at the upper end of
    /// a range the range's bracket follows.
    /// </summary>
    private bool ClosesRange()
    {
        if (AfterRange.Any(Following.Is)) return true;
        var open = new Stack<string>();
        for (var i = _at; i < _tokens.Length - 1; i++)
        {
            var token = _tokens[i];
            if (Closing(token.Text) is { } close && token.Kind == TokenKind.Symbol) open.Push(close);
            else if (token.Is(")") || token.Is("]") || token.Is("}"))
            {
                if (!token.Is(open.Pop())) return true;
                if (open.Count == 0) return !EndsRange(_tokens[i + 1]);
            }
        }
        return true;
    }

    private static bool EndsRange(Token token) => token.Is("]") || token.Is(")") || token.Is("[");

    private static string? Closing(string bracket) => bracket switch
    {
        "(" => ")",
        "[" => "]",
        "{" => "}",
        _ => null,
    };
}
