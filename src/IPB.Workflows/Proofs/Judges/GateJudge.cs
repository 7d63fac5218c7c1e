using IPB.Workflows.People;

namespace IPB.Workflows.Proofs;

/// <summary>Gates without a mandate for every case, and gates at which too few may decide.</summary>
internal static class GateJudge
{
    internal static void Judge(Judging judging, Organisation? organisation)
    {
        // Most gates of a city are decided by the same people: asked once, known for all.
        var known = new Dictionary<string, SeatProblem?>();
        foreach (var place in judging.Space.Places.Where(p => p.State.Gate is not null && judging.IsReached(p)))
        {
            Mandates(judging, place);
            if (organisation is not null && judging.Rests[place.Index])
                Seats(judging, place, organisation, known);
        }
    }

    private static void Seats(Judging judging, Place place, Organisation organisation,
        Dictionary<string, SeatProblem?> known)
    {
        foreach (var mandate in place.State.Gate!.Mandates.Where(judging.Explored.Mandated.Contains))
        {
            var key = $"{string.Join(',', mandate.By)}|{mandate.Quorum}|{place.State.Gate.FourEyes}|"
                + $"{string.Join(',', place.State.Gate.Not)}|"
                + string.Join(',', place.Groups.Prepend(place.State).SelectMany(s => s.Escalations).Select(e => e.To));
            if (!known.TryGetValue(key, out var problem))
                known[key] = problem = new GateSeats(judging.Space.Routine, place.State, organisation).Problem(mandate);
            if (problem is not null)
                judging.Add(problem.Code, mandate, $"at \"{place.State.Id}\" {problem.Message}",
                    judging.Paths.To(judging.First[place.Index]));
        }
    }

    private static void Mandates(Judging judging, Place place)
    {
        if (judging.Explored.Unmandated.TryGetValue(place, out var use))
            judging.AddOnWay("gate-without-decider", place.State.Gate!,
                $"no mandate of the gate \"{place.State.Id}\" holds for some cases; let the last one have no \"when\"",
                judging.Paths.To(use), use.Certain);
        foreach (var (mandate, when) in place.Mandates.Where(m => !judging.Explored.Mandated.Contains(m.Mandate)))
            judging.Add("mandate-never-used", mandate, when is null
                ? "the mandates before this one decide every case; put this one first, or remove it"
                : $"the condition \"{mandate.When}\" never holds when no mandate before it does; change it, or remove "
                    + "the mandate", judging.Paths.To(judging.First[place.Index]));
    }
}
