using IPB.Workflows.Cases;
using IPB.Workflows.Routines;
using IPB.Workflows.Routines.Versions;
using IPB.Workflows.Tests.Cases;
using IPB.Workflows.Tests.Routines.Versions;
using Npgsql;

namespace IPB.Workflows.Tests.Storage;

/// <summary>Versions of routines over a real database: kept, shared between nodes, never lost.</summary>
public sealed class RoutineVersionTests(TestServer server) : IAsyncLifetime
{
    private readonly TestDatabase db = new(server);
    private WorkflowEngine node = null!;

    public async ValueTask InitializeAsync()
    {
        await db.InitializeAsync();
        node = Node();
        await node.Versions.InstallAsync([Owners.Version(1, "flow")]);
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task New_cases_start_on_a_version_from_its_effective_time_on_every_node()
    {
        var other = Node();
        await ReviewedAsync(2);
        await node.Versions.DoAsync(Publish(2, Play.Monday.AddDays(1)), Sender("bo1"));
        await other.Versions.FollowAsync();
        Assert.Equal(1, await StartAsync(other));

        await db.Database.FreezeClockAsync(Play.Monday.AddDays(1));

        // By the clock of the database, whether the node has looked meanwhile or not.
        Assert.Equal(2, await StartAsync(other));
        Assert.Equal(2, await StartAsync(node));
    }

    [Fact]
    public async Task A_case_stays_on_its_version_when_a_new_one_is_published()
    {
        var c = await node.SubmitAsync(Problem, Sender("sam"));
        await ReviewedAsync(2);
        await node.Versions.DoAsync(Publish(2), Sender("bo1"));

        await node.DoAsync(c.Number, new Comment("Still here"), Sender("olga"));

        Assert.Equal(1, (await node.Cases.FindAsync(c.Number))!.RoutineVersion);
        Assert.Equal(2, node.Routines.Find("flow")!.Version);
    }

    [Fact]
    public async Task Of_two_publishers_at_once_one_wins_and_the_other_hears_who()
    {
        await ReviewedAsync(2);
        var answers = await Task.WhenAll(new[] { (node, "bo1"), (Node(), "bo2"), (Node(), "bo3") }.Select(async n =>
        {
            try
            {
                return (await n.Item1.Versions.DoAsync(Publish(2), Sender(n.Item2))).Actor;
            }
            catch (VersionRefused refusal)
            {
                return refusal.Code + " " + refusal.Message;
            }
        }));

        var winner = Assert.Single(answers, a => a.StartsWith("bo", StringComparison.Ordinal));
        Assert.All(answers.Where(a => a != winner), a =>
            Assert.True(a.StartsWith("version-wrong-status", StringComparison.Ordinal) && a.Contains(winner), a));
        Assert.Single(await node.Versions.HistoryAsync("flow"), e => e.Action == VersionAction.Published);
    }

    [Fact]
    public async Task A_command_sent_twice_takes_effect_once_and_gets_the_same_answer()
    {
        await ReviewedAsync(2);
        var sender = Sender("bo1");
        var first = await node.Versions.DoAsync(Publish(2), sender);
        Assert.Equal(first, await Node().Versions.DoAsync(Publish(2), sender));
        await Assert.ThrowsAsync<KeyReused>(() => node.Versions.DoAsync(
            new RetireVersion("flow", 2, "x"), sender));
    }

    [Fact]
    public async Task A_case_that_another_node_started_on_a_new_version_can_be_worked_on_at_once()
    {
        var other = Node();
        await other.Versions.FollowAsync();
        await ReviewedAsync(2);
        await node.Versions.DoAsync(Publish(2), Sender("bo1"));
        var (acted, seen) = (await node.SubmitAsync(Problem, Sender("sam")),
            await node.SubmitAsync(Problem, Sender("sam")));

        await other.DoAsync(acted.Number, new Comment("Hello"), Sender("olga"));
        var third = Node();
        var found = await third.Cases.FindAsync(seen.Number);

        Assert.Equal(2, other.Routines.Find("flow", 2)!.Version);
        Assert.NotNull(third.Routines.Find(found!.Routine, found.RoutineVersion));
    }

    [Fact]
    public async Task A_retired_routine_takes_no_cases_and_says_so_while_running_ones_go_on()
    {
        var c = await node.SubmitAsync(Problem, Sender("sam"));
        await node.Versions.DoAsync(new RetireVersion("flow", 1, "The law changed"), Sender("bo1"));

        var refusal = await Assert.ThrowsAsync<RoutineTakesNoCases>(() => node.SubmitAsync(Problem, Sender("sam")));
        Assert.Contains("Version 1 is retired.", refusal.Message, StringComparison.Ordinal);
        Assert.Null(node.Routines.Find("flow"));
        await node.DoAsync(c.Number, new Comment("Going on"), Sender("olga"));
    }

    [Fact]
    public async Task What_was_taken_back_never_comes_into_force()
    {
        await ReviewedAsync(2);
        await node.Versions.DoAsync(Publish(2, Play.Monday.AddDays(1)), Sender("bo1"));
        await node.Versions.DoAsync(new TakeBackVersion("flow", 2, "Not yet"), Sender("bo3"));
        await db.Database.FreezeClockAsync(Play.Monday.AddDays(2));
        await node.Versions.FollowAsync();
        Assert.Equal(1, await StartAsync(node));
    }

    [Fact]
    public async Task A_file_that_changes_makes_a_reviewed_version_a_draft_and_a_published_one_drift()
    {
        await ReviewedAsync(2);
        var changed = Owners.Version(2, "flow", "work");
        var news = Assert.Single(await node.Versions.SyncAsync([changed]));
        Assert.Equal((VersionAction.FellBack, "mary"), (news.Action, news.Reviewer));
        Assert.Equal(VersionStatus.Draft, (await node.Versions.OfAsync("flow"))!.Find(2)!.Status);

        await node.Versions.SyncAsync([Owners.Version(1, "flow", "work")]);
        Assert.Equal(("flow", 1), Assert.Single(node.Versions.Drift.Select(d => (d.Routine, d.Version))));
        Assert.Equal(Owners.Version(1, "flow").Hash, node.Routines.Find("flow")!.Hash);
    }

    [Fact]
    public async Task A_restart_finds_everything_as_it_was()
    {
        await ReviewedAsync(2);
        await node.Versions.DoAsync(Publish(2), Sender("bo1"));
        await node.Versions.DoAsync(new RetireVersion("flow", 1, "Old"), Sender("bo2"));
        var before = await node.Versions.OfAsync("flow");

        var restarted = Node();
        Assert.Empty(await restarted.Versions.SyncAsync([Owners.Version(2, "flow")]));

        Assert.Equal(before!.Versions, (await restarted.Versions.OfAsync("flow"))!.Versions);
        Assert.Equal(2, restarted.Routines.Find("flow")!.Version);
        Assert.Empty(await restarted.Versions.VerifyAsync("flow"));
    }

    [Theory]
    [InlineData("update routine_version_events set note = 'x'")]
    [InlineData("delete from routine_version_events")]
    [InlineData("truncate routine_version_events")]
    [InlineData("update routine_versions set source = 'x' where id = 'flow' and version = 1")]
    [InlineData("update routine_versions set status = 'draft', effective_at = null, published_by = null")]
    [InlineData("update routine_versions set effective_at = effective_at + interval '1 day' where id = 'flow'")]
    public async Task The_database_itself_refuses_to_change_what_was_published(string sql) =>
        await RefusedAsync(PostgresErrorCodes.RaiseException, sql);

    [Fact]
    public async Task The_database_itself_refuses_one_person_alone()
    {
        await ReviewedAsync(2);
        await RefusedAsync(PostgresErrorCodes.CheckViolation, """
            update routine_versions set status = 'published', published_by = 'mary', effective_at = engine_now()
            where id = 'flow' and version = 2
            """);
    }

    [Theory]
    [InlineData("update routine_version_events set actor = 'bo2' where routine = 'flow' and seq = 1",
        "step 1 was altered")]
    [InlineData("update routine_version_events set note = 'y' where routine = 'flow' and seq = 2",
        "step 2 was altered")]
    [InlineData("delete from routine_version_events where routine = 'flow' and seq = 2", "step 2 is missing")]
    [InlineData("update routine_versions set source = source || ' ' where id = 'flow' and version = 2",
        "the text of version 2 was altered")]
    [InlineData("update routine_versions set status = 'reviewed', reviewed_by = 'bo3' where version = 2",
        "version 2 stands elsewhere than its history says")]
    public async Task Who_owns_the_database_changes_the_record_not_unseen(string sql, string finding)
    {
        await node.Versions.DraftAsync(Owners.Version(2, "flow"));
        await node.Versions.DoAsync(new ProposeVersion("flow", 2, "x"), Sender("bo1"));
        await RunAsync($"""
            alter table routine_version_events disable trigger user; {sql};
            alter table routine_version_events enable trigger user
            """);
        Assert.Contains(finding, await node.Versions.VerifyAsync("flow"));
    }

    private static Submit Problem => StepTests.Empty("flow");

    /// <summary>Another node, which has not looked at the database yet.</summary>
    private WorkflowEngine Node() => new(db.Database, new RoutineCatalog(), Owners.World, new byte[32]);

    private static Sender Sender(string person) => new(person, Guid.NewGuid().ToString());

    private static PublishVersion Publish(int version, DateTimeOffset? effective = null) =>
        new("flow", version, "Better", effective);

    private async Task ReviewedAsync(int version)
    {
        await node.Versions.DraftAsync(Owners.Version(version, "flow"));
        await node.Versions.DoAsync(new ReviewVersion("flow", version, null), Sender("mary"));
    }

    private async Task RefusedAsync(string state, string sql) =>
        Assert.Equal(state, (await Assert.ThrowsAsync<PostgresException>(() => RunAsync(sql))).SqlState);

    private async Task RunAsync(string sql)
    {
        await using var command = db.Rows.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<int> StartAsync(WorkflowEngine engine)
    {
        var answer = await engine.SubmitAsync(Problem, Sender("sam"));
        return (await engine.Cases.FindAsync(answer.Number))!.RoutineVersion;
    }
}
