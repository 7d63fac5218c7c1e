using System.Collections.Immutable;

namespace IPB.Rules;

/// <summary>One input that would have to be different.</summary>
/// <param name="Input">Its name or path.</param>
/// <param name="Old">What it is.</param>
/// <param name="New">What it would have to be, as near as can be: just over a bound, another allowed value.</param>
/// <param name="Added">The words that a text, or the item that a list, would have more; else null.</param>
/// <param name="Removed">The words that a text, or the item that a list, would have less; else null.</param>
public sealed record InputChange(string Input, object? Old, object? New, object? Added = null, object? Removed = null);

/// <summary>Changes that together make the outcome another one, evaluated to make sure.</summary>
/// <param name="Changes">One, or two where no change of one suffices.</param>
/// <param name="Outcome">The output then.</param>
/// <param name="Rule">The rule that then decides; null when none matches.</param>
public sealed record OutcomeChange(ImmutableArray<InputChange> Changes, object? Outcome, string? Rule);

/// <summary>Finds what would have to be different for a table to decide otherwise. Thread-safe.</summary>
public sealed class NearestChange
{
    private const int MostEvaluations = 100_000;
    private readonly CompiledTable _table;
    private readonly ImmutableArray<Subject> _subjects;
    private readonly string? _output;

    private NearestChange(DecisionTable table, string? output, TableCheckOptions options)
    {
        (_table, _output) = (CompiledTable.Compile(table), output);
        _subjects = [.. new TableModel(table, options).Subjects.Where(subject => subject.IsPath)];
    }

    /// <summary>Reads the table's bounds and values once.</summary>
    /// <param name="table">Any table that compiles.</param>
    /// <param name="output">The output that is the outcome; null: the whole value.</param>
    /// <param name="options">Which inputs are whole numbers or may be null.</param>
    /// <exception cref="ArgumentException">As for <see cref="CompiledTable.Compile"/>.</exception>
    public static NearestChange For(DecisionTable table, string? output = null, TableCheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new NearestChange(table, output, options ?? new TableCheckOptions());
    }

    /// <summary>
    /// For each input and each other outcome the smallest change of that input alone that leads to it; when no single
    /// change leads anywhere else, the smallest pairs of changes, one for each outcome.
    /// </summary>
    /// <returns>The smallest first: numbers and dates by how far they are moved compared with how far the table's
    /// bounds are apart, then other values, words and items. Empty when the table refuses the inputs, or nothing within
    /// two changes (and 100,000 evaluations) helps.</returns>
    /// <inheritdoc cref="CompiledTable.Evaluate(IReadOnlyDictionary{string, object?})" path="/exception"/>
    public IReadOnlyList<OutcomeChange> Of(IReadOnlyDictionary<string, object?> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var now = _table.Evaluate(context);
        if (now.Violation is not null) return [];
        var search = new ChangeSearch(_table, Outcome, context, Outcome(now));
        var moves = _subjects.SelectMany(subject => Moves.Of(subject, Paths.Read(context, subject.Name))).ToList();
        var single = search.Single(moves);
        return single.Count > 0 ? single : search.Pairs(moves, MostEvaluations - moves.Count);
    }

    private object? Outcome(TableResult result) =>
        _output is not null && result.Value is IReadOnlyDictionary<string, object?> outputs
            ? outputs.GetValueOrDefault(_output)
            : result.Value;
}
