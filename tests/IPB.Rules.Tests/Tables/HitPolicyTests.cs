namespace IPB.Rules.Tests.Tables;

public sealed class HitPolicyTests
{
    private static readonly string[] Overlapping =
        ["low | < 10 | \"b\"", "mid | [5..20] | \"a\"", "high | > 8 | \"b\"", "top | > 30 | \"c\""];

    [Theory]
    [InlineData(HitPolicy.Unique, 3, "\"b\"", "low")]
    [InlineData(HitPolicy.Unique, 7, "null", "low mid")]
    [InlineData(HitPolicy.Any, 25, "\"b\"", "high")]
    [InlineData(HitPolicy.Any, 7, "null", "low mid")]
    [InlineData(HitPolicy.First, 9, "\"b\"", "low")]
    [InlineData(HitPolicy.Priority, 9, "\"a\"", "mid low high")]
    [InlineData(HitPolicy.Priority, 40, "\"c\"", "top high")]
    [InlineData(HitPolicy.RuleOrder, 9, "[\"b\", \"a\", \"b\"]", "low mid high")]
    [InlineData(HitPolicy.OutputOrder, 9, "[\"a\", \"b\", \"b\"]", "mid low high")]
    [InlineData(HitPolicy.Collect, 40, "[\"b\", \"c\"]", "high top")]
    public void The_hit_policy_makes_the_value(HitPolicy policy, int x, string value, string matched)
    {
        var table = Table.Of(policy, "x", "y: \"c\", \"a\", \"b\"", Overlapping);
        var result = table.Evaluate(("x", x));
        Assert.Equal(value, result.Value is string text ? $"\"{text}\"" : FeelValue.Print(result.Value));
        Assert.Equal(matched, table.Ids(result));
    }

    [Fact]
    public void Rules_of_any_that_agree_give_their_value()
    {
        var table = Table.Of(HitPolicy.Any, "x", "y | z", "1 | < 10 | 5 | \"a\"", "2 | > 5 | 5 | \"a\"");
        Assert.Equal("{y: 5, z: \"a\"}", FeelValue.Print(table.Evaluate(("x", 7)).Value));
    }

    [Theory]
    [InlineData(Aggregation.Sum, "30")]
    [InlineData(Aggregation.Count, "2")]
    [InlineData(Aggregation.Min, "10")]
    [InlineData(Aggregation.Max, "20")]
    public void Collect_aggregates(Aggregation aggregation, string value)
    {
        var table = Table.Of(HitPolicy.Collect, "x", "y", "1 | < 10 | 10", "2 | > 5 | x + 13", "3 | > 8 | 7")
            with
        { Aggregation = aggregation };
        Assert.Equal(value, FeelValue.Print(table.Evaluate(("x", 7)).Value));
    }

    [Fact]
    public void Priority_goes_by_the_first_output_and_then_the_next()
    {
        var table = Table.Of(HitPolicy.Priority, "x", "y: 1, 2 | z: \"a\", \"b\"",
            "1 | - | 2 | \"a\"", "2 | - | 1 | \"b\"", "3 | - | 1 | \"a\"");
        Assert.Equal("3 2 1", table.Ids(table.Evaluate(("x", 1))));
    }

    [Fact]
    public void Two_hits_of_a_unique_table_are_named()
    {
        var result = Table.Of(HitPolicy.Unique, "x", "y", "a | - | 1", "b | > 1 | 2").Evaluate(("x", 2));
        Assert.Equal("rules 'a', 'b' match, but only one may", result.Violation);
    }

    [Fact]
    public void A_value_that_is_not_allowed_is_a_violation()
    {
        var table = Table.Of(HitPolicy.First, "colour: \"red\", \"green\"", "y: 1, 2", "a | \"red\" | 1", "b | - | 3");
        Assert.Equal("colour is \"blue\", not one of \"red\", \"green\"", table.Evaluate(("colour", "blue")).Violation);
        Assert.Equal("the output 3 is not one of 1, 2", table.Evaluate(("colour", "green")).Violation);
        Assert.Null(table.Evaluate(("colour", "red")).Violation);
    }

    [Theory]
    [InlineData(HitPolicy.Unique, "{y: 0, z: null}")]
    [InlineData(HitPolicy.Collect, "[{y: 0, z: null}]")]
    public void Without_a_match_the_defaults_are_the_value(HitPolicy policy, string value)
    {
        var table = Table.Of(policy, "x", "y | z", "1 | 1 | 1 | 1");
        table = table with
        {
            Outputs = [table.Outputs[0] with { Default = Expression.Parse("0") }, table.Outputs[1]],
        };
        var result = table.Evaluate(("x", 7));
        Assert.Equal(value, FeelValue.Print(result.Value));
        Assert.Empty(result.Matched);
        Assert.Null(result.Violation);
    }

    [Fact]
    public void Without_match_or_default_the_value_is_null() =>
        Assert.Null(Table.Of(HitPolicy.First, "x", "y", "1 | 1 | 1").Evaluate(("x", 7)).Value);

    [Fact]
    public void A_rule_with_a_cell_too_few_is_refused()
    {
        var fault = Assert.Throws<ArgumentException>(() => CompiledTable.Compile(
            Table.Of(HitPolicy.First, "x | y", "z | w", "only | 1 | 1 | 2")));
        Assert.Contains("expected 2 outputs in rule 'only', but found 1", fault.Message, StringComparison.Ordinal);
    }
}
