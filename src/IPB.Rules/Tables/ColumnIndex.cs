namespace IPB.Rules;

/// <summary>
/// For one column: which rules' cells accept a value, as bits. Cells that do more than compare the value with constants
/// count as accepting here and are evaluated for the rules that are left.
/// </summary>
internal sealed class ColumnIndex
{
    private readonly TestCode[] _cells;
    private readonly Classes _classes;
    private readonly int _words;
    private readonly ulong[] _accepted;
    private readonly bool[] _known;

    public ColumnIndex(IReadOnlyList<UnaryTests> cells)
    {
        _cells = [.. cells.Select(cell => cell.Code)];
        _words = Words.For(_cells.Length);
        Lazy = new bool[_cells.Length];
        var points = new Points();
        for (var i = 0; i < _cells.Length; i++) Lazy[i] = !IsSorted(cells[i], points);
        _classes = new Classes(points);
        _accepted = new ulong[_classes.Count * _words];
        _known = new bool[_classes.Count];
        foreach (var (number, value) in _classes.Members()) Fill(number, value);
    }

    /// <summary>The cells that are not in the index.</summary>
    public bool[] Lazy { get; }

    /// <summary>Whether the cells in the index decide; if not, all cells of the column must be evaluated.</summary>
    public bool TryFind(object? value, Budget budget, out ReadOnlySpan<ulong> accepted)
    {
        var number = _classes.Of(value, budget);
        var known = number != Classes.Unsorted && _known[number];
        accepted = known ? _accepted.AsSpan(number * _words, _words) : default;
        return known;
    }

    public bool Accepts(int cell, Frame withInput) => _cells[cell](withInput) == true;

    private static bool IsSorted(UnaryTests cell, Points points) => points.Add(cell.Tests);

    private void Fill(int number, object? value)
    {
        var frame = new Frame(new Run(new Dictionary<string, object?>())).With(Name.Input, value);
        _known[number] = true;
        for (var i = 0; i < _cells.Length; i++)
            if (Lazy[i] || _cells[i](frame) == true) _accepted[number * _words + i / 64] |= 1UL << i;
    }
}
