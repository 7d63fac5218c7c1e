using System.Collections.Immutable;

namespace IPB.Rules;

/// <summary>A rule as conditions over axes; cells that cannot be read so are named.</summary>
internal sealed record ModelRule(ImmutableArray<Formula> Conditions, ImmutableArray<int> Unread)
{
    public bool IsRead => Unread.IsEmpty;
}

/// <summary>A decision table as rules over finitely many choices.</summary>
internal sealed class TableModel
{
    private readonly DecisionTable _table;
    private readonly TableCheckOptions _options;
    private readonly Dictionary<string, Subject> _byPath = new(StringComparer.Ordinal);
    private readonly List<Subject> _subjects = [];
    private readonly List<Axis> _axes = [];

    public TableModel(DecisionTable table, TableCheckOptions options)
    {
        (_table, _options) = (table, options);
        Columns = [.. table.Inputs.Select(Column)];
        foreach (var (input, column) in table.Inputs.Zip(Columns)) Allow(input, column);
        var cells = table.Rules.Select(rule => rule.Inputs.Select((cell, i) => Cell(cell, Columns[i])).ToArray())
            .ToArray();
        // Names that only a calculated input reads are no subjects of their own.
        _subjects.RemoveAll(subject => !IsUsed(subject));
        foreach (var subject in _subjects) subject.Resolve(NewAxis(subject));
        Rules = [.. cells.Select(Rule)];
    }

    /// <summary>What <c>?</c> is in each column.</summary>
    public ImmutableArray<(Subject? Subject, Formula? Condition)> Columns { get; }

    public IReadOnlyList<Subject> Subjects => _subjects;

    public IReadOnlyList<Axis> Axes => _axes;

    public ImmutableArray<ModelRule> Rules { get; }

    private Func<int, Axis> NewAxis(Subject subject) => count =>
    {
        var axis = new Axis(_axes.Count, subject, count);
        _axes.Add(axis);
        return axis;
    };

    private (Subject?, Formula?) Column(TableInput input)
    {
        var node = input.Expression.Node;
        if (Paths.Of(node) is { } path) return (AtPath(path), null);
        if (new FormulaReader(AtPath, null, null).Read(node) is { } condition) return (null, condition);
        var subject = NewSubject(input.Text, isPath: false);
        return (subject, null);
    }

    private static void Allow(TableInput input, (Subject? Subject, Formula? Condition) column)
    {
        if (column.Subject is not { } subject) return;
        if (input.AllowedValues is { } allowed && subject.Allowed is null) subject.Allow(allowed);
        subject.Declare(input.Type);
    }

    private Formula? Cell(UnaryTests cell, (Subject? Subject, Formula? Condition) column) =>
        new FormulaReader(AtPath, column.Subject, column.Condition).Read(cell.Tests);

    private Subject AtPath(string path) => _byPath.TryGetValue(path, out var known)
        ? known
        : _byPath[path] = NewSubject(path, isPath: true);

    private Subject NewSubject(string name, bool isPath)
    {
        var subject = new Subject(name, isPath)
        {
            IsWhole = _options.WholeNumbers.Contains(name),
            IsOptional = _options.Optional.Contains(name),
        };
        _subjects.Add(subject);
        return subject;
    }

    private ModelRule Rule(Formula?[] cells)
    {
        var unread = Enumerable.Range(0, cells.Length)
            .Where(i => cells[i] is not { IsResolved: true } || IsMixed(_table.Inputs[i]));
        return new ModelRule(
            [.. cells.OfType<Formula>().Where(cell => cell.IsResolved).SelectMany(Parts)], [.. unread]);
    }

    /// <summary>An input that is calculated from names which others read as well depends on them.</summary>
    private bool IsMixed(TableInput input) =>
        Columns[_table.Inputs.IndexOf(input)] is { Subject.IsPath: false }
        && input.Expression.Names.Any(name => _byPath.TryGetValue(name, out var subject) && IsUsed(subject));

    private bool IsUsed(Subject subject) =>
        subject.Atoms.Count > 0 || Columns.Any(column => ReferenceEquals(column.Subject, subject));

    private static IEnumerable<Formula> Parts(Formula formula) =>
        formula is All all ? all.Operands.SelectMany(Parts) : [formula];
}
