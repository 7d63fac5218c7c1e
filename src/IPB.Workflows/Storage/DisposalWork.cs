using IPB.Workflows.People;
using IPB.Workflows.Retention;
using Npgsql;

namespace IPB.Workflows.Storage;

/// <summary>
/// Carries disposals out: a batch of cases in one transaction, each decided anew under its lock. One node at a time has
/// a disposal, for a batch; what a node that ends had not committed is taken up by the next.
/// </summary>
internal sealed class DisposalWork(Database database, DisposalSeal seal)
{
    /// <returns>How many cases or days were looked at; 0: nothing is at work, or others have all that is
    /// left.</returns>
    public async Task<int> RunAsync(RetentionRules rules, int most, CancellationToken ct)
    {
        foreach (var id in await AtWorkAsync(ct))
        {
            var batch = new Looked(0, most, 0);
            // Cases that steps have at this moment are passed over.
            while (batch is { Done: 0 } && batch.Seen == most)
                batch = await BatchAsync(id, rules, new(most, batch.Last), ct);
            if (batch is null) continue;
            if (batch.Done > 0) return batch.Done;
            if (await SweepAsync(id, ct)) return 1;
            await FinishAsync(id, ct);
        }

        return 0;
    }

    /// <returns>Null: another node has it, or it is over.</returns>
    private async Task<Looked?> BatchAsync(
        Guid id, RetentionRules rules, Range range, CancellationToken ct)
    {
        var claimed = new List<Claimed>();
        try
        {
            await using var connection = await database.Source.OpenConnectionAsync(ct);
            await using var transaction = await connection.BeginTransactionAsync(ct);
            if (await JoinAsync(connection, id, ct) is not { } disposal) return null;
            claimed.AddRange(await ClaimAsync(connection, id, range, ct));
            if (claimed.Count == 0) return new(0, 0, 0);
            var done = await DecideAsync(connection, disposal, rules, claimed, ct);
            await transaction.CommitAsync(ct);
            return new(done, claimed.Count, claimed[^1].Serial);
        }
        // The database itself does not let one of them go: alone, each gets an answer of its own.
        catch (PostgresException e) when (!e.IsTransient && claimed.Count > 0)
        {
            if (claimed.Count == 1) await KeepAsync(id, claimed[0].Serial, e, ct);
            else
                foreach (var c in claimed) await BatchAsync(id, rules, new(1, c.Serial - 1), ct);
            return new(claimed.Count, claimed.Count, claimed[^1].Serial);
        }
    }

    private async Task<int> DecideAsync(NpgsqlConnection connection, Disposal disposal, RetentionRules rules,
        List<Claimed> claimed, CancellationToken ct)
    {
        var ids = claimed.ConvertAll(c => c.Id);
        var locked = (await DisposalSurroundings.ReadAsync(connection, DisposalSql.LockCases, ids, ct))
            .ToDictionary(c => c.Case.Id);
        var there = await WhichAreAsync(connection, ids, ct);
        var terms = new DisposalTerms(rules, disposal.RuleText, disposal.ClosedBefore);
        var (going, kept) = (new List<(DisposalCandidate Case, long Serial)>(), new List<(long Serial, Kept Why)>());
        foreach (var row in claimed)
            if (!there.Contains(row.Id)) kept.Add((row.Serial, new(KeptReason.Gone)));
            // A step has it at this moment: it is looked at again.
            else if (!locked.TryGetValue(row.Id, out var c)) continue;
            else if (Decide(c, row, terms) is { } why) kept.Add((row.Serial, why));
            else going.Add((c, row.Serial));
        if (going.Count + kept.Count == 0) return 0;
        await using var batch = new NpgsqlBatch(connection);
        var now = await NowAsync(connection, ct);
        foreach (var (serial, why) in kept)
            batch.Add(DisposalSql.Keep).Uuid(disposal.Id).Bigint(serial).Text(MigrationJson.Name(why.Reason))
                .TextOrNull(why.Other);
        foreach (var (c, serial) in going)
            batch.Add(DisposalSql.MarkGone).Uuid(disposal.Id).Bigint(serial).Time(now)
                .Byte(seal.Of(disposal, Gone(c, now), serial));
        if (going.Count > 0) DisposalOfCases.Write(batch, going.ConvertAll(g => g.Case.Case));
        await batch.ExecuteNonQueryAsync(ct);
        return going.Count + kept.Count;
    }

