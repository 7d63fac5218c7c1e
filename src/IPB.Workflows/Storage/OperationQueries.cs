using System.Collections.Immutable;
using System.Data.Common;
using IPB.Workflows.Access;
using IPB.Workflows.Insights;
using IPB.Workflows.Notifications;

namespace IPB.Workflows.Storage;

/// <summary>How the system does, and what is done by hand to keep it going. Every such act is kept for ever.</summary>
public sealed class OperationQueries(Database database)
{
    private const string Troubled = "last_error is not null and status in ('waiting', 'dead')";

    private const string Late = "status = 'armed' and next_at < engine_now() - interval '1 minute'";

    /// <summary>That there are more helps nobody.</summary>
    private const int MostLate = 10_000;

    // What differs between two mails that failed alike: addresses, numbers of mails and of cases.
    private const string Cause =
        @"regexp_replace(regexp_replace(split_part(last_error, E'\n', 1), '\S+@\S+', '…', 'g'), '\m\d{4,}\M', '…', 'g')";

    /// <param name="sight">Only cases that are seen are counted; the system's own affairs all.</param>
    public async Task<OperationCounts> CountAsync(Sight sight, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand();
        var seen = SightSql.Always(sight, command.Parameter);
        // All cases are counted from an index; the few that not everybody sees are looked at.
        string Cases(string which) => sight.SeesCity
            ? $"(select count(*)::int from cases where closed_at is null{which}) - (select count(*)::int from cases "
                + $"where closed_at is null{which} and not {SightSql.ByAll} and not ({seen}))"
            : $"(select count(*)::int from cases where closed_at is null{which} and {seen})";
        command.CommandText = $"""
            select {Cases("")}, {Cases(" and due_at < engine_now()")},
              (select count(*)::int from case_marks where kind = 'incident' and ended_at is null),
              (select count(*)::int from (select from timers where {Late} limit {MostLate}) t),
              (select count(*)::int from timers where status = 'dead'),
              (select count(*)::int from messages where status = 'waiting' and last_error is null
                and next_at < engine_now() - interval '2 minutes'),
              (select count(*)::int from messages where {Troubled} and status = 'waiting'),
              (select count(*)::int from messages where {Troubled} and status = 'dead'),
              pg_database_size(current_database()), current_setting('server_version'), engine_now()
            """;
        await using var r = await command.ExecuteReaderAsync(ct);
        await r.ReadAsync(ct);
        return new(r.GetInt32(0), r.GetInt32(1), r.GetInt32(2), r.GetInt32(3), r.GetInt32(4), r.GetInt32(5),
            r.GetInt32(6), r.GetInt32(7), r.GetInt64(8), r.GetString(9), Locked.Time(r, 10));
    }

    /// <summary>Messages that failed, put together by what stood in the way, the most frequent first.</summary>
    public Task<ImmutableArray<FailureGroup>> FailuresAsync(CancellationToken ct = default) => ListAsync(Sight.Everything, _ => $"""
        select md5({Cause}), {Cause}, count(*)::int, (count(*) filter (where status = 'dead'))::int, min(created_at),
          max(created_at)
        from messages where {Troubled} group by 1, 2 order by 3 desc, 1 limit 50
        """, r => new FailureGroup(r.GetString(0), r.GetString(1), r.GetInt32(2), r.GetInt32(3), Locked.Time(r, 4),
            Locked.Time(r, 5)), ct);

    /// <summary>The newest of the messages that failed.</summary>
    public Task<ImmutableArray<FailedMessage>> FailedAsync(
        int most, Sight sight, CancellationToken ct = default) => ListAsync(sight, seen => $"""
        select m.id, m.recipient, m.kind, m.status, m.attempts, m.last_error, m.created_at, m.next_at, c.number
        from messages m left join cases c on c.id = m.case_id
        where m.last_error is not null and m.status in ('waiting', 'dead') and (c.id is null or {seen}) order by m.created_at desc limit {most}
        """, r => new FailedMessage(r.GetGuid(0), r.GetString(1), MessageKindNames.Parse(r.GetString(2)),
            r.GetString(3) == "dead", r.GetInt32(4), r.GetString(5), Locked.Time(r, 6), Locked.Time(r, 7), Text(r, 8)),
            ct);

