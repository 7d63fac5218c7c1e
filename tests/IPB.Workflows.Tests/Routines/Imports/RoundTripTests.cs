using IPB.Workflows.Files;
using IPB.Workflows.Routines;
using IPB.Workflows.Routines.Exports;
using IPB.Workflows.Routines.Imports;
using IPB.Workflows.Tests.Files;

namespace IPB.Workflows.Tests.Routines.Imports;

/// <summary>
/// What BPMN can say of a routine comes back: states, where they lead, on which conditions and after which time. What
/// holds in a group or everywhere comes back as a way of each state, gates and referrals as states that somebody leaves
/// by an outcome, holds as their longest time; groups, owners, texts of the other language, kinds of ends, reminders
/// and fields that no condition reads are not in the file.
/// </summary>
public sealed class RoundTripTests
{
    internal static readonly WorkflowFolder Shipped =
        WorkflowFolder.Load(Path.Combine(ShippedFilesTests.Repository(), "workflows"));

    public static TheoryData<string> Ids => [.. Shipped.Routines.Select(r => r.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_exported_routine_comes_back_with_its_states_ways_and_conditions(string id)
    {
        var routine = Shipped.Routines.Single(r => r.Id == id);
        var draft = BpmnImport.Read(id + ".bpmn", BpmnExport.Write(routine, "en"));
        var read = RoutineReader.Read(draft.FileName, draft.Yaml);
        Assert.True(read.Routine is not null, string.Join('\n', read.Findings) + '\n' + draft.Yaml);
        Assert.Equal(routine.Start.Id, read.Routine.Start.Id);
        Assert.Equal(States(routine), States(read.Routine));
        Assert.Equal(Ways(routine), Ways(read.Routine));
        Assert.DoesNotContain(draft.Findings, f => f.Carried == Carried.Not);
    }

    private static IEnumerable<string> States(Routine routine) =>
        routine.InnermostStates.Select(s => s.End is null ? s.Id : $"{s.Id} (end)").Order(StringComparer.Ordinal);

    private static IEnumerable<string> Ways(Routine routine) => routine.InnermostStates
        .SelectMany(s => RoutineWays.Offered(routine, s))
        .Select(w => $"{w.From!.Id} --> {routine.Innermost(w.To).Id}"
            + $"{(w.When is { } when ? $" [{when}]" : "")}{(w.After is { } after ? $" after {after}" : "")}"
            + (w.IsAutomatic ? " by itself" : "")).Order(StringComparer.Ordinal);
}
