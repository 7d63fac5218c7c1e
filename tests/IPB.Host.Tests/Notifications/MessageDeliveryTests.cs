using System.Collections.Immutable;
using IPB.Host.Jobs;
using IPB.Host.Notifications;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using Microsoft.Extensions.DependencyInjection;

namespace IPB.Host.Tests.Notifications;

public sealed class MessageDeliveryTests(RunningCity city) : IClassFixture<RunningCity>
{
    private HostSettings Settings => city.City.Settings;
    private MailFolder Folder => city.Services.GetRequiredService<MailFolder>();

    [Fact]
    public async Task A_message_is_sent_once_and_marked()
    {
        var id = await NewMessageAsync();
        await DeliverAsync(id, Settings);
        await DeliverAsync(id, Settings);
        var sent = (await city.Engine.Messages.FindAsync(id))!;
        Assert.Equal(("sent", 1, null), (sent.Status, sent.Attempts, sent.LastError));
        Assert.Contains(sent.Message.Content.Number, Folder.Find(id.ToString())!.Subject);
    }

    [Fact]
    public async Task A_message_that_somebody_else_is_sending_is_left_to_them()
    {
        var id = await NewMessageAsync();
        Assert.NotNull(await city.Engine.Messages.ClaimAsync(id));
        await DeliverAsync(id, Settings);
        Assert.Null(Folder.Find(id.ToString()));
    }

    [Fact]
    public async Task A_message_that_cannot_be_sent_is_given_back_with_the_reason_and_goes_out_later()
    {
        var id = await NewMessageAsync();
        var down = Settings with { Mail = new() { SmtpHost = "127.0.0.1", SmtpPort = MailServerProcess.FreePort() } };
        var failure = await Assert.ThrowsAsync<MailNotSentException>(() => DeliverAsync(id, down));
        var waiting = (await city.Engine.Messages.FindAsync(id))!;
        Assert.Equal(("waiting", 1, failure.Message), (waiting.Status, waiting.Attempts, waiting.LastError));

        await DeliverAsync(id, Settings);
        Assert.Equal("sent", (await city.Engine.Messages.FindAsync(id))!.Status);
    }

    [Fact]
    public async Task After_ten_attempts_a_message_is_given_up()
    {
        var id = await NewMessageAsync();
        var down = Settings with { Mail = new() { SmtpHost = "127.0.0.1", SmtpPort = MailServerProcess.FreePort() } };
        for (var time = 0; time < 10; time++)
            await Assert.ThrowsAsync<MailNotSentException>(() => DeliverAsync(id, down));
        var dead = (await city.Engine.Messages.FindAsync(id))!;
        Assert.Equal(("dead", 10), (dead.Status, dead.Attempts));
        await DeliverAsync(id, Settings);
        Assert.Null(Folder.Find(id.ToString()));
    }

    [Fact]
    public async Task A_receiver_who_left_the_organisation_is_named()
    {
        var stored = Letters.Of(MessageKind.Closed);
        var gone = stored with { Message = stored.Message with { To = "left.long-ago" } };
        var refusal = await Assert.ThrowsAsync<MailNotSentException>(
            () => city.Services.GetRequiredService<MailSender>().SendAsync(gone, CancellationToken.None));
        Assert.StartsWith("The receiver \"left.long-ago\" is not in the organisation any more.", refusal.Message);
    }

    private Task DeliverAsync(Guid id, HostSettings settings) => new MessageDelivery(
        city.Engine, city.City.Database, Receivers, new MailSender(settings, city.City, Receivers, Folder,
            city.Services.GetRequiredService<LetterLinks>())).RunAsync(id, CancellationToken.None);

    private MailReceivers Receivers => city.Services.GetRequiredService<MailReceivers>();

    /// <summary>The message to the submitter of a new case.</summary>
    private async Task<Guid> NewMessageAsync()
    {
        var person = city.Engine.Organisation.People[0];
        var answer = await city.Engine.SubmitAsync(
            new Submit(null, "Mörkt på skolgården", "Lampan vid gungorna är trasig.", person.Department,
                ImmutableSortedDictionary<string, object>.Empty),
            new(person.Id, Guid.NewGuid().ToString()));
        return (await city.MessagesOfAsync(answer.Number)).Select(m => m.Message)
            .First(m => m.Kind == MessageKind.Received).Id;
    }
}
