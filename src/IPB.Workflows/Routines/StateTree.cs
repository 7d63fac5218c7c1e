using System.Collections.Immutable;
using IPB.Workflows.Files;

namespace IPB.Workflows.Routines;

/// <summary>Reads states and those within them, a group before its sub-states.</summary>
internal sealed class StateTree
{
    private readonly HashSet<string> taken = [];
    private readonly ImmutableArray<State>.Builder states = ImmutableArray.CreateBuilder<State>();

    internal static ImmutableArray<State> Read(Section root, ImmutableArray<Trigger> everywhere)
    {
        var tree = new StateTree();
        tree.Read(root, new Surroundings(null, everywhere));
        return tree.states.ToImmutable();
    }

    private void Read(Section outer, Surroundings around)
    {
        foreach (var (key, value) in outer.Named("states", "states by name"))
        {
            var reading = outer.Reading;
            var id = reading.Id(key, Kinds.State, IdShape.Kebab, taken);
            var section = reading.Open(value, RoutineShapes.State, $"state {Shown.Quoted(id)}", key.At);
            var state = section is null ? new State(id, new("", "")) { Parent = around.Group?.Id }
                : StateReader.Read(id, section, around);
            states.Add(reading.Mark(state, key.At));
            if (!state.IsGroup) continue;
            var first = states.Count;
            Read(section!, around.Within(state));
            GroupChecks.Check(state, section!, [.. states.Skip(first).Where(s => s.Parent == id)]);
        }
    }
}

/// <summary>What holds around a state that is read.</summary>
/// <param name="Group">Null: it stands in none.</param>
/// <param name="Triggers">Those of the groups, the nearest first, and of the routine.</param>
internal sealed record Surroundings(State? Group, ImmutableArray<Trigger> Triggers)
{
    internal Surroundings Within(State group) => new(group, [.. group.Triggers, .. Triggers]);
}
