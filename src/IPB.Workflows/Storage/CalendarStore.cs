using System.Collections.Immutable;
using IPB.Workflows.Cases;
using Npgsql;

namespace IPB.Workflows.Storage;

/// <summary>The calendars that a city has had, and how far the newest one is carried through.</summary>
internal sealed class CalendarStore(Database database)
{
    /// <summary>Any fixed number: nodes that start together take a calendar one after another.</summary>
    private const long TakeLock = 0x43414C;

    /// <summary>Keeps a calendar unless the newest one counts the same way. The first one concerns no case.</summary>
    /// <param name="same">Whether the text of the newest one counts as this one does.</param>
    /// <returns>Whether it is a new one.</returns>
    public async Task<bool> KeepAsync(string source, Func<string, bool> same, CancellationToken ct)
    {
        await using var connection = await database.Source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var alone = new NpgsqlCommand($"select pg_advisory_xact_lock({TakeLock})", connection, transaction);
        await alone.ExecuteNonQueryAsync(ct);
        await using var newest = new NpgsqlCommand(
            "select source from calendars order by serial desc limit 1", connection, transaction);
        var known = await newest.ExecuteScalarAsync(ct) as string;
        if (known is not null && same(known)) return false;
        await using var keep = new NpgsqlCommand("""
            insert into calendars (source, taken_at, finished_at)
            values ($1, engine_now(), case when $2 then engine_now() end)
            """, connection, transaction);
        keep.Parameters.Add(new() { Value = source });
        keep.Parameters.Add(new() { Value = known is null });
        await keep.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return known is not null;
    }

    /// <returns>The text of the newest one; null: none was ever taken.</returns>
    public async Task<string?> NewestAsync(CancellationToken ct)
    {
        await using var command = database.Source.CreateCommand(
            "select source from calendars order by serial desc limit 1");
        return await command.ExecuteScalarAsync(ct) as string;
    }

    /// <summary>
    /// Works on the oldest change that is not carried through, a batch of cases; no other node works on it meanwhile,
    /// and what a node that ends had not finished is done again by the next.
    /// </summary>
    /// <param name="carry">Gives how many cases moved and how many could not be counted.</param>
    /// <returns>How many cases were looked at; 0: there is nothing to do, or another node does it.</returns>
    public async Task<int> WorkAsync(
        int most, Func<PendingCalendar, Task<(int Moved, int Failed)>> carry, CancellationToken ct)
    {
        await using var connection = await database.Source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await ClaimAsync(connection, ct) is not { } pending) return 0;
        pending = pending with { Cases = await TimedAsync(pending.Reached, most, ct) };
        var (moved, failed) = pending.Cases.IsEmpty ? (0, 0) : await carry(pending);
        await using var keep = new NpgsqlCommand("""
            update calendars set reached = $2, moved = moved + $3, failed = failed + $4,
              finished_at = case when $5 then engine_now() end where serial = $1
            """, connection, transaction);
        keep.Parameters.Add(new() { Value = pending.Serial });
        keep.Parameters.Add(new() { Value = pending.Cases.IsEmpty ? pending.Reached : SerialOf(pending.Cases[^1]) });
        keep.Parameters.Add(new() { Value = moved });
        keep.Parameters.Add(new() { Value = failed });
        keep.Parameters.Add(new() { Value = pending.Cases.IsEmpty });
        await keep.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return pending.Cases.Length;
    }

    /// <summary>Cases that have something on the clock, in the order of their numbers.</summary>
    public async Task<ImmutableArray<Case>> TimedAsync(long after, int most, CancellationToken ct)
    {
        await using var command = database.Source.CreateCommand("""
            select snapshot, description from cases c where serial > $1 and (due_at is not null
              or exists (select from timers t where t.case_id = c.id and t.status = 'armed'))
            order by serial limit $2
            """);
        command.Parameters.Add(new() { Value = after });
        command.Parameters.Add(new() { Value = most });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var cases = ImmutableArray.CreateBuilder<Case>();
        while (await reader.ReadAsync(ct)) cases.Add(CaseJson.ReadCase(reader.GetString(0), reader.GetString(1)));
        return cases.ToImmutable();
    }

    /// <summary>The changes, newest first.</summary>
    public async Task<ImmutableArray<CalendarChange>> ListAsync(CancellationToken ct)
    {
        await using var command = database.Source.CreateCommand("""
            select serial, taken_at, finished_at, moved, failed from calendars order by serial desc limit 50
            """);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var all = ImmutableArray.CreateBuilder<CalendarChange>();
        while (await reader.ReadAsync(ct))
            all.Add(new(reader.GetInt64(0), Locked.Time(reader, 1), reader.IsDBNull(2) ? null : Locked.Time(reader, 2),
                reader.GetInt32(3), reader.GetInt32(4)));
        return all.ToImmutable();
    }

    internal static long SerialOf(Case c) => CaseNumber.SerialOf(c.Number);

    private static async Task<PendingCalendar?> ClaimAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("""
            select c.serial, c.source, c.reached,
              (select p.source from calendars p where p.serial < c.serial order by p.serial desc limit 1)
            from calendars c where c.serial = (select min(serial) from calendars where finished_at is null)
            for update of c skip locked
            """, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? new(reader.GetInt64(0), reader.GetString(3), reader.GetString(1), reader.GetInt64(2), []) : null;
    }
}

/// <param name="Reached">Serial of the last case that was looked at.</param>
/// <param name="Cases">The next ones.</param>
internal sealed record PendingCalendar(
    long Serial, string Before, string After, long Reached, ImmutableArray<Case> Cases);

/// <summary>A calendar that was taken into use.</summary>
/// <param name="FinishedAt">Null: it is still carried through.</param>
/// <param name="Moved">Cases of which something ends at another time.</param>
/// <param name="Failed">Cases that could not be counted anew; they keep their times.</param>
public sealed record CalendarChange(
    long Serial, DateTimeOffset TakenAt, DateTimeOffset? FinishedAt, int Moved, int Failed);
