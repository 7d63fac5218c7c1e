using IPB.Workflows.Storage;

namespace IPB.Workflows.Tests.Storage;

public sealed class MessageQueueTests(TestServer server) : IAsyncLifetime
{
    // Each test moves its own clock.
    private readonly TestDatabase db = new(server);

    public ValueTask InitializeAsync() => db.InitializeAsync();

    public ValueTask DisposeAsync() => db.DisposeAsync();

    private MessageQueue Queue => db.Engine.Messages;

    [Fact]
    public async Task A_message_is_handed_out_once_and_again_when_nobody_sent_it()
    {
        await db.SubmitAsync();
        var ids = await Queue.HandOutAsync(1000);
        Assert.NotEmpty(ids);
        Assert.Empty(await Queue.HandOutAsync(1000));

        await db.Database.AdvanceClockAsync(TimeSpan.FromMinutes(6));

        Assert.Equal(ids.Order(), (await Queue.HandOutAsync(1000)).Order());
    }

    [Fact]
    public async Task Only_one_can_claim_a_message()
    {
        await db.SubmitAsync();
        var id = (await Queue.NewestAsync(null, 1))[0].Message.Id;

        var claims = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Queue.ClaimAsync(id)));

        Assert.Single(claims, c => c is not null);
    }

    [Fact]
    public async Task A_sent_message_is_never_claimed_again()
    {
        await db.SubmitAsync();
        var claimed = (await Queue.ClaimAsync((await Queue.NewestAsync(null, 1))[0].Message.Id))!;

        await Queue.SentAsync(claimed);

        Assert.Null(await Queue.ClaimAsync(claimed.Message.Message.Id));
        Assert.Equal("sent", (await Queue.FindAsync(claimed.Message.Message.Id))!.Status);
    }

    [Fact]
    public async Task A_message_that_fails_ten_times_is_given_up_and_says_why()
    {
        await db.SubmitAsync();
        var id = (await Queue.NewestAsync(null, 1))[0].Message.Id;
        for (var i = 0; i < 10; i++) await Queue.FailedAsync((await Queue.ClaimAsync(id))!, "no such mailbox");

        var stored = (await Queue.FindAsync(id))!;
        Assert.Equal(("dead", "no such mailbox"), (stored.Status, stored.LastError));
        Assert.Null(await Queue.ClaimAsync(id));
    }
}
