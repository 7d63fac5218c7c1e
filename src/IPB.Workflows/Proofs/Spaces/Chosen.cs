namespace IPB.Workflows.Proofs;

/// <summary>The values that a case can have after somebody filled in what a move asks for.</summary>
internal static class Chosen
{
    internal static IEnumerable<ulong> By(Move move, ulong before) =>
        move.Choices.IsEmpty ? [before] : All(move, before, 0);

    /// <summary>What they become when the move is made: its condition is judged before.</summary>
    internal static IEnumerable<ulong> After(Move move, ulong chosen)
    {
        var counted = move.Count?.After(chosen) ?? chosen;
        counted = move.CountToo?.After(counted) ?? counted;
        return move.Lead?.After(counted) ?? [counted];
    }

    private static IEnumerable<ulong> All(Move move, ulong values, int at)
    {
        if (at == move.Choices.Length)
        {
            yield return values;
            yield break;
        }
        var ask = move.Choices[at];
        foreach (var index in ask.After(ask.Variable.IndexIn(values)))
            foreach (var all in All(move, ask.Variable.With(values, index), at + 1)) yield return all;
    }
}

/// <summary>The values with which a case can be submitted.</summary>
internal static class Starts
{
    internal static IEnumerable<ulong> Of(Space space)
    {
        IEnumerable<ulong> starts = [0ul];
        foreach (var variable in space.Variables.Where(v => v.Origin is Origin.Title or Origin.Description
            or Origin.Submitting || (v.Origin == Origin.Lead && space.Routine.Routing is not null)))
            starts = starts.SelectMany(s => Enumerable.Range(0, variable.Values.Length)
                .Select(i => variable.With(s, i)));
        if (space is { Routine.Routing: null } && space.Find(Origin.Lead) is { } lead
            && space.Find(Origin.Submitting) is { } submitting)
            starts = starts.Select(s => lead.With(s, submitting.IndexIn(s)));
        return starts.SelectMany(s => Chosen.By(space.Submit, s)).Distinct();
    }
}
