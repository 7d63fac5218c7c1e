using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.Storage;
using IPB.Workflows.Tests.Cases;

namespace IPB.Workflows.Tests.Storage;

/// <summary>Mails that wait for the morning, or for nobody any more.</summary>
public sealed class MailHoldTests(TestServer server) : IAsyncLifetime
{
    private readonly TestDatabase db = new(server);

    public ValueTask InitializeAsync() => db.InitializeAsync();

    public ValueTask DisposeAsync() => db.DisposeAsync();

    private MessageQueue Queue => db.Engine.Messages;

    [Fact]
    public async Task A_held_mail_goes_out_at_its_time_and_was_no_attempt()
    {
        await db.SubmitAsync();
        var id = (await Queue.NewestAsync("olga", 1))[0].Message.Id;
        var claimed = (await Queue.ClaimAsync(id))!;
        await Queue.HoldAsync(claimed, Play.Monday.AddHours(15));

        await db.Database.AdvanceClockAsync(TimeSpan.FromHours(14));
        Assert.DoesNotContain(id, await Queue.HandOutAsync(100));
        await db.Database.AdvanceClockAsync(TimeSpan.FromHours(2));
        Assert.Contains(id, await Queue.HandOutAsync(100));
        Assert.Equal(1, (await Queue.ClaimAsync(id))!.Message.Attempts);
    }

    [Fact]
    public async Task What_was_held_or_not_yet_sent_is_withdrawn_in_the_transaction_of_the_answer()
    {
        var number = (await db.SubmitAsync()).Number;
        var turn = (await Queue.NewestAsync("olga", 1))[0].Message.Id;
        await Queue.HoldAsync((await Queue.ClaimAsync(turn))!, Play.Monday.AddDays(20));
        await db.Database.AdvanceClockAsync(TimeSpan.FromDays(3));
        Assert.Equal(1, await db.Engine.FireDueTimersAsync());
        var reminder = (await Queue.NewestAsync("olga", 1))[0];
        Assert.Equal(MessageKind.Reminder, reminder.Message.Kind);

        await DoAsync(number, "note", ("budget", 500m));
        Assert.Equal("waiting", await StatusAsync(reminder.Message.Id));
        await DoAsync(number, "propose", ("owner_name", "Olga"));

        Assert.Equal("withdrawn", await StatusAsync(turn));
        Assert.Equal("withdrawn", await StatusAsync(reminder.Message.Id));
        Assert.Null(await Queue.ClaimAsync(reminder.Message.Id));
        // The submitter's receipt and the decider's mail of this step are not.
        Assert.Equal(["decision:waiting", "received:waiting"],
            (await Queue.NewestAsync(null, 100)).Where(m => m.Status == "waiting")
                .Select(m => $"{m.Message.Kind.Name()}:{m.Status}").Order());
    }

    [Fact]
    public async Task A_mail_that_was_on_its_way_as_the_answer_came_is_neither_sent_twice_nor_tried_again()
    {
        var number = (await db.SubmitAsync()).Number;
        var claimed = (await Queue.ClaimAsync((await Queue.NewestAsync("olga", 1))[0].Message.Id))!;
        await DoAsync(number, "note", ("budget", 500m));
        await DoAsync(number, "propose", ("owner_name", "Olga"));
        await Queue.FailedAsync(claimed, "the mail server is away");
        Assert.Equal("withdrawn", await StatusAsync(claimed.Message.Message.Id));
    }

    [Fact]
    public async Task A_gathered_mail_is_told_once_in_a_summary()
    {
        await db.SubmitAsync();
        var claimed = (await Queue.ClaimAsync((await Queue.NewestAsync("sam", 1))[0].Message.Id))!;
        await Queue.GatherAsync(claimed);
        var told = Assert.Single(await Queue.GatheredAsync("sam")).Message.Id;
        var runs = new RoutineRuns(db.Database);
        Assert.True(await runs.OnceAsync("digest", Play.Monday, () => Task.FromResult(new Bulletin([], [told]))));
        Assert.Empty(await Queue.GatheredAsync("sam"));
    }

    [Fact]
    public async Task A_choice_is_kept_and_changed()
    {
        var choices = new MailChoices(db.Database);
        Assert.Equal(MailChoice.Usual, await choices.OfAsync("olga"));
        await choices.KeepAsync("olga", new(MailSend.Daily, MailChannel.Mail, "sv"));
        await choices.KeepAsync("olga", new(MailSend.AnyTime, MailChannel.Inbox, null));
        Assert.Equal(new(MailSend.AnyTime, MailChannel.Inbox, null), await choices.OfAsync("olga"));
    }

    [Fact]
    public async Task A_recurring_routine_is_made_up_for_from_when_it_was_first_seen()
    {
        var runs = new RoutineRuns(db.Database);
        Assert.Equal(Play.Monday, await runs.AfterAsync("statistics"));
        await db.Database.AdvanceClockAsync(TimeSpan.FromDays(2));
        Assert.Equal(Play.Monday, await runs.AfterAsync("statistics"));
        Assert.True(await OnceAsync());
        Assert.False(await OnceAsync());
        Assert.Equal(Play.Monday.AddDays(1), await runs.AfterAsync("statistics"));

        Task<bool> OnceAsync() =>
            runs.OnceAsync("statistics", Play.Monday.AddDays(1), () => Task.FromResult(Bulletin.Nothing));
    }

    private Task<StepAnswer> DoAsync(string number, string trigger, (string Id, object Value) field) =>
        db.Engine.DoAsync(number,
        new Fire(trigger, ImmutableSortedDictionary<string, object>.Empty.Add(field.Id, field.Value), null),
        new("olga", Guid.NewGuid().ToString()));

    private async Task<string> StatusAsync(Guid id) => (await Queue.FindAsync(id))!.Status;
}
