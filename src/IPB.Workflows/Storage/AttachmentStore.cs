using System.Collections.Immutable;
using System.Security.Cryptography;
using IPB.Workflows.Attachments;
using Npgsql;

namespace IPB.Workflows.Storage;

/// <summary>
/// Contents of files. Kept before the step that adds them to a case, so that the step stays small; what no step takes
/// is removed after a day.
/// </summary>
public sealed class AttachmentStore(Database database)
{
    /// <summary>Keeps a file; once for an id, however often it is sent.</summary>
    /// <param name="type">As <see cref="FileTypes.Of"/> says.</param>
    public async Task<KeptFile> KeepAsync(
        Guid id, string name, string type, ReadOnlyMemory<byte> content, string person,
        CancellationToken ct)
    {
        var hash = SHA256.HashData(content.Span);
        await using var command = database.Source.CreateCommand("""
            insert into attachments (id, name, type, size, hash, content, added_by, added_at)
            values ($1, $2, $3, $4, $5, $6, $7, engine_now()) on conflict (id) do nothing
            """);
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = name });
        command.Parameters.Add(new() { Value = type });
        command.Parameters.Add(new() { Value = (long)content.Length });
        command.Parameters.Add(new() { Value = hash });
        command.Parameters.Add(new() { Value = content });
        command.Parameters.Add(new() { Value = person });
        await command.ExecuteNonQueryAsync(ct);
        return new(id, name, type, content.Length, Convert.ToHexStringLower(hash));
    }

    /// <summary>
    /// Those of some files that a person has kept, oldest first; also such as a step has taken since, so that a form
    /// that is sent twice says the same twice.
    /// </summary>
    public async Task<ImmutableArray<KeptFile>> KeptByAsync(string person, IEnumerable<Guid> ids, CancellationToken ct)
    {
        await using var command = database.Source.CreateCommand("""
            select id, name, type, size, hash from attachments
            where id = any($1) and added_by = $2 order by added_at, id
            """);
        command.Parameters.Add(new() { Value = ids.ToArray() });
        command.Parameters.Add(new() { Value = person });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var files = ImmutableArray.CreateBuilder<KeptFile>();
        while (await reader.ReadAsync(ct))
            files.Add(new(reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3),
                Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(4))));
        return files.ToImmutable();
    }

    /// <summary>The content of a file of a case.</summary>
    /// <exception cref="InvalidDataException">It is gone, or is not what the journal says.</exception>
    public async Task<byte[]> ReadAsync(KeptFile file, CancellationToken ct)
    {
        await using var command = database.Source.CreateCommand("select content from attachments where id = $1");
        command.Parameters.Add(new() { Value = file.Id });
        var content = await command.ExecuteScalarAsync(ct) as byte[]
            ?? throw new InvalidDataException($"the file \"{file.Name}\" ({file.Id}) is gone from the database");
        return Convert.ToHexStringLower(SHA256.HashData(content)) == file.Hash ? content
            : throw new InvalidDataException($"the file \"{file.Name}\" ({file.Id}) is not what the journal says: its "
                + "content was changed in the database");
    }

    /// <returns>How many that nobody had taken were removed.</returns>
    public async Task<int> RemoveLeftBehindAsync(CancellationToken ct)
    {
        await using var command = database.Source.CreateCommand(
            "delete from attachments where case_id is null and added_at < engine_now() - interval '1 day'");
        return await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Says whose the files are that steps add.</summary>
    internal static void Write(NpgsqlBatch batch, IEnumerable<CaseChange> changes)
    {
        foreach (var change in changes)
        {
            var added = change.Steps.SelectMany(s => s.Facts).OfType<Attached>().Select(a => a.File.Id).ToList();
            if (added.Count > 0)
                batch.Add("update attachments set case_id = $1 where id = any($2) and case_id is null")
                    .Uuid(change.After.Id).Uuids(added);
        }
    }
}
