using IPB.Rules.Fuzz;

namespace IPB.Rules.Tests;

/// <summary>A short run of what the fuzz program runs at length.</summary>
public sealed class FuzzTests
{
    private static readonly string[] Leaves =
    [
        "1", "2.5", "0", "\"t\"", "\"\"", "true", "false", "null", "[1, 2]", "{k: 1}", "@\"2024-01-31\"", "@\"P1M\"",
        "@\"PT36H\"", "@\"10:00:00\"", "@\"2024-01-31T10:00:00Z\"", "79228162514264337593543950335", "[1..2]", "(< 3)",
    ];

    [Fact]
    public void Whatever_the_text_it_is_refused_or_evaluates_or_is_stopped()
    {
        var outcomes = Enumerable.Range(0, 10_000).Select(number => Trial.Run(Trial.Text(number))).ToList();
        Assert.InRange(outcomes.Count(o => o.IsValid), 4_000, 9_000);
        Assert.InRange(outcomes.Count(o => o.IsStopped), 1, 2_000);
    }

    [Fact]
    public void Every_written_expression_parses_and_brackets_around_it_change_nothing()
    {
        foreach (var text in Enumerable.Range(0, 5_000).Select(number => Trial.Valid(new Random(number))))
        {
            var plain = Outcome(text);
            Assert.Equal(plain, Outcome($"( ({text}) )"));
            Assert.Equal(plain, Outcome($"if true then {text} else 0"));
            Assert.Equal(plain, Outcome($"(function() {text})()"));
        }
    }

    [Fact]
    public void Every_written_row_of_tests_parses()
    {
        foreach (var text in Enumerable.Range(0, 5_000).Select(number => Trial.Tests(new Random(number))))
            if (text.Length <= Limits.TextLength
                && !UnaryTests.TryParse(text, Surroundings.Scope, out _, out var error))
                Assert.Fail($"{error.Message}: {text}");
    }

    [Fact]
    public void Order_and_equality_are_consistent()
    {
        foreach (var left in Leaves)
            foreach (var right in Leaves)
            {
                Assert.Equal(Feel.Value($"{left} < {right}"), Feel.Value($"{right} > {left}"));
                Assert.Equal(Feel.Value($"not({left} = {right})"), Feel.Value($"{left} != {right}"));
                Assert.Equal(Feel.Value($"{left} = {right}"), Feel.Value($"{right} = {left}"));
                Assert.Equal(Feel.Value($"{left} in [{right}..{right}]"),
                    Feel.Value($"{left} between {right} and {right}"));
            }
    }

    private static string Outcome(string text)
    {
        if (text.Length > Limits.TextLength) return "too long";
        if (!Expression.TryParse(text, Surroundings.Scope, out var expression, out var error))
            Assert.Fail($"{error.Message}: {text}");
        try
        {
            return FeelValue.Print(expression.Evaluate(Surroundings.Values));
        }
        catch (Exception stopped) when (stopped is FeelBudgetException or FeelValueException)
        {
            return "stopped";
        }
    }
}
