namespace IPB.Rules.Tests.Tables;

public sealed class TableCheckTests
{
    private static readonly string[] Sound =
    [
        "road | \"road\" | < 1000 | \"TEF\"",
        "roads | \"road\" | >= 1000 | \"SBF\"",
        "park | \"park\" | - | \"TEF\"",
        "school | \"school\" | <= 5.5 | \"GVF\"",
        "schools | \"school\" | > 5.5 | \"VOF\"",
    ];

    private static readonly TableCheckOptions Departments = new()
    {
        IsKnown = (_, value) => value is "TEF" or "SBF" or "GVF" or "VOF",
    };

    [Fact]
    public void A_sound_table_has_no_findings() => Assert.Empty(Check(Sound));

    [Fact]
    public void Four_planted_faults_are_four_findings_with_examples()
    {
        var findings = Check(
            "road | \"road\" | < 1000 | \"TEF\"",
            "roads | \"road\" | > 1000 | \"SBF\"",
            "park | \"park\" | < 10 | \"TEFF\"",
            "parks | \"park\" | >= 9 | \"TEF\"",
            "school | \"school\" | - | \"GVF\"",
            "few | \"school\" | [3..5] | \"VOF\"");
        Assert.Equal(
            [
                "Gap []: {subject: \"road\", budget: 1000}",
                "UnknownOutput [park]: {subject: \"park\", budget: 2}",
                "Overlap [parks park]: {subject: \"park\", budget: 9}",
                "Shadowed [few school]: {subject: \"school\", budget: 3}",
            ], findings.Select(Shown));
    }

    [Theory]
    [InlineData("[0..4]", "(5..9]", "[]: {subject: \"road\", budget: 5}")]
    [InlineData("< 4", "> 4.5", "[]: {subject: \"road\", budget: 4}")]
    public void A_gap_between_numbers_is_shown_by_one(string low, string high, string gap)
    {
        var findings = Check(
            [.. Sound[2..], $"low | \"road\" | {low}, < 0 | \"TEF\"", $"high | \"road\" | {high}, > 9 | \"TEF\""]);
        Assert.Contains(findings, finding => Shown(finding) == $"Gap {gap}");
    }

    [Fact]
    public void Whole_numbers_leave_no_gap_between_neighbours()
    {
        var rules = Sound[2..].Append("low | \"road\" | <= 4 | \"TEF\"").Append("high | \"road\" | >= 5 | \"TEF\"");
        Assert.Equal("Gap []: {subject: \"road\", budget: 4.1}", Shown(Assert.Single(Check([.. rules]))));
        var whole = Departments with { WholeNumbers = new HashSet<string> { "budget" } };
        Assert.Empty(TableCheck.Check(Of([.. rules]), whole));
    }

    [Fact]
    public void Neighbouring_days_leave_no_gap()
    {
        string[] rules = ["a | < date(\"2026-01-01\") | 1", "b | [date(\"2026-01-01\")..date(\"2026-03-31\")] | 1",
            "c | >= date(\"2026-04-01\") | 1"];
        Assert.Empty(TableCheck.Check(Table.Of(HitPolicy.Unique, "day", "y", rules)));
        var gap = Assert.Single(TableCheck.Check(Table.Of(HitPolicy.Unique, "day", "y", rules[..2])));
        Assert.Equal("Gap []: {day: 2026-04-01}", Shown(gap));
    }

    [Fact]
    public void A_default_fills_every_gap()
    {
        var table = Of(Sound[..1]);
        table = table with { Outputs = [table.Outputs[0] with { Default = Expression.Parse("\"TEF\"") }] };
        Assert.Empty(TableCheck.Check(table, Departments));
    }

    [Fact]
    public void Null_is_a_case_only_where_it_can_be_one()
    {
        var table = Table.Of(HitPolicy.Unique, "x", "y", "a | < 5 | 1", "b | >= 5 | 1");
        Assert.Empty(TableCheck.Check(table));
        var gap = TableCheck.Check(table, new TableCheckOptions { Optional = new HashSet<string> { "x" } });
        Assert.Equal("Gap []: {x: null}", Shown(Assert.Single(gap)));
    }

    [Fact]
    public void Rules_that_together_take_all_of_a_later_one_are_named()
    {
        var findings = TableCheck.Check(Table.Of(HitPolicy.First, "x | y", "z",
            "far | > 100 | - | 1", "low | < 5 | - | 1", "yes | - | true | 2", "mid | [1..10] | false | 3",
            "late | [2..8] | - | 4", "rest | - | - | 5"));
        Assert.Equal("Shadowed [late yes mid]", Shown(Assert.Single(findings)).Split(':')[0]);
    }

