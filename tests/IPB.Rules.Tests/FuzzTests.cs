using CsCheck;

namespace IPB.Rules.Tests;

/// <summary>Whatever the text, it parses or is refused, and evaluates or runs out of budget: nothing else.</summary>
public sealed class FuzzTests
{
    private static readonly string[] Words =
    [
        "a", "b", "x", "item", "1", "2.5", "-1", "\"t\"", "\"2024-01-01\"", "true", "null", "+", "-", "*", "/", "**",
        "=", "!=", "<", ">=", "and", "or", "not", "(", ")", "[", "]", "{", "}", ",", ":", ".", "..", "in", "between",
        "if", "then", "else", "for", "some", "every", "return", "satisfies", "?", "@", "date", "time", "count", "sum",
        "list contains(", "date and time(", "duration(", "matches(", "string(", "abs(", "max(", "//", "/*", "\n", "å",
    ];

    private static readonly IReadOnlyDictionary<string, object?> Data = Feel.Context(
        ("a", 3), ("b", new object?[] { 1, "t", null, new Dictionary<string, object?> { ["x"] = 2 } }), ("x", "text"));

    [Fact]
    public void Any_characters_are_handled() =>
        Gen.String[0, 60].Sample(Handle, iter: 20_000);

    [Fact]
    public void Any_row_of_words_is_handled() =>
        Gen.OneOf<string>(Words).Array[0, 30].Select(words => string.Join(' ', words)).Sample(Handle, iter: 60_000);

    [Fact]
    public void Any_long_row_of_brackets_is_handled() =>
        Gen.OneOf<string>("(", "[", "]", ")", "{", "-", "..", "1", "in", "a:", "not(", "if").Array[0, 1_000]
            .Select(words => string.Join(' ', words)).Sample(Handle, iter: 2_000);

    [Fact]
    public void Every_valid_tree_parses_and_its_brackets_change_nothing() =>
        Trees.Any.Sample(text =>
        {
            var expression = Expression.Parse(text);
            var plain = Outcome(() => expression.Evaluate(Data));
            Assert.Equal(plain, Outcome(() => Expression.Parse($"( ({text}) )").Evaluate(Data)));
            Assert.Equal(plain, Outcome(() => Expression.Parse($"if true then {text} else 0").Evaluate(Data)));
            Assert.Equal(plain, Outcome(() => expression.Explain(Data).Value));
        }, iter: 20_000);

    [Fact]
    public void Order_and_equality_are_consistent() =>
        Gen.Select(Trees.Leaf, Trees.Leaf).Sample((left, right) =>
        {
            Assert.Equal(Feel.Value($"{left} < {right}"), Feel.Value($"{right} > {left}"));
            Assert.Equal(Feel.Value($"not({left} = {right})"), Feel.Value($"{left} != {right}"));
            Assert.Equal(Feel.Value($"{left} = {right}"), Feel.Value($"{right} = {left}"));
            Assert.Equal(Feel.Value($"{left} in [{right}..{right}]"),
                Feel.Value($"{left} between {right} and {right}"));
        }, iter: 5_000);

    private static void Handle(string text)
    {
        if (Expression.TryParse(text, out var expression, out var error)) Outcome(() => expression.Evaluate(Data));
        else Assert.InRange(error.Position, 0, text.Length);
        if (UnaryTests.TryParse(text, out var tests, out _)) Outcome(() => tests.Matches(3, Data));
    }

    private static string Outcome(Func<object?> evaluate)
    {
        try
        {
            return FeelValue.Print(evaluate());
        }
        catch (FeelBudgetException stopped)
        {
            return stopped.Message;
        }
    }
}
