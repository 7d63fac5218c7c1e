using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Proofs;
using IPB.Workflows.Routines;
using IPB.Workflows.Routines.Diagrams;
using IPB.Workflows.Routines.Exports;
using IPB.Workflows.Tests.Files;

namespace IPB.Workflows.Tests.Proofs;

/// <summary>Ways over forms and holds are shown as people go them, and the engine goes along.</summary>
public sealed class HoldAndFormProofTests
{
    private static readonly World World = new(Sample.Organisation, WorkingCalendar.Standard, []);

    private static Routine Routine { get; } = Trial.Read("""
        hold: { by: coordinator, in: [a], ask-again: 30 days, longest: 6 months, then: b }
        fields:
          cost: { type: evidence, N }
          ready: { type: yes-no, N }
        states:
          a:
            N
            owner: coordinator
            form: [cost]
            checklist: [ready]
            on: { go: { N, to: z, needs: [cost, ready] } }
          b: { N, owner: board-member, on: { end: { N, to: y } } }
          y: { N, end: discontinued }
          z: { N, end: completed }
        """).Routine!;

    private static Proof Proof => Prover.Prove(Routine, Sample.Organisation, WorkingCalendar.Standard);

    [Fact]
    public void A_way_fills_in_what_a_trigger_needs() => Assert.Equal(
        "submit; a --fill with cost \"https://example.org/document\"--> a; a --fill with ready true--> a; a --go--> z",
        string.Join("; ", Proof.WayTo("z")!.Value));

    [Fact]
    public void A_way_waits_until_a_hold_is_over() => Assert.Equal(
        "submit; a --hold, wait 6 months--> b; b --end--> y", string.Join("; ", Proof.WayTo("y")!.Value));

    [Theory]
    [InlineData("z", "[fill, go]")]
    [InlineData("y", "[hold, wait 6 months, end]")]
    public void What_is_suggested_for_it_plays(string state, string steps)
    {
        var suggestion = ScenarioSuggestion.All(World, WorkingCalendar.Standard, Routine)
            .First(s => s.Scenario?.Ends == state);

        Assert.Contains($"do: {steps}", suggestion.ToYaml(), StringComparison.Ordinal);
        Assert.Null(ScenarioPlay.Play(World, Routine, suggestion.Scenario!));
    }

    [Fact]
    public void Diagrams_and_exports_show_the_hold()
    {
        Assert.Contains("s_a -.->|\"On hold for 6 months\"| s_b", MermaidExport.Write(Routine, "en"),
            StringComparison.Ordinal);
        Assert.Contains("P6M", BpmnExport.Write(Routine, "en"), StringComparison.Ordinal);
        var words = RoutineDiagram.Describe(Routine, "en");
        Assert.Contains("Put on hold, resume (Coordinator): the clock stands still; asked again after 30 days; "
            + "after 6 months", words, StringComparison.Ordinal);
        Assert.Contains("Filled in here: A, A", words, StringComparison.Ordinal);
        Assert.Contains("Needs: A, A", words, StringComparison.Ordinal);
    }
}
