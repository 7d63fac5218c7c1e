namespace IPB.Rules;

/// <summary>Looks at every rule: whether it can hold, whether it decides, what it gives.</summary>
internal sealed class RuleChecks(DecisionTable table, Questions questions, TableCheckOptions options)
{
    private readonly OutputValues _outputs = new(table);
    private readonly HashSet<int> _settled = [];

    public IEnumerable<TableFinding> Findings()
    {
        var conflicts = new ConflictCheck(table, questions, _outputs, _settled);
        for (var rule = 0; rule < table.Rules.Length; rule++)
        {
            foreach (var finding in OfCells(rule).Concat(Reach(rule))) yield return finding;
            if (_settled.Contains(rule)) continue;
            foreach (var finding in conflicts.Findings(rule).Concat(OfOutputs(rule))) yield return finding;
        }
    }

    private IEnumerable<TableFinding> OfCells(int rule)
    {
        foreach (var column in questions.Model.Rules[rule].Unread)
            yield return Finding(TableFault.NotAnalysed, rule, null,
                $"the cell \"{table.Rules[rule].Inputs[column].Text}\" of {table.Inputs[column].Text} is more than "
                + "comparisons with constants: what other rules this one meets is not looked for");
        for (var column = 0; column < table.Inputs.Length; column++)
            foreach (var finding in NotAllowed(rule, column)) yield return finding;
    }

    private IEnumerable<TableFinding> NotAllowed(int rule, int column)
    {
        if (questions.Model.Columns[column].Subject is not { Allowed: { } allowed } subject) yield break;
        foreach (var test in table.Rules[rule].Inputs[column].Tests.Tests.OfType<ValueTest>())
        {
            if (!Constant.TryValue(test.Value, out var value)) continue;
            foreach (var item in value as IReadOnlyList<object?> ?? [value])
            {
                if (subject.IsAllowed(item)) continue;
                _settled.Add(rule);
                yield return Finding(TableFault.NotAllowed, rule,
                    new Dictionary<string, object?> { [subject.Name] = item },
                    $"{subject.Name} is never {HitResult.Shown(item)}; allowed are {allowed.Text}");
            }
        }
    }

    private IEnumerable<TableFinding> Reach(int rule)
    {
        if (_settled.Contains(rule)) yield break;
        var finding = Ask(rule, () => questions.Reach(rule) ? null : Finding(TableFault.Unreachable, rule, null,
            "no values that the inputs may have satisfy all cells of this rule"));
        if (finding is null) yield break;
        _settled.Add(rule);
        yield return finding;
    }

    private IEnumerable<TableFinding> OfOutputs(int rule)
    {
        for (var i = 0; i < table.Outputs.Length; i++)
        {
            if (!_outputs.TryValue(rule, i, out var value)) continue;
            var name = table.Outputs[i].Name ?? "the output";
            if (value is null)
                yield return Finding(TableFault.NoOutput, rule, questions.CaseOf(rule)?.Values,
                    $"this rule has no value for {name}");
            else if (!options.IsKnown(table.Outputs[i].Name, value))
                yield return Finding(TableFault.UnknownOutput, rule, questions.CaseOf(rule)?.Values,
                    $"{name} is {HitResult.Shown(value)}, which is not known");
        }
    }

    private TableFinding Finding(
        TableFault fault, int rule, IReadOnlyDictionary<string, object?>? example, string message) =>
        new(fault, [table.Rules[rule].Id], example, $"'{table.Rules[rule].Id}': {message}");

    private TableFinding? Ask(int rule, Func<TableFinding?> question)
    {
        try
        {
            return question();
        }
        catch (NotDecidedException)
        {
            return Finding(TableFault.NotDecided, rule, null, "was not found out within the steps allowed");
        }
    }
}
