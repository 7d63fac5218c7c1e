using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.People;
using IPB.Workflows.Retention;
using IPB.Workflows.Tests.Storage;
using Npgsql;

namespace IPB.Workflows.Tests.Retention;

/// <summary>What goes, what stays, and by whom.</summary>
public sealed class DisposalTests(TestServer server) : IAsyncLifetime
{
    private readonly RetentionTown town = new(server);

    public async ValueTask InitializeAsync() => await town.OpenAsync();

    public ValueTask DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task Only_what_two_people_decided_goes_and_the_record_says_what_went()
    {
        var numbers = await town.ClosedAsync(2);
        Assert.Equal((2, 2, 0), Count(await town.Retention.CountAsync()));
        await RefusedAsync("retention-not-permitted",
            () => town.Retention.ProposeAsync("short", RetentionTown.By("cora")));
        await RefusedAsync("rule-not-found", () => town.Retention.ProposeAsync("long", RetentionTown.By("henry")));
        var again = RetentionTown.By("henry");
        var proposed = await town.Retention.ProposeAsync("short", again);
        Assert.Equal(proposed, await town.Retention.ProposeAsync("short", again));
        Assert.Equal((RetentionTown.Decision, 2), (proposed.Decision, proposed.Counts.Listed));
        await RefusedAsync("disposal-open", () => town.Retention.ProposeAsync("short", RetentionTown.By("dora")));
        await RefusedAsync("four-eyes",
            () => town.Retention.ApproveAsync(proposed.Id, proposed.Hash, RetentionTown.By("henry")));
        await RefusedAsync("disposal-hash",
            () => town.Retention.ApproveAsync(proposed.Id, "other", RetentionTown.By("dora")));
        Assert.Equal(0, await town.Retention.WorkAsync());
        await town.Retention.ApproveAsync(proposed.Id, proposed.Hash, RetentionTown.By("dora"));

        while (await town.Retention.WorkAsync() > 0) { }

        var done = await town.Retention.RequireAsync(proposed.Id);
        Assert.Equal((DisposalStatus.Done, 2, "henry", "dora"),
            (done.Status, done.Counts.Disposed, done.ProposedBy, done.ApprovedBy));
        Assert.Equal(numbers, (await town.CasesAsync(done)).Select(c => c.Number));
        Assert.Null(await town.Engine.Cases.FindAsync(numbers[0]));
        Assert.Equal(new(numbers[1], RetentionTown.Later, RetentionTown.Decision),
            await town.Retention.FindDisposedAsync(numbers[1]));
        Assert.Empty(await town.Retention.VerifyAsync());
        await HearAsync(numbers[0]);
        await Assert.ThrowsAsync<CaseNotFound>(() => HearAsync("IPB 2026-09999"));
        await RefusedAsync("disposal-decided", () =>
            town.Retention.RejectAsync(done.Id, "No", RetentionTown.By("dora")));
        await RefusedAsync("nothing-to-dispose", () => town.Retention.ProposeAsync("short", RetentionTown.By("dora")));
    }

    [Fact]
    public async Task What_was_rejected_or_whose_rule_changed_takes_no_case()
    {
        var numbers = await town.ClosedAsync(1);
        var proposed = await town.Retention.ProposeAsync("short", RetentionTown.By("henry"));
        var rejected = await town.Retention.RejectAsync(proposed.Id, "A dispute", RetentionTown.By("dora"));
        Assert.Equal((DisposalStatus.Rejected, "dora", "A dispute"),
            (rejected.Status, rejected.RejectedBy, rejected.RejectReason));
        var next = await town.Retention.ProposeAsync("short", RetentionTown.By("henry"));
        var other = await town.NodeAsync(RetentionTown.Rule with { Decision = "KS 2027/1" });
        await RefusedAsync("retention-rule-changed",
            () => other.Retention.ApproveAsync(next.Id, next.Hash, RetentionTown.By("dora")));
        await town.Retention.ApproveAsync(next.Id, next.Hash, RetentionTown.By("dora"));

        while (await other.Retention.WorkAsync() > 0) { }

        Assert.Equal(KeptReason.OtherRule, Assert.Single(await town.CasesAsync(next)).Kept);
        Assert.NotNull(await town.Engine.Cases.FindAsync(numbers[0]));
        Assert.Empty(await town.Retention.VerifyAsync());
    }

