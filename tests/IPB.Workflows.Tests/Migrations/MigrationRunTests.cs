using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Migrations;
using IPB.Workflows.People;
using IPB.Workflows.Routines;
using IPB.Workflows.Tests.Cases;
using IPB.Workflows.Tests.Storage;

namespace IPB.Workflows.Tests.Migrations;

public sealed class MigrationRunTests(TestServer server) : IAsyncLifetime
{
    private static readonly Routine Old = Versions.Number(1);
    private static readonly Routine New = Versions.Number(2, ("owner: officer of", "owner: manager of"),
        ("due: 5 working days\n    remind: [2 working days before, on due, 2",
            "due: 7 working days\n    remind: [on due, 2"));

    // Each test moves its own clock.
    private readonly TestDatabase db = new(server);
    private WorkflowEngine engine = null!;

    public async ValueTask InitializeAsync()
    {
        await db.InitializeAsync();
        engine = await db.EngineAsync(Old, New);
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task What_the_dry_run_shows_is_what_is_done_to_every_case()
    {
        await OpenAsync(25);
        var dry = await DryRunAsync();
        Assert.Equal((25, 25, MigrationStatus.DryRun), (dry.Counts.Moves, dry.Counts.Waiting, dry.Status));
        var shown = await CasesAsync(dry.Id);

        await WorkAsync(await StartAsync(dry));

        var done = await engine.Migrations.RequireAsync(dry.Id);
        Assert.Equal((MigrationStatus.Done, 25), (done.Status, done.Counts.Moved));
        foreach (var row in shown)
        {
            var c = (await engine.Cases.FindAsync(row.Number))!;
            Assert.Equal((2, row.Row.EndsIn, row.Row.Due), (c.RoutineVersion, c.State, c.DueAt));
            Assert.Equal(row.Row.Armed, c.Timers);
            Assert.Equal(row.Row.WillHaveIt, c.WaitsOn);
            Assert.Empty(await engine.Cases.VerifyAsync(row.Number));
        }
    }

    [Fact]
    public async Task Nodes_that_work_at_once_move_each_case_once()
    {
        await OpenAsync(40);
        var dry = await StartAsync(await DryRunAsync());
        var nodes = new[] { engine, await db.EngineAsync(Old, New), await db.EngineAsync(Old, New) };

        await Task.WhenAll(nodes.Select(async node =>
        {
            while ((await node.Migrations.RequireAsync(dry.Id)).IsAtWork) await node.Migrations.WorkAsync(3);
        }));

        Assert.Equal(40, (await engine.Migrations.RequireAsync(dry.Id)).Counts.Moved);
        Assert.Equal(40L, await db.OneAsync<long>("select count(*) from journal where facts like '%\"migrated\"%'"));
    }

    [Fact]
    public async Task A_case_that_changed_since_the_dry_run_is_skipped_and_reported()
    {
        var numbers = await OpenAsync(3);
        var dry = await DryRunAsync();
        await engine.DoAsync(numbers[1], new Comment("Hello"), new("olga", "changed"));

        await WorkAsync(await StartAsync(dry));

        var skipped = Assert.Single(await CasesAsync(dry.Id), c => c.Status == MigrationCaseStatus.Skipped);
        Assert.Equal((numbers[1], "The case has changed since the dry run."), (skipped.Number, skipped.Note!.En));
        Assert.Equal(1, (await engine.Cases.FindAsync(numbers[1]))!.RoutineVersion);
    }

    [Fact]
    public async Task A_case_that_fails_says_why_and_stops_nobody()
    {
        var numbers = await OpenAsync(4);
        var dry = await DryRunAsync();
        await RunSqlAsync($"""
            create function refuse() returns trigger language plpgsql as
              $$ begin raise exception 'no room for %', new.number using errcode = '23514'; end $$;
            create trigger refuse before update on cases for each row when (new.number = '{numbers[2]}')
              execute function refuse();
            """);

        await WorkAsync(await StartAsync(dry));

        var done = await engine.Migrations.RequireAsync(dry.Id);
        Assert.Equal((3, 1, MigrationStatus.Done), (done.Counts.Moved, done.Counts.Failed, done.Status));
        Assert.Contains("no room", Assert.Single(await CasesAsync(dry.Id), c => c.Status == MigrationCaseStatus.Failed)
            .Note!.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_would_turn_out_otherwise_than_shown_is_not_done()
    {
        await OpenAsync(2);
        var dry = await StartAsync(await DryRunAsync());
        engine.Replace(new World(Town.With(new Person("mary", "Mary", "mary@example.org", "en", "B")
        {
            Roles = ["manager"],
        }), Town.World.Calendar, []));

        await WorkAsync(dry);

        Assert.All(await CasesAsync(dry.Id), c => Assert.StartsWith("What would happen is no longer", c.Note!.En,
            StringComparison.Ordinal));
    }

    [Fact]
    public async Task Everyone_with_new_cases_hears_of_them_once()
    {
        await OpenAsync(30);

        await WorkAsync(await StartAsync(await DryRunAsync()));

        Assert.Equal("mary", await db.OneAsync<string>(
            "select string_agg(recipient, ',') from messages where kind = 'migrated'"));
        Assert.Equal(30, (await engine.Messages.NewestAsync("mary", 1))[0].Message.Content.Rows.Length);
    }

    [Fact]
    public async Task Undoing_takes_back_every_case_that_has_not_changed_since()
    {
        var numbers = await OpenAsync(6);
        var before = await Task.WhenAll(numbers.Select(n => engine.Cases.FindAsync(n)));
        var dry = await StartAsync(await DryRunAsync());
        await WorkAsync(dry);
        await engine.DoAsync(numbers[0], new Comment("Mine now"), new("mary", "since"));

        await engine.Migrations.UndoAsync(dry.Id, "Too soon", new("cora", "undo"));
        await WorkAsync(dry);

        var undone = await engine.Migrations.RequireAsync(dry.Id);
        Assert.Equal((MigrationStatus.Undone, 5, 1), (undone.Status, undone.Counts.Undone, undone.Counts.Kept));
        foreach (var old in before.Skip(1))
        {
            var c = (await engine.Cases.FindAsync(old!.Number))!;
            Assert.Equal((1, old.State, old.DueAt), (c.RoutineVersion, c.State, c.DueAt));
            Assert.Equal(old.Timers, c.Timers);
            Assert.Empty(await engine.Cases.VerifyAsync(c.Number));
        }
    }

    [Fact]
    public async Task After_its_time_a_migration_is_not_undone()
    {
        await OpenAsync(1);
        var dry = await StartAsync(await DryRunAsync());
        await WorkAsync(dry);
        await db.Database.AdvanceClockAsync(TimeSpan.FromDays(8));

        var refused = await Assert.ThrowsAsync<MigrationRefused>(
            () => engine.Migrations.UndoAsync(dry.Id, "Too late", new("cora", "late")));

        Assert.Equal("migration-undo-too-late", refused.Code);
    }

    [Fact]
    public async Task A_stopped_migration_goes_on_where_it_was()
    {
        await OpenAsync(10);
        var dry = await StartAsync(await DryRunAsync());
        await engine.Migrations.WorkAsync(4);
        var stopped = await engine.Migrations.StopAsync(dry.Id, new("cora", "stop"));
        Assert.Equal(0, await engine.Migrations.WorkAsync(4));
        Assert.Equal((4, 6), (stopped.Counts.Moved, stopped.Counts.Waiting));

        await WorkAsync(await StartAsync(dry, "go-on"));

        Assert.Equal(10, (await engine.Migrations.RequireAsync(dry.Id)).Counts.Moved);
    }

    [Fact]
    public async Task A_command_sent_again_starts_nothing_anew()
    {
        await OpenAsync(2);
        var (first, again) = (await DryRunAsync("same"), await DryRunAsync("same"));
        Assert.Equal(first.Id, again.Id);
        await WorkAsync(await StartAsync(first, "once"));

        Assert.Equal(MigrationStatus.Done, (await StartAsync(first, "once")).Status);
        Assert.Equal("migration-not-startable",
            (await Assert.ThrowsAsync<MigrationRefused>(() => StartAsync(first, "twice"))).Code);
    }

    [Fact]
    public async Task Only_those_who_may_can_migrate_and_only_what_they_saw()
    {
        var dry = await DryRunAsync();

        await Assert.ThrowsAsync<MigrationRefused>(() => engine.Migrations.DryRunAsync(Plan, new("olga", "no")));
        var refused = await Assert.ThrowsAsync<MigrationRefused>(
            () => engine.Migrations.StartAsync(dry.Id, new("other", "Because"), new("cora", "hash")));

        Assert.Equal("migration-hash", refused.Code);
    }

    private static MigrationPlan Plan => PlanSuggestion.Of(Old, New).Plan;

    private async Task<List<string>> OpenAsync(int count)
    {
        var numbers = new List<string>();
        // The first version is where these start: an engine that knows no other.
        for (var i = 0; i < count; i++) numbers.Add((await db.SubmitAsync(title: $"Case {i}")).Number);
        return numbers;
    }

    private Task<Migration> DryRunAsync(string key = "dry") => engine.Migrations.DryRunAsync(Plan, new("cora", key));

    private Task<Migration> StartAsync(Migration dry, string key = "start") =>
        engine.Migrations.StartAsync(dry.Id, new(dry.Hash, "New limits"), new("cora", key));

    private async Task WorkAsync(Migration migration)
    {
        while ((await engine.Migrations.RequireAsync(migration.Id)).IsAtWork) await engine.Migrations.WorkAsync(7);
    }

    private async Task<ImmutableArray<MigrationCase>> CasesAsync(Guid id) =>
        await engine.Migrations.CasesAsync(id, new MigrationFilter { Limit = 500 }, Workflows.Access.Sight.Everything);

    private async Task RunSqlAsync(string sql)
    {
        await using var command = db.Rows.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
