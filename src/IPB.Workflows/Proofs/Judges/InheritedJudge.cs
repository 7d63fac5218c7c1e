using IPB.Workflows.Routines;

namespace IPB.Workflows.Proofs;

/// <summary>Triggers of a group, or of the routine, that fire in none of the states in which they hold.</summary>
internal static class InheritedJudge
{
    /// <param name="home">Null: the routine.</param>
    internal static void Judge(Judging judging, Trigger trigger, State? home)
    {
        var places = judging.Space.Places.Where(p => judging.IsReached(p) && Offers(judging, p, trigger)).ToList();
        if (places.Count == 0 || places.Any(p => TriggerJudge.Fires(judging, p, trigger))) return;
        var of = home is null ? "the routine" : $"\"{home.Id}\"";
        var steps = judging.Paths.To(judging.First[places[0].Index]);
        if (places.All(p => IsHidden(p, trigger)))
            judging.Add("trigger-hidden", trigger, $"trigger \"{trigger.Id}\" of {of} can be fired in none of its "
                + $"states: {Names(places)} {(places.Count == 1 ? "has" : "have each")} a trigger of that name "
                + "that comes "
                + "first; remove this one, or give them different names", steps);
        // Timers are judged by themselves, what a state never rests for with the state.
        else if (trigger.When is not null && !judging.Space.Routine.IsTimed(trigger)
            && places.Any(p => judging.Rests[p.Index]))
            judging.Add("trigger-never-fires", trigger, $"trigger \"{trigger.Id}\" of {of} can never fire in any of "
                + $"its states: its condition \"{trigger.When}\" never holds there; change it, or remove the trigger",
                steps);
    }

    private static bool Offers(Judging judging, Place place, Trigger trigger) =>
        judging.Space.Routine.Offered(place.State).Any(o => ReferenceEquals(o.Trigger, trigger));

    private static bool IsHidden(Place place, Trigger trigger) =>
        place.Moves.Any(m => m.Name == trigger.Id && m.Trigger is not null)
        && !place.Moves.Any(m => ReferenceEquals(m.Trigger, trigger));

    private static string Names(List<Place> places) =>
        string.Join(", ", places.Take(5).Select(p => $"\"{p.State.Id}\"")) + (places.Count > 5 ? " and others" : "");
}
