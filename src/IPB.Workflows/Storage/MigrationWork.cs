using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Migrations;
using IPB.Workflows.Routines;
using Npgsql;

namespace IPB.Workflows.Storage;

/// <summary>
/// Carries migrations out, and undoes them: a batch of cases in one transaction, in the order of their numbers, each
/// decided by itself. Any number of nodes work at once: a case that one has is passed over by the others, and what a
/// node that ends had not committed is taken up by the next.
/// </summary>
internal sealed class MigrationWork(
    Database database, CaseWriter writer, MigrationNotices notices, RoutineCatalog routines)
{
    /// <summary>Brings the catalog up to date: another node may have just published a version.</summary>
    public required Func<CancellationToken, Task> Follow { get; init; }

    /// <returns>How many cases were looked at; 0: nothing is at work, or other nodes have all that is left.</returns>
    public async Task<int> RunAsync(World world, int most, CancellationToken ct)
    {
        foreach (var (id, routine, from, to) in await AtWorkAsync(ct))
        {
            if (!Knows(routine, from, to)) await Follow(ct);
            if (!Knows(routine, from, to)) continue;
            if (await BatchAsync(id, world, new(most, 0, long.MaxValue), ct) is > 0 and var count) return count;
            await FinishAsync(id, ct);
        }

        return 0;
    }

    private async Task<int> BatchAsync(Guid id, World world, Range range, CancellationToken ct)
    {
        var serials = new List<long>();
        try
        {
            await using var connection = await database.Source.OpenConnectionAsync(ct);
            return await connection.InOneTransactionAsync(async () =>
            {
                if (await JoinAsync(connection, id, ct) is not { } job) return await CommitAsync(connection, null, ct);
                var claimed = await ClaimAsync(connection, job, range, ct);
                serials.AddRange(claimed.Select(c => c.Serial));
                await using var batch = new NpgsqlBatch(connection);
                new MigrationBatch(world, routines, job, writer).Write(batch, claimed);
                return await CommitAsync(connection, batch, ct) + claimed.Count;
            });
        }
        // The database itself refuses what one case would write: alone, each gets an answer of its own.
        catch (PostgresException e) when (!e.IsTransient && serials.Count > 0)
        {
            if (serials.Count == 1) await FailAsync(id, serials[0], e, ct);
            else
                foreach (var serial in serials) await BatchAsync(id, world, new(1, serial, serial), ct);
            return serials.Count;
        }
    }

    private static async Task<int> CommitAsync(NpgsqlConnection connection, NpgsqlBatch? batch, CancellationToken ct)
    {
        await using var only = new NpgsqlBatch(connection);
        batch ??= only;
        batch.Add("commit");
        await batch.ExecuteNonQueryAsync(ct);
        return 0;
    }

    private bool Knows(string routine, int from, int to) =>
        routines.Find(routine, from) is not null && routines.Find(routine, to) is not null;

    private async Task<List<(Guid Id, string Routine, int From, int To)>> AtWorkAsync(CancellationToken ct)
    {
        await using var command = database.Source.CreateCommand(MigrationSql.AtWork);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var all = new List<(Guid, string, int, int)>();
        while (await reader.ReadAsync(ct))
            all.Add((reader.GetGuid(0), reader.GetString(1), reader.GetInt32(2), reader.GetInt32(3)));
        return all;
    }

    private static async Task<MigrationJob?> JoinAsync(NpgsqlConnection connection, Guid id, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("begin");
        batch.Add(MigrationSql.JoinWork).Uuid(id);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? new(id, MigrationJson.Parse<MigrationStatus>(reader.GetString(0)) == MigrationStatus.Undoing,
                reader.GetString(1), Locked.Time(reader, 2), reader.GetString(3))
            {
                Routine = reader.GetString(4),
                From = reader.GetInt32(5),
            }
            : null;
    }

    private static async Task<List<ClaimedCase>> ClaimAsync(
        NpgsqlConnection connection, MigrationJob job, Range range, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        // The rows come straight from their index; another plan would read the whole report first.
        batch.Add("set local enable_sort = off");
        batch.Add("set local enable_seqscan = off");
        batch.Add("set local enable_hashjoin = off");
        batch.Add(job.Undoes ? MigrationSql.ClaimMoved : MigrationSql.ClaimWaiting)
            .Uuid(job.Id).Int(range.Most).Bigint(range.First).Bigint(range.Last);
        var claimed = new List<ClaimedCase>();
        await using (var reader = await batch.ExecuteReaderAsync(ct))
            while (await reader.ReadAsync(ct))
                claimed.Add(new(reader.GetInt64(0), reader.GetInt64(1), reader.GetString(2), Locked.Read(reader, 3)));
        if (!job.Undoes || claimed.Count == 0) return claimed;
        var journals = await JournalsAsync(connection, claimed, ct);
        return [.. claimed.Zip(journals, (c, journal) => c with { Journal = journal })];
    }

    private static async Task<List<ImmutableArray<JournalEntry>>> JournalsAsync(
        NpgsqlConnection connection, List<ClaimedCase> claimed, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var c in claimed) batch.Add(MigrationSql.JournalUpTo).Uuid(c.Locked.Case.Id).Bigint(c.Version - 1);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var all = new List<ImmutableArray<JournalEntry>>();
        do
        {
            var journal = ImmutableArray.CreateBuilder<JournalEntry>();
            while (await reader.ReadAsync(ct))
                journal.Add(new(reader.GetInt64(0), Locked.Time(reader, 1), reader.GetString(2),
                    reader.IsDBNull(3) ? null : reader.GetString(3), CaseJson.ReadFacts(reader.GetString(4)), ""));
            all.Add(journal.ToImmutable());
        }
        while (await reader.NextResultAsync(ct));
        return all;
    }

    private async Task FailAsync(Guid id, long serial, PostgresException e, CancellationToken ct)
    {
        await using var connection = await database.Source.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(MigrationSql.FailCase).Uuid(id).Bigint(serial)
            .Text(MigrationJson.Write(MigrationBatch.Failure(e))!);
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Ends a migration of which no case is left, and tells who has what now.</summary>
    private async Task FinishAsync(Guid id, CancellationToken ct)
    {
        await using var connection = await database.Source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(MigrationSql.FinishRun).Uuid(id);
        batch.Add(MigrationSql.FinishUndo).Uuid(id);
        if (await batch.ExecuteNonQueryAsync(ct) > 0) await notices.WriteAsync(connection, id, ct);
        await transaction.CommitAsync(ct);
    }

    private sealed record Range(int Most, long First, long Last);
}

/// <summary>A migration that is at work.</summary>
/// <param name="Undoes">Cases are moved back.</param>
/// <param name="By">Person id of who started or undid it.</param>
internal sealed record MigrationJob(Guid Id, bool Undoes, string Plan, DateTimeOffset AsOf, string By)
{
    public required string Routine { get; init; }
    public required int From { get; init; }
}

/// <param name="Version">The case's version when it was shown; of one to move back, when it had been moved.</param>
/// <param name="Shown">Its row of the report.</param>
internal sealed record ClaimedCase(long Serial, long Version, string Shown, Locked Locked)
{
    /// <summary>Of one to move back: what happened before it was moved.</summary>
    public ImmutableArray<JournalEntry> Journal { get; init; } = [];
}
