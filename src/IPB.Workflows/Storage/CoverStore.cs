using IPB.Workflows.Cases;
using IPB.Workflows.People;
using Npgsql;

namespace IPB.Workflows.Storage;

/// <summary>
/// Absences and delegations in the database, and what this node knows of them. A change waits for the steps that are
/// on their way, and steps that come after it see it: nothing is decided by what was revoked before.
/// </summary>
/// <param name="taken">Told of what is newly known.</param>
internal sealed class CoverStore(Database database, Action<Cover> taken)
{
    private long known;

    /// <summary>Within a step that holds the version: reads what this node does not know yet.</summary>
    public async Task KnowAsync(NpgsqlConnection connection, long version, CancellationToken ct)
    {
        if (version != Interlocked.Read(ref known)) Take(await CoverSql.StandingAsync(connection, ct));
    }

    /// <summary>Outside of any step: a node that takes none knows it soon all the same.</summary>
    public async Task FollowAsync(CancellationToken ct)
    {
        await using var connection = await database.Source.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand("select version from cover_version", connection);
        await KnowAsync(connection, (long)(await command.ExecuteScalarAsync(ct))!, ct);
    }

    /// <summary>Everything that was ever said, of one person or of all; the newest first.</summary>
    public async Task<CoverHistory> HistoryAsync(string? person, CancellationToken ct)
    {
        await using var connection = await database.Source.OpenConnectionAsync(ct);
        return await CoverSql.HistoryAsync(connection, person, ct);
    }

    /// <summary>Makes one change, once per command.</summary>
    /// <param name="decide">Pure; given all that was ever said and the engine's instant.</param>
    /// <returns>Id of the absence or delegation.</returns>
    /// <exception cref="Refusal">What <paramref name="decide"/> throws; nothing is stored.</exception>
    public async Task<Guid> ChangeAsync(
        Sender sender, byte[] request, Func<CoverHistory, DateTimeOffset, CoverChange> decide, CancellationToken ct)
    {
        await using var connection = await database.Source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var now = await BeginAsync(connection, ct);
        if (await FindAsync(connection, sender, ct) is { } before)
            return before.Request.AsSpan().SequenceEqual(request) ? before.Subject : throw new KeyReused();
        var change = decide(await CoverSql.HistoryAsync(connection, null, ct), now);
        await using var batch = new NpgsqlBatch(connection);
        CoverSql.Write(batch, change);
        MessageQueue.Insert(batch, change.Messages);
        batch.Add("insert into cover_events (at, actor, action, subject, key, request) values ($1, $2, $3, $4, $5, $6)")
            .Time(now).Text(sender.Person).Text(change.Action).Uuid(change.Subject).Text(sender.Key).Byte(request);
        await batch.ExecuteNonQueryAsync(ct);
        var cover = await CoverSql.StandingAsync(connection, ct);
        await transaction.CommitAsync(ct);
        Take(cover);
        return change.Subject;
    }

    private static async Task<DateTimeOffset> BeginAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(CoverSql.Change, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return Locked.Time(reader, 1);
    }

    private static async Task<(Guid Subject, byte[] Request)?> FindAsync(
        NpgsqlConnection connection, Sender sender, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("select subject, request from cover_events where actor = $1 and key = $2").Text(sender.Person)
            .Text(sender.Key);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? (reader.GetGuid(0), reader.GetFieldValue<byte[]>(1)) : null;
    }

    private void Take(Cover cover)
    {
        taken(cover);
        // Told first: who sees the number relies on it.
        long before;
        while ((before = Interlocked.Read(ref known)) < cover.Version
            && Interlocked.CompareExchange(ref known, cover.Version, before) != before)
        {
        }
    }
}
