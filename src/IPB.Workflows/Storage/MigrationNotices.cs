using System.Collections.Immutable;
using IPB.Workflows.Notifications;
using IPB.Workflows.Routines;
using Npgsql;

namespace IPB.Workflows.Storage;

/// <summary>Tells everyone who has cases now that they did not have before: one message for all of them.</summary>
internal sealed class MigrationNotices(RoutineCatalog routines)
{
    private const int MostRows = 50;

    /// <summary>Writes the messages of what was moved since the last ones, in the caller's transaction.</summary>
    public async Task WriteAsync(NpgsqlConnection connection, Guid id, CancellationToken ct)
    {
        var (routine, rows) = await ReadAsync(connection, id, ct);
        if (rows.Count == 0) return;
        var name = routines.FindNewest(routine)?.Name ?? new(routine, routine);
        await using var batch = new NpgsqlBatch(connection);
        MessageQueue.Insert(batch, [.. rows.GroupBy(r => r.Person).Select(g => new Message(
            Guid.NewGuid(), g.Key, MessageKind.Migrated, new("", "", name, new("", "")) { Rows = Rows([.. g]) }))]);
        batch.Add(MigrationSql.ForgetTold).Uuid(id);
        await batch.ExecuteNonQueryAsync(ct);
    }

    private static ImmutableArray<Text> Rows(ImmutableArray<(string Person, string Case)> cases)
    {
        var shown = cases.Take(MostRows).Select(c => new Text(c.Case, c.Case));
        var more = cases.Length - MostRows;
        return more <= 0 ? [.. shown]
            : [.. shown, new($"och {more} till i din inkorg", $"and {more} more in your inbox")];
    }

    private static async Task<(string Routine, List<(string Person, string Case)> Rows)> ReadAsync(
        NpgsqlConnection connection, Guid id, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("select routine from migrations where id = $1").Uuid(id);
        batch.Add(MigrationSql.Told).Uuid(id);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        var routine = reader.GetString(0);
        await reader.NextResultAsync(ct);
        var rows = new List<(string, string)>();
        while (await reader.ReadAsync(ct))
            rows.Add((reader.GetString(0), $"{reader.GetString(1)} {reader.GetString(2)}"));
        return (routine, rows);
    }
}
