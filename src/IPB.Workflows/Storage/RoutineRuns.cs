namespace IPB.Workflows.Storage;

/// <summary>Occurrences of recurring routines, each carried out once.</summary>
public sealed class RoutineRuns(Database database)
{
    /// <summary>
    /// Remembers when recurring routines were first seen; those that are known stay as they are, unless the clock of a
    /// demo was set back behind it.
    /// </summary>
    public void See(IEnumerable<string> routines)
    {
        using var command = database.Source.CreateCommand("""
            insert into recurring_since (routine, since) select id, engine_now() from unnest($1::text[]) as n (id)
            on conflict (routine) do update set since = excluded.since where recurring_since.since > excluded.since
            """);
        command.Parameters.Add(new() { Value = routines.ToArray() });
        command.ExecuteNonQuery();
    }

    /// <summary>The newest occurrence that was carried out, or when the routine was first seen.</summary>
    public async Task<DateTimeOffset> AfterAsync(string routine, CancellationToken ct = default)
    {
        See([routine]);
        await using var command = database.Source.CreateCommand("""
            select coalesce((select max(occurrence) from routine_runs where routine = $1),
              (select since from recurring_since where routine = $1))
            """);
        command.Parameters.Add(new() { Value = routine });
        return new((DateTime)(await command.ExecuteScalarAsync(ct))!, TimeSpan.Zero);
    }

    /// <summary>
    /// Runs the work if the occurrence is not taken yet, and writes what it answers with it or not at all.
    /// </summary>
    /// <param name="work">
    /// The messages to send, and ids of gathered ones that they tell; runs inside the taking of the occurrence.
    /// </param>
    /// <returns>False: somebody has it already.</returns>
    public async Task<bool> OnceAsync(string routine, DateTimeOffset occurrence,
        Func<Task<Bulletin>> work, CancellationToken ct = default)
    {
        await using var connection = await database.Source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var take = new Npgsql.NpgsqlCommand("""
            insert into routine_runs (routine, occurrence, ran_at) values ($1, $2, engine_now()) on conflict do nothing
            """, connection, transaction);
        take.Parameters.Add(new() { Value = routine });
        take.Parameters.Add(new() { Value = occurrence.UtcDateTime });
        if (await take.ExecuteNonQueryAsync(ct) == 0) return false;
        var bulletin = await work();
        await using var batch = new Npgsql.NpgsqlBatch(connection, transaction);
        MessageQueue.Insert(batch, bulletin.Messages);
        if (bulletin.Told.Count > 0)
            batch.Add("update messages set sent_at = engine_now() where id = any($1::uuid[])").Uuids(bulletin.Told);
        if (batch.BatchCommands.Count > 0) await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }
}

/// <summary>What an occurrence of a recurring routine sends.</summary>
/// <param name="Told">Ids of gathered messages that are told in it.</param>
public sealed record Bulletin(IReadOnlyList<Notifications.Message> Messages, IReadOnlyList<Guid> Told)
{
    public static Bulletin Nothing { get; } = new([], []);
}
