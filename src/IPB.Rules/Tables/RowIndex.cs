namespace IPB.Rules;

/// <summary>Finds the rows of cells that accept a value in every column.</summary>
internal sealed class RowIndex
{
    private readonly ColumnIndex[] _columns;
    private readonly int[]?[] _lazy;

    /// <param name="columns">For each column the cells of all rows.</param>
    /// <param name="rows">How many rows there are.</param>
    public RowIndex(IEnumerable<UnaryTests[]> columns, int rows)
    {
        _columns = [.. columns.Select(cells => new ColumnIndex(cells))];
        _lazy = [.. Enumerable.Range(0, rows).Select(LazyColumns)];
        WordCount = Words.For(rows);
    }

    /// <summary>Words of 64 rows.</summary>
    public int WordCount { get; }

    /// <summary>Leaves the rows that no indexed cell refuses.</summary>
    /// <returns>The columns whose value is in no index; null: none.</returns>
    public bool[]? Narrow(Budget budget, object?[] inputs, Span<ulong> rows)
    {
        bool[]? unsorted = null;
        rows.Fill(ulong.MaxValue);
        for (var i = 0; i < inputs.Length; i++)
        {
            if (_columns[i].TryFind(inputs[i], budget, out var accepted))
                for (var word = 0; word < rows.Length; word++) rows[word] &= accepted[word];
            else (unsorted ??= new bool[inputs.Length])[i] = true;
        }
        return unsorted;
    }

    /// <summary>Whether a row that <see cref="Narrow"/> left holds: its other cells are evaluated now.</summary>
    public bool Holds(int row, Frame frame, object?[] inputs, bool[]? unsorted)
    {
        if (_lazy[row] is { } lazy)
            foreach (var column in lazy)
                if (!Accepts(row, column, frame, inputs)) return false;
        if (unsorted is null) return true;
        for (var column = 0; column < inputs.Length; column++)
            if (unsorted[column] && !Accepts(row, column, frame, inputs)) return false;
        return true;
    }

    public bool Accepts(int row, int column, Frame frame, object?[] inputs) =>
        _columns[column].Accepts(row, frame.With(Name.Input, inputs[column]));

    private int[]? LazyColumns(int row)
    {
        var lazy = Enumerable.Range(0, _columns.Length).Where(column => _columns[column].Lazy[row]).ToArray();
        return lazy.Length == 0 ? null : lazy;
    }
}
