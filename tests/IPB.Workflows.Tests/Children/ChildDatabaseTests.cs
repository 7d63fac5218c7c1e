using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.Routines;
using IPB.Workflows.Storage;
using IPB.Workflows.Tests.Storage;

namespace IPB.Workflows.Tests.Children;

/// <summary>Children in the database: each is opened once, whatever is lost between message and step.</summary>
public sealed class ChildDatabaseTests(TestServer server) : IAsyncLifetime
{
    private readonly TestDatabase db = new(server);
    private WorkflowEngine engine = null!;

    public async ValueTask InitializeAsync()
    {
        await db.InitializeAsync();
        var opens = "{ routine: child, to: [A, B], fields: { what: title } }";
        engine = await db.EngineAsync(Family.Read(Family.Parent(opens), "test"), Family.Read(Family.Child("what")));
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task Parent_and_child_open_end_and_hear_of_each_other()
    {
        var parent = await WaitingAsync();
        await SettleAsync();
        var children = await ChildrenAsync(parent);
        Assert.Equal(["A", "B"], children.Select(c => c.LeadDepartment));
        Assert.All(children, c => Assert.Equal((parent, "sam", "Title"),
            (c.Parent!.Number, c.Submitter, (string)c.Fields["what"])));
        Assert.Equal("A", children[1].SubmittingDepartment);

        await EndAsync(children[0].Number);
        Assert.Equal("waiting", (await CaseAsync(parent)).State);
        await EndAsync(children[1].Number);
        Assert.Equal("joined", (await CaseAsync(parent)).State);
        foreach (var number in children.Select(c => c.Number).Append(parent))
            Assert.Empty(await engine.Cases.VerifyAsync(number));
    }

    [Fact]
    public async Task A_child_that_ends_in_the_step_that_opens_it_is_heard_of()
    {
        var text = Family.Child("what").Replace("      drop:", """
                  at-once: { name: { sv: Genast, en: At once }, to: solved, by: system, when: 'what != null' }
                  drop:
            """, StringComparison.Ordinal).Replace("version: 1", "version: 2", StringComparison.Ordinal)
            .Replace("    due: 5 working days\n", "", StringComparison.Ordinal);
        var child = RoutineReader.ReadPublished("child.routine.yaml", text).Routine!;
        await engine.Versions.InstallAsync([child]);
        var parent = await WaitingAsync();
        await SettleAsync();
        Assert.Equal("joined", (await CaseAsync(parent)).State);
    }

    [Fact]
    public async Task Carried_by_many_nodes_at_once_and_again_each_child_is_there_once()
    {
        var nodes = new[] { engine, await NodeAsync(), await NodeAsync() };
        var parents = new List<string>();
        for (var i = 0; i < 5; i++) parents.Add(await WaitingAsync());
        // Whoever is killed after the step and before it says so leaves the message to the others.
        var messages = await WaitingMessagesAsync();
        Assert.Equal(10, messages.Count(m => m.Kind == MessageKind.OpenChild));
        await Task.WhenAll(from node in nodes
                           from message in messages
                           select node.Children.CarryAsync(message));
        foreach (var message in messages) await nodes[2].Children.CarryAsync(message);

        Assert.Equal(10L, await db.OneAsync<long>("select count(*) from cases where routine = 'child'"));
        foreach (var parent in parents)
        {
            var children = await ChildrenAsync(parent);
            Assert.Equal(2, children.Length);
            Assert.Equal((await CaseAsync(parent)).Children.Select(k => k.Key), children.Select(c => c.Parent!.Key));
            Assert.Empty(await engine.Cases.VerifyAsync(parent));
        }
    }

    [Fact]
    public async Task News_that_is_carried_again_or_in_another_order_is_heard_once()
    {
        var parent = await WaitingAsync();
        await SettleAsync();
        var child = (await ChildrenAsync(parent))[0].Number;
        await engine.DoAsync(child, Fire("solve", ("what", "x")), Olga());
        await engine.DoAsync(child, Fire("reopen"), Olga());
        await engine.DoAsync(child, Fire("drop"), Olga());
        var news = (await WaitingMessagesAsync()).Where(m => m.Kind == MessageKind.ChildNews)
            .OrderBy(m => m.Content.Child!.Seq).ToList();
        Assert.Equal(3, news.Count);
        foreach (var message in Enumerable.Reverse(news).Concat(news)) await engine.Children.CarryAsync(message);

        var known = (await CaseAsync(parent)).Children[0];
        Assert.Equal(Ending.Discontinued, known.Ending);
        var facts = (await engine.Cases.JournalAsync((await CaseAsync(parent)).Id)).SelectMany(j => j.Facts).ToList();
        Assert.Single(facts.OfType<ChildEnded>());
        Assert.Empty(facts.OfType<ChildReopened>());
    }

    [Fact]
    public async Task A_child_whose_routine_was_retired_is_an_incident_until_somebody_tries_again()
    {
        var parent = await WaitingAsync();
        await RunAsync("update routine_versions set status = 'retired', retired_at = now() where id = 'child'");
        await engine.Versions.FollowAsync();
        await SettleAsync();

        var stuck = await CaseAsync(parent);
        Assert.Equal("waiting", stuck.State);
        Assert.All(stuck.Children, k => Assert.True(k is { IsOpen: true, Number: null, Refused: not null }));
        Assert.Contains(await engine.Messages.NewestAsync("cora", 10), m => m.Message.Kind == MessageKind.Incident);

        var next = Family.Child("what").Replace("version: 1", "version: 2", StringComparison.Ordinal);
        await engine.Versions.InstallAsync([Family.Read(next)]);
        foreach (var child in stuck.Children)
            await engine.DoAsync(parent, new RetryChild(child.Key), new("cora", Guid.NewGuid().ToString()));
        await SettleAsync();
        Assert.Equal(2, (await ChildrenAsync(parent)).Length);
        Assert.All((await CaseAsync(parent)).Children, k => Assert.Null(k.Refused));
    }

    [Fact]
    public async Task A_child_hears_that_its_parent_waits_no_more_also_when_it_was_not_there_yet()
    {
        var parent = await WaitingAsync();
        await engine.DoAsync(parent, Fire("stop"), Olga());
        var messages = await WaitingMessagesAsync();
        var told = messages.Where(m => m.Kind == MessageKind.ParentNews).ToList();
        await Assert.ThrowsAsync<ChildNotThereYet>(() => engine.Children.CarryAsync(told[0]));
        foreach (var message in messages.Except(told).Concat(told)) await engine.Children.CarryAsync(message);

        var child = (await ChildrenAsync(parent))[0];
        Assert.False(child.IsClosed);
        Assert.Single((await engine.Cases.JournalAsync(child.Id)).SelectMany(j => j.Facts).OfType<ParentWentOn>());
    }

    [Fact]
    public async Task What_the_engine_is_to_do_is_never_given_up()
    {
        await WaitingAsync();
        var id = (await WaitingMessagesAsync())[0].Id;
        for (var i = 0; i < 12; i++)
            await engine.Messages.FailedAsync((await engine.Messages.ClaimAsync(id))!, "the database is away");
        Assert.Equal("waiting", (await engine.Messages.FindAsync(id))!.Status);
    }

    private async Task<WorkflowEngine> NodeAsync()
    {
        var node = await db.EngineAsync();
        foreach (var routine in engine.Routines.Current) node.Routines.Add(routine);
        return node;
    }

    private async Task<string> WaitingAsync()
    {
        var number = (await engine.SubmitAsync(new Submit("test", "Title", "Description", "A",
            ImmutableSortedDictionary<string, object>.Empty), new("sam", Guid.NewGuid().ToString()))).Number;
        await engine.DoAsync(number, Fire("begin"), Olga());
        return number;
    }

    private async Task EndAsync(string child)
    {
        await engine.DoAsync(child, Fire("solve", ("what", "x")), Olga());
        await SettleAsync();
    }

    /// <summary>Carries what is for the engine until nothing is left, as the hosts do.</summary>
    private async Task SettleAsync()
    {
        while (await WaitingMessagesAsync() is { Count: > 0 } messages)
            foreach (var message in messages)
            {
                var claimed = (await engine.Messages.ClaimAsync(message.Id))!;
                await engine.Children.CarryAsync(message);
                await engine.Messages.SentAsync(claimed);
            }
    }

    private async Task<List<Message>> WaitingMessagesAsync()
    {
        var ids = new List<Guid>();
        await using var command = db.Rows.CreateCommand(
            "select id from messages where recipient = 'system' and status = 'waiting' order by created_at, id");
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync()) ids.Add(reader.GetGuid(0));
        var messages = new List<Message>();
        foreach (var id in ids) messages.Add((await engine.Messages.FindAsync(id))!.Message);
        return messages;
    }

    private async Task RunAsync(string sql)
    {
        await using var command = db.Rows.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<Case> CaseAsync(string number) => (await engine.Cases.FindAsync(number))!;

    private async Task<ImmutableArray<Case>> ChildrenAsync(string parent) =>
        [.. (await engine.Cases.FindAllAsync(
            (await CaseAsync(parent)).Children.Select(k => k.Number).OfType<string>())).OrderBy(c => c.Parent!.Key)];

    private static Fire Fire(string trigger, params (string Id, object Value)[] fields) =>
        new(trigger, fields.ToImmutableSortedDictionary(f => f.Id, f => f.Value), null);

    private static Sender Olga() => new("olga", Guid.NewGuid().ToString());
}
