using System.Collections.Immutable;
using System.Data.Common;
using IPB.Workflows.Notifications;
using Npgsql;

namespace IPB.Workflows.Storage;

/// <summary>
/// Messages on their way out. Delivered at least once, each under its own id: at most one duplicate when a node ends
/// between sending and saying so.
/// </summary>
public sealed class MessageQueue
{
    private const string Columns = "id, recipient, kind, content, created_at, status, attempts, sent_at, last_error";
    private readonly Database database;

    internal MessageQueue(Database database) => this.database = database;

    /// <summary>
    /// Ids of messages to be sent now, oldest first, each handed out once; one that is not sent within a minute
    /// is handed out again: whoever had it may have ended.
    /// </summary>
    public async Task<ImmutableArray<Guid>> HandOutAsync(int most, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand("""
            update messages set next_at = engine_now() + interval '1 minute'
            where id in (
              select id from messages where status = 'waiting' and next_at <= engine_now()
              order by next_at limit $1 for update skip locked)
            returning id
            """);
        command.Parameters.Add(new() { Value = most });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var ids = ImmutableArray.CreateBuilder<Guid>();
        while (await reader.ReadAsync(ct)) ids.Add(reader.GetGuid(0));
        return ids.ToImmutable();
    }

    /// <summary>
    /// Takes a message for half a minute, longer than sending ever takes. Null: sent already, given up, or someone else
    /// is sending it.
    /// </summary>
    public async Task<ClaimedMessage?> ClaimAsync(Guid id, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand($"""
            update messages set lease = gen_random_uuid(), lease_until = engine_now() + interval '30 seconds',
              attempts = attempts + 1
            where id = $1 and status = 'waiting' and coalesce(lease_until < engine_now(), true)
            returning {Columns}, lease
            """);
        command.Parameters.Add(new() { Value = id });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? new(Read(reader), reader.GetGuid(9)) : null;
    }

    /// <summary>Keeps a claimed message for another half a minute.</summary>
    public Task KeepAsync(ClaimedMessage claimed, CancellationToken ct = default) => EndAsync(claimed, """
        update messages set lease_until = engine_now() + interval '30 seconds',
          next_at = greatest(next_at, engine_now() + interval '1 minute')
        where id = $1 and lease = $2 and status = 'waiting'
        """, null, ct);

    /// <summary>Says that a claimed message is out.</summary>
    public Task SentAsync(ClaimedMessage claimed, CancellationToken ct = default) => EndAsync(claimed, """
        update messages set status = 'sent', sent_at = engine_now(), lease_until = null, last_error = null
        where id = $1 and lease = $2
        """, null, ct);

    /// <summary>Gives a claimed message back: its job tries it again, and gives it up after ten attempts; what the
    /// engine itself is to do is never given up.</summary>
    public Task FailedAsync(ClaimedMessage claimed, string error, CancellationToken ct = default) =>
        EndAsync(claimed, """
        update messages set lease_until = null, last_error = $3,
          status = case when attempts >= 10 and recipient <> 'system' then 'dead' else 'waiting' end,
          next_at = engine_now() + case when recipient <> 'system' then interval '1 day'
            else least(interval '1 hour', interval '1 second' * power(2, least(attempts, 20))) end
        where id = $1 and lease = $2 and status = 'waiting'
        """, error, ct);

    /// <summary>Gives a claimed message back until a time: nothing was tried.</summary>
    public Task HoldAsync(ClaimedMessage claimed, DateTimeOffset until, CancellationToken ct = default) =>
        EndAsync(claimed, """
        update messages set lease_until = null, attempts = attempts - 1, next_at = $3::timestamptz,
          held_until = $3::timestamptz
        where id = $1 and lease = $2 and status = 'waiting'
        """, until.UtcDateTime, ct);

    /// <summary>Leaves a claimed message to the receiver's summary and inbox.</summary>
    public Task GatherAsync(ClaimedMessage claimed, CancellationToken ct = default) => EndAsync(claimed, """
        update messages set status = 'gathered', lease_until = null where id = $1 and lease = $2 and status = 'waiting'
        """, null, ct);

