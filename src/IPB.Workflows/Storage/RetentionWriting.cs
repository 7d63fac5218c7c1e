using System.Security.Cryptography;
using System.Text;
using IPB.Workflows.Cases;
using Npgsql;

namespace IPB.Workflows.Storage;

/// <summary>
/// One transaction that changes disposals: acts are written one after another, behind a lock that is taken for the act
/// alone, and each once per command.
/// </summary>
internal sealed class RetentionWriting(NpgsqlConnection connection, NpgsqlTransaction transaction, DisposalSeal seal)
{
    /// <summary>Any fixed number that the nodes agree on.</summary>
    private const long ActsLock = 0x52455445;

    public NpgsqlConnection Connection => connection;
    public DateTimeOffset Now { get; private set; }

    public static async Task<T> RunAsync<T>(Database database, DisposalSeal seal, Func<RetentionWriting, Task<T>> work,
        CancellationToken ct)
    {
        await using var connection = await database.Source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var writing = new RetentionWriting(connection, transaction, seal);
        await writing.ReadNowAsync(ct);
        var answer = await work(writing);
        await transaction.CommitAsync(ct);
        return answer;
    }

    /// <returns>What the command was about when it was sent before; null: it is new.</returns>
    /// <exception cref="KeyReused"/>
    public async Task<Guid?> FindAsync(Sender sender, string request, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "select request, subject from retention_events where actor = $1 and key = $2", connection, transaction);
        command.Parameters.Add(new() { Value = sender.Person });
        command.Parameters.Add(new() { Value = sender.Key });
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct)) return null;
        return reader.GetFieldValue<byte[]>(0).AsSpan().SequenceEqual(Hash(request))
            ? reader.GetGuid(1) : throw new KeyReused();
    }

    /// <summary>Writes an act at the end of the record.</summary>
    /// <param name="sent">The command; null: the engine itself acts.</param>
    public async Task AddAsync(RetentionEvent act, (Sender Sender, string Request)? sent, CancellationToken ct)
    {
        await RunAsync(batch => batch.Add($"select pg_advisory_xact_lock({ActsLock})"), ct);
        var (seq, before) = await LastAsync(ct);
        var numbered = act with { Seq = seq + 1 };
        await using var batch = new NpgsqlBatch(connection, transaction);
        var command = batch.Add("""
            insert into retention_events (seq, at, actor, action, subject, facts, key, request, seal)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """).Bigint(numbered.Seq).Time(numbered.At).Text(act.Actor).Text(act.Action).Uuid(act.Subject).Text(act.Facts)
            .TextOrNull(sent?.Sender.Key);
        command.Parameters.Add(new()
        {
            Value = sent is { } from ? Hash(from.Request) : DBNull.Value,
            NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bytea,
        });
        command.Byte(seal.Of(before, numbered));
        await batch.ExecuteNonQueryAsync(ct);
    }

    public async Task<int> RunAsync(Action<NpgsqlBatch> add, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        add(batch);
        return await batch.ExecuteNonQueryAsync(ct);
    }

    private async Task ReadNowAsync(CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select engine_now()", connection, transaction);
        Now = new((DateTime)(await command.ExecuteScalarAsync(ct))!, TimeSpan.Zero);
    }

    private async Task<(long Seq, byte[] Seal)> LastAsync(CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "select seq, seal from retention_events order by seq desc limit 1", connection, transaction);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? (reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : (0, []);
    }

    private static byte[] Hash(string request) => SHA256.HashData(Encoding.UTF8.GetBytes(request));
}
