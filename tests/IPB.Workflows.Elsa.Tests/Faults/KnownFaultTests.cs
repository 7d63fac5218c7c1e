using Elsa.Extensions;
using Elsa.Features.Services;
using Elsa.Scheduling;
using IPB.Host.Tests;
using IPB.Workflows.Cases;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace IPB.Workflows.Elsa.Tests.Faults;

/// <summary>
/// Faults that Elsa is known to have in other ways of running it, tried in the way that the module runs it.
/// </summary>
[Collection(nameof(OpenCity))]
public sealed class KnownFaultTests(OpenCity open)
{
    [Fact]
    public async Task Four_approvals_that_come_at_the_same_time_all_count()
    {
        await using var elsa = await StartAsync();
        var workflows = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => elsa.RunAsync(nameof(FourApprovals))));
        foreach (var workflow in workflows)
        {
            var waiting = await elsa.BookmarksAsync(workflow);
            Assert.Equal(4, waiting.Count);
            await Task.WhenAll(waiting.Select(elsa.ResumeAsync));
        }

        foreach (var workflow in workflows) Assert.Equal("Finished", await elsa.StatusAsync(workflow));
    }

    [Fact]
    public async Task A_wait_of_thirty_days_is_kept_and_does_not_hinder_the_next_start()
    {
        string workflow;
        await using (var elsa = await StartAsync())
        {
            workflow = await elsa.RunAsync(nameof(Later), Wait(TimeSpan.FromDays(30)));
            Assert.Equal("Suspended", await elsa.StatusAsync(workflow));
        }

        await using var again = await StartAsync();
        Assert.Equal("Suspended", await again.StatusAsync(workflow));
        Assert.Single(await again.BookmarksAsync(workflow));
    }

    [Fact]
    public async Task Timers_get_no_second_job_however_often_the_host_starts()
    {
        var before = 0L;
        await using (var elsa = await StartAsync())
        {
            before = elsa.Jobs();
            for (var i = 0; i < 5; i++) await elsa.RunAsync(nameof(Later), Wait(TimeSpan.FromHours(1)));
            Assert.Equal(before + 5, elsa.Jobs());
        }

        await using var again = await StartAsync();
        // What each start does with every timer that it finds, done twice more.
        await using var scope = again.Services.CreateAsyncScope();
        var scheduler = scope.ServiceProvider.GetRequiredService<IBookmarkScheduler>();
        await scheduler.ScheduleAsync(await again.BookmarksAsync());
        await scheduler.ScheduleAsync(await again.BookmarksAsync());
        Assert.Equal(before + 5, again.Jobs());
        var timer = (await again.BookmarksAsync()).First(b => b.Name == SchedulingStimulusNames.Delay);
        await scope.ServiceProvider.GetRequiredService<IWorkflowScheduler>().UnscheduleAsync(timer.Id);
        Assert.Equal(before + 4, again.Jobs());
    }

    [Fact]
    public async Task Timers_that_are_due_while_the_database_is_away_fire_when_it_is_back()
    {
        await using var elsa = await StartAsync();
        var due = DateTimeOffset.UtcNow.AddSeconds(8);
        var workflows = new List<string>();
        for (var i = 0; i < 3; i++) workflows.Add(
            await elsa.RunAsync(nameof(Later), Wait(due - DateTimeOffset.UtcNow)));
        await AllowAsync(false);
        await RunningCity.UntilAsync(() => Task.FromResult(DateTimeOffset.UtcNow > due.AddSeconds(2)), "they are due");
        await AllowAsync(true);
        foreach (var workflow in workflows) await FinishesAsync(elsa, workflow);
        Assert.True((await elsa.FindAsync(workflows[0])).FinishedAt >= due, "not before its time");
    }

    [Fact]
    public async Task A_step_of_a_case_that_is_committed_while_Elsa_is_down_is_not_missed()
    {
        var number = (await open.City.Engine.SubmitAsync(new("statement", "Prov", "Prov.", "FSF",
            System.Collections.Immutable.ImmutableSortedDictionary<string, object>.Empty),
            new("elin.dahlgren", Guid.NewGuid().ToString()))).Number;
        string workflow;
        await using (var elsa = await StartAsync())
        {
            workflow = await elsa.RunAsync(nameof(UntilAnything), new Dictionary<string, object> { ["case"] = number });
            Assert.Equal("Suspended", await elsa.StatusAsync(workflow));
        }

        await open.City.Engine.DoAsync(
            number, new Comment("Medan Elsa är nere."), new("anna.ek", Guid.NewGuid().ToString()));
        await using var again = await StartAsync();
        await RunningCity.UntilAsync(async () => await again.StatusAsync(workflow) == "Finished", "it hears of it");
    }

    // Hangfire's own scheduler takes half a minute to see that its connection is gone.
    private static async Task FinishesAsync(ElsaTrial elsa, string workflow)
    {
        var soon = DateTimeOffset.UtcNow.AddSeconds(25);
        await RunningCity.UntilAsync(async () => DateTimeOffset.UtcNow > soon
            || await elsa.StatusAsync(workflow) == "Finished", "it goes on, or half a minute passes");
        await RunningCity.UntilAsync(async () => await elsa.StatusAsync(workflow) == "Finished", "it goes on");
    }

    private Task<ElsaTrial> StartAsync() => ElsaTrial.StartAsync(open.City, Workflows);

    private static void Workflows(IModule elsa) => elsa.UseWorkflowRuntime(runtime => runtime
        .AddWorkflow<FourApprovals>().AddWorkflow<Later>().AddWorkflow<UntilAnything>());

    private static Dictionary<string, object> Wait(TimeSpan time) => new()
    {
        ["wait"] = time.ToString("c", System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <summary>Lets nobody connect to the city's database, and ends who is.</summary>
    private async Task AllowAsync(bool allowed)
    {
        var settings = new NpgsqlConnectionStringBuilder(open.Connection);
        var name = settings.Database;
        settings.Database = "postgres";
        settings.Pooling = false;
        await using var source = NpgsqlDataSource.Create(settings.ConnectionString);
        await using var command = source.CreateCommand($"alter database {name} with allow_connections {allowed}");
        await command.ExecuteNonQueryAsync();
        if (allowed) return;
        await using var end = source.CreateCommand(
            $"select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '{name}'");
        await end.ExecuteNonQueryAsync();
    }
}