    /// <summary>Lets failed messages go out again now, as if they had never been tried.</summary>
    /// <param name="group">Only of this group; null: of all.</param>
    /// <param name="id">Only this one; null: all of the group.</param>
    /// <returns>How many.</returns>
    public async Task<int> RetryMessagesAsync(string? group, Guid? id, string actor, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand($"""
            with retried as (
              update messages set status = 'waiting', attempts = 0, next_at = engine_now(), lease_until = null
              where {Troubled} and ($1::text is null or md5({Cause}) = $1) and ($2::uuid is null or id = $2)
              returning 1
            ), noted as (
              insert into operation_events (at, actor, action, subject, result)
              select engine_now(), $3, 'messages-retried', coalesce($2::text, $1, 'all'), count(*)::text from retried
            )
            select count(*)::int from retried
            """);
        command.Parameters.Add(new() { Value = (object?)group ?? DBNull.Value, DataTypeName = "text" });
        command.Parameters.Add(new() { Value = (object?)id ?? DBNull.Value, DataTypeName = "uuid" });
        command.Parameters.Add(new() { Value = actor });
        return (int)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Timers that were given up, or that should have fired a minute ago, the earliest first.</summary>
    public Task<ImmutableArray<LateTimer>> LateTimersAsync(
        int most, Sight sight, CancellationToken ct = default) => ListAsync(sight, seen => $"""
        select c.number, c.title, t.key, t.due_at, t.attempts, t.last_error, t.status = 'dead'
        from (
          (select * from timers where {Late} order by next_at limit {most})
          union all (select * from timers where status = 'dead' order by next_at limit {most})) t
        join cases c on c.id = t.case_id
        where {seen} order by t.next_at limit {most}
        """, r => new LateTimer(r.GetString(0), r.GetString(1), r.GetString(2), Locked.Time(r, 3), r.GetInt32(4),
            Text(r, 5), r.GetBoolean(6)), ct);

    /// <summary>Arms again the timers that were given up; they fire now.</summary>
    /// <returns>How many.</returns>
    public async Task<int> RetryTimersAsync(string actor, CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand("""
            with retried as (
              update timers t set status = 'armed', attempts = 0, next_at = greatest(due_at, engine_now())
              where status = 'dead' and not exists (
                select from timers a where a.case_id = t.case_id and a.key = t.key and a.status = 'armed')
              returning 1
            ), noted as (
              insert into operation_events (at, actor, action, result)
              select engine_now(), $1, 'timers-retried', count(*)::text from retried
            )
            select count(*)::int from retried
            """);
        command.Parameters.Add(new() { Value = actor });
        return (int)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>
    /// Numbers of the cases with a child case that could not be opened or an automation that failed, the oldest
    /// incident first.
    /// </summary>
    public Task<ImmutableArray<string>> IncidentsAsync(int most, CancellationToken ct = default) => ListAsync(Sight.Everything, _ => $"""
        select c.number from case_marks m join cases c on c.id = m.case_id
        where m.kind = '{CaseMark.Incident}' and m.ended_at is null
        group by c.number order by min(m.at) limit {most}
        """, r => r.GetString(0), ct);

    /// <summary>What was done by hand, newest first.</summary>
    public Task<ImmutableArray<OperationEvent>> EventsAsync(int most, CancellationToken ct = default) => ListAsync(Sight.Everything, _ => $"""
        select at, actor, action, subject, result from operation_events order by id desc limit {most}
        """, r => new OperationEvent(Locked.Time(r, 0), r.GetString(1), r.GetString(2), Text(r, 3), r.GetString(4)), ct);

    /// <param name="action">One of those that the table allows.</param>
    public async Task NoteAsync(string actor, string action, string? subject, string result,
        CancellationToken ct = default)
    {
        await using var command = database.Source.CreateCommand("""
            insert into operation_events (at, actor, action, subject, result) values (engine_now(), $1, $2, $3, $4)
            """);
        command.Parameters.Add(new() { Value = actor });
        command.Parameters.Add(new() { Value = action });
        command.Parameters.Add(new() { Value = (object?)subject ?? DBNull.Value, DataTypeName = "text" });
        command.Parameters.Add(new() { Value = result });
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <param name="sql">Made of the condition of what is seen, over the table <c>c</c>.</param>
    private async Task<ImmutableArray<T>> ListAsync<T>(
        Sight sight, Func<string, string> sql, Func<DbDataReader, T> read, CancellationToken ct)
    {
        await using var command = database.Source.CreateCommand();
        command.CommandText = sql(SightSql.Always(sight, command.Parameter, "c"));
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = ImmutableArray.CreateBuilder<T>();
        while (await reader.ReadAsync(ct)) rows.Add(read(reader));
        return rows.ToImmutable();
    }

    private static string? Text(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetString(column);
}

/// <param name="Incidents">Child cases that could not be opened.</param>
/// <param name="LateTimers">Due for more than a minute; 10,000: so many or more.</param>
/// <param name="DeadTimers">Given up after twenty attempts.</param>
/// <param name="Unsent">Messages that should have gone out two minutes ago and were not tried.</param>
/// <param name="Failing">Tried in vain; they are tried again.</param>
/// <param name="GivenUp">Tried in vain for the last time.</param>
/// <param name="Size">Of the database, in bytes.</param>
public sealed record OperationCounts(
    int Open, int Overdue, int Incidents, int LateTimers, int DeadTimers, int Unsent, int Failing,
    int GivenUp, long Size,
    string Server, DateTimeOffset Now);

/// <param name="Id">Of the group, from its cause.</param>
/// <param name="Cause">What stood in the way, without what differs between the messages.</param>
/// <param name="GivenUp">How many are not tried again by themselves.</param>
public sealed record FailureGroup(
    string Id, string Cause, int Count, int GivenUp, DateTimeOffset Oldest, DateTimeOffset Newest);

/// <param name="NextAt">When it is tried again, unless it was given up.</param>
/// <param name="Number">Of the case that it is about.</param>
public sealed record FailedMessage(
    Guid Id, string To, MessageKind Kind, bool GivenUp, int Attempts, string Error, DateTimeOffset CreatedAt,
    DateTimeOffset NextAt, string? Number);

/// <param name="Key">Of the timer in its case.</param>
public sealed record LateTimer(
    string Number, string Title, string Key, DateTimeOffset DueAt, int Attempts, string? Error, bool GivenUp);

/// <param name="Actor">Person id.</param>
/// <param name="Subject">What it was done to; null: everything.</param>
public sealed record OperationEvent(
    DateTimeOffset At, string Actor, string Action, string? Subject, string Result);
