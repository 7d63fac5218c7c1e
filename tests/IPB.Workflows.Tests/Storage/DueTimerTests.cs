using IPB.Workflows.Tests.Cases;

namespace IPB.Workflows.Tests.Storage;

public sealed class DueTimerTests(TestServer server) : IAsyncLifetime
{
    // Each test moves its own clock.
    private readonly TestDatabase db = new(server);

    public ValueTask InitializeAsync() => db.InitializeAsync();

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task Timers_fire_once_however_many_nodes_look_for_them()
    {
        for (var i = 0; i < 60; i++) await db.SubmitAsync();
        var nodes = new[] { db.Engine, await db.EngineAsync([.. db.Engine.Routines.Current]) };
        // The first reminder of each is due on Thursday morning.
        await db.Database.FreezeClockAsync(Play.Monday.AddDays(3));

        await Task.WhenAll(nodes.Select(async node =>
        {
            while (await db.OneAsync<long>(
                "select count(*) from timers where status = 'armed' and next_at <= engine_now()") > 0)
                await node.FireDueTimersAsync(7);
        }));

        Assert.Equal(60L, await db.OneAsync<long>("select count(*) from timers where status = 'fired'"));
        Assert.Equal(60L, await db.OneAsync<long>("select count(*) from messages where kind = 'reminder'"));
        Assert.Equal(180L, await db.OneAsync<long>("select count(*) from timers where status = 'armed'"));
    }

    [Fact]
    public async Task A_timer_whose_rule_fails_waits_and_holds_up_no_other()
    {
        var poison = Town.Routine("{ by: board, quorum: 1 }") with { Id = "poison" };
        var both = await db.EngineAsync(db.Engine.Routines.Find("test")!, poison);
        var bad = await both.SubmitAsync(StepTests.Empty("poison"), new("sam", "poison"));
        var good = await db.SubmitAsync();
        await db.Database.FreezeClockAsync(Play.Monday.AddDays(10));

        // This node does not know the routine of the poisoned case.
        await db.Engine.FireDueTimersAsync();

        Assert.Equal(1, await db.OneAsync<int>($"""
            select max(attempts) from timers t join cases c on c.id = t.case_id where c.number = '{bad.Number}'
            """));
        Assert.True((await db.Engine.Cases.FindAsync(good.Number))!.Version > 1);
        Assert.True(await db.OneAsync<bool>("select bool_and(next_at > engine_now()) from timers where attempts > 0"));
        await db.Database.FreezeClockAsync(Play.Monday.AddDays(11));
        await both.FireDueTimersAsync();
        Assert.True((await both.Cases.FindAsync(bad.Number))!.Version > 1);
    }

    [Fact]
    public async Task The_next_due_time_is_known_by_the_clock_of_the_database()
    {
        await db.SubmitAsync();

        var wait = await db.Engine.UntilNextTimerAsync();

        Assert.NotNull(wait);
        await db.Database.AdvanceClockAsync(TimeSpan.FromHours(1));
        Assert.Equal(wait.Value - TimeSpan.FromHours(1), (await db.Engine.UntilNextTimerAsync())!.Value);
    }

    [Fact]
    public async Task A_failing_timer_is_given_up_in_the_end_and_shows_why()
    {
        var poison = Town.Routine("{ by: board, quorum: 1 }") with { Id = "worse" };
        var both = await db.EngineAsync(poison);
        await both.SubmitAsync(StepTests.Empty("worse"), new("sam", "worse"));
        await db.Database.FreezeClockAsync(Play.Monday.AddDays(20));
        for (var i = 0; i < 25; i++)
        {
            await db.Engine.FireDueTimersAsync();
            await db.Database.AdvanceClockAsync(TimeSpan.FromHours(2));
        }

        Assert.Contains("worse", await db.OneAsync<string>("select max(last_error) from timers where status = 'dead'"),
            StringComparison.Ordinal);
    }
}
