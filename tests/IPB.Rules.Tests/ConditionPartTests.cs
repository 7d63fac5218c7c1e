using System.Globalization;

namespace IPB.Rules.Tests;

public sealed class ConditionPartTests
{
    [Theory]
    [InlineData("a > 5", "a:5<")]
    [InlineData("5 <= a", "a:5<")]
    [InlineData("a = null", "a:?")]
    [InlineData("a", "a:")]
    [InlineData("a in [1..3]", "a:1,3<")]
    [InlineData("a in (1, 2, > 7)", "a:1,2,7<")]
    [InlineData("a in (\"x\", null)", "a:x?")]
    [InlineData("a between 2 and 1 + 3", "a:2,4<")]
    [InlineData("a = -5", "a:-5")]
    [InlineData("a < date(\"2026-05-01\")", "a:2026-05-01<")]
    [InlineData("list contains([\"x\", \"y\"], a)", "a:x,y")]
    [InlineData("a = true", "a:True")]
    [InlineData("a > b", "other")]
    [InlineData("a + 1 > 5", "other")]
    [InlineData("a.b > 5", "other")]
    [InlineData("count(a) > 5", "other")]
    [InlineData("a = duration(\"P1D\")", "other")]
    [InlineData("a in (? > 5)", "other")]
    public void A_test_of_one_name_gives_its_constants(string condition, string expected) =>
        Assert.Equal(expected, Show(ConditionPart.Of(Expression.Parse(condition))));

    [Fact]
    public void And_or_and_not_are_taken_apart() => Assert.Equal("and(a:5<, or(not(b:x), other))",
        Show(ConditionPart.Of(Expression.Parse("a > 5 and (not(b = \"x\") or a > b)"))));

    [Theory]
    [InlineData("a > 5 and (not(b = \"x\") or a > b)", "a > 5|b = \"x\"|a > b")]
    public void Each_part_is_an_expression_of_its_own(string condition, string parts) => Assert.Equal(
        parts, string.Join('|', ConditionPart.Of(Expression.Parse(condition)).Leaves().Select(l => l.Test.Text)));

    private static string Show(ConditionPart part) => part switch
    {
        JoinedParts joined => $"{(joined.IsAnd ? "and" : "or")}({string.Join(", ", joined.Parts.Select(Show))})",
        NegatedPart negated => $"not({Show(negated.Part)})",
        ComparedName compared => $"{compared.Name}:{string.Join(',', compared.Constants.Select(Show))}"
            + (compared.TestsNull ? "?" : "") + (compared.Orders ? "<" : ""),
        _ => "other",
    };

    private static string Show(object constant) => constant is DateOnly date
        ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{constant}");
}
