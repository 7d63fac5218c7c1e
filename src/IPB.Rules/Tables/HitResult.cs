using System.Collections.Immutable;

namespace IPB.Rules;

/// <summary>Makes the value of a table from the rules that matched, by its hit policy.</summary>
internal sealed class HitResult
{
    private readonly DecisionTable _table;
    private readonly Priorities _priorities;
    private readonly ImmutableArray<int>[] _only;
    private readonly TableResult?[] _constant;

    public HitResult(DecisionTable table)
    {
        _table = table;
        _priorities = new Priorities(table.Outputs);
        _only = [.. table.Rules.Select((_, rule) => ImmutableArray.Create(rule))];
        _constant = new TableResult?[table.Rules.Length];
        for (var rule = 0; rule < _constant.Length; rule++)
            if (table.Rules[rule].Outputs.All(output => Constant.TryValue(output.Node, out _)))
                _constant[rule] = Decide(new Frame(new Run(new Dictionary<string, object?>())), _only[rule]);
    }

    private bool GivesList => _table.HitPolicy is HitPolicy.RuleOrder or HitPolicy.OutputOrder
        || (_table.HitPolicy == HitPolicy.Collect && _table.Aggregation is null);

    /// <summary>The rule alone, allocated once.</summary>
    public ImmutableArray<int> Only(int rule) => _only[rule];

    public TableResult Of(Frame frame, ImmutableArray<int> matched) => matched switch
    {
        [] => Default(frame),
        [var rule] => _constant[rule] ?? Decide(frame, matched),
        _ => Decide(frame, matched),
    };

    /// <summary>Outputs without a default are null in the context, unless no output has one.</summary>
    private TableResult Default(Frame frame)
    {
        if (_table.Outputs.All(o => o.Default is null)) return new TableResult(null, []);
        var value = Value([.. _table.Outputs.Select(o => o.Default?.Code(frame))]);
        return new TableResult(GivesList ? new[] { value } : value, []);
    }

    private TableResult Decide(Frame frame, ImmutableArray<int> matched)
    {
        if (_table.HitPolicy == HitPolicy.Unique && matched.Length > 1)
            return new TableResult(null, matched, $"rules {Ids(matched)} match, but only one may");
        var rows = matched.Select(rule => Row(frame, rule)).ToArray();
        if (Forbidden(frame, rows) is { } violation) return new TableResult(null, matched, violation);
        if (_table.HitPolicy is HitPolicy.Priority or HitPolicy.OutputOrder)
            (rows, matched) = _priorities.Sort(frame, rows, matched);
        return _table.HitPolicy switch
        {
            HitPolicy.Any => Agreed(frame, rows, matched),
            HitPolicy.Collect when _table.Aggregation is { } way => Aggregate(frame, way, rows, matched),
            _ when GivesList => new TableResult(rows.Select(Value).ToArray(), matched),
            _ => new TableResult(Value(rows[0]), matched),
        };
    }

    private object?[] Row(Frame frame, int rule) => [.. _table.Rules[rule].Outputs.Select(o => o.Code(frame))];

    private object? Value(object?[] row)
    {
        if (row is [var only]) return only;
        var context = new Dictionary<string, object?>(row.Length, StringComparer.Ordinal);
        for (var i = 0; i < row.Length; i++) context[_table.Outputs[i].Name!] = row[i];
        return context;
    }

    private string? Forbidden(Frame frame, object?[][] rows)
    {
        for (var i = 0; i < _table.Outputs.Length; i++)
        {
            if (_table.Outputs[i].AllowedValues is not { } allowed) continue;
            foreach (var row in rows)
                if (allowed.Code(frame.With(Name.Input, row[i])) != true)
                    return $"the output {Shown(row[i])} is not one of {allowed.Text}";
        }
        return null;
    }

    private TableResult Agreed(Frame frame, object?[][] rows, ImmutableArray<int> matched)
    {
        var value = Value(rows[0]);
        return rows.Skip(1).All(row => Comparing.Equal(frame.Budget, Value(row), value) == true)
            ? new TableResult(value, matched)
            : new TableResult(null, matched, $"rules {Ids(matched)} match, but their outputs differ");
    }

    private TableResult Aggregate(
        Frame frame, Aggregation aggregation, object?[][] rows, ImmutableArray<int> matched)
    {
        if (aggregation == Aggregation.Count) return new TableResult(FeelValue.From(rows.Length), matched);
        if (_table.Outputs.Length > 1)
            return new TableResult(null, matched, $"{aggregation} needs one output, not {_table.Outputs.Length}");
        var name = aggregation switch
        {
            Aggregation.Sum => "sum",
            Aggregation.Min => "min",
            _ => "max",
        };
        var items = rows.Select(row => row[0]).ToArray();
        return new TableResult(BuiltIns.Find(name)!.Invoke(frame.Budget, [items]), matched);
    }

    public static string Shown(object? value) => value is string text ? $"\"{text}\"" : FeelValue.Print(value);

    private string Ids(ImmutableArray<int> matched) =>
        string.Join(", ", matched.Select(rule => $"'{_table.Rules[rule].Id}'"));
}