    /// <summary>What was left to a person's summary and not told in one yet, oldest first.</summary>
    public async Task<ImmutableArray<StoredMessage>> GatheredAsync(string recipient, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand($"""
            select {Columns} from messages where recipient = $1 and status = 'gathered' and sent_at is null
            order by created_at, id limit 200
            """);
        command.Parameters.Add(new() { Value = recipient });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = ImmutableArray.CreateBuilder<StoredMessage>();
        while (await reader.ReadAsync(ct)) rows.Add(Read(reader));
        return rows.ToImmutable();
    }

    /// <summary>
    /// Says of every waiting message from before an instant that it is out, without sending it. For the demo.
    /// </summary>
    public async Task MarkSentBeforeAsync(DateTimeOffset before, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand(
            "update messages set status = 'sent', sent_at = created_at where status = 'waiting' and created_at < $1"
            + " and recipient <> 'system'");
        command.Parameters.Add(new() { Value = before.UtcDateTime });
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Adds messages that belong to no case (digests, statistics) to a batch.</summary>
    internal static void Insert(NpgsqlBatch batch, IReadOnlyList<Message> messages)
    {
        if (messages.Count == 0) return;
        batch.Add("""
            insert into messages (id, recipient, kind, content, created_at, next_at)
            select n.*, engine_now(), engine_now() from unnest($1::uuid[], $2::text[], $3::text[], $4::text[])
              as n (id, recipient, kind, content)
            """).Uuids(messages.Select(m => m.Id)).Texts(messages.Select(m => m.To))
            .Texts(messages.Select(m => m.Kind.Name())).Texts(messages.Select(m => CaseJson.Write(m.Content)));
    }

    /// <summary>The newest messages, of one person or of all.</summary>
    public async Task<ImmutableArray<StoredMessage>> NewestAsync(
        string? recipient, int most, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand($"""
            select {Columns} from messages where recipient <> 'system' and ($1::text is null or recipient = $1)
            order by created_at desc, id desc limit $2
            """);
        command.Parameters.Add(new() { Value = (object?)recipient ?? DBNull.Value, DataTypeName = "text" });
        command.Parameters.Add(new() { Value = most });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = ImmutableArray.CreateBuilder<StoredMessage>();
        while (await reader.ReadAsync(ct)) rows.Add(Read(reader));
        return rows.ToImmutable();
    }

    /// <returns>Null when there is no such message.</returns>
    public async Task<StoredMessage?> FindAsync(Guid id, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand($"select {Columns} from messages where id = $1");
        command.Parameters.Add(new() { Value = id });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? Read(reader) : null;
    }

    private async Task EndAsync(ClaimedMessage claimed, string sql, object? value, CancellationToken ct)
    {
        await using var command = database.Source.CreateCommand(sql);
        command.Parameters.Add(new() { Value = claimed.Message.Message.Id });
        command.Parameters.Add(new() { Value = claimed.Lease });
        if (value is not null) command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(ct);
    }

    private static StoredMessage Read(DbDataReader reader) => new(
        new(reader.GetGuid(0), reader.GetString(1), MessageKindNames.Parse(reader.GetString(2)),
            CaseJson.ReadContent(reader.GetString(3))),
        Locked.Time(reader, 4), reader.GetString(5), reader.GetInt32(6),
        reader.IsDBNull(7) ? null : Locked.Time(reader, 7), reader.IsDBNull(8) ? null : reader.GetString(8));
}

/// <param name="Status">
/// <c>waiting</c>, <c>sent</c>, <c>dead</c>, <c>withdrawn</c> (answered before it went out) or <c>gathered</c> (told in
/// the receiver's inbox and summary in place of a mail).
/// </param>
public sealed record StoredMessage(
    Message Message, DateTimeOffset CreatedAt, string Status, int Attempts, DateTimeOffset? SentAt, string? LastError);

/// <param name="Lease">Proof that this node has it.</param>
public sealed record ClaimedMessage(StoredMessage Message, Guid Lease);
