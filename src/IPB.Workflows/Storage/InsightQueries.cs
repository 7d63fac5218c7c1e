using System.Data.Common;
using IPB.Workflows.Access;
using IPB.Workflows.Calendars;
using IPB.Workflows.Insights;
using IPB.Workflows.Routines;
using Npgsql;

namespace IPB.Workflows.Storage;

/// <summary>Counts what cases did, in one round trip, from rows that were written with the steps.</summary>
public sealed class InsightQueries(Database database)
{
    private WorkingDays days = new(WorkingCalendar.Standard);

    /// <param name="sight">Only what is seen is counted.</param>
    /// <param name="calendar">Counts the working days.</param>
    /// <param name="routines">Say which states are gates and which phase they belong to.</param>
    public async Task<InsightFigures> ReadAsync(InsightFilter filter, Sight sight, WorkingCalendar calendar,
        RoutineCatalog routines, CancellationToken ct = default)
    {
        if (!days.Calendar.Equals(calendar)) days = new(calendar);
        var places = InsightSum.PlacesOf(routines);
        await using var connection = await database.Source.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("select engine_now()");
        WithDays(batch, InsightSql.Leads, filter);
        WithDays(batch, InsightSql.Stays, filter);
        var phases = WithDays(batch, InsightSql.Phases, filter);
        var placed = places.Where(p => p.Phase is not null).ToList();
        phases.Texts(placed.Select(p => p.Routine)).Texts(placed.Select(p => p.State))
            .Texts(placed.Select(p => p.Phase));
        Within(batch.Add(InsightSql.Marks), filter);
        Within(batch.Add(InsightSql.Opened), filter);
        Within(batch.Add(InsightSql.Closed), filter);
        Of(batch.Add(InsightSql.Open), filter);
        foreach (var command in batch.BatchCommands.Cast<NpgsqlBatchCommand>()) See(command, sight);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        return InsightSum.Of(filter, await ReadAsync(reader, ct), places);
    }

    private static async Task<InsightRows> ReadAsync(DbDataReader r, CancellationToken ct)
    {
        await r.ReadAsync(ct);
        var rows = new InsightRows { AsOf = Locked.Time(r, 0) };
        await Next(() => rows.Leads.Add(
            new(r.GetString(0), r.GetString(1), r.GetString(2), r.GetInt32(3), r.GetInt32(4))));
        await Next(() => rows.Stays.Add(new(r.GetString(0), r.GetString(1), r.GetString(2), Text(3),
            r.IsDBNull(4) ? null : r.GetBoolean(4), r.GetInt32(5), r.GetInt32(6))));
        await Next(() => rows.Phases.Add(new(r.GetString(0), r.GetString(1), r.GetInt32(2), r.GetInt32(3))));
        await Next(() => rows.Marks.Add(new(r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), Text(4),
            Text(5), Text(6), r.GetInt32(7))));
        await Next(() => rows.Months.Add(new(r.GetFieldValue<DateOnly>(0), r.GetInt32(1), r.GetInt32(2), 0)));
        await Next(() => rows.Months.Add(new(r.GetFieldValue<DateOnly>(0), 0, 0, r.GetInt32(1))));
        await Next(() => rows.Open.Add(new(r.GetString(0), r.GetString(1), r.GetInt32(2), r.GetInt32(3))));
        return rows;

        string? Text(int column) => r.IsDBNull(column) ? null : r.GetString(column);

        async Task Next(Action add)
        {
            await r.NextResultAsync(ct);
            while (await r.ReadAsync(ct)) add();
        }
    }

    private NpgsqlBatchCommand WithDays(NpgsqlBatch batch, string sql, InsightFilter filter) =>
        Within(batch.Add(sql), filter).Ints(days.Counted).Day(WorkingDays.Origin);

    // After all other parameters, as they are counted.
    private static void See(NpgsqlBatchCommand command, Sight sight)
    {
        var seen = SightSql.Where(sight, command.Parameter, "c");
        command.CommandText = command.CommandText
            .Replace(InsightSql.SeenStay, seen is null ? "true"
                : $"s.case_id in (select c.id from cases c where {seen})", StringComparison.Ordinal)
            .Replace(InsightSql.SeenCase, seen ?? "true", StringComparison.Ordinal);
    }

    private static NpgsqlBatchCommand Within(NpgsqlBatchCommand command, InsightFilter filter) =>
        Of(command, filter).Day(filter.From).Day(filter.Until);

    private static NpgsqlBatchCommand Of(NpgsqlBatchCommand command, InsightFilter filter) =>
        command.TextOrNull(filter.Routine).TextOrNull(filter.Department);
}

