using System.Collections.Immutable;
using System.Data.Common;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Retention;
using Npgsql;

namespace IPB.Workflows.Storage;

/// <summary>Reads cases and what there is around them, for deciding whether they go.</summary>
internal static class DisposalSurroundings
{
    /// <param name="sql">With the columns of <see cref="DisposalSql.ReadCases"/>.</param>
    public static async Task<List<DisposalCandidate>> ReadAsync(
        NpgsqlConnection connection, string sql, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var read = new List<(Locked Locked, long Serial, long Version)>();
        await using (var batch = new NpgsqlBatch(connection))
        {
            batch.Add(sql).Uuids(ids);
            await using var reader = await batch.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
                read.Add((Locked.Read(reader, 0), reader.GetInt64(5), reader.GetInt64(6)));
        }

        if (read.Count == 0) return [];
        var (exempted, waiting, open) = await AroundAsync(connection, read.ConvertAll(r => r.Locked), ct);
        return read.ConvertAll(r => new DisposalCandidate(r.Locked.Case, r.Locked.Head, r.Serial, r.Version,
            new(exempted.Contains(r.Locked.Case.Id), waiting.Contains(r.Locked.Case.Id), open)));
    }

    private static async Task<(HashSet<Guid> Exempted, HashSet<Guid> Waiting, ImmutableHashSet<string> Open)> AroundAsync(
        NpgsqlConnection connection, List<Locked> cases, CancellationToken ct)
    {
        var ids = cases.ConvertAll(c => c.Case.Id);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(DisposalSql.ExemptedOf).Uuids(ids).Day(Stockholm.DateOf(cases[0].Now));
        batch.Add(DisposalSql.MessagesWaitingOf).Uuids(ids);
        batch.Add(DisposalSql.OpenOf).Texts(cases.SelectMany(c => DisposalStep.Related(c.Case)).Distinct());
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var exempted = await AllAsync(reader, r => r.GetGuid(0), ct);
        await reader.NextResultAsync(ct);
        var waiting = await AllAsync(reader, r => r.GetGuid(0), ct);
        await reader.NextResultAsync(ct);
        return (exempted, waiting, [.. await AllAsync(reader, r => r.GetString(0), ct)]);
    }

    private static async Task<HashSet<T>> AllAsync<T>(
        DbDataReader reader, Func<DbDataReader, T> read, CancellationToken ct)
    {
        var all = new HashSet<T>();
        while (await reader.ReadAsync(ct)) all.Add(read(reader));
        return all;
    }
}

/// <param name="Version">As the case's row says.</param>
internal sealed record DisposalCandidate(Case Case, byte[] Head, long Serial, long Version, Surroundings Around);
