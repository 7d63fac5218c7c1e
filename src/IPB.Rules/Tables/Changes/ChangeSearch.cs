namespace IPB.Rules;

/// <summary>Tries moves away from one case.</summary>
internal sealed class ChangeSearch(
    CompiledTable table, Func<TableResult, object?> outcome, IReadOnlyDictionary<string, object?> context, object? now)
{
    public IReadOnlyList<OutcomeChange> Single(IReadOnlyList<Move> moves) =>
    [
        .. moves.OrderBy(move => move.Cost)
            .Select(move => (move.Subject, Change: Try([move])))
            .Where(tried => tried.Change is not null)
            .DistinctBy(tried => (tried.Subject.Name, FeelValue.Print(tried.Change!.Outcome)))
            .Select(tried => tried.Change!),
    ];

    public IReadOnlyList<OutcomeChange> Pairs(IReadOnlyList<Move> moves, int most)
    {
        var pairs = from i in Enumerable.Range(0, moves.Count)
                    from j in Enumerable.Range(i + 1, moves.Count - i - 1)
                    where moves[i].GoesWith(moves[j])
                    orderby moves[i].Cost + moves[j].Cost
                    select new[] { moves[i], moves[j] };
        return
        [
            .. pairs.Take(most).Select(Try).OfType<OutcomeChange>()
                .DistinctBy(change => FeelValue.Print(change.Outcome)),
        ];
    }

    private OutcomeChange? Try(Move[] moves)
    {
        var (changed, changes) = (context, new List<InputChange>());
        foreach (var move in moves)
        {
            var old = Paths.Read(changed, move.Subject.Name);
            if (move.Apply(old) is not { } change) return null;
            changes.Add(change);
            changed = Paths.With(changed, move.Subject.Name, change.New);
        }
        var result = table.Evaluate(changed);
        var then = outcome(result);
        if (result.Violation is not null || Comparing.Equal(new Budget(), then, now) == true) return null;
        return new OutcomeChange(
            [.. changes], then, result.Matched is [var rule, ..] ? table.Table.Rules[rule].Id : null);
    }
}
