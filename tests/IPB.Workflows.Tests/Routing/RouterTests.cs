using System.Collections.Immutable;
using IPB.Rules;
using IPB.Workflows.Cases;
using IPB.Workflows.People;
using IPB.Workflows.Routing;
using IPB.Workflows.Storage;
using IPB.Workflows.Tests.Files;

namespace IPB.Workflows.Tests.Routing;

/// <summary>What a table does with a case, and what is kept of why.</summary>
public class RouterTests
{
    private const string Table = """
        routing: intake
        version: 7
        name: { sv: Intag, en: Intake }
        inputs:
          district: { type: choice, values: [Norr, Söder, Väst] }
          budget: { type: money }
          since: { type: date }
          urgent: { type: yes-no }
        rules:
          - { id: dear, budget: ">= 250000", to: SLK, why: { sv: Dyrt., en: Costly. } }
          - { id: old-and-urgent, since: "< 2026-01-01", urgent: yes, to: SLK, why: { sv: Bråttom., en: Urgent. } }
          - { id: north, words: [gata], district: "Norr, Väst", to: LFF, why: { sv: Norr., en: North. } }
          - { id: streets, words: [gata], not words: [gatukök], to: SLK, why: { sv: Gatan., en: The street. } }
          - { id: lead, when: 'list contains(submitter_roles, "unit-manager")', to: LFF,
              why: { sv: Chefen., en: The manager. } }
        fallback: { id: rest, to: SLK, why: { sv: Ingen annan., en: Nobody else. } }
        """;

    [Theory]
    [InlineData("gatan är mörk", "Norr", 0, "north, streets")]
    [InlineData("gatan är mörk", "Väst", 0, "north, streets")]
    [InlineData("gatan är mörk", "Söder", 0, "streets")]
    [InlineData("gatan är mörk", null, 0, "streets")]
    [InlineData("gatuköket luktar", "Söder", 0, "rest")]
    [InlineData("gatuköket luktar", "Norr", 250_000, "dear, north")]
    [InlineData("taket", "Norr", 249_999, "rest")]
    public void Rules_match_by_words_and_inputs(string text, string? district, int budget, string rules)
    {
        var routed = Route(("text", text), ("district", district), ("budget", (decimal)budget));
        Assert.Equal(rules, string.Join(", ", routed.Rules));
    }

    [Fact]
    public void Dates_and_truths_are_tested()
    {
        var (before, after) = (new DateOnly(2025, 12, 31), new DateOnly(2026, 1, 1));
        Assert.Equal(["old-and-urgent"], Route(("since", before), ("urgent", true)).Rules);
        Assert.Equal(["rest"], Route(("since", before), ("urgent", false)).Rules);
        Assert.Equal(["rest"], Route(("since", after), ("urgent", true)).Rules);
    }

    [Fact]
    public void Why_is_kept_with_the_table_its_inputs_and_the_word_of_the_text()
    {
        var c = new Case
        {
            Id = Guid.Empty,
            Number = "",
            Routine = "lights",
            RoutineVersion = 1,
            Title = "Mörkt",
            Description = "Storgatans lampor är släckta.",
            Submitter = "lars.ek",
            SubmittingDepartment = "LFF",
            LeadDepartment = "LFF",
            State = "",
            Fields = ImmutableSortedDictionary<string, object>.Empty.Add("district", "Norr").Add("budget", 5m),
        };
        var routed = Router(Table).Route(c, new Person("lars.ek", "Lars", "l@stad.example", "sv", "LFF")
        {
            Roles = ["unit-manager"],
        });
        Assert.Equal(("intake/7", "LFF", "Storgatans"), (routed.Table, routed.To, Assert.Single(routed.Matches)));
        Assert.Equal(["north", "streets", "lead"], routed.Rules);
        Assert.Equal(64, routed.TableHash!.Length);
        Assert.Equal("budget=5, district=Norr, since=, submitter_roles=unit-manager, urgent=",
            string.Join(", ", routed.Inputs!.Select(i => $"{i.Key}={i.Value}")));
        var again = Assert.IsType<Routed>(Assert.Single(CaseJson.ReadFacts(CaseJson.Write([routed]))));
        Assert.Equal(CaseJson.Write([routed]), CaseJson.Write([again]));
        Assert.Equal(5m, again.Inputs!["budget"]);
    }

    [Fact]
    public void Fact_from_before_inputs_were_kept_is_read()
    {
        const string Old = """
            [{"fact":"routed","table":"intake/1","rules":["yard"],"matches":["gård"],"to":"LFF","also":[],
              "why":{"sv":"Gården.","en":"The yard."}}]
            """;
        var routed = Assert.IsType<Routed>(Assert.Single(CaseJson.ReadFacts(Old)));
        Assert.Equal(("intake/1", "LFF"), (routed.Table, routed.To));
        Assert.Null(routed.TableHash);
        Assert.Null(routed.Inputs);
    }

    [Fact]
    public void Nearest_changes_that_lead_elsewhere_are_told_in_words_of_the_table()
    {
        var changes = Router(Table).NearestChanges(new Dictionary<string, object?>
        {
            ["text"] = "gatan är mörk",
            ["district"] = "Norr",
            ["budget"] = 240_000m,
        });
        var told = changes.Select(c => $"{c.To} by {c.Rule}: " + string.Join(" and ", c.Changes.Select(i =>
            $"{i.Input} {i.Old} → {i.New}{(i.Removed ? " without " : "")}{string.Join('/', i.Words)}")));
        Assert.Contains("SLK by dear: budget 240000 → 250000", told);
        Assert.Contains("SLK by streets: district Norr → Söder", told);
        Assert.Contains("SLK by rest: text  →  without gatan", told);
    }

    [Theory]
    [InlineData(HitPolicy.Unique, "Norr", "SLK", "rest, north, streets")]
    [InlineData(HitPolicy.Unique, "Söder", "SLK", "streets")]
    [InlineData(HitPolicy.Any, "Norr", "SLK", "rest, north, streets")]
    [InlineData(HitPolicy.First, "Norr", "LFF", "north, streets")]
    public void Contradicting_rules_leave_the_case_to_a_person_unless_the_first_decides(
        HitPolicy hit, string district, string to, string rules)
    {
        var table = Read(Table).Table!;
        var router = new Router(table with { Decision = table.Decision with { HitPolicy = hit } });
        var routed = router.Route(new Dictionary<string, object?> { ["text"] = "gatan", ["district"] = district });
        Assert.Equal((to, rules), (routed.To, string.Join(", ", routed.Rules)));
    }

    private static Routed Route(params (string Name, object? Value)[] names) =>
        Router(Table).Route(names.ToDictionary(n => n.Name, n => n.Value));

    private static Router Router(string text) => new(Read(text).Table!);

    private static RoutingTableFile Read(string text)
    {
        var file = RoutingTableReader.Read("intake.routing.yaml", text, Sample.Organisation,
            ["district", "budget", "since", "urgent"]);
        Assert.Empty(file.Findings);
        return file;
    }
}
