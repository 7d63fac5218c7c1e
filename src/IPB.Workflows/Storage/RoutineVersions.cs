using System.Collections.Immutable;
using IPB.Workflows.Routines;
using Npgsql;

namespace IPB.Workflows.Storage;

/// <summary>The texts of every routine version that a case may be on.</summary>
public sealed class RoutineVersions(Database database)
{
    /// <summary>Keeps the files' versions.</summary>
    /// <returns>Versions whose file differs from what was kept under the same number.</returns>
    public async Task<ImmutableArray<Routine>> KeepAsync(IEnumerable<Routine> routines, CancellationToken ct = default)
    {
        var changed = ImmutableArray.CreateBuilder<Routine>();
        foreach (var routine in routines)
        {
            await using var command = database.Source.CreateCommand("""
                with kept as (
                  insert into routine_versions (id, version, hash, source, stored_at)
                      values ($1, $2, $3, $4, engine_now())
                  on conflict do nothing returning hash)
                select hash from kept union all select hash from routine_versions where id = $1 and version = $2
                """);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = routine.Id });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = routine.Version });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = routine.Hash });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = routine.Source });
            // Null: another node keeps the same version at this moment.
            if (await command.ExecuteScalarAsync(ct) is string hash && hash != routine.Hash) changed.Add(routine);
        }

        return changed.ToImmutable();
    }

    /// <summary>Id, version and text of everything kept.</summary>
    public async Task<ImmutableArray<(string Id, int Version, string Source)>> AllAsync(CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand(
            "select id, version, source from routine_versions order by id, version");
        await using var reader = await command.ExecuteReaderAsync(ct);
        var all = ImmutableArray.CreateBuilder<(string, int, string)>();
        while (await reader.ReadAsync(ct)) all.Add((reader.GetString(0), reader.GetInt32(1), reader.GetString(2)));
        return all.ToImmutable();
    }
}
