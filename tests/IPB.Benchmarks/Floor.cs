using System.Globalization;
using IPB.Workflows.Notifications;
using Npgsql;

namespace IPB.Benchmarks;

/// <summary>
/// The floor: what PostgreSQL needs to commit the same rows, written by plain prepared statements, one round trip and
/// one commit a step, with nothing read and nothing decided.
/// </summary>
internal static class Floor
{
    private static long serials = 5_000_000_000;

    public static async Task PlayAsync(NpgsqlConnection connection, IReadOnlyList<FloorStep> steps, Action stepDone)
    {
        var (id, serial) = (Guid.CreateVersion7(), Interlocked.Increment(ref serials));
        foreach (var step in steps)
        {
            await using var batch = new NpgsqlBatch(connection);
            batch.BatchCommands.Add(new("begin"));
            Add(batch, step, id, serial);
            batch.BatchCommands.Add(new("commit"));
            await batch.PrepareAsync();
            await batch.ExecuteNonQueryAsync();
            stepDone();
        }
    }

    public static void Add(NpgsqlBatch batch, FloorStep step, Guid id, long serial)
    {
        var c = step.Case;
        if (step.IsNew) Open(batch, step, id, serial);
        else
            Add(batch, """
                update cases set version = $2, lead_department = $3, state = $4, due_at = $5, closed_at = $6,
                  waits_on = $7, snapshot = $8, head = $9 where id = $1 and version = $2 - 1
                """, id, c.Version, c.LeadDepartment, c.State, Time(c.DueAt), Time(c.ClosedAt), c.WaitsOn.ToArray(),
                step.Snapshot, new byte[32]);
        Add(batch, "insert into journal (case_id, seq, at, actor, on_behalf_of, facts, hash) "
            + "values ($1, $2, $3, $4, null, $5, $6)",
            id, c.Version, c.UpdatedAt.UtcDateTime, step.Actor, step.Facts, new byte[32]);
        if (step.Answer is { } answer)
            Add(batch,
                "insert into commands (person, key, request, case_id, answer, at) values ($1, $2, $3, $4, $5, $6)",
                step.Actor, $"{serial}-{c.Version}", new byte[32], id, answer, c.UpdatedAt.UtcDateTime);
        foreach (var key in step.Ended)
            Add(batch, "update timers set status = 'cancelled', ended_at = $3 "
                + "where case_id = $1 and key = $2 and status = 'armed'", id, key, c.UpdatedAt.UtcDateTime);
        foreach (var timer in step.Armed)
            Add(batch, "insert into timers (case_id, key, due_at, next_at) values ($1, $2, $3, $3)",
                id, timer.Key, timer.DueAt.UtcDateTime);
        foreach (var message in step.Messages)
            Add(batch, "insert into messages (id, case_id, recipient, kind, content, created_at, next_at) "
                + "values ($1, $2, $3, $4, $5, $6, $6)", Guid.CreateVersion7(), id, message.To, message.Kind.Name(),
                Workflows.Storage.CaseJson.Write(message.Content), c.UpdatedAt.UtcDateTime);
    }

    private static void Open(NpgsqlBatch batch, FloorStep step, Guid id, long serial)
    {
        var c = step.Case;
        Add(batch, """
            insert into cases (id, number, serial, routine, routine_version, version, title, description, submitter,
              submitting_department, lead_department, state, opened_at, due_at, closed_at, waits_on, snapshot, head, state_since)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $13)
            """, id, "F " + serial.ToString(CultureInfo.InvariantCulture), serial, c.Routine,
                c.RoutineVersion, c.Version,
            c.Title, c.Description, c.Submitter, c.SubmittingDepartment, c.LeadDepartment, c.State,
            c.OpenedAt.UtcDateTime, Time(c.DueAt), Time(c.ClosedAt), c.WaitsOn.ToArray(), step.Snapshot, new byte[32]);
        Add(batch, "insert into case_search (serial, title, description, fields, comments) values ($1, $2, $3, '', '')",
            serial, c.Title, c.Description);
    }

    private static void Add(NpgsqlBatch batch, string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(value is DBNull
                ? new() { Value = value, DataTypeName = "timestamptz" } : new() { Value = value });
        batch.BatchCommands.Add(command);
    }

    private static object Time(DateTimeOffset? time) => time is { } at ? at.UtcDateTime : DBNull.Value;
}
