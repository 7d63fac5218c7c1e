using System.Collections.Immutable;
using IPB.Workflows;
using IPB.Workflows.Routing;
using IPB.Workflows.Storage;

namespace IPB.Host.Routing;

/// <summary>What became of the cases that a table's rules sent, for those who look after the table.</summary>
/// <param name="Rules">
/// All of the version in force, those that were bounced most first; then those of older versions that have sent cases.
/// </param>
public sealed record RuleReport(RoutingTable Table, ImmutableArray<RuleRow> Rules)
{
    public int Routed => Rules.Sum(r => r.Count.Routed);
    public int Bounced => Rules.Sum(r => r.Count.Bounced);

    public static RuleReport Of(RoutingTable table, IEnumerable<RuleCount> counts)
    {
        var known = counts.ToLookup(c => c.Version == table.Version);
        var now = known[true].ToDictionary(c => c.Rule);
        var rules = table.Rules.Select((r, i) => (Rule: r.Outcome, Place: (int?)(i + 1)))
            .Append((table.Fallback, null));
        return new(table,
        [
            .. rules.Select(r => new RuleRow(
                    now.GetValueOrDefault(r.Rule.Id) ?? new(table.Version, r.Rule.Id, r.Rule.To, 0, 0, null),
                    r.Place, r.Rule.Why))
                .OrderByDescending(r => r.Count.Bounced).ThenByDescending(r => r.Rate),
            .. known[false].OrderByDescending(c => c.Version).ThenByDescending(c => c.Bounced)
                .Select(c => new RuleRow(c, null, null)),
        ]);
    }
}

/// <summary>A rule and its cases.</summary>
/// <param name="Place">1 for the first rule; null: the fallback, or a rule of an older version.</param>
/// <param name="Why">What the rule tells submitters; null: of an older version.</param>
public sealed record RuleRow(RuleCount Count, int? Place, Text? Why)
{
    /// <summary>Share of its cases that were bounced, 0 to 1; null: it has sent none.</summary>
    public double? Rate => Count.Routed == 0 ? null : (double)Count.Bounced / Count.Routed;
}
