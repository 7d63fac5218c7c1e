namespace IPB.Rules.Tests.Tables;

/// <summary>
/// Short ways to write a table: <c>inputs | outputs</c> in the head, each row <c>id | cell | … | output | …</c>; a
/// column's allowed values stand in the head after a colon.
/// </summary>
internal static class Table
{
    public static DecisionTable Of(HitPolicy policy, string inputs, string outputs, params string[] rules) => new()
    {
        Name = "table",
        HitPolicy = policy,
        Inputs = [.. Cells(inputs).Select(Input)],
        Outputs = [.. Cells(outputs).Select(Output)],
        Rules = [.. rules.Select(row => Rule(Cells(row), Cells(inputs).Length))],
    };

    public static TableResult Evaluate(this DecisionTable table, params (string Name, object? Value)[] values) =>
        CompiledTable.Compile(table).Evaluate(Feel.Context(values));

    public static string Ids(this DecisionTable table, TableResult result) =>
        string.Join(' ', result.Matched.Select(rule => table.Rules[rule].Id));

    private static TableInput Input(string head)
    {
        var (text, allowed) = Split(head);
        return new TableInput(text, Expression.Parse(text), FeelType.Any, allowed);
    }

    private static TableOutput Output(string head)
    {
        var (name, allowed) = Split(head);
        return new TableOutput(name, FeelType.Any, allowed);
    }

    private static (string Text, UnaryTests? Allowed) Split(string head)
    {
        var colon = head.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (head, null) : (head[..colon].Trim(), UnaryTests.Parse(head[(colon + 1)..].Trim()));
    }

    private static TableRule Rule(string[] cells, int inputs) => new(
        cells[0],
        [.. cells.Skip(1).Take(inputs).Select(text => UnaryTests.Parse(text))],
        [.. cells.Skip(1 + inputs).Select(text => Expression.Parse(text))]);

    private static string[] Cells(string row) =>
        row.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
