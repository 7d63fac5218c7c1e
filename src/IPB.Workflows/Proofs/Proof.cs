using System.Collections.Immutable;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Proofs;

/// <summary>What is known of a routine after everything that can happen to its cases was gone through.</summary>
internal sealed class Proof
{
    internal Proof(Space space, Exploration explored, ImmutableArray<ProofFinding> findings)
    {
        (Space, Explored, Findings) = (space, explored, findings);
        Paths = new CasePaths(space, explored);
    }

    internal Space Space { get; }
    internal Exploration Explored { get; }
    internal CasePaths Paths { get; }
    internal ImmutableArray<ProofFinding> Findings { get; }

    /// <summary>The shortest way into a state; null when there is none.</summary>
    internal ImmutableArray<PathStep>? WayTo(string state)
    {
        var entered = Space.Routine.Innermost(state);
        var place = Space.Places.First(p => ReferenceEquals(p.State, entered)).Index;
        var node = Explored.Nodes.FindIndex(n => n.Key.Place == place);
        return node < 0 ? null : Paths.To(node);
    }

    /// <summary>The shortest way on which a trigger is fired, or an outcome decided, in a state.</summary>
    /// <returns>Null when there is none.</returns>
    internal ImmutableArray<PathStep>? WayThrough(State state, string name) =>
        Shortest(m => m.Name == name && ReferenceEquals(Space.Places[m.From].State, state));

    /// <summary>The shortest way on which a trigger is fired in any of the states in which it holds.</summary>
    /// <returns>Null when there is none.</returns>
    internal ImmutableArray<PathStep>? WayThrough(Trigger trigger) =>
        Shortest(m => ReferenceEquals(m.Trigger, trigger));

    private ImmutableArray<PathStep>? Shortest(Func<Move, bool> which)
    {
        var uses = Explored.Uses.Values
            .Where(u => u.By.From >= 0 && u.By.Kind != MoveKind.Passed && which(u.By)).ToList();
        return uses.Count == 0 ? null : uses.Select(Paths.To).MinBy(p => p.Length);
    }
}

/// <summary>Something that the proof found.</summary>
/// <param name="Subject">The part of the routine that it is about, as it was read.</param>
/// <param name="IsWarning">True: worth knowing, but the routine can be published.</param>
internal sealed record ProofFinding(string Code, object Subject, string Message, bool IsWarning)
{
    /// <summary>The shortest way there.</summary>
    internal ImmutableArray<PathStep> Steps { get; init; } = [];
}
