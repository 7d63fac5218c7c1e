using System.Collections.Immutable;

namespace IPB.Rules;

/// <summary>Makes the value of a table from the rules that matched, by its hit policy.</summary>
internal sealed class HitResult(DecisionTable table)
{
    private readonly Priorities _priorities = new(table.Outputs);

    private bool GivesList => table.HitPolicy is HitPolicy.RuleOrder or HitPolicy.OutputOrder
        || (table.HitPolicy == HitPolicy.Collect && table.Aggregation is null);

    public TableResult Of(Frame frame, ImmutableArray<int> matched)
    {
        if (matched.IsEmpty) return Default(frame);
        if (table.HitPolicy == HitPolicy.Unique && matched.Length > 1)
            return new TableResult(null, matched, $"rules {Ids(matched)} match, but only one may");
        var rows = matched.Select(rule => Row(frame, rule)).ToArray();
        if (Forbidden(frame, rows) is { } violation) return new TableResult(null, matched, violation);
        if (table.HitPolicy is HitPolicy.Priority or HitPolicy.OutputOrder)
            (rows, matched) = _priorities.Sort(frame, rows, matched);
        return table.HitPolicy switch
        {
            HitPolicy.Any => Agreed(frame, rows, matched),
            HitPolicy.Collect when table.Aggregation is { } aggregation => Aggregate(frame, aggregation, rows, matched),
            _ when GivesList => new TableResult(rows.Select(Value).ToArray(), matched),
            _ => new TableResult(Value(rows[0]), matched),
        };
    }

    private object?[] Row(Frame frame, int rule) => [.. table.Rules[rule].Outputs.Select(o => o.Code(frame))];

    /// <summary>Outputs without a default are null in the context, unless no output has one.</summary>
    private TableResult Default(Frame frame)
    {
        if (table.Outputs.All(o => o.Default is null)) return new TableResult(null, []);
        var value = Value([.. table.Outputs.Select(o => o.Default?.Code(frame))]);
        return new TableResult(GivesList ? new[] { value } : value, []);
    }

    private object? Value(object?[] row)
    {
        if (row is [var only]) return only;
        var context = new Dictionary<string, object?>(row.Length, StringComparer.Ordinal);
        for (var i = 0; i < row.Length; i++) context[table.Outputs[i].Name!] = row[i];
        return context;
    }

    private string? Forbidden(Frame frame, object?[][] rows)
    {
        for (var i = 0; i < table.Outputs.Length; i++)
        {
            if (table.Outputs[i].AllowedValues is not { } allowed) continue;
            foreach (var row in rows)
                if (allowed.Code(frame.With(Name.Input, row[i])) != true)
                    return $"the output {FeelValue.Print(row[i])} is not one of {allowed.Text}";
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
        if (table.Outputs.Length > 1)
            return new TableResult(null, matched, $"{aggregation} needs one output, not {table.Outputs.Length}");
        var name = aggregation switch
        {
            Aggregation.Sum => "sum",
            Aggregation.Min => "min",
            _ => "max",
        };
        var items = rows.Select(row => row[0]).ToArray();
        return new TableResult(BuiltIns.Find(name)!.Body(frame.Budget, [items]), matched);
    }

    private string Ids(ImmutableArray<int> matched) =>
        string.Join(", ", matched.Select(rule => $"'{table.Rules[rule].Id}'"));
}
