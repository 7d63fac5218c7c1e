namespace IPB.Rules;

/// <summary>Values for all subjects, and what the table makes of them.</summary>
internal sealed class Example
{
    private readonly Frame _frame;
    private readonly object?[] _inputs;
    private readonly CompiledTable _table;

    private Example(CompiledTable table, TableModel model, IReadOnlyDictionary<string, object?> values)
    {
        (_table, Values) = (table, values);
        IReadOnlyDictionary<string, object?> context = Paths.Nothing;
        foreach (var subject in model.Subjects.Where(subject => subject.IsPath))
            context = Paths.With(context, subject.Name, values[subject.Name]);
        _frame = new Frame(new Run(context));
        _inputs = [.. table.Table.Inputs.Select((input, i) => model.Columns[i].Subject is { IsPath: false } given
            ? values[given.Name] : input.Expression.Code(_frame))];
    }

    /// <summary>By name or path.</summary>
    public IReadOnlyDictionary<string, object?> Values { get; }

    public static Example Of(CompiledTable table, TableModel model, int[] chosen) => new(table, model,
        model.Subjects.ToDictionary(subject => subject.Name, subject => Value(subject, chosen)));

    public bool[] Matches()
    {
        var matches = new bool[_table.Table.Rules.Length];
        foreach (var rule in _table.Holding(_frame, _inputs)) matches[rule] = true;
        return matches;
    }

    public TableResult Evaluate() => _table.Evaluate(_frame, _inputs);

    public static object? Value(Subject subject, int[] chosen)
    {
        var value = subject.Values[chosen[subject.Main!.Number]];
        if (!ReferenceEquals(value, Subject.Described)) return value;
        if (subject.IsList)
            return subject.ItemAxes.Where(item => chosen[item.Axis.Number] == 1).Select(item => item.Item).ToArray();
        return ExampleText.Of(Atoms(subject, chosen, 1), Atoms(subject, chosen, 0));
    }

    public static List<Atom> Atoms(Subject subject, int[] chosen, int place) =>
        [.. subject.WordAxes.Where(word => chosen[word.Axis.Number] == place).Select(word => word.Atom)];
}
