using CsCheck;

namespace IPB.Rules.Tests.Tables;

/// <summary>The check of small tables over finite inputs agrees with looking at every single case.</summary>
public sealed class TableCheckPropertyTests
{
    private static readonly Gen<string> Letter = Gen.OneOf<string>(
        "-", "\"x\"", "\"y\"", "\"x\", \"z\"", "not(\"x\")", "? = \"x\" or n > 2", "n < 3 and not(b)", "? < \"y\"");

    private static readonly Gen<string> Number = Gen.OneOf<string>(
        "-", "-", "< 2", "> 3", "[1..3]", "0, 4", "not(2)", "? > 1 and b", "not([1..2], 4)", "(0..4)");

    private static readonly Gen<string> Truth = Gen.OneOf<string>(
        "-", "-", "true", "false", "not(true)", "? or a = \"z\"", "n = 3");

    private static readonly Gen<string[]> Rules =
        Gen.Select(Letter, Number, Truth, Gen.Int[1, 3], (a, n, b, z) => $"{a} | {n} | {b} | {z}").Array[1, 7];

    private static readonly (string, object?)[][] Grid =
    [
        .. from a in new[] { "x", "y", "z" }
           from n in Enumerable.Range(0, 5)
           from b in new[] { false, true }
           select new (string, object?)[] { ("a", a), ("n", n), ("b", b) },
    ];

    private static readonly TableCheckOptions Whole = new() { WholeNumbers = new HashSet<string> { "n" } };

    [Fact]
    public void Gaps_are_found_where_a_case_has_no_rule() => Sample(HitPolicy.First, (findings, matches, _) =>
        Assert.Equal(matches.Any(m => m.Length == 0), findings.Any(f => f.Fault == TableFault.Gap)));

    [Fact]
    public void Rules_without_a_case_are_found() => Sample(HitPolicy.First, (findings, matches, table) =>
        Assert.Equal(Rule(table, rule => !matches.Any(m => m.Contains(rule))), Of(findings, TableFault.Unreachable)));

    [Fact]
    public void Rules_that_never_come_first_are_found() => Sample(HitPolicy.First, (findings, matches, table) =>
        Assert.Equal(
            Rule(table, rule => matches.Any(m => m.Contains(rule)) && !matches.Any(m => m.Length > 0 && m[0] == rule)),
            Of(findings, TableFault.Shadowed, TableFault.Duplicate)));

    [Fact]
    public void Rules_of_lower_priority_that_never_decide_are_found() =>
        Sample(HitPolicy.Priority, (findings, matches, table) =>
        {
            int Rank(int rule) => int.Parse(table.Rules[rule].Outputs[0].Text, null) * 100 + rule;
            var twins = Of(findings, TableFault.Duplicate);
            Assert.Equal(
                Rule(table, rule => matches.Any(m => m.Contains(rule))
                    && !matches.Any(m => m.Length > 0 && m.MinBy(Rank) == rule)).Except(twins),
                Of(findings, TableFault.Shadowed).Except(twins));
        });

    [Theory]
    [InlineData(HitPolicy.Unique)]
    [InlineData(HitPolicy.Any)]
    public void Rules_that_share_a_case_are_found(HitPolicy policy) => Sample(policy, (findings, matches, table) =>
    {
        var expected = from m in matches
                       from i in m
                       from j in m
                       where i < j && (policy == HitPolicy.Unique
                           || table.Rules[i].Outputs[0].Text != table.Rules[j].Outputs[0].Text)
                       select $"{i} {j}";
        var twins = Of(findings, TableFault.Duplicate);
        var found = findings.Where(f => f.Fault is TableFault.Overlap or TableFault.Shadowed)
            .Select(f => string.Join(' ', f.Rules.Order()));
        bool HasTwin(string pair) => pair.Split(' ').Any(twins.Contains);
        Assert.Equal(expected.Distinct().Where(p => !HasTwin(p)).Order(), found.Where(p => !HasTwin(p)).Order());
    });

    [Fact]
    public void Every_example_shows_what_it_says() => Sample(HitPolicy.First, (findings, _, table) =>
    {
        var compiled = CompiledTable.Compile(table);
        foreach (var finding in findings.Where(f => f.Example is not null))
        {
            var result = compiled.Evaluate(finding.Example!);
            if (finding.Fault == TableFault.Gap) Assert.Empty(result.Matched);
            else Assert.NotEqual(finding.Rules[0], table.Ids(result));
        }
    });

    private static void Sample(
        HitPolicy policy, Action<IReadOnlyList<TableFinding>, List<int[]>, DecisionTable> check) =>
        Rules.Sample(rows =>
        {
            var table = Table.Of(policy, "a: \"x\", \"y\", \"z\" | n: [0..4] | b", "z: 1, 2, 3",
                [.. rows.Select((row, i) => $"{i} | {row}")]);
            var compiled = CompiledTable.Compile(table);
            var matches = Grid.Select(point => compiled.Matches(Feel.Context(point)).ToArray()).ToList();
            check(TableCheck.Check(table, Whole), matches, table);
        }, iter: 500);

    private static IEnumerable<string> Rule(DecisionTable table, Func<int, bool> has) =>
        Enumerable.Range(0, table.Rules.Length).Where(has).Select(rule => table.Rules[rule].Id);

    private static IEnumerable<string> Of(IReadOnlyList<TableFinding> findings, params TableFault[] faults) =>
        findings.Where(f => faults.Contains(f.Fault)).Select(f => f.Rules[0]).Distinct().Order();
}
