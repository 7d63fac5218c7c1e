using IPB.Workflows.Files;

namespace IPB.Workflows.Routines;

/// <summary>How many cases should be in a place at once, and whether that place is one of the board.</summary>
internal static class WipLimitReader
{
    private const string Key = "wip-limit";

    internal static int? Read(Section s) => s.Has(Key) ? s.Whole(Key, 1, 10_000) : null;

    internal static void Check(Routine routine, Reading reading)
    {
        foreach (var state in routine.States.Where(s => s.WipLimit is not null)) Check(routine, state, reading);
        foreach (var phase in routine.Phases.Where(p => p.WipLimit is not null && !routine.InnermostStates.Any(
            s => s.Phase == p.Id && s.Gate is null && s.End is null)))
            reading.Add(reading.PlaceOf(phase), "wip-limit-nowhere",
                $"the phase \"{phase.Id}\" has a wip-limit, but only gates "
                + "or ends stand in it; give the limit to a gate, or put a state into the phase");
    }

    private static void Check(Routine routine, State state, Reading reading)
    {
        if (state.End is not null)
            reading.Add(reading.PlaceOf(state), "wip-limit-at-end",
                $"the state \"{state.Id}\" is an end, where cases stay for "
                + "ever: a wip-limit would be reached once and for all; remove it");
        else if (state.IsGroup)
            reading.Add(reading.PlaceOf(state), "wip-limit-at-group",
                $"the state \"{state.Id}\" is a group, which is no place of "
                + "the board; give the wip-limit to a phase that its states belong to, or to one of them");
        else if (state.Gate is null && routine.Phases.FirstOrDefault(p => p.Id == state.Phase) is { } phase)
            reading.Add(reading.PlaceOf(state), "wip-limit-in-phase", $"the state \"{state.Id}\" belongs to the phase "
                + $"\"{phase.Id}\" and is no place of its own on the board; give the wip-limit to the phase");
    }
}
