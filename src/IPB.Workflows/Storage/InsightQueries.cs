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
        var own = await OwnAsync(filter, sight, calendar, routines, ct);
        return Sum(filter, sight.SeesCity ? (await CityAsync(filter, calendar, routines, ct)).Plus(own)
            : own, routines);
    }

    /// <summary>Puts together what was counted.</summary>
    public static InsightFigures Sum(InsightFilter filter, InsightRows rows, RoutineCatalog routines) =>
        InsightSum.Of(filter, rows, InsightSum.PlacesOf(routines));

    /// <summary>Of the cases that the whole city sees: the same for everybody, and nearly all there are.</summary>
    public Task<InsightRows> CityAsync(
        InsightFilter filter, WorkingCalendar calendar, RoutineCatalog routines, CancellationToken ct = default) =>
        CountAsync(filter, null, calendar, routines, ct);

    /// <summary>Of all other cases that somebody sees: together with the city's, all that they see.</summary>
    public Task<InsightRows> OwnAsync(InsightFilter filter, Sight sight, WorkingCalendar calendar,
        RoutineCatalog routines, CancellationToken ct = default) =>
        CountAsync(filter, sight, calendar, routines, ct);

    /// <param name="others">Of whoever sees other cases than the whole city does; null: those of the city.</param>
    private async Task<InsightRows> CountAsync(InsightFilter filter, Sight? others, WorkingCalendar calendar,
        RoutineCatalog routines, CancellationToken ct)
    {
        if (!days.Calendar.Equals(calendar)) days = new(calendar);
        await using var connection = await database.Source.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("select engine_now()");
        WithDays(batch, InsightSql.Leads, filter);
        WithDays(batch, InsightSql.Stays, filter);
        var phases = WithDays(batch, InsightSql.Phases, filter);
        var placed = InsightSum.PlacesOf(routines).Where(p => p.Phase is not null).ToList();
        phases.Texts(placed.Select(p => p.Routine)).Texts(placed.Select(p => p.State))
            .Texts(placed.Select(p => p.Phase));
        Within(batch.Add(InsightSql.Marks), filter);
        Within(batch.Add(InsightSql.Opened), filter);
        Within(batch.Add(InsightSql.Closed), filter);
        Of(batch.Add(others is null ? InsightSql.OpenInCity : InsightSql.Open), filter);
        foreach (var command in batch.BatchCommands.Cast<NpgsqlBatchCommand>()) See(command, others);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        return await ReadAsync(reader, ct);
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
    private static void See(NpgsqlBatchCommand command, Sight? others)
    {
        if (!command.CommandText.Contains(InsightSql.Seen, StringComparison.Ordinal)) return;
        command.CommandText = command.CommandText.Replace(InsightSql.Seen, others is null
            ? SightSql.InCity("s.case_id") : SightSql.BesidesCity(others, "s.case_id", command.Parameter),
            StringComparison.Ordinal);
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
    /// <summary>Where the condition of what is seen comes, on <c>s.case_id</c>.</summary>
    public const string Seen = "/* seen */";

    private const string Filter =
        $"($1::text is null or s.routine = $1) and ($2::text is null or s.department = $2) and {Seen}";

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
        select routine, department, count(*)::int, (count(*) filter (where due_at < engine_now()))::int
        from (select id as case_id, routine, lead_department as department, due_at from cases where closed_at is null) s
        where {Filter}
        group by 1, 2
        """;

    // All of them come from an index, and those few that not everybody sees are taken off again.
    public const string OpenInCity = """
        select routine, department, sum(n)::int, sum(late)::int from (
          select routine, lead_department as department, count(*) as n,
            count(*) filter (where due_at < engine_now()) as late
          from cases where closed_at is null group by 1, 2
          union all
          select routine, lead_department, -count(*), -(count(*) filter (where due_at < engine_now()))
          from cases where closed_at is null and not sight @> '{*}' group by 1, 2
        ) n
        where ($1::text is null or routine = $1) and ($2::text is null or department = $2)
        group by 1, 2
        """;
}
