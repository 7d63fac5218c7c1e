namespace IPB.Workflows.Routines;

/// <summary>Routines that open each other without anybody acting, and so without end.</summary>
internal static class OpeningRings
{
    /// <returns>Every opening of the routine that lies on a ring, with the ring in words.</returns>
    internal static IEnumerable<(Opening Opening, string Ring)> Of(Routine routine, IReadOnlyList<Routine> routines)
    {
        foreach (var opening in AtOnce(routine))
            if (Back(opening.Routine, routine.Id, routines, []) is { } way)
                yield return (opening, string.Join(" → ", way.Prepend(routine.Id).Select(r => $"\"{r}\"")));
    }

    private static List<string>? Back(
        string from, string to, IReadOnlyList<Routine> routines, HashSet<string> seen)
    {
        if (from == to) return [to];
        if (!seen.Add(from) || routines.FirstOrDefault(r => r.Id == from) is not { } routine) return null;
        foreach (var opening in AtOnce(routine))
            if (Back(opening.Routine, to, routines, seen) is { } way) return [from, .. way];
        return null;
    }

    /// <summary>What is opened without anybody acting: on the way that a case goes by itself from its start.</summary>
    private static IEnumerable<Opening> AtOnce(Routine routine)
    {
        var seen = new HashSet<string> { routine.Start.Id };
        var open = new Queue<State>([routine.Start]);
        while (open.TryDequeue(out var state))
        {
            foreach (var opening in state.Opens) yield return opening;
            foreach (var trigger in routine.Offered(state).Select(o => o.Trigger).Where(t => t.BySystem))
            {
                foreach (var opening in trigger.Opens) yield return opening;
                if (trigger.To is { } to && routine.Innermost(to) is var next && seen.Add(next.Id)) open.Enqueue(next);
            }
        }
    }
}
