using System.Collections.Immutable;

namespace IPB.Rules;

internal sealed partial class Parser
{
    private static readonly string[] AfterOperand = [".", "[", "(", "+", "-", "*", "/", "**"];

    /// <summary>An operand that was read already, before what is to be read next.</summary>
    private Node? _taken;

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

    private ImmutableArray<Test> TestsAfterIn() =>
        WithInput(() => Current.Is("(") ? TestsInBrackets() : [OneTest(Sum)]);

    /// <summary>Tests, or a range that begins with such a bracket.</summary>
    private ImmutableArray<Test> TestsInBrackets()
    {
        var start = _tokens[_at++].Start;
        var first = OneTest(Expression);
        if (Current.Is("..") && first is ValueTest { Value: var low })
            return [TestOf(RangeFrom(start, lowIncluded: false, low), readsInput: false)];
        if (Accept(",")) return [first, .. TestsUpTo(")")];
        if (!Accept(")")) throw Fault("',' or ')'");
        return [first is ValueTest value && AfterOperand.Any(Current.Is) ? Continued(value) : first];
    }

    /// <summary>The brackets were those of an operand, such as <c>(a).b</c> or <c>(a) + 1</c>.</summary>
    private Test Continued(ValueTest test)
    {
        _taken = test.Value;
        _inputRead = test.ReadsInput;
        var node = Sum();
        return TestOf(node, _inputRead);
    }

    private Node? Taken()
    {
        var taken = _taken;
        _taken = null;
        return taken;
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
        _inputRead = false;
        var node = value();
        return TestOf(node, _inputRead);
    }

    private static Test TestOf(Node node, bool readsInput) => node is RangeOf range && !readsInput
        ? new RangeTest(range.LowIncluded, range.Low, range.High, range.HighIncluded)
        : new ValueTest(node, readsInput);
}
