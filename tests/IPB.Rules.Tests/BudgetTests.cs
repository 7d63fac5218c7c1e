namespace IPB.Rules.Tests;

public sealed class BudgetTests
{
    [Theory]
    [InlineData("for a in 1..1000, b in 1..1000 return 1", "items in a list")]
    [InlineData("every a in 1..1000, b in 1..1000 satisfies true", "steps")]
    [InlineData("for a in 1..10001 return a", "items in a list")]
    [InlineData("for a in 1..79228162514264337593543950335 return a", "items in a list")]
    [InlineData("every a in 1..10000 satisfies count(big[item = 0]) > 0", "steps")]
    [InlineData("count(huge)", "items in a list")]
    [InlineData("sum(huge.x)", "items in a list")]
    [InlineData("long + long", "characters in a text")]
    [InlineData("every a in 1..1000 satisfies contains(long, \"b\" + long) = false", "characters in a text")]
    [InlineData("every a in 1..1000 satisfies contains(half, half)", "steps")]
    [InlineData("every a in 1..1000 satisfies matches(long, \"(a|b)*c\") = false", "steps")]
    [InlineData("every a in 1..9000 satisfies 10 ** 29 > 0", "steps")]
    [InlineData("matches(long, \"(a*)(a*)\\\\1\\\\2b\")", "steps")]
    [InlineData("every a in 1..9000 satisfies 2 ** 0.5 > 0", "steps")]
    [InlineData("replace(long, \"(.*)\", \"$1$1\")", "characters in a text")]
    [InlineData("string join([long, long])", "characters in a text")]
    [InlineData("string join(for i in 1..10 return half)", "characters in a text")]
    [InlineData("concatenate(big, big, big)", "items in a list")]
    [InlineData("flatten([big, big, big])", "items in a list")]
    [InlineData("split(long, \"a\")", "steps")]
    [InlineData("index of(for i in 1..5000 return big, big)", "steps")]
    [InlineData("for i in 1..1000 return string(10 ** 6000)", "steps")]
    [InlineData("string(for i in 1..10 return half)", "characters in a text")]
    [InlineData("{f: function(g, n) g(g, n + 1), r: f(f, 0)}.r", "levels of nesting")]
    [InlineData("{f: function(g, n) [g(g, n + 1)], r: f(f, 0)}.r", "levels of nesting")]
    [InlineData("(for i in 1..999 return [partial[-1]]) = (for i in 1..999 return [partial[-1]])", "levels of nesting")]
    [InlineData("string((for i in 1..1000 return [partial[-1]])[-1])", "levels of nesting")]
    [InlineData("{f: function(g, n) if n > 15 then 1 else g(g, n + 1) + g(g, n + 1), r: f(f, 0)}.r", "steps")]
    [InlineData("for i in 1..1000 return split(\"\", string(i))", "steps")]
    [InlineData("every i in 1..1000 satisfies big instance of list<number>", "steps")]
    public void An_evaluation_that_costs_too_much_is_stopped(string text, string budget)
    {
        var context = Feel.Context(("big", new int[5_000]), ("huge", new int[10_001]),
            ("long", new string('a', 100_000)), ("half", new string('a', 50_000)));
        var stopped = Assert.Throws<FeelBudgetException>(() => Expression.Parse(text).Evaluate(context));
        Assert.Equal(budget, stopped.Budget);
    }

    [Fact]
    public void Ten_thousand_items_are_within_the_budget() =>
        Assert.Equal((FeelNumber)10_000, Feel.Value("count(for i in 1..10000 return i)"));

    [Fact]
    public void A_pattern_that_is_no_constant_is_prepared_once() =>
        Assert.Equal((FeelNumber)1_000,
            Feel.Value("count((for i in 1..1000 return matches(\"b\", p))[item])", ("p", "a|b")));

    [Fact]
    public void Each_evaluation_has_a_budget_of_its_own()
    {
        var expression = Expression.Parse("every a in 1..9000 satisfies a > 0");
        Assert.All(Enumerable.Range(0, 50), _ => Assert.True(expression.IsTrue(Feel.Nothing)));
    }
}
