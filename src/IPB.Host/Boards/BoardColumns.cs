using System.Collections.Immutable;
using IPB.Workflows;
using IPB.Workflows.Crowding;
using IPB.Workflows.Routines;

namespace IPB.Host.Boards;

/// <summary>A column of the board: a phase, a gate between phases, or a state where a routine has no phases.</summary>
/// <param name="Id">Stable: <c>phase:pilot</c>, <c>gate:bp1</c>, <c>state:working</c>.</param>
public sealed record BoardColumn(string Id, Text Name, bool IsGate, ImmutableArray<string> States)
{
    /// <summary>The filter of the list that shows the same cases.</summary>
    public string Filter => Id.StartsWith("phase:", StringComparison.Ordinal) ? "phase=" + Id["phase:".Length..]
        : "state=" + Id[(Id.IndexOf(':', StringComparison.Ordinal) + 1)..];
}

/// <summary>Divides the states of a routine into columns, in the order of the newest version.</summary>
internal static class BoardColumns
{
    /// <param name="versions">The newest first; states that only older ones have come last in their column, or in one
    /// of their own.</param>
    public static ImmutableArray<BoardColumn> Of(IReadOnlyList<Routine> versions)
    {
        var columns = new List<BoardColumn>();
        var placed = new HashSet<string>();
        foreach (var routine in versions)
            foreach (var state in routine.InnermostStates.Where(s => s.End is null && placed.Add(s.Id)))
            {
                var (id, name, _) = BoardPlace.Of(routine, state);
                var at = columns.FindIndex(c => c.Id == id);
                if (at < 0) columns.Add(new(id, name, state.Gate is not null, [state.Id]));
                else columns[at] = columns[at] with { States = columns[at].States.Add(state.Id) };
            }

        return [.. columns];
    }

    /// <summary>Id of the column that a state stands in; null: it is an end.</summary>
    public static string? Of(Routine routine, string state) =>
        BoardPlace.Of(routine, state)?.Id;
}
