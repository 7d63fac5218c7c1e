using System.Collections.Immutable;
using System.Text.RegularExpressions;
using IPB.Workflows.Calendars;
using IPB.Workflows.Retention;
using IPB.Workflows.Tests.Files;

namespace IPB.Workflows.Tests.Retention;

public class RetentionReaderTests
{
    private const string Good = """
        retention:
          - id: problems
            name: { sv: Problem, en: Problems }
            routine: problem
            in: [solved, declined]
            keep: 5 years
            decision: KS 2026/123
          - id: kept
            name: { sv: Bevaras, en: Kept }
            routine: [proposal, inquiry]
            keep: for ever
            decision: KS 2026/124
          - { id: rest, name: { sv: Övrigt, en: Rest }, routine: others, keep: 18 months, decision: KS 2026/125 }
        """;

    private static readonly Dictionary<string, ImmutableArray<string>> Ends = new()
    {
        ["problem"] = ["solved", "declined", "withdrawn"],
        ["proposal"] = ["approved"],
        ["inquiry"] = ["answered"],
    };

    [Fact]
    public void Good_file_is_read()
    {
        var file = RetentionReader.Read("retention.yaml", Good, Ends);
        Assert.Empty(file.Findings);
        Assert.Equal(
            [
                new("problems", new("Problem", "Problems"), ["problem"], ["solved", "declined"],
                    TimeLimit.Parse("5 years"), "KS 2026/123"),
                new("kept", new("Bevaras", "Kept"), ["proposal", "inquiry"], [], null, "KS 2026/124"),
                new("rest", new("Övrigt", "Rest"), [], [], TimeLimit.Parse("18 months"), "KS 2026/125"),
            ], file.Rules.All);
    }

    [Theory]
    [InlineData("problem", "solved", "problems")]
    [InlineData("problem", "withdrawn", "rest")]
    [InlineData("inquiry", "answered", "kept")]
    [InlineData("of-before", "ended", "rest")]
    public void One_rule_holds_for_a_case(string routine, string state, string rule) =>
        Assert.Equal(rule, RetentionReader.Read("retention.yaml", Good, Ends).Rules.RuleFor(routine, state)?.Id);

    [Theory]
    [InlineData("routine: problem", "routine: problm", "4: routine \"problm\" is unknown; did you mean \"problem\"?")]
    [InlineData("[solved, declined]", "[solved, declind]",
        "5: end state \"declind\" is unknown; did you mean \"declined\"?")]
    [InlineData("keep: 5 years", "keep: 5 yers", "6: keep: expected a time such as \"5 years\", or \"for ever\", got")]
    [InlineData("keep: 5 years", "keep: 5 working days", "6: keep: expected years, months, weeks or days, got")]
    [InlineData("keep: 5 years", "keep: 5 hours", "6: keep: expected years, months, weeks or days, got")]
    [InlineData("    keep: 5 years\n", "", "2: the rule lacks \"keep\"")]
    [InlineData("decision: KS 2026/123", "decision: \" \"", "7: decision: expected the reference of the decision")]
    [InlineData("    decision: KS 2026/123\n", "", "2: the rule lacks \"decision\"")]
    [InlineData("decision: KS 2026/123", "decison: KS 2026/123",
        "7: key \"decison\" is unknown in the rule; did you mean")]
    [InlineData("id: kept", "id: problems", "8: rule \"problems\" is already defined")]
    [InlineData("[proposal, inquiry]", "[proposal, others]",
        "10: routine: expected \"others\" alone, or routines by name")]
    [InlineData("[proposal, inquiry]", "[proposal, problem]",
        "8: the rules \"problems\" and \"kept\" both hold for cases of \"problem\" in \"solved\"")]
    [InlineData("routine: [proposal, inquiry]", "routine: others",
        "13: the rules \"kept\" and \"rest\" both hold for all other cases")]
    [InlineData("routine: others,", "routine: others, in: [solved],", "13: in: expected only with a routine")]
    public void One_slip_gives_one_finding_on_its_line(string part, string slip, string expected)
    {
        var file = RetentionReader.Read("retention.yaml", Sample.With(part, slip, Good), Ends);
        Assert.Empty(file.Rules.All);
        var finding = Assert.Single(file.Findings);
        Assert.StartsWith(expected, $"{finding.Line}: {finding.Message}");
    }

    [Theory]
    [InlineData("1 year", "2027-02-02T08:00Z", "2026-02-02T00:00+01")]
    [InlineData("1 year", "2027-02-02T00:30+01", "2026-02-02T00:00+01")]
    // The time of a case that was closed on 6 February 2026 ends on Monday 8 February 2027: the 6th is a Saturday.
    [InlineData("1 year", "2027-02-07T12:00Z", "2026-02-06T00:00+01")]
    [InlineData("1 year", "2027-02-08T23:30+01", "2026-02-09T00:00+01")]
    [InlineData("30 days", "2026-03-04T12:00Z", "2026-02-02T00:00+01")]
    public void What_was_closed_before_a_day_is_due(string keep, string now, string before)
    {
        var rule = new RetentionRule("r", new("r", "r"), [], [], TimeLimit.Parse(keep), "KS 1");
        Assert.Equal(At(before), rule.ClosedBefore(At(now), WorkingCalendar.Standard));
    }

    [Fact]
    public void What_is_kept_for_ever_is_never_due() => Assert.Null(new RetentionRule(
        "r", new("r", "r"), [], [], null, "KS 1").ClosedBefore(At("2126-01-01T00:00Z"), WorkingCalendar.Standard));

    [Fact]
    public void The_guide_has_an_example_that_reads_and_explains_every_key()
    {
        var guide = File.ReadAllText(Path.Combine(ShippedFilesTests.Repository(), "docs", "retention.md"))
            .ReplaceLineEndings("\n");
        var yaml = Regex.Match(guide, "```yaml\n# retention.yaml\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
        var read = RetentionReader.Read("retention.yaml", yaml, new Dictionary<string, ImmutableArray<string>>
        {
            ["problem-intake"] = ["solved", "handed-over"],
            ["citizens-proposal"] = ["approved"],
            ["innovation-case"] = ["solved"],
        });
        Assert.Empty(read.Findings);
        Assert.Equal(3, read.Rules.All.Length);
        Assert.All(RetentionShapes.File.Keys.Concat(RetentionShapes.Rule.Keys), key =>
        {
            Assert.Contains($"`{key}`", guide, StringComparison.Ordinal);
            Assert.Contains($"{key}:", yaml, StringComparison.Ordinal);
        });
    }

    private static DateTimeOffset At(string text) =>
        DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
