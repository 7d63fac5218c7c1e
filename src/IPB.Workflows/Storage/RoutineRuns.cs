namespace IPB.Workflows.Storage;

/// <summary>Occurrences of recurring routines, each carried out once.</summary>
public sealed class RoutineRuns(Database database)
{
    /// <summary>
    /// Runs the work if the occurrence is not taken yet, and writes what it answers with it or not at all.
    /// </summary>
    /// <param name="work">The messages to send; runs inside the taking of the occurrence.</param>
    /// <returns>False: somebody has it already.</returns>
    public async Task<bool> OnceAsync(string routine, DateTimeOffset occurrence,
        Func<Task<IReadOnlyList<Notifications.Message>>> work, CancellationToken ct = default)
    {
        await using var connection = await database.Source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var take = new Npgsql.NpgsqlCommand("""
            insert into routine_runs (routine, occurrence, ran_at) values ($1, $2, engine_now()) on conflict do nothing
            """, connection, transaction);
        take.Parameters.Add(new() { Value = routine });
        take.Parameters.Add(new() { Value = occurrence.UtcDateTime });
        if (await take.ExecuteNonQueryAsync(ct) == 0) return false;
        var messages = await work();
        await using var batch = new Npgsql.NpgsqlBatch(connection, transaction);
        MessageQueue.Insert(batch, messages);
        if (batch.BatchCommands.Count > 0) await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }
}
