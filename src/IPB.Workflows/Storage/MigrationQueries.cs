using System.Collections.Immutable;
using System.Data.Common;
using IPB.Workflows.Access;
using IPB.Workflows.Cases;
using IPB.Workflows.Migrations;
using Npgsql;

namespace IPB.Workflows.Storage;

/// <summary>Reads migrations and their cases; never decides.</summary>
internal sealed class MigrationQueries(Database database)
{
    public async Task<Migration?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var command = database.Source.CreateCommand(MigrationSql.Select + " where id = $1");
        command.Parameters.Add(new() { Value = id });
        return (await ReadAsync(command, ct)).FirstOrDefault();
    }

    /// <summary>The newest migrations of a routine, or of all.</summary>
    public async Task<ImmutableArray<Migration>> ListAsync(string? routine, CancellationToken ct)
    {
        await using var command = database.Source.CreateCommand(
            MigrationSql.Select + " where $1::text is null or routine = $1 order by made_at desc limit 20");
        command.Parameters.Add(new() { Value = (object?)routine ?? DBNull.Value, DataTypeName = "text" });
        return await ReadAsync(command, ct);
    }

    /// <summary>Cases of a migration in the order of their numbers.</summary>
    public async Task<ImmutableArray<MigrationCase>> CasesAsync(
        Guid id, MigrationFilter filter, Sight sight, CancellationToken ct)
    {
        await using var command = database.Source.CreateCommand();
        command.Parameters.Add(new() { Value = id });
        foreach (var value in new[] { Name(filter.Kind), Name(filter.Status), filter.State })
            command.Parameters.Add(new() { Value = (object?)value ?? DBNull.Value, DataTypeName = "text" });
        command.Parameters.Add(new() { Value = filter.After is { } after ? CaseNumber.SerialOf(after) : 0L });
        var seen = SightSql.Where(sight, command.Parameter, "c");
        command.CommandText = $"""
            select number, version, shown, status, note, at from migration_cases m
            where migration_id = $1 and ($2::text is null or kind = $2) and ($3::text is null or status = $3)
              and ($4::text is null or state = $4) and serial > $5
              {(seen is null ? "" : $"and exists (select from cases c where c.id = m.case_id and {seen})")}
            order by serial limit {Math.Clamp(filter.Limit, 1, 501)}
            """;
        await using var reader = await command.ExecuteReaderAsync(ct);
        var cases = ImmutableArray.CreateBuilder<MigrationCase>();
        while (await reader.ReadAsync(ct))
            cases.Add(new(reader.GetString(0), reader.GetInt64(1), MigrationJson.ReadRow(reader.GetString(2)),
                MigrationJson.Parse<MigrationCaseStatus>(reader.GetString(3)),
                reader.IsDBNull(4) ? null : MigrationJson.ReadNote(reader.GetString(4)),
                reader.IsDBNull(5) ? null : Locked.Time(reader, 5)));
        return cases.ToImmutable();
    }

    private static string? Name<T>(T? value) where T : struct, Enum =>
        value is { } given ? MigrationJson.Name(given) : null;

    private async Task<ImmutableArray<Migration>> ReadAsync(NpgsqlCommand command, CancellationToken ct)
    {
        var found = new List<Migration>();
        await using (var reader = await command.ExecuteReaderAsync(ct))
            while (await reader.ReadAsync(ct)) found.Add(Read(reader));
        var all = ImmutableArray.CreateBuilder<Migration>();
        foreach (var migration in found) all.Add(migration with { Counts = await CountAsync(migration.Id, ct) });
        return all.ToImmutable();
    }

    private async Task<MigrationCounts> CountAsync(Guid id, CancellationToken ct)
    {
        await using var command = database.Source.CreateCommand(MigrationSql.Counts);
        command.Parameters.Add(new() { Value = id });
        await using var r = await command.ExecuteReaderAsync(ct);
        await r.ReadAsync(ct);
        return new(r.GetInt32(0), r.GetInt32(1), r.GetInt32(2), r.GetInt32(3), r.GetInt32(4), r.GetInt32(5),
            r.GetInt32(6), r.GetInt32(7), r.GetInt32(8));
    }

    private static Migration Read(DbDataReader reader)
    {
        return new(reader.GetGuid(0), reader.GetString(1), reader.GetInt32(2), reader.GetInt32(3), reader.GetString(4),
            reader.GetString(5), MigrationJson.Parse<MigrationStatus>(reader.GetString(6)), reader.GetString(7),
            Locked.Time(reader, 8))
        {
            StartedBy = Text(9),
            StartedAt = Time(10),
            Reason = Text(11),
            UndoUntil = Time(12),
            UndoneBy = Text(13),
            UndoneAt = Time(14),
            UndoReason = Text(15),
            EndedAt = Time(16),
            Counts = new(0, 0, 0, 0, 0, 0, 0, 0, 0),
        };

        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
        DateTimeOffset? Time(int column) => reader.IsDBNull(column) ? null : Locked.Time(reader, column);
    }
}
