using IPB.Workflows.Cases;
using IPB.Workflows.Routing;
using Npgsql;

namespace IPB.Workflows.Storage;

/// <summary>Keeps, with each step, where rules send cases and which of them came back as "not ours".</summary>
internal static class RuleRoutings
{
    public static void Write(NpgsqlBatch batch, IReadOnlyList<CaseChange> changes)
    {
        var steps = changes.SelectMany(c => c.Steps).ToList();
        Insert(batch, [.. from step in steps
                          from routed in step.Facts.OfType<Routed>()
                          where routed.Table is not null
                          select new Row(step, TableVersion.Parse(routed.Table!), routed.Rules[0], routed.To)]);
        foreach (var (step, bounced) in steps.SelectMany(s => s.Facts.OfType<Bounced>(), (s, f) => (s, f)))
            if (bounced is { Table: { } table, Rule: { } rule }) Bounce(batch, step, TableVersion.Parse(table), rule);
    }

    private static void Insert(NpgsqlBatch batch, List<Row> rows)
    {
        if (rows.Count == 0) return;
        batch.Add(Sql.InsertRuleRoutings)
            .Uuids(rows.Select(r => r.Step.Case.Id)).Bigints(rows.Select(r => r.Step.Case.Version))
            .Texts(rows.Select(r => r.Table.Id)).Ints(rows.Select(r => r.Table.Version))
            .Texts(rows.Select(r => r.Rule)).Texts(rows.Select(r => r.Department))
            .Times(rows.Select(r => (DateTimeOffset?)r.Step.Case.UpdatedAt));
    }

    private static void Bounce(NpgsqlBatch batch, Decision step, TableVersion table, string rule) =>
        batch.Add(Sql.BounceRuleRouting).Uuid(step.Case.Id).Text(table.Id).Int(table.Version).Text(rule)
            .Time(step.Case.UpdatedAt);

    private sealed record Row(Decision Step, TableVersion Table, string Rule, string Department);
}
