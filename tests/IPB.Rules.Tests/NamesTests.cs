namespace IPB.Rules.Tests;

public sealed class NamesTests
{
    [Theory]
    [InlineData("budget >= 250000 and fields.budget > budget", "budget fields.budget")]
    [InlineData("count(evidence) >= 1", "evidence")]
    [InlineData("for x in a, y in x.b return x + y + z", "a z")]
    [InlineData("some x in 1..n satisfies x = m", "n m")]
    [InlineData("{a: b, c: a}.c", "b")]
    [InlineData("a.b[1].c", "a.b")]
    [InlineData("if p then q else r between s and t", "p q r s t")]
    [InlineData("x in ([a..b], < c, d)", "x a b c d")]
    [InlineData("date + date(\"2024-01-01\")", "date")]
    [InlineData("-a ** b - c", "a b c")]
    [InlineData("1 + 2", "")]
    public void Names_are_the_paths_read_in_order_of_appearance(string text, string names) =>
        Assert.Equal(names, string.Join(' ', Expression.Parse(text).Names));

    [Fact]
    public void Names_inside_a_filter_may_belong_to_the_item()
    {
        var expression = Expression.Parse("costs[amount > limit and item.tag = own].amount + own");
        Assert.Equal(["costs", "own"], expression.Names);
        Assert.Equal(["amount", "limit"], expression.PossibleNames);
    }
}
