using IPB.Workflows.People;

namespace IPB.Workflows.Routines.Diagrams;

/// <summary>What a diagram shows beside the routine itself.</summary>
/// <param name="CurrentState">Id of the state to highlight, or null. An unknown id marks nothing.</param>
/// <param name="Counts">Cases by state id, shown as badges; states that are absent or at 0 get none.</param>
/// <param name="Path">Ids of states in the order a case passed them; the steps between them are highlighted.</param>
public sealed record DiagramMarks(
    string? CurrentState = null, IReadOnlyDictionary<string, int>? Counts = null, IReadOnlyList<string>? Path = null)
{
    /// <summary>
    /// True: classes only, for a page that carries <see cref="RoutineDiagram.Css"/> in its own style sheet.
    /// False: the drawing brings its own style sheet, for a file served alone.
    /// </summary>
    public bool Embedded { get; init; }

    /// <summary>Gives roles and departments their names; null: their ids are shown as words.</summary>
    public Organisation? Organisation { get; init; }

    internal bool Passes(string from, string to)
    {
        for (var i = 1; i < Path?.Count; i++)
            if (Path[i - 1] == from && Path[i] == to) return true;
        return false;
    }
}
