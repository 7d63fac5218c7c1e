using IPB.Workflows.Routines;

namespace IPB.Workflows.Crowding;

/// <summary>Where a case stands on a board: in a phase, at a gate, or in a state that belongs to no phase.</summary>
/// <param name="Id">Stable: <c>phase:pilot</c>, <c>gate:bp1</c>, <c>state:working</c>.</param>
/// <param name="WipLimit">How many cases should be there at most; null: as many as come.</param>
public sealed record BoardPlace(string Id, Text Name, int? WipLimit)
{
    /// <returns>Null: the state is an end.</returns>
    public static BoardPlace? Of(Routine routine, string state) =>
        routine.Innermost(state) is { End: null } inner ? Of(routine, inner) : null;

    /// <param name="state">One that is no group and no end.</param>
    public static BoardPlace Of(Routine routine, State state)
    {
        if (state.Gate is not null) return new("gate:" + state.Id, state.Name, state.WipLimit);
        return routine.Phases.FirstOrDefault(p => p.Id == state.Phase) is { } phase
            ? new("phase:" + phase.Id, phase.Name, phase.WipLimit)
            : new("state:" + state.Id, state.Name, state.WipLimit);
    }
}
