using System.Collections.Immutable;

namespace IPB.Workflows.Proofs;

/// <summary>What all judges need, and where they put what they find.</summary>
internal sealed class Judging(Space space, Exploration explored)
{
    private readonly List<ProofFinding> found = [];

    internal Space Space { get; } = space;
    internal Exploration Explored { get; } = explored;
    internal CasePaths Paths { get; } = new(space, explored);
    internal ImmutableArray<ProofFinding> Found => [.. found];

    /// <summary>First node of each place, by index of the place; -1 for a place that no case comes to.</summary>
    internal int[] First { get; } = FirstOf(space, explored);

    /// <summary>Whether a case can rest in a place.</summary>
    internal bool[] Rests { get; } = RestsOf(space, explored);

    /// <summary>What can happen next, by index of the node.</summary>
    internal ILookup<int, Edge> Next => field ??= Explored.Edges.ToLookup(e => e.From);

    internal bool IsReached(Place place) => First[place.Index] >= 0;

    /// <summary>Something that is so whatever the conditions do that are not solved.</summary>
    internal void Add(string code, object subject, string message, IEnumerable<PathStep>? steps = null,
        bool isWarning = false) =>
        found.Add(new ProofFinding(code, subject, message, isWarning) { Steps = [.. steps ?? []] });

    /// <summary>Something that happens on a way: only a warning when a condition on it is not solved.</summary>
    internal void AddOnWay(string code, object subject, string message, ImmutableArray<PathStep> steps, bool certain,
        bool isWarning = false)
    {
        var unsolved = Paths.UnsolvedOn(steps).ToList();
        var doubt = certain ? "" : unsolved.Count == 0
            ? "; not analysed for sure: conditions or times on the way may rule it out"
            : $"; not analysed: whether {string.Join(" and ", unsolved.Select(u => $"\"{u}\""))} can hold there";
        Add(code, subject, message + doubt, steps, isWarning || !certain);
    }

    private static int[] FirstOf(Space space, Exploration explored)
    {
        var first = space.Places.Select(_ => -1).ToArray();
        for (var i = explored.Nodes.Count - 1; i >= 0; i--) first[explored.Nodes[i].Key.Place] = i;
        return first;
    }

    private static bool[] RestsOf(Space space, Exploration explored)
    {
        var rests = new bool[space.Places.Length];
        for (var i = 0; i < explored.Nodes.Count; i++) rests[explored.Nodes[i].Key.Place] |= explored.Rests[i];
        return rests;
    }
}
