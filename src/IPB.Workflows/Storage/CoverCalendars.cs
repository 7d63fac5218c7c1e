using System.Collections.Immutable;
using IPB.Workflows.Calendars;
using IPB.Workflows.People;
using Npgsql;

namespace IPB.Workflows.Storage;

/// <summary>What calendars say of absences. Of an event nothing but its days is kept.</summary>
internal sealed class CoverCalendars(Database database, CoverStore cover)
{
    /// <summary>
    /// Brings the absences of a calendar in line with what it says now; without a change nothing grows.
    /// </summary>
    /// <returns>Whether something changed.</returns>
    public async Task<bool> TakeAsync(
        string feed, ImmutableArray<(string Person, DateOnly From, DateOnly To)> said, CancellationToken ct)
    {
        await using var connection = await database.Source.OpenConnectionAsync(ct);
        var wanted = said.Distinct().ToList();
        var same = Of(await CoverSql.StandingAsync(connection, ct), feed)
            .Select(a => (a.Person, a.From, a.To)).ToHashSet().SetEquals(wanted);
        if (!same) await cover.ChangeAsync((all, now) => Changes(all, feed, wanted, now), ct);
        await WriteAsync(connection, feed, wanted.Count, null, ct);
        return !same;
    }

    /// <summary>What it said last stays.</summary>
    public async Task FailedAsync(string feed, string error, CancellationToken ct)
    {
        await using var connection = await database.Source.OpenConnectionAsync(ct);
        await WriteAsync(connection, feed, 0, error, ct);
    }

    /// <summary>Every calendar that was ever read, by id.</summary>
    public async Task<ImmutableArray<CalendarStatus>> AllAsync(CancellationToken ct)
    {
        await using var command = database.Source.CreateCommand(
            "select id, tried_at, read_at, absences, error from absence_calendars order by id");
        await using var reader = await command.ExecuteReaderAsync(ct);
        var all = ImmutableArray.CreateBuilder<CalendarStatus>();
        while (await reader.ReadAsync(ct))
            all.Add(new(reader.GetString(0), Locked.Time(reader, 1),
                reader.IsDBNull(2) ? null : Locked.Time(reader, 2), reader.GetInt32(3),
                reader.IsDBNull(4) ? null : reader.GetString(4)));
        return all.ToImmutable();
    }

    private static IEnumerable<KeptAbsence> Of(Cover cover, string feed) =>
        cover.Absences.Where(a => a.Source == feed);

    private static IEnumerable<CoverChange> Changes(CoverHistory all, string feed,
        List<(string Person, DateOnly From, DateOnly To)> wanted, DateTimeOffset now)
    {
        var held = Of(all.Standing(0, Stockholm.DateOf(now)), feed).ToList();
        foreach (var gone in held.Where(a => !wanted.Contains((a.Person, a.From, a.To))))
            yield return new("absence-ended", gone with { EndedBy = Party.System, EndedAt = now }, null);
        foreach (var (person, from, to) in wanted.Where(w => !held.Any(a => (a.Person, a.From, a.To) == w)))
            yield return new("absence-reported", new KeptAbsence(Guid.CreateVersion7(now), person, from, to)
            {
                Source = feed,
                MadeBy = Party.System,
                MadeAt = now,
            }, null);
    }

    private static async Task WriteAsync(
        NpgsqlConnection connection, string feed, int count, string? error, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("""
            insert into absence_calendars (id, tried_at, read_at, absences, error)
            values ($1, engine_now(), case when $3::text is null then engine_now() end, $2, $3)
            on conflict (id) do update set tried_at = excluded.tried_at, error = excluded.error,
              read_at = coalesce(excluded.read_at, absence_calendars.read_at),
              absences = case when excluded.error is null then excluded.absences else absence_calendars.absences end
            """).Text(feed).Int(count).TextOrNull(error);
        await batch.ExecuteNonQueryAsync(ct);
    }
}
