using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Retention;
using Npgsql;

namespace IPB.Workflows.Storage;

/// <summary>
/// Tells a lawful disposal from tampering: a number that is no case must stand in a disposal with its seal, and every
/// disposal must be what the sealed acts say.
/// </summary>
internal sealed class DisposalCheck(Database database, DisposalSeal seal)
{
    private const int Most = 100;

    /// <summary>Numbers that were given to a case, of which there is neither case nor record.</summary>
    private static readonly string Missing = $"""
        select y.year, n from case_numbers y cross join lateral generate_series(1, y.last) n
        where not exists (select from cases c where c.serial = {CaseNumber.SqlSerial("y.year", "n")})
          and not exists (select from disposal_cases d
            where d.serial = {CaseNumber.SqlSerial("y.year", "n")} and d.status = 'disposed')
        order by 1, 2 limit {Most}
        """;

    private static readonly string StillThere = $"""
        select d.number from disposal_cases d join cases c on c.serial = d.serial where d.status = 'disposed' limit {Most}
        """;

    /// <returns>What is wrong; empty when all holds.</returns>
    public async Task<ImmutableArray<string>> RunAsync(CancellationToken ct)
    {
        await using var connection = await database.Source.OpenConnectionAsync(ct);
        // As of one moment: a case that is disposed of meanwhile is one or the other.
        await using var transaction =
            await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        var findings = ImmutableArray.CreateBuilder<string>();
        await NumbersAsync(connection, findings, ct);
        var acts = await ActsAsync(connection, findings, ct);
        var disposals = await DisposalsAsync(connection, ct);
        foreach (var disposal in disposals)
        {
            if (findings.Count >= Most) break;
            findings.AddRange(Differences(disposal, [.. acts.Where(a => a.Subject == disposal.Id)]));
            await CasesAsync(connection, disposal, findings, ct);
        }

        foreach (var act in acts.Where(a => a.Action == "approved")
            .ExceptBy(disposals.Select(d => d.Id), a => a.Subject))
            findings.Add($"the disposal {act.Subject} was approved, and is not there");
        return findings.ToImmutable();
    }

    private static async Task NumbersAsync(
        NpgsqlConnection connection, ImmutableArray<string>.Builder findings, CancellationToken ct)
    {
        await using (var missing = new NpgsqlCommand(Missing, connection))
        await using (var reader = await missing.ExecuteReaderAsync(ct))
            while (await reader.ReadAsync(ct))
                findings.Add($"{CaseNumber.Of(reader.GetInt32(0), reader.GetInt32(1))}: there is neither a case nor a "
                    + "sealed record of its disposal");
        await using var there = new NpgsqlCommand(StillThere, connection);
        await using var cases = await there.ExecuteReaderAsync(ct);
        while (await cases.ReadAsync(ct))
            findings.Add($"{cases.GetString(0)}: it stands as disposed of, and the case is there");
    }

    private async Task<List<RetentionEvent>> ActsAsync(
        NpgsqlConnection connection, ImmutableArray<string>.Builder findings, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "select seq, at, actor, action, subject, facts, seal from retention_events order by seq", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var acts = new List<RetentionEvent>();
        byte[] before = [];
        while (await reader.ReadAsync(ct))
        {
            var act = new RetentionEvent(reader.GetInt64(0), Locked.Time(reader, 1), reader.GetString(2),
                reader.GetString(3), reader.GetGuid(4), reader.GetString(5));
            if (act.Seq != acts.Count + 1) findings.Add($"act {acts.Count + 1} of the record of disposals is missing");
            var stands = reader.GetFieldValue<byte[]>(6);
            if (!stands.AsSpan().SequenceEqual(seal.Of(before, act)))
                findings.Add($"act {act.Seq} of the record of disposals was altered");
            before = stands;
            acts.Add(act);
        }

        return acts;
    }

    private static IEnumerable<string> Differences(Disposal d, List<RetentionEvent> acts)
    {
        RetentionEvent? Of(string action) => acts.FirstOrDefault(a => a.Action == action);
        bool Is(RetentionEvent? act, string? by, DateTimeOffset? at, string facts) =>
            act is not null ? act.Actor == by && act.At == at && act.Facts == facts : by is null && at is null;
        var facts = DisposalSeal.Facts(d);
        var wrong = Of("proposed") is null || !Is(Of("proposed"), d.ProposedBy, d.ProposedAt, facts)
            || !Is(Of("approved"), d.ApprovedBy, d.ApprovedAt, facts)
            || !Is(Of("rejected"), d.RejectedBy, d.RejectedAt, d.RejectReason ?? "")
            || (Of("finished") is { } finished ? d.EndedAt is null
                || finished.Facts != DisposalSeal.Finished(d)
                : d.EndedAt is not null);
        if (wrong) yield return $"the disposal {d.Id} is not what was proposed, approved and carried out";
    }

    private async Task CasesAsync(
        NpgsqlConnection connection, Disposal disposal, ImmutableArray<string>.Builder findings, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"""
            select {DisposalSql.CaseColumns}, serial, seal from disposal_cases
            where disposal_id = $1 and status = 'disposed' order by serial
            """, connection);
        command.Parameters.Add(new() { Value = disposal.Id });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (findings.Count < Most && await reader.ReadAsync(ct))
        {
            var (c, serial) = (DisposalQueries.CaseOf(reader), reader.GetInt64(11));
            if (CaseNumber.SerialOf(c.Number) != serial
                || !reader.GetFieldValue<byte[]>(12).AsSpan().SequenceEqual(seal.Of(disposal, c, serial)))
                findings.Add($"{c.Number}: the record of its disposal was made up or altered");
        }
    }

    private static async Task<ImmutableArray<Disposal>> DisposalsAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var all = new List<Disposal>();
        await using (var command = new NpgsqlCommand(DisposalSql.Select + " order by proposed_at, id", connection))
        await using (var reader = await command.ExecuteReaderAsync(ct))
            while (await reader.ReadAsync(ct)) all.Add(DisposalQueries.Read(reader));
        return await DisposalQueries.CountAsync(connection, all, ct);
    }
}