    [Fact]
    public void A_rule_of_lower_priority_within_others_is_shadowed()
    {
        var findings = TableCheck.Check(Table.Of(HitPolicy.Priority, "x", "z: \"high\", \"low\"",
            "a | [2..3] | \"low\"", "b | < 5 | \"high\"", "c | >= 3 | \"low\""));
        Assert.Equal("Shadowed [a b]: {x: 2}", Shown(Assert.Single(findings)));
    }

    [Fact]
    public void Rules_of_any_may_overlap_where_they_agree()
    {
        var findings = TableCheck.Check(Table.Of(HitPolicy.Any, "x", "z",
            "a | < 5 | 1", "b | < 7 | 1", "c | > 6 | 2"));
        Assert.Equal("Overlap [c b]: {x: 6.1}", Shown(Assert.Single(findings)));
    }

    [Fact]
    public void Cells_that_cannot_hold_are_found()
    {
        var findings = TableCheck.Check(Table.Of(HitPolicy.First, "x: >= 10 | x | c: \"red\", \"green\"", "z",
            "few | < 5 | - | - | 1", "both | > 20 | < 15 | - | 2", "blue | - | - | \"blue\" | 3",
            "rest | - | - | - | 4"));
        Assert.Equal(["Unreachable [few]", "Unreachable [both]", "NotAllowed [blue]: {c: \"blue\"}"],
            findings.Select(Shown));
    }

    [Fact]
    public void Twins_and_missing_outputs_are_found()
    {
        var findings = TableCheck.Check(Table.Of(HitPolicy.First, "x", "z",
            "a | < 5 | 1", "b | not(>= 5) | 1", "c | - | null"));
        Assert.Equal(["Duplicate [b a]: {x: 4}", "NoOutput [c]: {x: 4}"], findings.Select(Shown));
    }

    [Fact]
    public void Items_of_lists_are_yes_or_no()
    {
        var findings = TableCheck.Check(Table.Of(HitPolicy.Unique, "tags", "z",
            "a | list contains(?, \"a\") | 1",
            "b | not(list contains(?, \"a\")) and (some t in ? satisfies t in (\"b\", \"c\")) | 2",
            "c | every t in ? satisfies t in (\"d\", \"e\") | 3"));
        Assert.Equal("Gap []: {tags: [\"other\"]}", Shown(Assert.Single(findings)));
    }

    [Fact]
    public void Texts_are_judged_by_the_words_in_them()
    {
        var findings = TableCheck.Check(Table.Of(HitPolicy.First, "text", "z",
            "lamp | contains(?, \"lamp\") | 1", "street | contains(?, \"streetlamp\") | 2",
            "hole | matches(?, \"^hole\") or contains(?, \"pit\") | 3",
            "both | contains(?, \"pit\") and starts with(?, \"a\") | 4"));
        Assert.Equal(
            [
                "Gap []: {text: \"other\"}",
                "Shadowed [street lamp]: {text: \"streetlamp\"}",
                "Shadowed [both hole]: {text: \"a pit\"}",
            ], findings.Select(Shown));
    }

    [Fact]
    public void Conditions_over_several_inputs_are_understood()
    {
        var findings = TableCheck.Check(Table.Of(HitPolicy.Unique, "true", "z",
            "a | budget > 10 and kind = \"road\" | 1", "b | budget <= 10 or not(urgent) | 2",
            "c | budget > 10 and kind != \"road\" and urgent | 3"));
        Assert.Equal("Overlap [b a]", Shown(Assert.Single(findings)).Split(':')[0]);
    }

    [Theory]
    [InlineData("? * 2 > 8")]
    [InlineData("limit")]
    [InlineData("> limit")]
    public void What_is_not_understood_is_said(string cell)
    {
        var findings = TableCheck.Check(Table.Of(HitPolicy.Unique, "x | y", "z",
            "a | < 5 | - | 1", $"b | - | {cell} | 2", "c | >= 5 | - | 3"));
        Assert.Equal("NotAnalysed [b]", Shown(Assert.Single(findings)));
    }

    private static DecisionTable Of(params string[] rules) =>
        Table.Of(HitPolicy.Unique, "subject: \"road\", \"park\", \"school\" | budget", "department", rules);

    private static IReadOnlyList<TableFinding> Check(params string[] rules) => TableCheck.Check(Of(rules), Departments);

    private static string Shown(TableFinding finding) => $"{finding.Fault} [{string.Join(' ', finding.Rules)}]"
        + (finding.Example is null ? "" : ": " + FeelValue.Print(finding.Example));
}
