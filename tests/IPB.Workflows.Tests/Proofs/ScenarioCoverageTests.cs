using IPB.Workflows.Cases;
using IPB.Workflows.Files;
using IPB.Workflows.Proofs;
using IPB.Workflows.Routines;
using IPB.Workflows.Tests.Files;

namespace IPB.Workflows.Tests.Proofs;

public sealed class ScenarioCoverageTests
{
    private static readonly WorkflowFolder Shipped =
        WorkflowFolder.Load(Path.Combine(ShippedFilesTests.Repository(), "workflows"));

    private static readonly World City = new(Shipped.Organisation!, Shipped.Calendar, Shipped.RoutingTables);

    public static TheoryData<string> Routines => [.. Shipped.Routines.Select(r => r.Id)];

    [Fact]
    public void Coverage_counts_states_triggers_and_outcomes() => Assert.Equal(
        "lights: 1 scenario cover 3 of 4 states, 2 of 3 triggers, 1 of 4 outcomes",
        ScenarioCoverage.Of(World(), Lights()).ToString());

    [Fact]
    public void What_is_not_covered_is_named() => Assert.Equal(
        [
            "state \"dropped\"", "trigger \"expire\" in \"need\"", "outcome \"return\" in \"decision\"",
            "outcome \"postpone\" in \"decision\"", "outcome \"reject\" in \"decision\"",
        ],
        ScenarioCoverage.Of(World(), Lights()).Uncovered.Select(p => p.ToString()));

    [Theory]
    [MemberData(nameof(Routines))]
    public void Suggested_scenarios_can_be_put_into_the_file_and_play(string id)
    {
        var routine = Shipped.Routines.First(r => r.Id == id);
        var suggested = ScenarioSuggestion.All(City, Shipped.Calendar, routine);
        var text = routine.Source.TrimEnd() + "\n" + string.Concat(suggested.Select(s => s.ToYaml()));
        var read = RoutineReader.Read($"{id}.routine.yaml", text, Shipped.Organisation, ["problem-intake"]);

        Assert.Empty(read.Findings);
        Assert.All(read.Routine!.Scenarios, s => Assert.Null(ScenarioPlay.Play(City, read.Routine, s)));
        var left = ScenarioCoverage.Of(City, read.Routine).Uncovered.ToHashSet();
        Assert.All(suggested.Where(s => s.Scenario is not null), s => Assert.DoesNotContain(s.For, left));
    }

    [Fact]
    public void A_suggestion_is_written_as_the_file_says_it() => Assert.Equal(
        """
          - name: reject in decision
            given: { budget: 249999, voices: 3 }
            do: [propose, reject]
            ends: dropped

        """,
        ScenarioSuggestion.All(World(), Shipped.Calendar, Lights())
            .First(s => s.For.ToString() == "outcome \"reject\" in \"decision\"").ToYaml());

    private static World World() => new(Sample.Organisation, Shipped.Calendar, []);

    private static Routine Lights() => Sample.Read(Sample.With("routing: problem-intake\n", "")).Routine!;
}
