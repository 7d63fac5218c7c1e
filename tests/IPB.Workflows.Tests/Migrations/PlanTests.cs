using IPB.Workflows.Calendars;
using IPB.Workflows.Migrations;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Tests.Migrations;

public sealed class PlanTests
{
    private static readonly Routine Old = Versions.Number(1);
    private static readonly Routine New = Versions.Number(2, ("  work:\n", "  drafting:\n"),
        ("return: work", "return: drafting"), ("to: work,", "to: drafting,"), ("{ sv: Arbete, en: Work }",
        "{ sv: Utkast, en: Draft }"), ("  no: {", "  refused: {"), ("reject: no }", "reject: refused }"),
        ("then: no\n", "then: refused\n"));

    [Fact]
    public void A_state_is_suggested_by_its_id_then_its_name_then_its_place()
    {
        var suggestion = PlanSuggestion.Of(Old, New);

        Assert.Equal((Match.SameId, "gate"), (suggestion.States["gate"].How, suggestion.States["gate"].To));
        Assert.Equal((Match.SameName, "refused"), (suggestion.States["no"].How, suggestion.States["no"].To));
        Assert.Equal((Match.Position, "drafting"), (suggestion.States["work"].How, suggestion.States["work"].To));
    }

    [Fact]
    public void Nothing_is_suggested_where_nothing_fits_and_it_says_why()
    {
        var without = Versions.Number(2,
            ("owner_name: { type: text, name: { sv: Ägare, en: Owner }",
                "sum: { type: text, name: { sv: Summa, en: Sum }"),
            ("asks: [owner_name]", "asks: [sum]"));

        var suggestion = PlanSuggestion.Of(Old, without);

        Assert.Equal((null, "no field of version 2 has the same id or name"),
            (suggestion.Fields["owner_name"].To, suggestion.Fields["owner_name"].Why.En));
        Assert.Contains("owner_name: null  # no field", suggestion.Write("en"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_that_is_written_is_read_as_the_same_plan()
    {
        var plan = PlanSuggestion.Of(Old, New).Plan
            .With("gate", new StateMove("gate") { VoidsGate = true, Anew = true })
            .With("budget", new FieldMove((string?)null) { Drops = true })
            with
        { Late = TimeLimit.Parse("5 working days") };

        var read = PlanReader.Read("plan.yaml", PlanWriter.Write(plan), Versions.Catalog(Old, New));

        Assert.Equal([], read.Findings);
        Assert.Equal(PlanWriter.Write(plan), PlanWriter.Write(read.Plan!));
        Assert.True(read.Plan!.States["gate"] is { VoidsGate: true, Anew: true });
    }

    [Fact]
    public void A_plan_can_be_json()
    {
        var read = PlanReader.Read("plan.json", """
            { "routine": "test", "from": 1, "to": 2,
              "states": { "work": "drafting", "gate": { "to": "gate", "time": "anew" }, "no": null } }
            """, Versions.Catalog(Old, New));

        Assert.Equal([], read.Findings);
        Assert.Equal(("drafting", true), (read.Plan!.States["work"].To, read.Plan.States["gate"].Anew));
        Assert.DoesNotContain("no", read.Plan.States.Keys);
    }

    [Theory]
    [InlineData("from: 1\nto: 2\nstates: { wrok: drafting }",
        "plan.yaml:4: state \"wrok\" is unknown; did you mean \"work\"?")]
    [InlineData("from: 1\nto: 2\nstates: { work: draftin }", "did you mean \"drafting\"?")]
    [InlineData("from: 1\nto: 3", "routine \"test\" has no version 3; there are 1, 2")]
    [InlineData("from: 2\nto: 2", "expected two versions")]
    [InlineData("from: 1\nto: 2\nstates: { work: { to: drafting, time: renewed } }",
        "expected one of \"anew\", \"kept\"")]
    [InlineData("from: 1\nto: 2\nstates: { work: { stay: true, to: drafting } }", "expected either \"to\"")]
    [InlineData("from: 1\nto: 2\nfields: { budgt: budget }", "did you mean \"budget\"?")]
    [InlineData("from: 1\nto: 2\nlate: soonish", "late:")]
    public void A_mistake_names_its_line_and_the_nearest_right_word(string rest, string expected)
    {
        var read = PlanReader.Read("plan.yaml", "routine: test\n" + rest, Versions.Catalog(Old, New));

        Assert.Null(read.Plan);
        Assert.Contains(read.Findings, f => f.ToString().Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void An_unknown_routine_is_told_with_the_nearest_one() => Assert.Contains("did you mean \"test\"?",
        PlanReader.Read("plan.yaml", "routine: tset\nfrom: 1\nto: 2", Versions.Catalog(Old, New)).Findings[0].Message,
        StringComparison.Ordinal);
}
