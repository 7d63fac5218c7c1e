using System.Net;
using System.Net.Sockets;
using IPB.Host.Notifications;
using IPB.Workflows.Notifications;

namespace IPB.Host.Tests.Notifications;

public sealed class SmtpTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_mail_server_takes_a_mail_as_it_was_written()
    {
        await using var server = await EximServer.StartAsync();
        using var mail = Letters.Mail(MessageKind.Decision, "sv");
        await To(server.Port).SendAsync(mail, CancellationToken.None);
        var taken = Assert.Single(server.Mails());
        Assert.Equal((mail.MessageId, mail.Subject, mail.Date), (taken.MessageId, taken.Subject, taken.Date));
        Assert.Equal(mail.TextBody!.ReplaceLineEndings(), taken.TextBody!.ReplaceLineEndings());
        Assert.Equal(mail.HtmlBody!.ReplaceLineEndings(), taken.HtmlBody!.ReplaceLineEndings());
    }

    [Fact]
    public async Task A_second_delivery_can_be_recognised_by_its_id()
    {
        await using var server = await EximServer.StartAsync();
        for (var time = 0; time < 2; time++)
        {
            using var mail = Letters.Mail(MessageKind.Reminder, "en");
            await To(server.Port).SendAsync(mail, CancellationToken.None);
        }

        Assert.Equal([$"{Letters.Id}@city.test", $"{Letters.Id}@city.test"], server.Mails().Select(m => m.MessageId));
    }

    [Fact]
    public async Task A_refused_receiver_is_named_with_the_servers_answer()
    {
        await using var server = await EximServer.StartAsync();
        using var mail = MailWriter.Write(Letters.Of(MessageKind.Closed),
            Letters.Receiver("sv") with { Email = "gone@city.test" }, Letters.Settings, CityMail.None);
        var refusal = await RefusedAsync(To(server.Port), mail);
        Assert.Equal($"The mail server 127.0.0.1:{server.Port} refused the receiver gone@city.test: "
            + "550 no such mailbox. Check the address in organisation.yaml.", refusal);
        Assert.Empty(server.Mails());
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_not_trusted()
    {
        await using var server = await EximServer.StartAsync(encrypted: true);
        Assert.StartsWith($"The certificate of the mail server 127.0.0.1:{server.Port} cannot be trusted.",
            await RefusedAsync(To(server.Port)));
        Assert.Empty(server.Mails());
    }

    [Fact]
    public async Task A_password_is_not_sent_unencrypted()
    {
        await using var server = await EximServer.StartAsync();
        var refusal = await RefusedAsync(To(server.Port, "city"));
        Assert.StartsWith($"The mail server 127.0.0.1:{server.Port} cannot do what the settings ask for", refusal);
        Assert.EndsWith("A password is only sent over an encrypted connection.", refusal);
    }

    [Fact]
    public async Task A_server_that_is_down_is_named()
    {
        var port = MailServerProcess.FreePort();
        var refusal = await RefusedAsync(To(port));
        Assert.StartsWith($"The mail server 127.0.0.1:{port} cannot be reached: ", refusal);
        Assert.EndsWith("Check that it runs, and the mail settings SmtpHost and SmtpPort.", refusal);
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_given_up()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;
        var hasty = new SmtpDelivery(new() { SmtpHost = "127.0.0.1", SmtpPort = port }, TimeSpan.FromSeconds(0.2));
        Assert.StartsWith($"The mail server 127.0.0.1:{port} did not answer within 0.2 seconds.",
            await RefusedAsync(hasty));
    }

    [Fact]
    public async Task Stopping_the_host_is_no_fault_of_the_server()
    {
        using var mail = Letters.Mail(MessageKind.Closed, "sv");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => To(MailServerProcess.FreePort()).SendAsync(mail, new(canceled: true)));
    }

    private static SmtpDelivery To(int port, string? user = null) =>
        new(new() { SmtpHost = "127.0.0.1", SmtpPort = port, User = user, Password = "secret" }, Patience);

    private static async Task<string> RefusedAsync(SmtpDelivery delivery, MimeKit.MimeMessage? mail = null)
    {
        using var letter = mail ?? Letters.Mail(MessageKind.Closed, "sv");
        return (await Assert.ThrowsAsync<MailNotSentException>(
            () => delivery.SendAsync(letter, CancellationToken.None))).Message;
    }
}
