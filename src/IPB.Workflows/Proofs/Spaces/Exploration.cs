using IPB.Workflows.Routines;

namespace IPB.Workflows.Proofs;

/// <summary>
/// Walks through everything that can happen to a case, nearest first, so that the way to each node is a shortest one.
/// Ways on which every condition is solved come before those with conditions that are not.
/// </summary>
internal sealed class Exploration
{
    internal const int MostNodes = 200_000;
    internal const int MostEdges = 4_000_000;

    private readonly Space space;
    private readonly Dictionary<NodeKey, int> known = [];
    private readonly Queue<int> open = new();
    private readonly List<Use> doubtful = [];
    private readonly int mostNodes;

    internal Exploration(Space space, int mostNodes = MostNodes)
    {
        (this.space, this.mostNodes) = (space, mostNodes);
        foreach (var values in Starts.Of(space)) Go(new Use(-1, space.Submit, values, true));
        Run();
        for (var i = 0; i < doubtful.Count; i++)
        {
            Visit(doubtful[i]);
            Run();
        }
    }

    internal List<Node> Nodes { get; } = [];
    internal List<Edge> Edges { get; } = [];
    internal Dictionary<Move, Use> Uses { get; } = [];

    /// <summary>Nodes, by index, in which a case can rest: the engine need not fire anything at once.</summary>
    internal List<bool> Rests { get; } = [];

    /// <summary>Where the engine would give up: too many triggers of its own in one step.</summary>
    internal List<Use> Chains { get; } = [];
    internal Dictionary<Place, Use> Unmandated { get; } = [];
    internal HashSet<Mandate> Mandated { get; } = new(ReferenceEqualityComparer.Instance);
    internal bool Complete { get; private set; } = true;

    private void Run()
    {
        while (open.TryDequeue(out var node)) Expand(node);
    }

    private void Expand(int node)
    {
        var (key, place) = (Nodes[node].Key, space.Places[Nodes[node].Key.Place]);
        var sure = true;
        foreach (var move in place.Automatic)
        {
            var answers = move.When!.Of(key.Values);
            if (!answers.CanHold()) continue;
            Go(new Use(node, move, key.Values, sure && !answers.CanFail()));
            if (!answers.CanFail()) return;
            sure = false;
        }
        Rests[node] = true;
        foreach (var move in place.ByPeople) ByPeople(node, move, sure);
        foreach (var timer in place.Timers) Timer(node, place, timer, sure);
    }

    private void ByPeople(int node, Move move, bool sure)
    {
        foreach (var chosen in Chosen.By(move, Nodes[node].Key.Values))
        {
            var answers = move.When?.Of(chosen) ?? Answers.True;
            if (!answers.CanHold()) continue;
            foreach (var after in Chosen.After(move, chosen))
                Go(new Use(node, move, after, sure && !answers.CanFail()));
        }
    }

    private void Timer(int node, Place place, PlaceTimer timer, bool sure)
    {
        var key = Nodes[node].Key;
        if ((key.Fired & (1ul << timer.Bit)) != 0 || (timer.Before & ~key.Fired) != 0) return;
        sure &= (PlaceTimers.Unsure(place, timer, key.Fired) & ~key.Fired) == 0;
        foreach (var move in timer.Fires.Append(timer.Passes))
        {
            var answers = move.When?.Of(key.Values) ?? Answers.True;
            if (answers.CanHold()) Go(new Use(node, move, key.Values, sure && !answers.CanFail()));
        }
    }

    private void Go(Use use)
    {
        if (use.Certain && (use.From < 0 || Nodes[use.From].Certain)) Visit(use);
        else doubtful.Add(use with { Certain = false });
    }

    private void Visit(Use use)
    {
        if (Edges.Count >= MostEdges || Nodes.Count >= mostNodes)
        {
            Complete = false;
            open.Clear();
            return;
        }
        Uses.TryAdd(use.By, use);
        var from = use.From < 0 ? default : Nodes[use.From].Key;
        if (use.By.Kind == MoveKind.Automatic && from.Chain + 1 >= Cases.Step.MostAutomaticTriggers)
        {
            Chains.Add(use);
            return;
        }
        var to = Enter(use, from);
        if (use.From >= 0) Edges.Add(new Edge(use.From, use.By, to));
    }

    private int Enter(Use use, NodeKey from)
    {
        var key = KeyAfter(use, from);
        if (use.By.To is { } entered) Mandate(space.Places[entered], key.Values, use);
        if (known.TryGetValue(key, out var index)) return index;
        known[key] = index = Nodes.Count;
        Nodes.Add(new Node(key, use.From, use.By, use.Chosen, use.Certain));
        Rests.Add(false);
        open.Enqueue(index);
        return index;
    }

    private NodeKey KeyAfter(Use use, NodeKey from)
    {
        var place = space.Places[use.By.To ?? from.Place];
        var values = use.Chosen & ~(use.By.To is null ? 0 : place.Clears) & place.Live;
        var fired = use.From < 0 ? 0 : PlaceTimers.After(use.By, space.Places[from.Place], place, from.Fired);
        var chain = use.By.Kind == MoveKind.Automatic ? from.Chain + 1 : 0;
        if (chain > 0 && !place.Automatic.Any(m => m.When!.Of(values).CanHold())) chain = 0;
        return new NodeKey(place.Index, values, fired, chain);
    }

    private void Mandate(Place place, ulong values, Use use)
    {
        if (place.Mandates.IsEmpty) return;
        foreach (var (mandate, when) in place.Mandates)
        {
            var answers = when?.Of(values) ?? Answers.True;
            if (answers.CanHold()) Mandated.Add(mandate);
            if (!answers.CanFail()) return;
            if (answers.CanHold()) use = use with { Certain = false };
        }
        Unmandated.TryAdd(place, use);
    }
}