    private static Kept? Decide(DisposalCandidate c, Claimed row, DisposalTerms terms) =>
        !c.Case.IsClosed ? new(KeptReason.Open)
        : c.Version != row.Version ? new(KeptReason.Changed)
        : DisposalStep.Decide(c.Case, c.Around, terms);

    private static DisposalCase Gone(DisposalCandidate c, DateTimeOffset now) => new(c.Case.Number, c.Case.Routine,
        c.Case.OpenedAt, c.Case.ClosedAt!.Value, c.Version, Convert.ToHexStringLower(c.Head),
        DisposalCaseStatus.Disposed,
        null, null, now);

    /// <returns>False: no day is left to look through.</returns>
    private async Task<bool> SweepAsync(Guid id, CancellationToken ct)
    {
        await using var connection = await database.Source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await JoinAsync(connection, id, ct) is null) return false;
        await using var next = new NpgsqlCommand(DisposalSql.NextSweep, connection);
        next.Parameters.Add(new() { Value = id });
        if (await next.ExecuteScalarAsync(ct) is not DateTime day) return false;
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(DisposalSql.Sweep).Uuid(id).Time(new(day, TimeSpan.Zero));
        batch.Add(DisposalSql.SweptTo).Uuid(id).Time(new(day, TimeSpan.Zero));
        await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    private Task<int> FinishAsync(Guid id, CancellationToken ct) =>
        RetentionWriting.RunAsync(database, seal, async writing =>
        {
            await using var finish = new NpgsqlCommand(DisposalSql.Finish, writing.Connection);
            finish.Parameters.Add(new() { Value = id });
            if (await finish.ExecuteScalarAsync(ct) is not DateTime) return 0;
            var ended = (await DisposalQueries.LockAsync(writing.Connection, id, ct))!;
            var disposal = (await DisposalQueries.CountAsync(writing.Connection, [ended], ct))[0];
            await writing.AddAsync(
                new(0, writing.Now, Party.System, "finished", id, DisposalSeal.Finished(disposal)), null, ct);
            return 0;
        }, ct);

    private async Task KeepAsync(Guid id, long serial, PostgresException e, CancellationToken ct)
    {
        await using var connection = await database.Source.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(DisposalSql.Keep).Uuid(id).Bigint(serial).Text(MigrationJson.Name(KeptReason.Failed))
            .Text(e.MessageText);
        await batch.ExecuteNonQueryAsync(ct);
    }

    private async Task<List<Guid>> AtWorkAsync(CancellationToken ct)
    {
        await using var command = database.Source.CreateCommand(DisposalSql.AtWork);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var ids = new List<Guid>();
        while (await reader.ReadAsync(ct)) ids.Add(reader.GetGuid(0));
        return ids;
    }

    private static async Task<Disposal?> JoinAsync(NpgsqlConnection connection, Guid id, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(DisposalSql.JoinWork).Uuid(id);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? DisposalQueries.Read(reader) : null;
    }

    private static async Task<List<Claimed>> ClaimAsync(
        NpgsqlConnection connection, Guid id, Range range, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(DisposalSql.Claim).Uuid(id).Int(range.Most).Bigint(range.After);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var claimed = new List<Claimed>();
        while (await reader.ReadAsync(ct)) claimed.Add(new(reader.GetGuid(0), reader.GetInt64(1), reader.GetInt64(2)));
        return claimed;
    }

    private static async Task<HashSet<Guid>> WhichAreAsync(
        NpgsqlConnection connection, List<Guid> ids, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(DisposalSql.WhichAre).Uuids(ids);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var there = new HashSet<Guid>();
        while (await reader.ReadAsync(ct)) there.Add(reader.GetGuid(0));
        return there;
    }

    private static async Task<DateTimeOffset> NowAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select engine_now()", connection);
        return new((DateTime)(await command.ExecuteScalarAsync(ct))!, TimeSpan.Zero);
    }

    /// <param name="Done">Cases that went or are kept.</param>
    /// <param name="Last">Serial of the last one looked at.</param>
    private sealed record Looked(int Done, int Seen, long Last);

    private sealed record Range(int Most, long After);

    /// <param name="Version">The case's when it was listed.</param>
    private sealed record Claimed(Guid Id, long Serial, long Version);
}
