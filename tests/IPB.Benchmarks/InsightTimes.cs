using System.Diagnostics;
using IPB.Workflows.Access;
using IPB.Workflows.Calendars;
using IPB.Workflows.Insights;
using IPB.Workflows.Storage;

namespace IPB.Benchmarks;

/// <summary>
/// How long the figures of many cases take to count: all at once, for one department, and for one person.
/// </summary>
internal static class InsightTimes
{
    /// <summary>Six stays a case over three years; a case in ten is open, one in twenty was bounced.</summary>
    private const string Fill = """
        with n as (
          select i, gen_random_uuid() as id, now() - interval '1 day' * (1095 * i / $1) as opened,
            'D' || i % 16 as department, 1 + i % 40 as pace
          from generate_series(1, $1) as i
        ), c as (
          insert into cases (id, number, serial, routine, routine_version, version, title, description, submitter,
            submitting_department, lead_department, state, opened_at, due_at, closed_at, waits_on, snapshot, head, sight,
            state_since)
          select id, 'IPB ' || i, i, 'eight-steps', 1, 10, 'A case', '', 'p' || i % 1000, department, department, 's6', opened,
            opened + interval '40 days', case when i % 10 > 0 then opened + interval '1 day' * pace * 6 end, '{}',
            '{"padding":"' || repeat('x', 900) || '"}', '\x00', array['at:' || department],
            opened
          from n
        )
        insert into case_stays (case_id, seq, routine, state, department, opened_at, entered_at, due_at, left_at, outcome,
          ending)
        select id, 1 + s * 2, 'eight-steps', 's' || s, department, opened, opened + interval '1 day' * pace * s,
          opened + interval '1 day' * (pace * s + 7), case when s < 5 then opened + interval '1 day' * pace * (s + 1) end,
          case when s = 2 then 'approve' end, case when s = 5 and i % 10 > 0 then 'solved' end
        from n cross join generate_series(0, 5) as s
        """;

    private const string Marks = """
        insert into case_marks (case_id, seq, place, kind, at, actor, routine, state, department, to_department, obstacle,
          detail)
        select id, 2, 0, 'bounce', opened_at, 'somebody', routine, 's1', lead_department, 'D1', 'mandate', 'Not ours'
        from cases where serial % 20 = 0
        """;

    public static async Task RunAsync(int cases, int rounds)
    {
        await using var bench = await Bench.OpenAsync();
        await RunAsync(
            bench, "alter table case_stays disable trigger all; alter table cases disable trigger all", null);
        await RunAsync(bench, Fill, cases);
        await RunAsync(bench, Marks, null);
        await RunAsync(bench, "vacuum analyze", null);
        var (queries, today) = (new InsightQueries(bench.Database), Stockholm.DateOf(await bench.Database.NowAsync()));
        var year = new InsightFilter(today.AddYears(-1), today);
        var one =
            Sight.Of(bench.Engine.Organisation, bench.Engine.Organisation.People[^1], await bench.Database.NowAsync());
        Console.WriteLine($"| {cases:N0} cases, {cases * 6:N0} stays | ms, median of {rounds} |");
        Console.WriteLine("|---|---:|");
        await PrintAsync("a year, everything", year, Sight.Everything);
        await PrintAsync("three years, everything", new(today.AddYears(-3), today), Sight.Everything);
        await PrintAsync("a year, one department", year with { Department = "D3" }, Sight.Everything);
        await PrintAsync("a year, what one person sees", year, one);

        async Task PrintAsync(string what, InsightFilter filter, Sight sight)
        {
            var times = new List<double>();
            for (var i = 0; i < rounds + 2; i++)
            {
                var clock = Stopwatch.StartNew();
                await queries.ReadAsync(filter, sight, WorkingCalendar.Standard, bench.Engine.Routines);
                if (i > 1) times.Add(clock.Elapsed.TotalMilliseconds);
            }

            Console.WriteLine($"| {what} | {times.Order().ElementAt(times.Count / 2):0} |");
        }
    }

    private static async Task RunAsync(Bench bench, string sql, int? number)
    {
        await using var command = bench.Source.CreateCommand(sql);
        command.CommandTimeout = 300;
        if (number is { } n) command.Parameters.Add(new() { Value = n });
        await command.ExecuteNonQueryAsync();
    }
}
