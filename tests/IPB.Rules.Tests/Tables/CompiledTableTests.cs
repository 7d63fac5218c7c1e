using CsCheck;

namespace IPB.Rules.Tests.Tables;

public sealed class CompiledTableTests
{
    private static readonly Gen<string> Constant = Gen.OneOf<string>(
        "1", "2", "2.5", "-3", "\"a\"", "\"b\"", "\"\"", "true", "false", "null", "@\"2024-01-31\"", "@\"2024-02-01\"",
        "@\"P1M\"", "@\"PT36H\"", "@\"10:00:00\"", "@\"2024-01-31T10:00:00\"", "@\"2024-01-31T10:00:00Z\"",
        "date(\"2024-02-01\")", "1 + 1", "[1, 2]", "[\"a\", null]", "-(2)", "{k: 1}", "[[1], 2]",
        "[[1..2), \"a\"]", "(< 2)", "(1..3]");

    private static readonly Gen<string> Reading =
        Gen.OneOf<string>("limit", "limit + 1", "words", "starts with(?, \"a\")", "? + 1 > 2", "list contains(?, 1)");

    private static readonly Gen<string> Test = Gen.OneOf<string>(
        Constant,
        Reading,
        Gen.Select(Gen.OneOf<string>("<", "<=", ">", ">=", "=", "!="), Constant, (o, c) => $"{o} {c}"),
        Gen.Select(Gen.OneOf<string>("[", "("), Constant, Constant, Gen.OneOf<string>("]", ")"),
            (l, a, b, h) => $"{l}{a}..{b}{h}"),
        Gen.Select(Constant, Constant, Gen.OneOf<string>("and", "or"), (a, b, o) => $"? > {a} {o} not(? = {b})"),
        Gen.Select(Constant, Constant, (a, b) => $"? between {a} and {b}"),
        Gen.Select(Constant, Constant, (a, b) => $"? in ({a}, >= {b})"));

    private static readonly Gen<string> Cell = Gen.OneOf<string>(
        Gen.Const("-"),
        Test,
        Test.Array[1, 3].Select(tests => string.Join(", ", tests)),
        Test.Array[1, 3].Select(tests => $"not({string.Join(", ", tests)})"));

    private static readonly Gen<object?> Value = Gen.OneOf<string>(
        Constant,
        Gen.OneOf<string>("0", "1.5", "3", "\"ab\"", "\"a\" + \"\"", "@\"2024-01-30\"", "@\"P1Y\"", "@\"09:59:59\""))
        .Select(text => Feel.Value(text));

    [Fact]
    public void The_index_finds_the_rules_whose_cells_match() =>
        Gen.Select(Cell.Array[1, 9].Array[2], Value.Array[2]).Sample((columns, values) =>
        {
            var rules = Math.Min(columns[0].Length, columns[1].Length);
            var table = Table.Of(HitPolicy.RuleOrder, "x | y", "z", [.. Enumerable.Range(0, rules)
                .Select(i => $"r{i} | {columns[0][i]} | {columns[1][i]} | {i}")]);
            var context = Feel.Context(("x", values[0]), ("y", values[1]), ("limit", 2), ("words", new[] { "a", "b" }));
            var expected = Enumerable.Range(0, rules).Where(i =>
                table.Rules[i].Inputs[0].Matches(values[0], context)
                && table.Rules[i].Inputs[1].Matches(values[1], context));
            Assert.Equal(expected, CompiledTable.Compile(table).Evaluate(context).Matched);
        }, iter: 2_000);

    [Fact]
    public void A_table_of_more_rules_than_a_word_has_bits_finds_each()
    {
        var rules = Enumerable.Range(0, 200).Select(i => $"r{i} | {i} | {i}");
        var table = Table.Of(HitPolicy.Unique, "x", "y", [.. rules]);
        foreach (var x in Enumerable.Range(0, 200)) Assert.Equal([x], table.Evaluate(("x", x)).Matched);
        Assert.Empty(table.Evaluate(("x", 200)).Matched);
    }

    [Fact]
    public void First_does_not_look_at_later_rules_but_matches_does()
    {
        var table = CompiledTable.Compile(Table.Of(HitPolicy.First, "x", "y", "a | < 5 | 1", "b | - | 2"));
        Assert.Equal([0], table.Evaluate(Feel.Context(("x", 1))).Matched);
        Assert.Equal([0, 1], table.Matches(Feel.Context(("x", 1))));
    }

    [Fact]
    public void Inputs_can_be_calculated()
    {
        var table = Table.Of(HitPolicy.First, "a.x * 2", "y", "1 | < 5 | x", "2 | - | a.x");
        var result = table.Evaluate(("a", new Dictionary<string, object?> { ["x"] = 3 }));
        Assert.Equal("3", FeelValue.Print(result.Value));
    }
}
