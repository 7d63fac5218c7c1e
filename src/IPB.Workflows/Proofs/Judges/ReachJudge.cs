namespace IPB.Workflows.Proofs;

/// <summary>States and ends that no case comes to.</summary>
internal static class ReachJudge
{
    internal static void Judge(Judging judging)
    {
        foreach (var place in judging.Space.Places.Where(p => !judging.IsReached(p)))
        {
            var isEnd = place.State.End is not null;
            var start = judging.Space.Places[0].State.Id;
            var (why, from) = Why(judging, place);
            judging.Add(isEnd ? "unreachable-end" : "unreachable-state", place.State,
                $"{(isEnd ? "end" : "state")} \"{place.State.Id}\" is never reached from the first state "
                + $"\"{start}\"; {why}", from is null ? null : judging.Paths.To(judging.First[from.Index]));
        }
    }

    private static (string Why, Place? From) Why(Judging judging, Place place)
    {
        var ways = judging.Space.Places.SelectMany(p => p.Moves.Where(m => m.To == place.Index)
            .Select(m => (From: p, Move: m))).Where(w => w.From != place).ToList();
        if (ways.Count == 0) return ("lead a trigger or an outcome to it, or remove it", null);
        var near = ways.Where(w => judging.IsReached(w.From)).ToList();
        if (near.Count == 0)
            return ($"the states that lead to it are never reached either: {Names(ways.Select(w => w.From.State.Id))}",
                null);
        var dead = Names(near.Select(w => $"{w.Move.Name}\" in \"{w.From.State.Id}"));
        return ($"what leads to it can never happen: {dead}", near[0].From);
    }

    private static string Names(IEnumerable<string> names) =>
        string.Join(", ", names.Distinct().Take(5).Select(n => $"\"{n}\""));
}
