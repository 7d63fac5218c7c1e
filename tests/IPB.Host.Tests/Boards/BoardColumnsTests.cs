using IPB.Host.Boards;
using IPB.Workflows.Files;
using IPB.Workflows.Routines;

namespace IPB.Host.Tests.Boards;

public sealed class BoardColumnsTests
{
    private static readonly WorkflowFolder Files = WorkflowFolder.Load(Repository.Folder("workflows"));

    [Fact]
    public void Phases_and_gates_stand_in_the_order_of_the_routine()
    {
        var columns = BoardColumns.Of([Routine("innovation-case")]);
        Assert.Equal(["phase:need", "gate:bp1", "phase:concept", "gate:bp2"], columns.Take(4).Select(c => c.Id));
        Assert.Equal(columns.Where(c => c.Id.StartsWith("gate:", StringComparison.Ordinal)),
            columns.Where(c => c.IsGate));
    }

    [Fact]
    public void Every_state_that_is_no_end_stands_in_one_column()
    {
        foreach (var routine in Files.Routines)
        {
            var placed = BoardColumns.Of([routine]).SelectMany(c => c.States).ToList();
            Assert.Equal(routine.InnermostStates.Where(s => s.End is null).Select(s => s.Id).Order(), placed.Order());
            foreach (var column in BoardColumns.Of([routine]))
                Assert.All(column.States, s => Assert.Equal(column.Id, BoardColumns.Of(routine, s)));
        }
    }

    [Fact]
    public void A_state_that_only_an_older_version_has_is_not_lost()
    {
        var newest = Routine("innovation-case");
        var old = newest with { States = [.. newest.States, newest.States[0] with { Id = "gone", Phase = null }] };
        Assert.Equal("state:gone", BoardColumns.Of([newest, old])[^1].Id);
    }

    private static Routine Routine(string id) => Files.Routines.First(r => r.Id == id);
}
