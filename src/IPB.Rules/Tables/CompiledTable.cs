using System.Collections.Immutable;
using System.Numerics;

namespace IPB.Rules;

/// <summary>A decision table made ready once and evaluated any number of times, from any thread.</summary>
public sealed class CompiledTable
{
    private const int MostOnStack = 64;
    private static readonly UnaryTests Anything = UnaryTests.Parse("-");
    private readonly InputReader[] _inputs;
    private readonly RowIndex _index;
    private readonly HitResult _hits;

    private CompiledTable(DecisionTable table)
    {
        Table = table;
        _inputs = [.. table.Inputs.Select(input => new InputReader(input.Expression))];
        _index = new RowIndex(table.Inputs.Select((_, column) => Cells(table, column)), table.Rules.Length + 1);
        _hits = new HitResult(table);
    }

    public DecisionTable Table { get; }

    /// <summary>Checks the table's shape and prepares its cells.</summary>
    /// <exception cref="ArgumentException">A rule has not one cell for each column, or an output has no name beside
    /// others.</exception>
    public static CompiledTable Compile(DecisionTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        TableShape.Check(table);
        return new CompiledTable(table);
    }

    /// <param name="context">What the inputs' expressions, cells and outputs read; as for
    /// <see cref="Expression.Evaluate(IReadOnlyDictionary{string, object?})"/>.</param>
    /// <exception cref="FeelBudgetException">It needs more than <see cref="Limits"/> allow.</exception>
    /// <exception cref="FeelValueException">A value that it reads has a type without counterpart.</exception>
    public TableResult Evaluate(IReadOnlyDictionary<string, object?> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var frame = new Frame(new Run(context));
        return Evaluate(frame, Inputs(frame, context));
    }

    /// <summary>All rules that match, in their order, whatever the hit policy and the allowed values.</summary>
    /// <inheritdoc cref="Evaluate(IReadOnlyDictionary{string, object?})"/>
    public ImmutableArray<int> Matches(IReadOnlyDictionary<string, object?> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var frame = new Frame(new Run(context));
        return Holding(frame, Inputs(frame, context));
    }

    /// <summary>In a frame of the caller, with its budget and names.</summary>
    internal TableResult Evaluate(Frame frame) => Evaluate(frame, Inputs(frame, context: null));

    /// <summary>With the values of the inputs as given.</summary>
    internal TableResult Evaluate(Frame frame, object?[] inputs)
    {
        var words = _index.WordCount;
        Span<ulong> rows = words <= MostOnStack ? stackalloc ulong[words] : new ulong[words];
        var unsorted = _index.Narrow(frame.Budget, inputs, rows);
        var allowed = Table.Rules.Length;
        if (!IsSet(rows, allowed) || !_index.Holds(allowed, frame, inputs, unsorted))
            return new TableResult(null, [], Violation(frame, inputs));
        if (Table.HitPolicy != HitPolicy.First) return _hits.Of(frame, Holding(rows, frame, inputs, unsorted));
        var first = Next(rows, 0, frame, inputs, unsorted);
        return _hits.Of(frame, first < 0 ? [] : _hits.Only(first));
    }

    internal ImmutableArray<int> Holding(Frame frame, object?[] inputs)
    {
        var words = _index.WordCount;
        Span<ulong> rows = words <= MostOnStack ? stackalloc ulong[words] : new ulong[words];
        return Holding(rows, frame, inputs, _index.Narrow(frame.Budget, inputs, rows));
    }

    private object?[] Inputs(Frame frame, IReadOnlyDictionary<string, object?>? context)
    {
        var inputs = new object?[_inputs.Length];
        for (var i = 0; i < inputs.Length; i++) inputs[i] = _inputs[i].Read(frame, context);
        return inputs;
    }

    private ImmutableArray<int> Holding(
        ReadOnlySpan<ulong> rows, Frame frame, object?[] inputs, bool[]? unsorted)
    {
        var first = Next(rows, 0, frame, inputs, unsorted);
        if (first < 0) return [];
        var next = Next(rows, first + 1, frame, inputs, unsorted);
        if (next < 0) return _hits.Only(first);
        var all = ImmutableArray.CreateBuilder<int>();
        all.Add(first);
        for (; next >= 0; next = Next(rows, next + 1, frame, inputs, unsorted)) all.Add(next);
        return all.ToImmutable();
    }

    /// <summary>The next rule from a place on that holds; -1 when there is none.</summary>
    private int Next(ReadOnlySpan<ulong> rows, int from, Frame frame, object?[] inputs, bool[]? unsorted)
    {
        for (var word = from / 64; word < rows.Length; word++)
        {
            var left = word == from / 64 ? rows[word] & (ulong.MaxValue << from) : rows[word];
            for (; left != 0; left &= left - 1)
            {
                var rule = word * 64 + BitOperations.TrailingZeroCount(left);
                if (rule >= Table.Rules.Length) return -1;
                if (_index.Holds(rule, frame, inputs, unsorted)) return rule;
            }
        }
        return -1;
    }

    private static bool IsSet(ReadOnlySpan<ulong> rows, int row) => (rows[row / 64] >> row & 1) == 1;

    private string Violation(Frame frame, object?[] inputs)
    {
        var column = Enumerable.Range(0, inputs.Length)
            .First(i => !_index.Accepts(Table.Rules.Length, i, frame, inputs));
        var input = Table.Inputs[column];
        return $"{input.Text} is {HitResult.Shown(inputs[column])}, not one of {input.AllowedValues!.Text}";
    }

    /// <summary>The allowed values stand as one row more, below the rules.</summary>
    private static UnaryTests[] Cells(DecisionTable table, int column) =>
        [.. table.Rules.Select(rule => rule.Inputs[column]), table.Inputs[column].AllowedValues ?? Anything];
}
