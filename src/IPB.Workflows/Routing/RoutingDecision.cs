using System.Collections.Immutable;
using System.Globalization;
using IPB.Rules;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Routing;

/// <summary>
/// Makes the decision table of routing rules. Texts are looked at once for all rules, so the words stand in one
/// column: a list of the groups that have a hit, <c>school-yard-light/1</c>.
/// </summary>
internal static class RoutingDecision
{
    private static readonly UnaryTests Anything = UnaryTests.Parse("-");
    private static readonly Expression True = Expression.Parse("true");
    private static readonly TableInput WordsInput =
        Input(RoutingTable.WordsInput, FeelType.ListOf(FeelType.String), null);

    internal static DecisionTable Of(
        string name, HitPolicy hit, ImmutableArray<RoutingInput> inputs, ImmutableArray<RoutingRule> rules,
        RoutingOutcome fallback)
    {
        var columns = Columns(inputs, rules);
        return new DecisionTable
        {
            Name = name,
            HitPolicy = hit,
            Inputs = [.. columns.Select(c => c.Input)],
            Outputs = [new TableOutput("to", FeelType.String, Default: Expression.Parse(Quoted(fallback.To)))],
            Rules = [.. rules.Select(r => new TableRule(r.Id, [.. columns.Select(c => c.Cell(r))],
                [Expression.Parse(Quoted(r.Outcome.To))], [r.Outcome.Why.Sv, r.Outcome.Why.En]))],
        };
    }

    /// <summary>A table that was drawn, with a column for the words that its rules ask for.</summary>
    internal static DecisionTable WithWords(DecisionTable table, ImmutableArray<RoutingRule> rules) =>
        !rules.Any(HasWords) ? table : table with
        {
            Inputs = [WordsInput, .. table.Inputs],
            Rules = [.. table.Rules.Zip(rules, (row, rule) => row with { Inputs = [WordsCell(rule), .. row.Inputs] })],
        };

    /// <summary>The names of a rule's word groups, in their order.</summary>
    internal static IEnumerable<string> Groups(RoutingRule rule) => rule.Words.Select((_, i) =>
        string.Create(CultureInfo.InvariantCulture, $"{rule.Id}/{i + 1}"));

    /// <summary>The name of the group of words that must not be there.</summary>
    internal static string NotGroup(RoutingRule rule) => rule.Id + "/not";

    internal static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static List<Column> Columns(ImmutableArray<RoutingInput> inputs, ImmutableArray<RoutingRule> rules)
    {
        var columns = new List<Column>();
        if (rules.Any(HasWords))
            columns.Add(new(WordsInput, WordsCell));
        foreach (var input in inputs)
            columns.Add(new(Input(input.Name, TypeOf(input), input.AllowedValues),
                rule => rule.Cells.GetValueOrDefault(input.Name, Anything)));
        if (rules.Any(r => r.When is not null))
            columns.Add(new(new TableInput("when", True, FeelType.Boolean), rule =>
                rule.When is { } when ? UnaryTests.Parse(when.Text) : Anything));
        return columns;
    }

    internal static FeelType TypeOf(RoutingInput input) => input.Type switch
    {
        FieldType.Number or FieldType.Money => FeelType.Number,
        FieldType.Date => FeelType.Date,
        FieldType.YesNo => FeelType.Boolean,
        _ when input.Name == RoutingNames.Roles => FeelType.ListOf(FeelType.String),
        _ => FeelType.String,
    };

    private static bool HasWords(RoutingRule rule) => !rule.Words.IsEmpty || !rule.NotWords.IsEmpty;

    private static TableInput Input(string name, FeelType type, UnaryTests? allowed) =>
        new(name, Expression.Parse(name), type, allowed);

    private static UnaryTests WordsCell(RoutingRule rule)
    {
        if (!HasWords(rule)) return Anything;
        var tests = Groups(rule).Select(g => $"list contains(?, {Quoted(g)})");
        if (!rule.NotWords.IsEmpty) tests = tests.Append($"not(list contains(?, {Quoted(NotGroup(rule))}))");
        return UnaryTests.Parse(string.Join(" and ", tests));
    }

    private sealed record Column(TableInput Input, Func<RoutingRule, UnaryTests> Cell);
}
