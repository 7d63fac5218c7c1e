using System.Collections.Immutable;
using IPB.Workflows.Access;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Insights;
using IPB.Workflows.Routines;
using IPB.Workflows.Storage;
using IPB.Workflows.Tests.Storage;

namespace IPB.Workflows.Tests.Insights;

/// <summary>Lives of cases whose figures are known, in a database of their own.</summary>
public sealed class InsightCity(TestServer server) : IAsyncLifetime
{
    private static readonly ImmutableSortedDictionary<string, object> None =
        ImmutableSortedDictionary<string, object>.Empty;

    private int keys;

    public TestDatabase Db { get; } = new(server);
    public InsightFigures Figures { get; private set; } = null!;
    public string Returned { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await Db.InitializeAsync();
        // Monday: one is returned for money, rests, comes back and is approved; the other is approved late.
        Returned = await AtGateAsync();
        await AdvanceAsync(1);
        await DoAsync(Returned, "mary",
            Vote(Returned, Outcome.Return, "Which account?") with { Obstacle = ObstacleKind.Budget });
        await DoAsync(Returned, "olga", new Hold("The law is being changed.") { Obstacle = ObstacleKind.Law });
        await AdvanceAsync(5);
        await DoAsync(Returned, "olga", new Resume(null));
        await DoAsync(Returned, "olga", new Fire("propose", None, null));
        var late = await AtGateAsync();
        await AdvanceAsync(2);
        await DoAsync(Returned, "mary", Vote(Returned, Outcome.Approve, null));
        await AdvanceAsync(7);
        await DoAsync(late, "mary", Vote(late, Outcome.Approve, null));
        // Nobody has asked yet: it answers nothing.
        await DoAsync(late, "sam", new Fire("yes", None, null));
        await AdvanceAsync(70);
        await DoAsync(late, "sam", new Fire("yes", None, null));
        await DoAsync(Returned, "sam", new Fire("not", None, "It came back."));
        await Db.SubmitAsync(title: "Still there");
        Figures = await ReadAsync(new(new(2026, 2, 1), new(2026, 6, 30)));
    }

    internal async Task<InsightFigures> ReadAsync(InsightFilter filter, Sight? sight = null) =>
        await new InsightQueries(Db.Database).ReadAsync(
            filter, sight ?? Sight.Everything, WorkingCalendar.Standard, Db.Engine.Routines);

    public ValueTask DisposeAsync() => Db.DisposeAsync();

    private async Task<string> AtGateAsync()
    {
        var number = (await Db.SubmitAsync()).Number;
        await DoAsync(number, "olga", new Fire("note", None.Add("budget", 500m), null));
        await DoAsync(number, "olga", new Fire("propose", None.Add("owner_name", "Olga"), null));
        return number;
    }

    private static Decide Vote(string number, Outcome outcome, string? reason) =>
        new(number, outcome, reason, ["owner"], []);

    private async Task DoAsync(string number, string person, Command command)
    {
        if (command is Decide decide)
            command = decide with { Gate = (await Db.Engine.Cases.FindAsync(number))!.Gate!.Id };
        await Db.Engine.DoAsync(number, command, new(person, $"insight-{keys++}"));
    }

    private async Task AdvanceAsync(int workingDays)
    {
        var now = await Db.Database.NowAsync();
        var then = now;
        while (WorkingCalendar.Standard.WorkingDaysBetween(now, then) < workingDays) then = then.AddDays(1);
        await Db.Database.FreezeClockAsync(then);
        while (await Db.Engine.FireDueTimersAsync() > 0) { }
    }
}

public sealed class InsightTests(InsightCity city) : IClassFixture<InsightCity>
{
    private InsightFigures Figures => city.Figures;

    [Fact]
    public void Lead_times_are_working_days_from_opening_to_closing_of_what_is_closed_still() =>
        Assert.Equal(new Distribution(1, 9, 9, 9), Figures.Lead);

