using System.Collections.Immutable;
using IPB.Workflows.Files;

namespace IPB.Workflows.Routines;

/// <summary>What must hold of a state with sub-states.</summary>
internal static class GroupChecks
{
    /// <param name="within">The states that stand directly in it.</param>
    internal static void Check(State group, Section s, ImmutableArray<State> within)
    {
        if (s.Has("gate"))
            s.Add("gate", "group-with-gate",
                $"{s.Label} has sub-states and a gate: a case is in one of the sub-states; "
                + "make the gate one of them");
        if (s.Has("end"))
            s.Add("end", "group-with-end", $"{s.Label} has sub-states and is an end: a closed case is in one state; "
                + "make the end one of them, or remove \"states\"");
        if (s.Has("follow-up"))
            s.Add("follow-up", "group-with-follow-up", $"{s.Label} has sub-states and asks a follow-up: triggers of a "
                + "state answer it; ask it in one of the sub-states");
        if (within.IsEmpty) return;
        if (within.All(w => w.End is not null))
            s.Add("states", "group-of-ends", $"{s.Label} has no sub-state that is not an end: nothing that it says "
                + "would ever hold; add one, or move the ends out of it");
        else if (within[0].End is not null)
            s.Reading.Add(s.Reading.PlaceOf(within[0]), "group-starts-at-end", $"the first sub-state of {s.Label} is "
                + $"an end: whatever leads to \"{group.Id}\" would close the case; put another one first");
    }
}
