using System.Collections.Immutable;

namespace IPB.Rules;

/// <summary>A decision table made ready once and evaluated any number of times, from any thread.</summary>
public sealed class CompiledTable
{
    private readonly ImmutableArray<UnaryTests?> _allowed;
    private readonly HitResult _hits;

    private CompiledTable(DecisionTable table)
    {
        Table = table;
        _allowed = [.. table.Inputs.Select(i => i.AllowedValues)];
        _hits = new HitResult(table);
    }

    public DecisionTable Table { get; }

    /// <summary>Checks the table's shape and prepares its cells.</summary>
    /// <exception cref="ArgumentException">A rule has not one cell for each column, or an output has no name beside
    /// others.</exception>
    public static CompiledTable Compile(DecisionTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        Shape.Check(table);
        return new CompiledTable(table);
    }

    /// <param name="context">What the inputs' expressions, cells and outputs read; as for
    /// <see cref="Expression.Evaluate"/>.</param>
    /// <exception cref="FeelBudgetException">It needs more than <see cref="Limits"/> allow.</exception>
    /// <exception cref="FeelValueException">A value that it reads has a type without counterpart.</exception>
    public TableResult Evaluate(IReadOnlyDictionary<string, object?> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Evaluate(new Frame(new Run(context)));
    }

    /// <summary>All rules that match, in their order, whatever the hit policy.</summary>
    /// <inheritdoc cref="Evaluate(IReadOnlyDictionary{string, object?})"/>
    public ImmutableArray<int> Matches(IReadOnlyDictionary<string, object?> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var frame = new Frame(new Run(context));
        return RulesOf(frame, Inputs(frame), all: true);
    }

    /// <summary>In a frame of the caller, with its budget and names.</summary>
    internal TableResult Evaluate(Frame frame)
    {
        var inputs = Inputs(frame);
        return Violation(frame, inputs) is { } violation
            ? new TableResult(null, [], violation)
            : _hits.Of(frame, RulesOf(frame, inputs, all: Table.HitPolicy != HitPolicy.First));
    }

    private object?[] Inputs(Frame frame) => [.. Table.Inputs.Select(i => i.Expression.Code(frame))];

    private string? Violation(Frame frame, object?[] inputs)
    {
        for (var i = 0; i < inputs.Length; i++)
            if (_allowed[i] is { } allowed && allowed.Code(frame.With(Name.Input, inputs[i])) != true)
                return $"{Table.Inputs[i].Text} is {Shown(inputs[i])}, not one of {allowed.Text}";
        return null;
    }

    private ImmutableArray<int> RulesOf(Frame frame, object?[] inputs, bool all)
    {
        var matches = ImmutableArray.CreateBuilder<int>();
        for (var rule = 0; rule < Table.Rules.Length && (all || matches.Count == 0); rule++)
            if (Holds(frame, Table.Rules[rule], inputs)) matches.Add(rule);
        return matches.ToImmutable();
    }

    private static bool Holds(Frame frame, TableRule rule, object?[] inputs)
    {
        for (var i = 0; i < inputs.Length; i++)
            if (rule.Inputs[i].Code(frame.With(Name.Input, inputs[i])) != true) return false;
        return true;
    }

    private static string Shown(object? value) => value is string text ? $"\"{text}\"" : FeelValue.Print(value);

    private static class Shape
    {
        public static void Check(DecisionTable table)
        {
            if (table.Outputs.IsEmpty) throw Fault(table, "an output", "none");
            if (table.Outputs.Length > 1 && table.Outputs.Any(o => o.Name is null))
                throw Fault(table, "a name for each of several outputs", "one without");
            foreach (var rule in table.Rules)
            {
                if (rule.Inputs.Length != table.Inputs.Length)
                    throw Fault(table, $"{table.Inputs.Length} tests in rule '{rule.Id}'", $"{rule.Inputs.Length}");
                if (rule.Outputs.Length != table.Outputs.Length)
                    throw Fault(table, $"{table.Outputs.Length} outputs in rule '{rule.Id}'", $"{rule.Outputs.Length}");
            }
        }

        private static ArgumentException Fault(DecisionTable table, string expected, string found) =>
            new($"table '{table.Name}': expected {expected}, but found {found}", nameof(table));
    }
}
