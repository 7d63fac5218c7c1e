using System.Collections.Immutable;

namespace IPB.Rules;

/// <summary>
/// What brackets open shows only after the first expression inside: <c>..</c> makes it a range, with brackets that
/// need not match.
/// </summary>
internal sealed partial class Parser
{
    /// <summary>
    /// After the upper end of a range <c>[</c> closes it (<c>]1..5[</c>), when what follows cannot begin a condition.
    /// </summary>
    private static readonly string[] AfterRange =
    [
        ",", ")", "]", "}", "and", "or", "then", "else", "return", "satisfies", ".", "=", "!=", "<", "<=", ">", ">=",
        "in", "between", "instance",
    ];

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

    /// <summary>Nothing can stand right after an empty list that begins an operand: <c>[]1..5[, x]</c> is none.</summary>
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
        var high = Sum();
        _depth--;
        if (!Current.Is("]") && !Current.Is(")") && !Current.Is("[")) throw Fault("']' or ')' that ends the range");
        var highIncluded = _tokens[_at++].Is("]");
        return new RangeOf(From(start), lowIncluded, low, high, highIncluded);
    }

    private bool FilterHere() =>
        Current.Is("[") && _tokens[_at + 1].Kind != TokenKind.End && !AfterRange.Any(_tokens[_at + 1].Is);
}
