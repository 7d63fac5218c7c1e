using IPB.Workflows.Calendars;
using IPB.Workflows.Files;
using IPB.Workflows.Proofs;
using IPB.Workflows.Tests.Files;

namespace IPB.Workflows.Tests.Proofs;

public sealed class LargeRoutineTests
{
    private static readonly WorkflowFolder Shipped =
        WorkflowFolder.Load(Path.Combine(ShippedFilesTests.Repository(), "workflows"));

    // 3 classes of budget x urgent or not x 4 of kind, in every state but the end.
    [Theory]
    [InlineData(60, 59 * 24 + 1)]
    [InlineData(1_000, 999 * 24 + 1)]
    public void A_large_routine_is_gone_through_to_the_last_node(int states, int nodes)
    {
        var proof = Prover.Prove(LargeRoutine.Of(states), Shipped.Organisation, Shipped.Calendar);

        Assert.Empty(proof.Findings);
        Assert.True(proof.Explored.Complete);
        Assert.InRange(proof.Explored.Nodes.Count, nodes, nodes * 2);
    }

    [Fact]
    public void Where_the_bound_is_reached_the_proof_says_so_and_still_finds_what_needs_no_values()
    {
        var routine = LargeRoutine.Of(60);
        var lost = routine.States[10] with { Id = "lost", Timed = [] };

        var proof = Prover.Prove(routine with { States = routine.States.Add(lost) }, Shipped.Organisation,
            WorkingCalendar.Standard, mostNodes: 100);

        Assert.Equal(["proof-bound", "unreachable-state"],
            proof.Findings.Select(f => f.Code).Distinct());
        Assert.Equal([true, false],
            proof.Findings.DistinctBy(f => f.Code).Select(f => f.IsWarning));
    }
}
