using System.Globalization;

namespace IPB.Rules;

/// <summary>Whether rules and columns of a table fit together.</summary>
internal static class TableShape
{
    public static void Check(DecisionTable table)
    {
        if (table.Outputs.IsEmpty) throw Fault(table, "an output", "none");
        if (table.Outputs.Length > 1 && table.Outputs.Any(o => o.Name is null))
            throw Fault(table, "a name for each of several outputs", "one without");
        foreach (var rule in table.Rules)
        {
            Expect(table, rule, "tests", table.Inputs.Length, rule.Inputs.Length);
            Expect(table, rule, "outputs", table.Outputs.Length, rule.Outputs.Length);
        }
    }

    private static void Expect(DecisionTable table, TableRule rule, string cells, int expected, int found)
    {
        if (found != expected)
            throw Fault(table, $"{Shown(expected)} {cells} in rule '{rule.Id}'", Shown(found));
    }

    private static string Shown(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static ArgumentException Fault(DecisionTable table, string expected, string found) =>
        new($"table '{table.Name}': expected {expected}, but found {found}", nameof(table));
}
