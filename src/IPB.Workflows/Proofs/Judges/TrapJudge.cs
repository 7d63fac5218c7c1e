namespace IPB.Workflows.Proofs;

/// <summary>Where a case can stand without any way left to an end.</summary>
internal static class TrapJudge
{
    internal static void Judge(Judging judging)
    {
        var explored = judging.Explored;
        var ending = Ending(judging);
        var trapped = Enumerable.Range(0, explored.Nodes.Count).Where(n => !ending[n]).ToList();
        if (trapped.Count == 0) return;
        var nodesOf = trapped.ToLookup(n => explored.Nodes[n].Key.Place);
        foreach (var place in Deepest(judging, ending, nodesOf.Select(g => g.Key)))
            Report(judging, judging.Space.Places[place], nodesOf[place].First(), Enumerable.Range(0,
                explored.Nodes.Count).Any(n => explored.Nodes[n].Key.Place == place && ending[n]));
    }

    private static void Report(Judging judging, Place place, int node, bool others)
    {
        if (others && place.State.Automation is { } use && judging.Space.Find(Origin.Automation) is { } over
            && over.ValueIn(judging.Explored.Nodes[node].Key.Values) is true)
        {
            judging.AddOnWay("automation-no-way-out", use,
                $"when \"{use.Name}\" has ended without leading on (it failed "
                + $"or never answers, or the condition of its trigger does not hold), no way leads from "
                + $"\"{place.State.Id}\" to an end; say where \"failed\" leads, or add a trigger that people "
                    + "fire, or a "
                + "timer", judging.Paths.To(node), judging.Explored.Nodes[node].Certain);
            return;
        }

        var message = others
            ? $"a case can come into state \"{place.State.Id}\" with values with which no way leads to an end; "
                + "add a trigger or an outcome for them, or loosen the conditions"
            : $"no way leads from state \"{place.State.Id}\" to an end; add a trigger or an outcome that does";
        judging.AddOnWay("no-way-to-end", place.State, message, judging.Paths.To(node),
            judging.Explored.Nodes[node].Certain);
    }

    /// <summary>Nodes from which a case can come to an end, or is at one.</summary>
    private static bool[] Ending(Judging judging)
    {
        var explored = judging.Explored;
        var back = explored.Edges.ToLookup(e => e.To, e => e.From);
        var ending = new bool[explored.Nodes.Count];
        var open = new Queue<int>();
        for (var i = 0; i < ending.Length; i++)
            if (judging.Space.Places[explored.Nodes[i].Key.Place].State.End is not null) Reach(i);
        // Where the engine gives up is told as an endless loop.
        foreach (var chain in explored.Chains) Reach(chain.From);
        while (open.TryDequeue(out var node))
            foreach (var from in back[node]) Reach(from);
        return ending;

        void Reach(int node)
        {
            if (ending[node]) return;
            ending[node] = true;
            open.Enqueue(node);
        }
    }

    /// <summary>Of places that lead into each other only the last ones, where it must be mended.</summary>
    private static IEnumerable<int> Deepest(Judging judging, bool[] ending, IEnumerable<int> places)
    {
        var ways = judging.Explored.Edges.Where(e => !ending[e.From])
            .Select(e => (From: judging.Explored.Nodes[e.From].Key.Place, To: judging.Explored.Nodes[e.To].Key.Place))
            .Distinct().ToLookup(w => w.From, w => w.To);
        var told = new HashSet<int>();
        var closures = places.ToDictionary(p => p, p => Closure(p, ways));
        foreach (var place in closures.Keys.Order())
        {
            var reach = closures[place];
            if (reach.Overlaps(told) || !reach.All(r => closures[r].Contains(place))) continue;
            told.Add(place);
            yield return place;
        }
    }

    private static HashSet<int> Closure(int start, ILookup<int, int> ways)
    {
        var found = new HashSet<int> { start };
        var open = new Queue<int>(found);
        while (open.TryDequeue(out var place))
            foreach (var next in ways[place].Where(found.Add)) open.Enqueue(next);
        return found;
    }
}