    [Fact]
    public void A_gate_tells_how_long_it_took_what_it_returned_and_what_it_decided_in_time()
    {
        var gate = Assert.Single(Figures.Gates);

        Assert.Equal(new Distribution(3, 2, 9, 9), gate.Days);
        Assert.Equal((3, 1, 3, 2), (gate.Decided, gate.Returned, gate.Limited, gate.OnTime));
    }

    [Fact]
    public void What_is_open_and_what_came_back_are_counted()
    {
        Assert.Equal((3, 2), (Figures.Opened, Figures.Closed));
        Assert.Equal([new OpenCount("A", 2, 0)], Figures.Open);
        Assert.Equal([("not", true, 1), ("yes", false, 1)],
            Figures.Answers.Select(a => (a.Trigger, a.Reopened, a.Count)).Order());
        Assert.Equal(2, Figures.Asked);
    }

    [Fact]
    public async Task Another_period_or_routine_counts_nothing_of_it()
    {
        Assert.Equal(0, (await city.ReadAsync(new(new(2026, 4, 1), new(2026, 5, 1)))).Opened);
        Assert.Equal(0, (await city.ReadAsync(new(new(2026, 2, 1), new(2026, 6, 30)) { Routine = "other" })).Opened);
        Assert.Equal(3, (await city.ReadAsync(new(new(2026, 2, 1), new(2026, 6, 30)) { Department = "A" })).Opened);
    }

    [Fact]
    public async Task What_is_not_seen_is_neither_counted_nor_listed()
    {
        var all = new InsightFilter(new(2026, 2, 1), new(2026, 6, 30));
        var sam = city.Db.Engine.SightOf(
            city.Db.Engine.Organisation.FindPerson("sam")!, await city.Db.Database.NowAsync());
        var obstacles = new ObstacleQueries(city.Db.Database);

        var nothing = await city.ReadAsync(all, Sight.Nothing);

        Assert.Equal((0, 0, 0, 0), (nothing.Opened, nothing.Closed, nothing.Open.Length, nothing.Gates.Length));
        Assert.Equal(3, (await city.ReadAsync(all, sam)).Opened);
        Assert.Empty((await obstacles.ReadAsync(new(), Sight.Nothing)).Rows);
        Assert.Equal([ObstacleKind.Law, ObstacleKind.Budget],
            (await obstacles.ReadAsync(new(), sam)).Rows.Select(o => o.Kind!.Value));
    }

    [Fact]
    public async Task What_was_in_the_way_stands_in_the_journal_and_in_the_register()
    {
        var c = await city.Db.Engine.Cases.FindAsync(city.Returned);
        var facts = (await city.Db.Engine.Cases.JournalAsync(c!.Id)).SelectMany(e => e.Facts).ToList();

        Assert.Equal(ObstacleKind.Law, Assert.Single(facts.OfType<Held>()).Obstacle);
        Assert.Equal("budget,law", await city.Db.OneAsync<string>(
            "select string_agg(obstacle, ',' order by obstacle) from case_marks where kind in ('hold', 'return')"));
        Assert.Equal(0L, await city.Db.OneAsync<long>(
            "select count(*) from case_marks where kind = 'hold' and ended_at is null"));
        Assert.Empty(await city.Db.Engine.Cases.VerifyAsync(city.Returned));
    }

    [Fact]
    public async Task Written_anew_from_the_journals_it_is_what_was_written_with_the_steps()
    {
        const string all = """
            select (select string_agg(s::text, E'\n' order by case_id, seq) from case_stays s)
              || (select string_agg(m::text, E'\n' order by case_id, seq, place) from case_marks m)
            """;
        var written = await city.Db.OneAsync<string>(all);

        await city.Db.OneAsync<object>("select rebuild_case_history()");

        Assert.Equal(written, await city.Db.OneAsync<string>(all));
    }
}
