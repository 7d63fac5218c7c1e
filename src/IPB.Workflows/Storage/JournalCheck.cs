using System.Collections.Immutable;
using System.Data.Common;
using IPB.Workflows.Access;
using IPB.Workflows.Cases;
using Npgsql;

namespace IPB.Workflows.Storage;

/// <summary>
/// Finds a journal that was altered, shortened or reordered, or that does not lead to where its case stands.
/// </summary>
internal static class JournalCheck
{
    public static async Task<ImmutableArray<string>> RunAsync(
        Database database, JournalSeal seal, string number, CancellationToken ct)
    {
        await using var command = database.Source.CreateCommand("""
            select c.id, c.snapshot, c.description, c.head, c.opened_at,
              j.seq, j.at, j.actor, j.on_behalf_of, j.facts, j.hash,
              c.title, c.submitter, c.submitting_department, c.lead_department, c.routine, c.routine_version,
              c.version, c.state, c.due_at, c.closed_at, c.waits_on, c.sight,
              c.state_since, c.held_since, c.blocked_by
            from cases c left join journal j on j.case_id = c.id where c.number = $1 order by j.seq
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = number });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var findings = ImmutableArray.CreateBuilder<string>();
        var entries = new List<JournalEntry>();
        Locked? stored = null;
        byte[] head = [];
        string[] sight = [];
        while (await reader.ReadAsync(ct))
        {
            if (stored is null)
            {
                stored = Locked.Read(reader, 0);
                sight = reader.GetFieldValue<string[]>(22);
                if (!IsListedAs(reader, stored.Case)) findings.Add("lists show the case elsewhere than it stands");
            }

            if (reader.IsDBNull(5)) break;
            if (reader.GetInt64(5) != entries.Count + 1) findings.Add($"step {entries.Count + 1} is missing");
            var entry = ReadSealed(reader, seal, stored.Case.Id, head);
            if (entry.Facts.IsDefault) findings.Add($"step {entry.Seq} was altered");
            entries.Add(entry);
            head = reader.GetFieldValue<byte[]>(10);
        }

        if (stored is null) throw new CaseNotFound(number);
        if (!head.AsSpan().SequenceEqual(stored.Head))
            findings.Add("the newest step is not the one the case was left at");
        if (findings.Count == 0 && !SightKeys.Of(stored.Case, entries.SelectMany(
            e => new[] { e.Actor, e.OnBehalfOf }).OfType<string>()).SequenceEqual(sight))
            findings.Add("others see the case than should");
        if (findings.Count == 0 && !Same(Journal.Replay(stored.Case.Id, entries), stored.Case))
            findings.Add("the journal leads to another state than the case is in");
        return findings.ToImmutable();
    }

    /// <returns>Without facts when the seal does not fit: what was altered may not even be readable.</returns>
    private static JournalEntry ReadSealed(DbDataReader reader, JournalSeal seal, Guid id, byte[] before)
    {
        var entry = new JournalEntry(reader.GetInt64(5), Locked.Time(reader, 6), reader.GetString(7),
            reader.IsDBNull(8) ? null : reader.GetString(8), default, "");
        var facts = reader.GetString(9);
        var hash = seal.Of(before, id, entry.Seq, entry.At, entry.Actor, entry.OnBehalfOf, facts);
        return reader.GetFieldValue<byte[]>(10).AsSpan().SequenceEqual(hash)
            ? entry with { Facts = CaseJson.ReadFacts(facts) } : entry;
    }

    // The columns that lists are made from say the same as the case itself.
    private static bool IsListedAs(DbDataReader reader, Case c) =>
        reader.GetString(11) == c.Title && reader.GetString(12) == c.Submitter
        && reader.GetString(13) == c.SubmittingDepartment && reader.GetString(14) == c.LeadDepartment
        && reader.GetString(15) == c.Routine && reader.GetInt32(16) == c.RoutineVersion
        && reader.GetInt64(17) == c.Version && reader.GetString(18) == c.State
        && Locked.Time(reader, 4) == c.OpenedAt && TimeOrNull(reader, 19) == c.DueAt
        && TimeOrNull(reader, 20) == c.ClosedAt && reader.GetFieldValue<string[]>(21).SequenceEqual(c.Waiting)
        && Locked.Time(reader, 23) == c.StateSince && TimeOrNull(reader, 24) == c.Hold?.Since
        && (reader.IsDBNull(25) ? null : reader.GetString(25)) == c.BlockedBy;

    private static DateTimeOffset? TimeOrNull(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : Locked.Time(reader, column);

    private static bool Same(Case a, Case b) => CaseJson.Canonical(a) == CaseJson.Canonical(b);
}
