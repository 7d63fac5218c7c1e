using CsCheck;

namespace IPB.Rules.Tests.Tables;

public sealed class NearestChangeTests
{
    private static readonly DecisionTable Roads = Table.Of(HitPolicy.First,
        "kind: \"road\", \"park\" | budget | day | urgent", "to",
        "big | \"road\" | > 250000 | - | - | \"SBF\"",
        "late | \"road\" | - | >= date(\"2026-06-01\") | - | \"TEF\"",
        "rush | - | - | - | true | \"SF\"",
        "rest | - | - | - | - | \"TEF\"");

    [Fact]
    public void Each_input_that_alone_leads_elsewhere_is_told_by_its_nearest_value()
    {
        var day = new DateOnly(2026, 6, 10);
        var changes = Of(Roads, ("kind", "road"), ("budget", 200_000), ("day", day), ("urgent", true));
        Assert.Equal(
            [
                "budget: 200000 → 250001 = SBF by big",
                "day: 2026-06-10 → 2026-05-31 = SF by rush",
                "kind: road → park = SF by rush",
            ], changes);
    }

    [Fact]
    public void Two_changes_are_told_when_no_single_one_helps() => Assert.Equal(
        ["kind: park → road, budget: 100 → 250001 = SBF by big"],
        Of(Roads with { Rules = [Roads.Rules[0], Roads.Rules[3]] },
            ("kind", "park"), ("budget", 100), ("day", null), ("urgent", false)));

    [Fact]
    public void Words_are_added_or_taken_out()
    {
        var table = Table.Of(HitPolicy.First, "text", "to",
            "light | contains(?, \"lamp\") or contains(?, \"light\") | \"TEF\"",
            "tree | contains(?, \"tree\") | \"PARK\"",
            "rest | - | \"KC\"");
        Assert.Equal(
            [
                "text: A tree fell down → A tree fell down lamp = TEF by light",
                "text: A tree fell down → A fell down = KC by rest",
            ], Of(table, ("text", "A tree fell down")));
    }

    [Fact]
    public void Items_are_added_or_taken_out()
    {
        var table = Table.Of(HitPolicy.First, "tags", "to",
            "both | list contains(?, \"a\") and list contains(?, \"b\") | 1", "c | list contains(?, \"c\") | 2",
            "rest | - | 3");
        Assert.Equal(["tags: [\"c\"] → [] = 3 by rest"], Of(table, ("tags", new[] { "c" })));
        Assert.Equal(["tags: [] → [\"c\"] = 2 by c"], Of(table, ("tags", Array.Empty<string>())));
        Assert.Equal(["tags: [] → [\"a\"], tags: [\"a\"] → [\"a\", \"b\"] = 1 by both"],
            Of(table with { Rules = table.Rules.RemoveAt(1) }, ("tags", Array.Empty<string>())));
    }

    [Fact]
    public void Values_within_contexts_are_changed_there()
    {
        var table = Table.Of(HitPolicy.Unique, "fields.budget", "to", "a | < 5 | 1", "b | >= 5 | 2");
        var change = Assert.Single(NearestChange.For(table).Of(Feel.Json("""{"fields": {"budget": 7, "x": 1}}""")));
        Assert.Equal("fields.budget", change.Changes[0].Input);
        Assert.Equal("4", FeelValue.Print(change.Changes[0].New));
    }

    private static readonly Gen<string> Rule = Gen.Select(
        Gen.OneOf<string>("-", "\"x\"", "\"y\", \"z\"", "not(\"x\")", "n > 6"),
        Gen.OneOf<string>("-", "< 3", "> 5", "[2..7]", "not(4)", "(6..9)"),
        Gen.OneOf<string>("-", "true", "false"),
        Gen.Int[1, 4], (a, n, b, z) => $"{a} | {n} | {b} | {z}");

    [Fact]
    public void No_smaller_change_exists() =>
        Gen.Select(Rule.Array[1, 6], Gen.OneOf<string>("x", "y", "z"), Gen.Int[0, 9], Gen.Bool).Sample(CheckByGrid,
            iter: 500);

    private static void CheckByGrid(string[] rules, string a, int n, bool b)
    {
        var table = Table.Of(HitPolicy.First, "a: \"x\", \"y\", \"z\" | n: [0..9] | b", "z",
            [.. rules.Select((row, i) => $"{i} | {row}")]);
        var compiled = CompiledTable.Compile(table);
        string Outcome(string a, int n, bool b) =>
            FeelValue.Print(compiled.Evaluate(Feel.Context(("a", a), ("n", n), ("b", b))).Value);
        var grid = from a2 in new[] { "x", "y", "z" }
                   from n2 in Enumerable.Range(0, 10)
                   from b2 in new[] { false, true }
                   let outcome = Outcome(a2, n2, b2)
                   where outcome != Outcome(a, n, b)
                   select (Far: Math.Abs(n2 - n), Changed: Changed(a2 != a, n2 != n, b2 != b), outcome);
        var whole = new TableCheckOptions { WholeNumbers = new HashSet<string> { "n" } };
        var found = NearestChange.For(table, null, whole).Of(Feel.Context(("a", a), ("n", n), ("b", b)))
            .Select(c => (Far: Far(c), string.Concat(c.Changes.Select(i => i.Input)), FeelValue.Print(c.Outcome)));
        var fewest = grid.Select(g => g.Changed.Length).DefaultIfEmpty(3).Min();
        if (fewest == 1)
            Assert.Equal(grid.Where(g => g.Changed.Length == 1).GroupBy(g => (g.Changed, g.outcome))
                .Select(g => (g.Min(one => one.Far), g.Key.Changed, g.Key.outcome)).Order(), found.Order());
        else
            Assert.Equal(grid.Where(g => g.Changed.Length == 2).Select(g => g.outcome).Distinct().Order(),
                found.Select(f => f.Item3).Order());
    }

    private static string Changed(bool a, bool n, bool b) => (a ? "a" : "") + (n ? "n" : "") + (b ? "b" : "");

    private static int Far(OutcomeChange change) => change.Changes.Where(c => c.Input == "n")
        .Select(c => Math.Abs((int)((FeelNumber)c.New! - (FeelNumber)c.Old!))).SingleOrDefault();

    private static string Shown(InputChange c) => $"{c.Input}: {FeelValue.Print(c.Old)} → {FeelValue.Print(c.New)}";

    private static IEnumerable<string> Of(DecisionTable table, params (string Name, object? Value)[] values) =>
        NearestChange.For(table).Of(Feel.Context(values)).Select(change =>
            string.Join(", ", change.Changes.Select(Shown)) + $" = {FeelValue.Print(change.Outcome)} by {change.Rule}");
}
