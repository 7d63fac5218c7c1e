namespace IPB.Rules;

/// <summary>
/// Proves a table right, or shows by examples where it is not: every case has a rule, no rules contradict each other,
/// every rule decides something.
/// </summary>
/// <remarks>
/// Exact for comparisons of one input with constants (numbers, texts, dates, times, durations, truth values), items of
/// lists, and conditions of these by and, or, not, also over several inputs. Tests of words in a text are free of each
/// other, unless no text could be made. Anything else is reported as <see cref="TableFault.NotAnalysed"/>.
/// </remarks>
public static class TableCheck
{
    /// <returns>Empty when the table is right. First gaps, then by rule.</returns>
    /// <exception cref="ArgumentException">As for <see cref="CompiledTable.Compile"/>.</exception>
    public static IReadOnlyList<TableFinding> Check(DecisionTable table, TableCheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        options ??= new TableCheckOptions();
        TableShape.Check(table);
        var questions = new Questions(table, new TableModel(table, options), options.Steps);
        var rules = new RuleChecks(table, questions, options);
        return [.. new GapCheck(table, questions).Findings(), .. rules.Findings()];
    }
}
