using System.Data.Common;
using System.Globalization;
using IPB.Workflows.Access;
using IPB.Workflows.Cases;
using IPB.Workflows.Insights;
using Npgsql;

namespace IPB.Workflows.Storage;

/// <summary>The obstacle register: what stopped cases or sent them back, across all of them.</summary>
public sealed class ObstacleQueries(Database database)
{
    // Cases of the routine "obstacle" say their kind in a field.
    private static string With(Sight sight, Func<object, string> parameter) => $"""
        with marks as (
        select m.case_id, m.seq, m.place, m.kind as via, m.obstacle, m.at, m.department, m.to_department, m.routine,
          m.state, m.detail, m.kind = 'hold' and m.ended_at is null as open
        from case_marks m
        where m.kind in ('hold', 'return', 'bounce') and {SightSql.OfCase(sight, "m.case_id", parameter)}
        ), reported as (
        select c.id as case_id, 0::bigint as seq, 0 as place, '{Obstacle.OfCase}' as via, c.snapshot::jsonb -> 'fields' ->> 'kind' as obstacle,
          c.opened_at as at, c.lead_department as department, null::text as to_department, c.routine, c.state,
          c.title as detail, c.closed_at is null as open
        from cases c where c.routine = '{Obstacle.RoutineId}' and {SightSql.Always(sight, parameter, "c")}
        )

        """;

    /// <param name="sight">Only what is seen is listed and counted.</param>
    public async Task<ObstaclePage> ReadAsync(ObstacleFilter filter, Sight sight, CancellationToken ct = default)
    {
        var limit = Math.Clamp(filter.Limit, 1, 200);
        var rows = new List<Obstacle>();
        await using (var command = Command(filter with { Limit = limit + 1 }, sight, """
            select o.*, c.number, c.title
            from ((select * from marks where {0} order by at desc, case_id, seq desc, place desc limit {1})
              union all (select * from reported where {0} order by at desc, case_id limit {1})) o
            join cases c on c.id = o.case_id order by at desc, case_id, seq desc, place desc limit {1}
            """, paged: true))
        await using (var reader = await command.ExecuteReaderAsync(ct))
            while (await reader.ReadAsync(ct)) rows.Add(Read(reader));
        var more = rows.Count > limit;
        if (more) rows.RemoveAt(limit);
        var counts = await CountAsync(filter, sight, ct);
        return new(rows, more ? AddressOf(rows[^1]) : null, [.. counts[false]], [.. counts[true]]);
    }

    /// <returns>By kind, and, under true, by department.</returns>
    private async Task<ILookup<bool, ObstacleCount>> CountAsync(
        ObstacleFilter filter, Sight sight, CancellationToken ct)
    {
        await using var command = Command(filter, sight, """
            select grouping(obstacle) = 1, coalesce(obstacle, department), count(*)::int,
              (count(*) filter (where open))::int
            from (select * from marks union all select * from reported) o where {0} group by grouping sets ((obstacle), (department)) order by 3 desc, 2
            """, paged: false);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var counts = new List<(bool, ObstacleCount)>();
        while (await reader.ReadAsync(ct))
            counts.Add((reader.GetBoolean(0),
                new(reader.IsDBNull(1) ? null : reader.GetString(1), reader.GetInt32(2), reader.GetInt32(3))));
        return counts.ToLookup(c => c.Item1, c => c.Item2);
    }

    private NpgsqlCommand Command(ObstacleFilter filter, Sight sight, string sql, bool paged)
    {
        var command = database.Source.CreateCommand();
        var where = new List<string> { "true" };
        if (filter.Kind is { } kind) where.Add(kind == "none" ? "obstacle is null" : "obstacle = " + Parameter(kind));
        if (filter.Via is { } via) where.Add("via = " + Parameter(via));
        if (filter.Department is { } department) where.Add("department = " + Parameter(department));
        if (filter.Routine is { } routine) where.Add("routine = " + Parameter(routine));
        if (filter.Open is { } open) where.Add(open ? "open" : "not open");
        if (filter.From is { } from)
            where.Add($"at >= ({Parameter(from)}::timestamp at time zone 'Europe/Stockholm')");
        if (filter.Until is { } until)
            where.Add($"at < ({Parameter(until.AddDays(1))}::timestamp at time zone 'Europe/Stockholm')");
        if (paged && After(filter.After) is var (at, id, seq, place))
            where.Add($"at < {Parameter(at)} or at = {Parameter(at)} and (case_id > {Parameter(id)} "
                + $"or case_id = {Parameter(id)} and (seq, place) < ({Parameter(seq)}, {Parameter(place)}))");
        command.CommandText = With(sight, Parameter) + string.Format(CultureInfo.InvariantCulture, sql,
            string.Join(" and ", where.Select(w => $"({w})")), filter.Limit);
        return command;

        string Parameter(object value) => command.Parameter(value);
    }

    private static string AddressOf(Obstacle last) => string.Create(CultureInfo.InvariantCulture,
        $"{last.At.UtcTicks}.{last.Case:n}.{last.Seq}.{last.Place}");

    /// <returns>Null when it is none: then the first page is meant.</returns>
    private static (DateTime At, Guid Case, long Seq, int Place)? After(string? address)
    {
        var parts = address?.Split('.') ?? [];
        return parts.Length == 4 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && at <= DateTime.MaxValue.Ticks && Guid.TryParseExact(parts[1], "n", out var id)
            && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var seq)
            && int.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? (new DateTime(at, DateTimeKind.Utc), id, seq, place) : null;
    }

    private static Obstacle Read(DbDataReader r) => new(r.GetGuid(0), r.GetInt64(1), r.GetInt32(2), r.GetString(3),
        ObstacleNames.Parse(r.IsDBNull(4) ? null : r.GetString(4)), Locked.Time(r, 5), r.GetString(6),
        r.IsDBNull(7) ? null : r.GetString(7), r.GetString(12), r.GetString(13), r.GetString(8), r.GetString(9),
        r.IsDBNull(10) ? null : r.GetString(10), r.GetBoolean(11));
}
