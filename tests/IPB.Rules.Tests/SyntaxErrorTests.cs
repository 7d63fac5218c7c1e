namespace IPB.Rules.Tests;

public sealed class SyntaxErrorTests
{
    [Theory]
    [InlineData("budget >= ", 10, "expected a number, a text or a name after '>=' but found end of text, at column 11")]
    [InlineData("", 0, "expected a number, a text or a name but found end of text, at column 1")]
    [InlineData("a = = b", 4, "expected a number, a text or a name after '=' but found '=', at column 5")]
    [InlineData("a == b", 2, "expected '=' but found '==', at column 3")]
    [InlineData("a && b", 2, "expected 'and' but found '&&', at column 3")]
    [InlineData("!a", 0, "expected 'not(…)' or '!=' but found '!', at column 1")]
    [InlineData("'a'", 0, "straight double quotes")]
    [InlineData("\"abc", 4, "expected '\"' that closes the text but found end of text")]
    [InlineData("\"\\u12\"", 1, "expected 4 hexadecimal digits")]
    [InlineData("a\nand\n  )", 8, "but found ')', at line 3, column 3")]
    [InlineData("(1 + 2", 6, "expected ')' after '2' but found end of text")]
    [InlineData("[1, 2", 5, "expected ',' or ']' after '2'")]
    [InlineData("? > 1", 0, "'?' stands only in a test of a value")]
    [InlineData("x in [1..5", 10, "expected ']' or ')' that ends the range")]
    [InlineData("if a then b", 11, "expected 'else'")]
    [InlineData("for x [1] return x", 6, "expected 'in'")]
    [InlineData("some in in [1] satisfies true", 5, "expected a name for the item")]
    [InlineData("a.", 2, "expected the name of a member after '.'")]
    [InlineData("and", 0, "expected a number, a text or a name but found 'and'")]
    [InlineData("1 /* x", 2, "a comment that is closed by '*/'")]
    [InlineData("function(a b", 12, "expected ',' or ')' after 'b' but found end of text")]
    [InlineData("x instance of", 13, "expected a type such as number, string or list<date>")]
    [InlineData("x instance of list<", 19, "expected a type such as number")]
    [InlineData("a <> b", 3, "expected '!=' after '<' but found '<>'")]
    [InlineData("(< )", 3, "expected a number, a text or a name after '<' but found ')'")]
    [InlineData("f(a: 1, 2)", 8, "expected the name of a parameter after ',' but found '2'")]
    [InlineData("{a b 1}", 6, "expected ':' after '1' but found '}'")]
    [InlineData("a # b", 2, "but found '#'")]
    public void An_error_says_where_what_was_expected_and_what_came(string text, int position, string message)
    {
        Assert.False(Expression.TryParse(text, out var expression, out var error));
        Assert.Null(expression);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(position, error.Position);
        Assert.Equal(text, error.Text);
        Assert.NotEmpty(error.Expected);
        Assert.NotEmpty(error.Found);
    }

    [Fact]
    public void A_text_of_4000_characters_is_read_and_one_more_is_refused()
    {
        Assert.Equal((FeelNumber)1, Feel.Value("1".PadRight(4_000)));
        var error = Assert.Throws<FeelSyntaxException>(() => Expression.Parse("1".PadRight(4_001)));
        Assert.Equal(4_000, error.Position);
        Assert.Equal("4001 characters", error.Found);
    }

    [Theory]
    [InlineData("(", "1", ")")]
    [InlineData("[", "", "]")]
    [InlineData("{a:", "1", "}")]
    [InlineData("- ", "x", "")]
    [InlineData("x[", "1", "]")]
    [InlineData("abs(", "1", ")")]
    [InlineData("if a then b else ", "1", "")]
    [InlineData("1 in (", "1", ")")]
    [InlineData("function() ", "1", "")]
    [InlineData("f(a: ", "1", ")")]
    [InlineData("", "1", " = 1")]
    [InlineData("", "1", " instance of Any")]
    [InlineData("[", "1..2", "]")]
    public void Deep_nesting_is_a_syntax_error_never_a_stack_overflow(string open, string middle, string close)
    {
        string Nested(int levels) => string.Concat(Enumerable.Repeat(open, levels)) + middle
            + string.Concat(Enumerable.Repeat(close, levels));
        Assert.True(Expression.TryParse(Nested(60), out _, out _));
        Assert.False(Expression.TryParse(Nested(65), out _, out var error));
        Assert.Contains("at most 64 levels of nesting", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_chains_are_not_nesting()
    {
        Assert.Equal((FeelNumber)1_000, Feel.Value("1" + string.Concat(Enumerable.Repeat("+1", 999))));
        Assert.Equal(true, Feel.Value("true" + string.Concat(Enumerable.Repeat(" and true", 400))));
        Assert.Null(Feel.Value("a" + string.Concat(Enumerable.Repeat(".b", 1_500))));
        Assert.Equal((FeelNumber)5, Feel.Value("5" + string.Concat(Enumerable.Repeat("[1]", 1_000))));
    }
}
