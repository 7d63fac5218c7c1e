using IPB.Workflows.Cases;
using Npgsql;

namespace IPB.Workflows.Storage;

/// <summary>Deletes everything that is kept of cases. A test reads from the database's catalog that no table is missed.
/// </summary>
internal static class DisposalOfCases
{
    /// <summary>Tables with a row or more for each case, and by what they name it; what refers to others comes first.
    /// </summary>
    public static readonly IReadOnlyList<(string Table, string Column)> ByCase =
    [
        ("case_marks", "case_id"), ("case_stays", "case_id"), ("rule_routings", "case_id"),
        ("decision_links", "case_id"),
        ("migration_cases", "case_id"), ("filed_documents", "case_id"), ("attachments", "case_id"),
        ("timers", "case_id"),
        ("messages", "case_id"), ("commands", "case_id"), ("retention_exemptions", "case_id"),
        ("case_search", "serial"),
        ("journal", "case_id"), ("cases", "id"),
    ];

    /// <summary>Adds what deletes cases whose rows are locked, and all that names whom they were about.</summary>
    public static void Write(NpgsqlBatch batch, IReadOnlyList<Case> cases)
    {
        var ids = cases.Select(c => c.Id).ToList();
        var partners = cases.SelectMany(
            c => c.Partners.Select(p => Partners.Partner.IdOf(c.Number, p.Number))).ToList();
        if (partners.Count > 0)
        {
            batch.Add("delete from partner_links where partner = any($1)").Texts(partners);
            batch.Add("delete from sessions where person like 'partner:%' and person = any($1)").Texts(partners);
        }

        // That the mail was taken stays, or it would be taken again; what it was and from whom goes.
        batch.Add("""
            update inbound_mails set sender = null, subject = '', message_id = null, reason = null, number = null
            where number = any($1)
            """).Texts(cases.Select(c => c.Number));
        foreach (var (table, column) in ByCase)
            if (column == "serial")
                batch.Add($"delete from {table} where serial = any($1)")
                    .Bigints(cases.Select(c => CaseNumber.SerialOf(c.Number)));
            else batch.Add($"delete from {table} where {column} = any($1)").Uuids(ids);
    }
}