    [Fact]
    public async Task A_case_that_is_not_over_is_kept_and_told_why()
    {
        var asked = (await town.ClosedAsync(1, "end"))[0];
        var numbers = await town.ClosedAsync(6);
        var open = (await town.Engine.SubmitAsync(new("short", "Open", "Open", "A", RetentionTown.None),
            RetentionTown.By("sam"))).Number;
        await town.DoAsync(numbers[0], new Link(open, Relation.Related));
        await town.Retention.ExemptAsync(numbers[1], "A dispute", null, RetentionTown.By("henry"));
        await town.Retention.ExemptAsync(numbers[2], "An audit", new(2032, 3, 1), RetentionTown.By("henry"));
        await RefusedAsync("exempted-already",
            () => town.Retention.ExemptAsync(numbers[1], "Again", null, RetentionTown.By("dora")));
        Assert.Equal([numbers[2], numbers[1]],
            (await town.Retention.ExemptionsAsync()).Select(e => e.Number).OrderDescending());
        await town.SentAsync();
        await town.RunAsync($"""
            update messages set status = 'waiting' where case_id = (select id from cases where number = '{numbers[5]}')
            """);
        var disposal = await town.ApprovedAsync();
        await town.Retention.EndExemptionAsync(numbers[2], RetentionTown.By("dora"));
        await town.DoAsync(numbers[3], new Comment("One more thing"));
        await town.DoAsync(numbers[4], new Fire("again", RetentionTown.None, null));

        while (await town.Retention.WorkAsync() > 0) { }

        var kept = (await town.CasesAsync(disposal)).ToDictionary(c => c.Number, c => c.Kept);
        Assert.Equal((KeptReason.TimerArmed, KeptReason.RelatedOpen, KeptReason.Exempted, KeptReason.Exempted),
            (kept[asked], kept[numbers[0]], kept[numbers[1]], kept[numbers[2]]));
        Assert.Equal((KeptReason.Changed, KeptReason.Open, KeptReason.MessageWaiting),
            (kept[numbers[3]], kept[numbers[4]], kept[numbers[5]]));
        foreach (var number in numbers) Assert.Equal(number, (await town.Engine.Cases.FindAsync(number))?.Number);
        Assert.Equal((DisposalStatus.Done, 0), ((await town.Retention.RequireAsync(disposal.Id)).Status,
            (await town.Retention.RequireAsync(disposal.Id)).Counts.Disposed));
    }

    [Fact]
    public async Task A_node_that_ends_in_the_middle_leaves_whole_cases_and_the_next_goes_on()
    {
        await town.ClosedAsync(5);
        var disposal = await town.ApprovedAsync();
        Assert.Equal(2, await town.Retention.WorkAsync(2));
        await using var blocker = await town.Db.Rows.OpenConnectionAsync();
        await using var holding = await blocker.BeginTransactionAsync();
        // The last thing that goes of a case: everything before it is deleted by then, and not committed.
        await using (var hold = new NpgsqlCommand(
            "select from case_search order by serial limit 1 for update", blocker))
            await hold.ExecuteNonQueryAsync();
        var dying = town.Retention.WorkAsync(2);
        while (await town.Db.OneAsync<long>("""
            select count(pg_terminate_backend(pid)) from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'
            """) == 0) await Task.Yield();
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => dying);
        await holding.RollbackAsync();
        Assert.Equal(3, await town.Db.OneAsync<long>(
            "select count(*) from cases c where (select count(*) from journal j where j.case_id = c.id) = 2"));

        var nodes = new[] { await town.NodeAsync(), await town.NodeAsync() };
        await Task.WhenAll(nodes.Select(async node =>
        {
            while ((await node.Retention.RequireAsync(disposal.Id)).Status == DisposalStatus.Running)
                await node.Retention.WorkAsync(1);
        }));

        Assert.Equal(5, (await town.Retention.RequireAsync(disposal.Id)).Counts.Disposed);
        Assert.Equal(1L,
            await town.Db.OneAsync<long>("select count(*) from retention_events where action = 'finished'"));
        Assert.Empty(await town.Retention.VerifyAsync());
    }

    /// <summary>A case that another one opened is reopened, and tells it.</summary>
    private Task HearAsync(string parent) => town.Engine.Children.CarryAsync(new(Guid.NewGuid(), Party.System,
        MessageKind.Received,
        new("", "", new("", ""), new("", "")) { Child = new(parent, "k", "IPB 2026-00002", null, 9) }));

    private static (int, int, int) Count(IEnumerable<RetentionCount> counts) =>
        counts.Select(c => (c.Due, c.WithinYear, c.Exempted)).Single();

    private static async Task RefusedAsync(string code, Func<Task> act) =>
        Assert.Equal(code, (await Assert.ThrowsAsync<RetentionRefused>(act)).Code);
}
