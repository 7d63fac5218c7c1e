using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using IPB.Workflows.Cases;
using IPB.Workflows.Filing;
using Npgsql;

namespace IPB.Workflows.Storage;

/// <summary>What was changed in the city's files on pages. Rows are only ever added.</summary>
public sealed class FileChanges(Database database)
{
    /// <summary>Any fixed number: files are saved one after another, whichever node does it.</summary>
    private const long SaveLock = 0x46494C45;
    private const int MostShown = 500;
    private const string Columns = "serial, file, hash_before, hash_after, actor, at, reason";
    private const string Last = $"select {Columns} from file_changes where file = $1 order by serial desc limit 1";

    /// <summary>Serial of the newest change of any file; 0: there is none.</summary>
    public async Task<long> NewestAsync(CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand("select coalesce(max(serial), 0) from file_changes");
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>All changes of all files, without texts, from the first.</summary>
    public Task<ImmutableArray<FileChange>> AllAsync(CancellationToken ct = default) =>
        ListAsync($"select {Columns} from file_changes order by serial", ct);

    /// <summary>The newest change of each file.</summary>
    public Task<ImmutableArray<FileChange>> LastAsync(CancellationToken ct = default) =>
        ListAsync($"select distinct on (file) {Columns} from file_changes order by file, serial desc", ct);

    /// <returns>The newest change of a file; null: there is none.</returns>
    public async Task<FileChange?> LastAsync(string file, CancellationToken ct = default)
    {
        await using var connection = await database.Source.OpenConnectionAsync(ct);
        return await OneAsync(connection, Last, [file], ct);
    }

    /// <summary>Changes of a file, the newest first.</summary>
    public Task<ImmutableArray<FileChange>> OfAsync(string file, CancellationToken ct = default) => ListAsync(
        $"select {Columns} from file_changes where file = $1 order by serial desc limit {MostShown}", ct, file);

    /// <returns>Null: there is no such change of the file.</returns>
    public async Task<FileChangeTexts?> FindAsync(string file, long serial, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand(
            $"select {Columns}, text_before, text_after from file_changes where file = $1 and serial = $2");
        command.Parameters.Add(new() { Value = file });
        command.Parameters.Add(new() { Value = serial });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? new(Of(reader), reader.IsDBNull(7) ? null : reader.GetString(7), reader.GetString(8)) : null;
    }

    /// <summary>The change that a sender has saved under a key before; null: it is new.</summary>
    /// <exception cref="KeyReused">It was another change.</exception>
    public async Task<FileChange?> SentAsync(FileEdit edit, Sender sender, CancellationToken ct = default)
    {
        await using var connection = await database.Source.OpenConnectionAsync(ct);
        return await SentAsync(connection, edit, sender, ct);
    }

    /// <summary>Keeps a change, once per key; one at a time over all nodes.</summary>
    /// <param name="judge">Given the newest change of the file, behind the lock; throws to refuse.</param>
    /// <exception cref="Refusal">With nothing kept.</exception>
    public async Task<FileChange> AddAsync(
        FileEdit edit, Sender sender, Action<FileChange?> judge, CancellationToken ct = default)
    {
        await using var connection = await database.Source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var alone = new NpgsqlCommand($"select pg_advisory_xact_lock({SaveLock})", connection);
        await alone.ExecuteNonQueryAsync(ct);
        if (await SentAsync(connection, edit, sender, ct) is { } before) return before;
        judge(await OneAsync(connection, Last, [edit.File], ct));
        var change = await OneAsync(connection, $"""
            insert into file_changes
              (file, text_before, hash_before, text_after, hash_after, actor, at, reason, key, request)
            values ($1, $2, $3, $4, $5, $6, engine_now(), $7, $8, $9) returning {Columns}
            """, [edit.File, edit.Before, edit.Before is null ? null : FileChange.HashOf(edit.Before), edit.After,
                FileChange.HashOf(edit.After), sender.Person, edit.Reason, sender.Key, Fingerprint(edit)], ct);
        await transaction.CommitAsync(ct);
        return change!;
    }

    private static async Task<FileChange?> SentAsync(
        NpgsqlConnection connection, FileEdit edit, Sender sender, CancellationToken ct)
    {
        await using var command = Command(connection,
            $"select {Columns}, request from file_changes where actor = $1 and key = $2", sender.Person, sender.Key);
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct)) return null;
        return reader.GetFieldValue<byte[]>(7).AsSpan().SequenceEqual(Fingerprint(edit)) ? Of(reader)
            : throw new KeyReused();
    }

    private async Task<ImmutableArray<FileChange>> ListAsync(string sql, CancellationToken ct, params object[] values)
    {
        await using var connection = await database.Source.OpenConnectionAsync(ct);
        await using var command = Command(connection, sql, values);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var all = ImmutableArray.CreateBuilder<FileChange>();
        while (await reader.ReadAsync(ct)) all.Add(Of(reader));
        return all.ToImmutable();
    }

    private static async Task<FileChange?> OneAsync(
        NpgsqlConnection connection, string sql, object?[] values, CancellationToken ct)
    {
        await using var command = Command(connection, sql, values);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? Of(reader) : null;
    }

    // What the folder held is not part of it: a save that is sent again finds what it has written itself.
    private static byte[] Fingerprint(FileEdit edit) =>
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new[] { edit.File, edit.After, edit.Reason }));

    private static FileChange Of(NpgsqlDataReader reader) => new(reader.GetInt64(0), reader.GetString(1),
        reader.IsDBNull(2) ? null : reader.GetString(2), reader.GetString(3), reader.GetString(4),
        Locked.Time(reader, 5), reader.GetString(6));

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params object?[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            if (value is null) command.TextOrNull(null);
            else command.Parameters.Add(new() { Value = value });
        return command;
    }
}
