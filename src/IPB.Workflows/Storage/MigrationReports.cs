using System.Security.Cryptography;
using System.Text;
using IPB.Workflows.Cases;
using IPB.Workflows.Migrations;
using IPB.Workflows.Routines;
using Npgsql;

namespace IPB.Workflows.Storage;

/// <summary>Writes the report of a migration: what it would do to every running case, as of one moment.</summary>
internal sealed class MigrationReports(Database database)
{
    /// <param name="plan">Read against the catalog's versions.</param>
    /// <returns>Id of the report; that of the first one when the command was sent before.</returns>
    /// <exception cref="KeyReused"/>
    public async Task<Guid> WriteAsync(
        MigrationPlan plan, World world, RoutineCatalog routines, Sender sender, CancellationToken ct)
    {
        try
        {
            return await TryAsync(plan, world, routines, sender, ct);
        }
        // The same command at the same time: by now the first one's report stands.
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.SerializationFailure)
        {
            return await TryAsync(plan, world, routines, sender, ct);
        }
    }

    private async Task<Guid> TryAsync(
        MigrationPlan plan, World world, RoutineCatalog routines, Sender sender, CancellationToken ct)
    {
        await using var connection = await database.Source.OpenConnectionAsync(ct);
        // Read as one picture: no case is listed twice, or missed because it changed meanwhile.
        await using var transaction =
            await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        var text = PlanWriter.Write(plan);
        var (id, asOf) = (Guid.NewGuid(), await NowAsync(connection, ct));
        await RunAsync(connection, b => b.Add(MigrationSql.Insert).Uuid(id).Text(plan.Routine).Int(plan.From)
            .Int(plan.To).Text(text).Text("").Text(sender.Person).Time(asOf), ct);
        var request = SHA256.HashData(Encoding.UTF8.GetBytes("dry-run " + text));
        if (await MigrationCommands.TakeAsync(connection, sender, request, id, ct) is { } first) return first;
        var rules = MigrationRules.Of(world, routines, plan, asOf);
        var hash = await WriteCasesAsync(connection, rules, new(id, sender.Person, asOf), text, ct);
        await RunAsync(connection, b => b.Add(MigrationSql.SetHash).Uuid(id).Text(hash), ct);
        await transaction.CommitAsync(ct);
        return id;
    }

    private static async Task<string> WriteCasesAsync(
        NpgsqlConnection connection, MigrationRules rules, MigrationRun run, string plan, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(plan));
        for (long after = 0; ;)
        {
            var page = await PageAsync(connection, rules.Plan, after, ct);
            if (page.Count == 0) return Convert.ToHexStringLower(hash.GetHashAndReset());
            after = page[^1].Serial;
            var rows = page.ConvertAll(p => (p.Serial, p.Case, MigrationStep.Plan(rules, p.Case, run).Row));
            await RunAsync(connection, b => Insert(b, run.Id, rows, hash), ct);
        }
    }

    private static void Insert(NpgsqlBatch batch, Guid id, List<(long Serial, Case Case, MigrationRow Row)> rows,
        IncrementalHash hash)
    {
        var shown = rows.ConvertAll(r => MigrationJson.Write(r.Row));
        for (var i = 0; i < rows.Count; i++)
            hash.AppendData(Encoding.UTF8.GetBytes($"\n{rows[i].Case.Number} {rows[i].Case.Version} {shown[i]}"));
        batch.Add(MigrationSql.InsertCases).Uuid(id).Bigints(rows.Select(r => r.Serial))
            .Uuids(rows.Select(r => r.Case.Id)).Texts(rows.Select(r => r.Case.Number))
            .Bigints(rows.Select(r => r.Case.Version)).Texts(rows.Select(r => MigrationJson.Name(r.Row.Kind)))
            .Texts(rows.Select(r => r.Row.State)).Texts(shown);
    }

    private static async Task<List<(long Serial, Case Case)>> PageAsync(
        NpgsqlConnection connection, MigrationPlan plan, long after, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(MigrationSql.CasesOnVersion).Text(plan.Routine).Int(plan.From).Bigint(after);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var page = new List<(long, Case)>();
        while (await reader.ReadAsync(ct)) page.Add((reader.GetInt64(5), Locked.Read(reader, 0).Case));
        return page;
    }

    private static async Task<DateTimeOffset> NowAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select engine_now()", connection);
        return new((DateTime)(await command.ExecuteScalarAsync(ct))!, TimeSpan.Zero);
    }

    private static async Task RunAsync(NpgsqlConnection connection, Action<NpgsqlBatch> add, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        add(batch);
        await batch.ExecuteNonQueryAsync(ct);
    }
}
