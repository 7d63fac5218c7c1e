using System.Security.Cryptography;
using System.Text;
using IPB.Workflows.Cases;
using IPB.Workflows.Migrations;
using Npgsql;

namespace IPB.Workflows.Storage;

/// <summary>What people say about a migration whose report stands: start, stop, go on, undo; each once.</summary>
internal sealed class MigrationCommands(Database database, MigrationNotices notices)
{
    /// <summary>How long after it was made a report is still what is carried out.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(24);

    public Task StartAsync(Guid id, StartMigration start, Sender sender, CancellationToken ct) =>
        RunAsync(id, sender, $"start {start.Hash} {start.UndoDays} {start.Reason}", (batch, now) =>
        {
            Require(now.Status is MigrationStatus.DryRun or MigrationStatus.Stopped, "migration-not-startable",
                new("Flytten är redan startad eller avslutad.", "The migration was started already, or has ended."));
            Require(now.Hash == start.Hash, "migration-hash", new("Provkörningen är en annan än den du såg.",
                "The dry run is another than the one you saw."));
            Require(now.Now - now.MadeAt <= Fresh, "migration-stale", new(
                "Provkörningen är äldre än ett dygn. Gör en ny.",
                "The dry run is more than a day old. Make a new one."));
            batch.Add(MigrationSql.Start).Uuid(id).Text(sender.Person).Text(start.Reason).Int(start.UndoDays);
        }, ct);

    public Task UndoAsync(Guid id, string reason, Sender sender, CancellationToken ct) =>
        RunAsync(id, sender, $"undo {reason}", (batch, now) =>
        {
            Require(now.Status is MigrationStatus.Done or MigrationStatus.Stopped or MigrationStatus.UndoStopped,
                "migration-not-undoable", new("Flytten kan inte ångras nu.", "The migration cannot be undone now."));
            Require(now.Now <= now.UndoUntil, "migration-undo-too-late", new(
                "Tiden då flytten kunde ångras är slut. Ärenden kan flyttas tillbaka med en ny plan.",
                "The time in which it could be undone is over. A new plan can move cases back."));
            batch.Add(MigrationSql.Undo).Uuid(id).Text(sender.Person).Text(reason);
        }, ct);

    /// <summary>Cases that are on their way get there; the others stay where they are.</summary>
    public Task StopAsync(Guid id, Sender sender, CancellationToken ct) =>
        RunAsync(id, sender, "stop", (batch, now) =>
        {
            Require(now.Status is MigrationStatus.Running or MigrationStatus.Undoing, "migration-not-running",
                new("Flytten pågår inte.", "The migration is not running."));
            batch.Add(MigrationSql.End).Uuid(id)
                .Text(now.Status == MigrationStatus.Running ? "stopped" : "undo-stopped");
        }, ct, ends: true);

    /// <returns>The migration that the command made or changed when it was sent before; null: it is new.</returns>
    /// <exception cref="KeyReused"/>
    public static async Task<Guid?> TakeAsync(
        NpgsqlConnection connection, Sender sender, byte[] request, Guid id, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(MigrationSql.TakeCommand).Text(sender.Person).Text(sender.Key).Byte(request).Uuid(id);
        if (await batch.ExecuteNonQueryAsync(ct) == 1) return null;
        await using var find = new NpgsqlBatch(connection);
        find.Add(MigrationSql.FindCommand).Text(sender.Person).Text(sender.Key);
        await using var reader = await find.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return reader.GetFieldValue<byte[]>(0).AsSpan().SequenceEqual(request)
            ? reader.GetGuid(1) : throw new KeyReused();
    }

    private async Task RunAsync(Guid id, Sender sender, string request, Action<NpgsqlBatch, State> change,
        CancellationToken ct, bool ends = false)
    {
        try
        {
            await using var connection = await database.Source.OpenConnectionAsync(ct);
            await using var transaction = await connection.BeginTransactionAsync(ct);
            var now = await LockAsync(connection, id, ct) ?? throw MigrationRefused.NotFound();
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{id} {request}"));
            if (await TakeAsync(connection, sender, hash, id, ct) is not null) return;
            await using var batch = new NpgsqlBatch(connection);
            change(batch, now);
            await batch.ExecuteNonQueryAsync(ct);
            if (ends) await notices.WriteAsync(connection, id, ct);
            await transaction.CommitAsync(ct);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new MigrationRefused(RefusalKind.Conflict, "migration-other-at-work", new Text(
                "En annan flytt av rutinens ärenden pågår. Vänta på den, eller stoppa den.",
                "Another migration of this routine's cases is at work. Wait for it, or stop it."));
        }
    }

    private static async Task<State?> LockAsync(NpgsqlConnection connection, Guid id, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(MigrationSql.Lock).Uuid(id);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct)) return null;
        return new(MigrationJson.Parse<MigrationStatus>(reader.GetString(0)), reader.GetString(1),
            Locked.Time(reader, 2), reader.IsDBNull(3) ? null : Locked.Time(reader, 3), Locked.Time(reader, 4));
    }

    private static void Require(bool holds, string code, Text reason)
    {
        if (!holds) throw new MigrationRefused(RefusalKind.Conflict, code, reason);
    }

    private sealed record State(
        MigrationStatus Status, string Hash, DateTimeOffset MadeAt, DateTimeOffset? UndoUntil, DateTimeOffset Now);
}
