using System.Collections.Immutable;
using IPB.Workflows.Access;
using IPB.Workflows.Automations;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.Storage;
using IPB.Workflows.Tests.Cases;
using IPB.Workflows.Tests.Storage;

namespace IPB.Workflows.Tests.Automations;

/// <summary>Calls in the database: each result counts once, and nobody works for a case that has left.</summary>
public sealed class CarryTests(TestServer server) : IAsyncLifetime
{
    private readonly TestDatabase db = new(server);
    private WorkflowEngine engine = null!;

    public async ValueTask InitializeAsync()
    {
        await db.InitializeAsync();
        engine = await db.EngineAsync(Town.Routine(Desk.Routine()));
        engine.Automations.Look = TimeSpan.FromMilliseconds(25);
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task Made_by_two_nodes_at_once_and_again_a_call_changes_the_case_once()
    {
        var met = new TaskCompletionSource();
        var times = 0;
        Let(async (_, _) =>
        {
            // Both are in the middle of it before either is done.
            if (Interlocked.Increment(ref times) == 2) met.SetResult();
            await met.Task;
            return AutomationOutcome.Done(("answer", $"{Guid.NewGuid()}"[..8]));
        });
        var number = await AskingAsync();
        var message = await OrderAsync();
        await Task.WhenAll(CarryAsync(message), CarryAsync(message));
        await CarryAsync(message);
        Assert.Equal(2, times);
        var c = await CaseAsync(number);
        Assert.Equal("ready", c.State);
        Assert.Single((await engine.Cases.JournalAsync(c.Id)).SelectMany(e => e.Facts).OfType<AutomationDone>());
        Assert.Empty(await engine.Cases.VerifyAsync(number));
    }

    [Fact]
    public async Task A_long_call_is_told_when_its_case_has_left()
    {
        var began = new TaskCompletionSource();
        Let(async (call, ct) =>
        {
            await call.ReportAsync(new("Räknar", "Counting"), ct);
            began.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, ct);
            return AutomationOutcome.Done();
        });
        var number = await AskingAsync();
        var carried = CarryAsync(await OrderAsync());
        await began.Task;
        Assert.Equal("Counting", Assert.Single((await CaseAsync(number)).Automations).Note!.En);
        await engine.DoAsync(number, new Fire("back", Nothing, null), new("olga", "back"));
        await carried;
        Assert.Empty((await CaseAsync(number)).Automations);
    }

    [Fact]
    public async Task What_takes_too_long_or_throws_is_tried_again()
    {
        engine.Automations.LongestCall = TimeSpan.FromMilliseconds(100);
        Let(async (_, ct) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, ct);
            return AutomationOutcome.Done();
        });
        var slow = await AskingAsync();
        await CarryAsync(await OrderAsync());
        Assert.Equal(RunStatus.Retrying, (await CaseAsync(slow)).Automations[0].Status);

        Let((_, _) => throw new FormatException("no such date"));
        var broken = await AskingAsync();
        await CarryAsync(await OrderAsync());
        Assert.Equal((RunStatus.Retrying, "Unexpected error: no such date"),
            ((await CaseAsync(broken)).Automations[0].Status, (await CaseAsync(broken)).Automations[0].Why!.En));
    }

    [Fact]
    public async Task One_that_is_not_installed_here_fails_for_good()
    {
        engine.Automations.Registry = AutomationRegistry.None;
        var number = await AskingAsync();
        await CarryAsync(await OrderAsync());
        Assert.Equal("work", (await CaseAsync(number)).State);
    }

    [Fact]
    public async Task One_that_failed_is_an_incident_until_it_is_tried_again_or_given_up()
    {
        Let((_, _) => Task.FromResult(AutomationOutcome.Done(("answer", new string('x', 30)))));
        var number = await AskingAsync();
        await CarryAsync(await OrderAsync());
        var operations = new OperationQueries(db.Database);
        Assert.Equal([number], await operations.IncidentsAsync(10));
        Assert.Equal(1, (await operations.CountAsync(Sight.Everything)).Incidents);
        await AssertRebuiltAsync();

        var run = (await CaseAsync(number)).Automations[0].Id;
        await engine.DoAsync(number, new RetryAutomation(run), new("olga", "retry"));
        Assert.Empty(await operations.IncidentsAsync(10));
        await CarryAsync(await OrderAsync());
        Assert.Equal([number], await operations.IncidentsAsync(10));
        await engine.DoAsync(number, new GiveUpAutomation(run, "Enough"), new("olga", "give-up"));
        Assert.Empty(await operations.IncidentsAsync(10));
        await AssertRebuiltAsync();
    }

    private async Task AssertRebuiltAsync()
    {
        const string All = "select string_agg(m::text, E'\n' order by case_id, seq, place) from case_marks m";
        var written = await db.OneAsync<string>(All);
        Assert.Contains(",incident,", written);
        await db.OneAsync<object>("select rebuild_case_history()");
        Assert.Equal(written, await db.OneAsync<string>(All));
    }

    private static ImmutableSortedDictionary<string, object> Nothing => ImmutableSortedDictionary<string, object>.Empty;

    private void Let(Func<AutomationCall, CancellationToken, Task<AutomationOutcome>> run) =>
        engine.Automations.Registry = new(new OwnAutomations(new Scripted(run)));

    private async Task<string> AskingAsync()
    {
        var number = (await engine.SubmitAsync(
            new Submit("test", "Title", "Description", "A", Nothing), new("sam", $"{Guid.NewGuid()}"))).Number;
        await engine.DoAsync(number, new Fire("ask", Nothing, null), new("olga", $"{Guid.NewGuid()}"));
        return number;
    }

    private Task CarryAsync(Message message) => engine.Automations.CarryAsync(message, _ => Task.CompletedTask);

    private async Task<Message> OrderAsync()
    {
        foreach (var id in (await engine.Messages.HandOutAsync(100)).Reverse())
            if ((await engine.Messages.FindAsync(
                id))!.Message is { Kind: MessageKind.RunAutomation } message) return message;
        throw new InvalidOperationException("no call was ordered");
    }

    private async Task<Case> CaseAsync(string number) => (await engine.Cases.FindAsync(number))!;

    private sealed class Scripted(Func<AutomationCall, CancellationToken, Task<AutomationOutcome>> run) : Automation
    {
        public override AutomationSignature Signature => ShippedAutomations.CallWebHook;

        public override Task<AutomationOutcome> RunAsync(AutomationCall call, CancellationToken ct) => run(call, ct);
    }
}
