namespace IPB.Rules.Tests;

public sealed class LogicTests
{
    private static readonly (string Text, bool? Value)[] Values =
        [("true", true), ("false", false), ("null", null), ("1", null), ("\"x\"", null)];

    [Fact]
    public void And_or_and_not_follow_the_three_valued_tables()
    {
        foreach (var (left, a) in Values)
        {
            Assert.Equal(a is null ? null : !a, Feel.Value($"not({left})"));
            foreach (var (right, b) in Values)
            {
                Assert.Equal(Conjunction(a, b), Feel.Value($"{left} and {right}"));
                Assert.Equal(Disjunction(a, b), Feel.Value($"{left} or {right}"));
            }
        }
    }

    [Fact]
    public void Three_operands_agree_with_brackets_in_either_place()
    {
        foreach (var a in Values)
            foreach (var b in Values)
                foreach (var c in Values)
                    foreach (var word in new[] { "and", "or" })
                    {
                        var flat = Feel.Value($"{a.Text} {word} {b.Text} {word} {c.Text}");
                        Assert.Equal(flat, Feel.Value($"({a.Text} {word} {b.Text}) {word} {c.Text}"));
                        Assert.Equal(flat, Feel.Value($"{a.Text} {word} ({b.Text} {word} {c.Text})"));
                    }
    }

    [Fact]
    public void And_binds_tighter_than_or() => Assert.Equal(true, Feel.Value("true or false and false"));

    [Fact]
    public void Only_true_counts_as_true()
    {
        Assert.True(Expression.Parse("a").IsTrue(Feel.Context(("a", true))));
        foreach (var other in new object?[] { false, null, 1, "true" })
            Assert.False(Expression.Parse("a").IsTrue(Feel.Context(("a", other))));
    }

    // The DMN tables written out, so that the code is not compared with itself.
    private static bool? Conjunction(bool? a, bool? b) => (a, b) switch
    {
        (true, true) => true,
        (false, _) or (_, false) => false,
        _ => null,
    };

    private static bool? Disjunction(bool? a, bool? b) => (a, b) switch
    {
        (false, false) => false,
        (true, _) or (_, true) => true,
        _ => null,
    };
}