/// <summary>How many working days there were before each day, so that a difference of two is a time in working days.
/// </summary>
internal sealed class WorkingDays
{
    private const int Years = 60;
    public static readonly DateOnly Origin = new(1999, 12, 31);

    public WorkingDays(WorkingCalendar calendar)
    {
        Calendar = calendar;
        Counted = new int[Years * 366];
        for (var i = 1; i < Counted.Length; i++)
            Counted[i] = Counted[i - 1] + (calendar.IsWorkingDay(Origin.AddDays(i)) ? 1 : 0);
    }

    public WorkingCalendar Calendar { get; }

    /// <summary>Up to and with each day, from the origin.</summary>
    public int[] Counted { get; }
}

internal static class InsightSql
{
    /// <summary>Where the condition of what is seen comes.</summary>
    public const string SeenStay = "/* seen stay */";
    public const string SeenCase = "/* seen case */";

    private const string Filter =
        $"($1::text is null or s.routine = $1) and ($2::text is null or s.department = $2) and {SeenStay}";

    /// <summary>A case that was reopened counts when it is closed anew.</summary>
    public const string Leads = $"""
        select routine, department, ending, $5[entered_day - $6 + 1] - $5[opened_day - $6 + 1] as days, count(*)::int
        from case_stays s
        where ending is not null and left_at is null and entered_day between $3 and $4 and {Filter}
        group by 1, 2, 3, 4
        """;

    public const string Stays = $"""
        select routine, state, department, outcome, left_at > due_at as late,
          $5[left_day - $6 + 1] - $5[entered_day - $6 + 1] as days, count(*)::int
        from case_stays s
        where left_at is not null and left_day between $3 and $4 and {Filter}
        group by 1, 2, 3, 4, 5, 6
        """;

    public const string Phases = $"""
        select routine, phase, days, count(*)::int
        from (
          select t.routine, p.phase, t.case_id,
            sum($5[t.left_day - $6 + 1] - $5[t.entered_day - $6 + 1])::int as days
          from case_stays s
          join case_stays t on t.case_id = s.case_id and t.left_at is not null
          join unnest($7::text[], $8::text[], $9::text[]) as p (routine, state, phase)
            on p.routine = t.routine and p.state = t.state
          where s.ending is not null and s.left_at is null and s.entered_day between $3 and $4 and {Filter}
          group by 1, 2, 3
        ) n group by 1, 2, 3
        """;

    public const string Marks = $"""
        select kind, routine, state, department, to_department,
          case when kind in ('answered', 'reopened') then detail end, choice, count(*)::int
        from case_marks s
        where at >= ($3::timestamp at time zone 'Europe/Stockholm')
          and at < (($4 + 1)::timestamp at time zone 'Europe/Stockholm') and {Filter}
        group by 1, 2, 3, 4, 5, 6, 7
        """;

    public const string Opened = $"""
        select date_trunc('month', entered_day)::date, count(*)::int,
          (count(*) filter (where case_id in (select case_id from case_marks where kind = 'bounce')))::int
        from case_stays s where seq = 1 and entered_day between $3 and $4 and {Filter} group by 1
        """;

    public const string Closed = $"""
        select date_trunc('month', entered_day)::date, count(*)::int
        from case_stays s where ending is not null and entered_day between $3 and $4 and {Filter} group by 1
        """;

    public const string Open = $"""
        select routine, lead_department, count(*)::int, (count(*) filter (where due_at < engine_now()))::int
        from cases c
        where closed_at is null and ($1::text is null or routine = $1) and ($2::text is null or lead_department = $2)
          and {SeenCase}
        group by 1, 2
        """;
}
