using IPB.Host.Access;
using IPB.Host.Cases;
using IPB.Host.Pages;
using IPB.Workflows;
using IPB.Workflows.Routines;
using IPB.Workflows.Storage;

namespace IPB.Host.Lists;

/// <summary>What a row of a list says in words. A version that this node has not heard of yet shows its ids.</summary>
public sealed class RowWords(WorkflowEngine engine, CurrentPerson me, CityWords say)
{
    public string State(CaseRow row) => StateOf(row) is { } state ? me.Say(state.Name) : row.State;

    public string Routine(CaseRow row) => RoutineOf(row) is { } routine ? me.Say(routine.Name) : row.Routine;

    public string? Phase(CaseRow row) => StateOf(row)?.Phase is { } id && RoutineOf(row)!.Phases
        .FirstOrDefault(p => p.Id == id) is { } phase ? me.Say(phase.Name) : null;

    /// <summary>How a closed case ended; null while it is open.</summary>
    public string? Ending(CaseRow row) =>
        row.IsClosed ? me.Say(CaseTexts.EndingName(StateOf(row)?.End)) : null;

    public string WaitsOn(CaseRow row) => string.Join(", ", row.WaitsOn.Select(say.Who));

    /// <summary>Working days since the case came into its state.</summary>
    public int DaysHere(CaseRow row, DateTimeOffset now) =>
        Math.Max(0, engine.World.Calendar.WorkingDaysBetween(row.StateSince, now));

    private State? StateOf(CaseRow row) => RoutineOf(row)?.Find(row.State);

    private Routine? RoutineOf(CaseRow row) => engine.Routines.Find(row.Routine, row.RoutineVersion);
}
