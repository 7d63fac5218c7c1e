namespace IPB.Rules;

/// <summary>What rules give, as far as it does not depend on the inputs.</summary>
internal sealed class OutputValues(DecisionTable table)
{
    private readonly Priorities _priorities = new(table.Outputs);

    public bool TryValue(int rule, int output, out object? value) =>
        Constant.TryValue(table.Rules[rule].Outputs[output].Node, out value);

    /// <summary>Surely the same, by value or as written.</summary>
    public bool AreSame(int rule, int other) =>
        Enumerable.Range(0, table.Outputs.Length).All(output => AreSame(rule, other, output));

    /// <summary>Places by priority; null when an output depends on the inputs.</summary>
    public int[]? Priority(int rule)
    {
        var row = new object?[table.Outputs.Length];
        for (var i = 0; i < row.Length; i++)
            if (!TryValue(rule, i, out row[i])) return null;
        return _priorities.Of(new Frame(new Run(Paths.Nothing)), row);
    }

    private bool AreSame(int rule, int other, int output) =>
        TryValue(rule, output, out var value) && TryValue(other, output, out var otherValue)
            ? Comparing.Equal(new Budget(), value, otherValue) == true
            : table.Rules[rule].Outputs[output].Text == table.Rules[other].Outputs[output].Text;
}
