using System.Collections.Immutable;

namespace IPB.Rules;

internal sealed partial class Parser
{
    /// <summary>
    /// What may stand before <c>..</c> is an arithmetic expression: these words end the search for it.
    /// </summary>
    private static readonly string[] NotInRange = ["for", "some", "every", "in", "if", "return", ","];

    private static readonly string[] AfterRange =
        [
            ",", ")", "]", "}", "and", "or", "then", "else", "return", "satisfies", ".", "=", "!=", "<", "<=", ">", ">=",
            "in", "between", "instance",
        ];

    private TestList UnaryTests()
    {
        _inputAllowed = true;
        if (Current.Is("-") && _tokens[_at + 1].Kind == TokenKind.End)
        {
            _at++;
            return new TestList([], Negated: false, Anything: true);
        }
        return Current.Is("not") && _tokens[_at + 1].Is("(") ? NegatedTests() : PlainTests();
    }

    private TestList PlainTests() => new(TestsUpTo(null), Negated: false, Anything: false);

    /// <summary>
    /// Brackets of ranges may be uneven, so only parsing tells <c>not([1..5), 7)</c> from <c>not(a) and (b)</c>.
    /// This happens once, at the very beginning: it costs one parse more, never a doubling at each level.
    /// </summary>
    private TestList NegatedTests()
    {
        var (start, depth) = (_at, _depth);
        try
        {
            _at += 2;
            var tests = TestsUpTo(")");
            ExpectEnd();
            return new TestList(tests, Negated: true, Anything: false);
        }
        catch (FeelSyntaxException asTests)
        {
            (_at, _depth) = (start, depth);
            return PlainTestsInstead(asTests);
        }
    }

    private TestList PlainTestsInstead(FeelSyntaxException asTests)
    {
        try
        {
            return PlainTests();
        }
        catch (FeelSyntaxException plain) when (plain.Position <= asTests.Position)
        {
            throw asTests;
        }
    }

    private ImmutableArray<Test> TestsAfterIn()
    {
        if (!Current.Is("(") || RangeHere()) return [WithInput(() => OneTest(Sum))];
        _at++;
        return WithInput(() => TestsUpTo(")"));
    }

    /// <summary>
    /// Inside the tests of an <c>in</c>, <c>?</c> is the value before it, not that of the tests around.
    /// </summary>
    private T WithInput<T>(Func<T> parse)
    {
        var (allowed, read) = (_inputAllowed, _inputRead);
        _inputAllowed = true;
        var result = parse();
        (_inputAllowed, _inputRead) = (allowed, read);
        return result;
    }

    private ImmutableArray<Test> TestsUpTo(string? close)
    {
        var tests = ImmutableArray.CreateBuilder<Test>();
        do tests.Add(OneTest(Expression));
        while (Accept(","));
        if (close is not null && !Accept(close)) throw Fault($"',' or '{close}'");
        if (close is null && Current.Kind != TokenKind.End) throw Fault("',' or end of text");
        return tests.ToImmutable();
    }

    private Test OneTest(Func<Node> value)
    {
        if (ComparisonHere() is { } comparison)
        {
            _at++;
            return new OperatorTest(comparison, Sum());
        }
        if (RangeHere()) return Range();
        _inputRead = false;
        var node = value();
        return new ValueTest(node, _inputRead);
    }

    private RangeTest Range()
    {
        var lowIncluded = _tokens[_at++].Is("[");
        Enter();
        var low = Sum();
        Expect("..");
        var high = Sum();
        _depth--;
        if (!Current.Is("]") && !Current.Is(")") && !Current.Is("[")) throw Fault("']' or ')' that ends the range");
        return new RangeTest(lowIncluded, low, high, _tokens[_at++].Is("]"));
    }

    /// <summary>Looks ahead instead of parsing twice, which would take exponential time in nested brackets.</summary>
    private bool RangeHere()
    {
        if (!Current.Is("[") && !Current.Is("(") && !Current.Is("]")) return false;
        var open = 0;
        for (var i = _at + 1; i < _tokens.Length; i++)
        {
            var token = _tokens[i];
            if (open == 0 && token.Is("..")) return true;
            if (open == 0 && NotInRange.Any(token.Is)) return false;
            if (token.Is("(") || token.Is("[") || token.Is("{")) open++;
            if ((token.Is(")") || token.Is("]") || token.Is("}")) && --open < 0) return false;
        }
        return false;
    }

    /// <summary>
    /// A bracket after a value opens a filter, except after the upper end of a range, where it closes the range
    /// (<c>]1..5[</c>): then what follows cannot begin a condition.
    /// </summary>
    private bool FilterHere() =>
        Current.Is("[") && _tokens[_at + 1].Kind != TokenKind.End && !AfterRange.Any(_tokens[_at + 1].Is);
}
