using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines.Versions;
using Npgsql;

namespace IPB.Workflows.Storage;

/// <summary>One transaction that changes versions, behind the lock that lets one at a time do so.</summary>
internal sealed class VersionWriting(NpgsqlConnection connection, NpgsqlTransaction transaction, VersionSeal seal)
{
    /// <summary>Any fixed number that the nodes agree on.</summary>
    private const long VersionsLock = 0x56455253;

    public NpgsqlConnection Connection => connection;

    public async Task LockAsync(CancellationToken ct)
    {
        await using var command = Command("select pg_advisory_xact_lock($1)", VersionsLock);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <returns>The step that a command took before; null: it is new.</returns>
    public async Task<(VersionEvent Event, byte[] Request)?> FindAsync(Sender sender, CancellationToken ct)
    {
        await using var command = Command(
            $"select {VersionSql.EventColumns}, request from routine_version_events where actor = $1 and key = $2",
            sender.Person, sender.Key);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? (VersionSql.EventOf(reader), reader.GetFieldValue<byte[]>(9)) : null;
    }

    /// <summary>Versions in use from before steps were written down.</summary>
    public async Task<ImmutableArray<RoutineVersion>> WithoutHistoryAsync(CancellationToken ct)
    {
        var (versions, _) = await VersionSql.AllAsync(connection, ct);
        await using var command = Command("select distinct routine, version from routine_version_events");
        await using var reader = await command.ExecuteReaderAsync(ct);
        var told = new HashSet<(string, int)>();
        while (await reader.ReadAsync(ct)) told.Add((reader.GetString(0), reader.GetInt32(1)));
        return [.. versions.Where(v => !told.Contains((v.Routine, v.Version)))];
    }

    /// <summary>What a file changes: the version with its text, and the step.</summary>
    public async Task KeepAsync(FileChange change, DateTimeOffset now, CancellationToken ct)
    {
        var (routine, installed) = (change.Routine, change.Action == VersionAction.Installed);
        var version = new RoutineVersion(routine.Id, routine.Version, routine.Hash,
            installed ? VersionStatus.Published : VersionStatus.Draft)
        {
            PublishedBy = installed ? People.Party.System : null,
            Changelog = installed ? FileSync.InstalledNote : null,
            EffectiveAt = installed ? now : null,
        };
        await using var command = Command("""
            insert into routine_versions (id, version, hash, source, stored_at, status)
            values ($1, $2, $3, $4, $5, 'draft')
            on conflict (id, version) do update set hash = excluded.hash, source = excluded.source, status = 'draft',
              proposed_by = null, reviewed_by = null
            """, routine.Id, routine.Version, routine.Hash, routine.Source, now.UtcDateTime);
        await command.ExecuteNonQueryAsync(ct);
        if (installed) await UpdateAsync(version, ct);
        await AddAsync(RoutineVersionStore.EventOf(version, change.Action, now) with
        {
            Note = installed ? FileSync.InstalledNote : null,
        }, null, ct);
    }

    public async Task UpdateAsync(RoutineVersion version, CancellationToken ct)
    {
        await using var command = Command("""
            update routine_versions set status = $3, proposed_by = $4, reviewed_by = $5, published_by = $6,
              changelog = $7, effective_at = $8, retired_at = $9 where id = $1 and version = $2
            """, version.Routine, version.Version, version.Status.Name(), version.ProposedBy, version.ReviewedBy,
            version.PublishedBy, version.Changelog, version.EffectiveAt?.UtcDateTime, version.RetiredAt?.UtcDateTime);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Writes a step at the end of the routine's history.</summary>
    public async Task<VersionEvent> AddAsync(
        VersionEvent step, (string Key, byte[] Request)? sent, CancellationToken ct)
    {
        var (seq, before) = await LastAsync(step.Routine, ct);
        var numbered = step with { Seq = seq + 1 };
        await using var command = Command($"""
            insert into routine_version_events ({VersionSql.EventColumns}, key, request, seal)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """, numbered.Routine, numbered.Seq, numbered.Version, numbered.At.UtcDateTime, numbered.Actor,
            numbered.Action.Name(), numbered.Hash, numbered.Note, numbered.EffectiveAt?.UtcDateTime, sent?.Key,
            sent?.Request, seal.Of(before, numbered));
        await command.ExecuteNonQueryAsync(ct);
        return numbered;
    }

    private async Task<(int Seq, byte[] Seal)> LastAsync(string routine, CancellationToken ct)
    {
        await using var command = Command(
            "select seq, seal from routine_version_events where routine = $1 order by seq desc limit 1", routine);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? (reader.GetInt32(0), reader.GetFieldValue<byte[]>(1)) : (0, []);
    }

    private NpgsqlCommand Command(string sql, params object?[] values)
    {
        var command = new NpgsqlCommand(sql, connection, transaction);
        foreach (var value in values) command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        return command;
    }
}
