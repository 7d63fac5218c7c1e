namespace IPB.Rules.Tests;

public sealed class UnaryTestsTests
{
    private static readonly int[] Numbers = [1, 2];

    [Theory]
    [InlineData("-", null, true)]
    [InlineData("-", 5, true)]
    [InlineData("-5", -5, true)]
    [InlineData("< 10", 9, true)]
    [InlineData("< 10", 10, false)]
    [InlineData("< 10", null, false)]
    [InlineData("< 10", "a", false)]
    [InlineData("!= 10", 9, true)]
    [InlineData("[1..5]", 5, true)]
    [InlineData("[1..5)", 5, false)]
    [InlineData("]1..5[", 1, false)]
    [InlineData("[1..limit]", 7, true)]
    [InlineData("\"a\",\"b\"", "b", true)]
    [InlineData("\"a\",\"b\"", "c", false)]
    [InlineData("not(\"a\",\"b\")", "c", true)]
    [InlineData("not(\"a\",\"b\")", "a", false)]
    [InlineData("not([1..3), 7)", 3, true)]
    [InlineData("not([1..3), 7)", 7, false)]
    [InlineData("not(\"a\")", 5, false)]
    [InlineData("not(\"a\")", null, true)]
    [InlineData("not(? > 1) and (? > -1)", 0, true)]
    [InlineData("not(? > 1) and (? > -1)", 2, false)]
    [InlineData("? > 5 and ? < limit", 6, true)]
    [InlineData("? > 5 and ? < limit", 8, false)]
    [InlineData("starts with(?, \"a\")", "abc", true)]
    [InlineData("? + 1", 5, false)]
    [InlineData("null", null, true)]
    [InlineData("true", true, true)]
    [InlineData("false", false, true)]
    [InlineData("limit", 7, true)]
    [InlineData("limit - 1, limit + 1", 8, true)]
    [InlineData("list", 2, true)]
    [InlineData("list", 3, false)]
    [InlineData("[1, 2], 9", 9, true)]
    [InlineData("if ? > 1 then true else false", 2, true)]
    [InlineData("some x in list satisfies x = ?", 2, true)]
    [InlineData("1 in (? > 0)", true, true)]
    public void A_value_matches_when_a_test_is_true_of_it(string tests, object? input, bool matches)
    {
        var context = Feel.Context(("limit", 7), ("list", Numbers));
        Assert.Equal(matches, UnaryTests.Parse(tests).Matches(input, context));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("1,", 2)]
    [InlineData("< ", 2)]
    [InlineData("not(1", 5)]
    [InlineData("[1..", 4)]
    [InlineData("- -", 3)]
    [InlineData("1 2", 2)]
    public void A_faulty_cell_says_where(string tests, int position)
    {
        Assert.False(UnaryTests.TryParse(tests, out _, out var error));
        Assert.Equal(position, error.Position);
    }

    [Fact]
    public void Names_of_a_cell_leave_out_the_input() =>
        Assert.Equal(["limit", "a.b"], UnaryTests.Parse("< limit, ? = a.b").Names);
}
