using System.Net;
using System.Text;
using IPB.Host.MailLinks;
using IPB.Host.Notifications;
using IPB.Host.Notifications.Inbound;
using IPB.Host.Tests.MailLinks;
using IPB.Host.Tests.Pages;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.Storage;
using MailKit.Net.Smtp;
using MimeKit;
using Microsoft.Extensions.DependencyInjection;

namespace IPB.Host.Tests.Notifications.Inbound;

/// <summary>Mail both ways, over real servers.</summary>
public sealed class InboundRoundTests(RunningCity city) : IClassFixture<RunningCity>
{
    private const string Box = "svar";

    [Fact]
    public async Task A_decision_mail_goes_out_and_its_answer_comes_back_as_a_comment()
    {
        await using var imap = await DovecotServer.StartAsync();
        await using var smtp = await EximServer.StartAsync(mailboxes: imap.Mailboxes);
        var settings = Settings(imap, smtp.Port);
        var number = await city.OpenAsync("Hissen gnisslar");
        await SendAsync(number, settings);
        MimeMessage? asked = null;
        await RunningCity.UntilAsync(async () => (asked = (await imap.MailsAsync("maria.lind")).SingleOrDefault())
            is not null, "the mail lies in Maria's mailbox");
        Assert.Contains("Svara på mejlet så blir svaret en kommentar", asked!.TextBody, StringComparison.Ordinal);

        using var reply = Reply(asked, "Vad kostar det?\n\nDen fre 27 nov. 2026 kl 09:00 skrev IPB:\n> Beslut väntar");
        using (var client = new SmtpClient())
        {
            await client.ConnectAsync("127.0.0.1", smtp.Port, MailKit.Security.SecureSocketOptions.None);
            await client.SendAsync(reply);
            await client.DisconnectAsync(quit: true);
        }

        await RunningCity.UntilAsync(async () => (await imap.MailsAsync(Box)).Count == 1, "the reply has come");
        Assert.Equal(1, await Reader(settings).RunAsync(CancellationToken.None));

        var entry = (await JournalAsync(number))[^1];
        Assert.Equal(("maria.lind", new Commented("Vad kostar det?") { ByMail = true }),
            (entry.Actor, entry.Facts.Single()));
        Assert.NotNull((await city.Engine.Cases.FindAsync(number))!.Gate);
        Assert.Empty(await imap.MailsAsync(Box));
        Assert.Single(await imap.MailsAsync(Box, "IPB done"));
        // What one wrote oneself does not make the own link out of date.
        using var maria = await Browser.SignedInAsync(city, "maria.lind");
        await maria.OpenAsync(asked.TextBody!.Split('\n').Select(l => l.Trim())
            .First(l => l.Contains("/decide/", StringComparison.Ordinal)).Split("5080")[^1]);
        Assert.Equal(HttpStatusCode.OK, maria.Status);
    }

    [Fact]
    public async Task Mails_become_cases_comments_or_nothing_and_each_once()
    {
        await using var imap = await DovecotServer.StartAsync();
        var settings = Settings(imap, 25, strangers: "margareta.ost");
        var number = await city.OpenAsync("Taket knakar");
        var asked = (await city.MessagesOfAsync(number)).Last(m => m.Message.Kind == MessageKind.Decision);
        var host = "city.test";
        var about = $"In-Reply-To: <{asked.Message.Id:D}@{host}>";
        await DropAsync(imap, "new", "elin.dahlgren@stad.example", "Skolgården är mörk",
            "Lampan vid gungorna är trasig.");
        await DropAsync(imap, "reply", "maria.lind@stad.example", "Re: x", "Jag frågar Ahmed.", about);
        await DropAsync(imap, "reply", "maria.lind@stad.example", "Re: x", "Jag frågar Ahmed.", about);
        await DropAsync(imap, "other", "elin.dahlgren@stad.example", "Re: x", "Jag godkänner!", about);
        await DropAsync(imap, "stranger", "eva@example.org", "Hål i vägen", "Det är ett hål i gatan.");
        await DropAsync(imap, "away", "maria.lind@stad.example", "Frånvaro", "Jag är borta.", about
            + "\r\nAuto-Submitted: auto-replied");
        await DropAsync(imap, "own", "no-reply@city.test", "Loop", "x");
        await imap.DropAsync(
            Box, [.. "From: a@b\r\nContent-Type: multipart/mixed; boundary=\r\nContent-Type: \u0000"u8, 0xff, 0xfe]);
        await imap.DropAsync(Box, Encoding.Latin1.GetBytes("From: elin.dahlgren@stad.example\r\nSubject: Fel tecken\r\n"
            + "Message-ID: <latin@x.test>\r\nContent-Type: text/plain; charset=klingon\r\n\r\nSm\u00f6rg\u00e5s i "
                + "g\u00e5ngen\r\n"));
        await imap.DropAsync(
            Box, [.. Encoding.ASCII.GetBytes("From: elin.dahlgren@stad.example\r\nSubject: Stort\r\n\r\n"),
            .. Enumerable.Repeat((byte)'a', 2_000_000)]);
        await city.Services.GetRequiredService<InboundMails>()
            .KeepAsync(new(new("x", 1, 1), "x", null, null, "", "left"));
        Assert.Equal(10, await Reader(settings).RunAsync(CancellationToken.None));
        Assert.Equal(0, await Reader(settings).RunAsync(CancellationToken.None));

        Assert.Single((await JournalAsync(number)).SelectMany(e => e.Facts), f => f is Commented);
        Assert.NotNull((await city.Engine.Cases.FindAsync(number))!.Gate);
        var mine = await city.Engine.Cases.ListAsync(
            new() { Submitter = "elin.dahlgren", Text = "Skolgården är mörk" });
        Assert.Equal("Lampan vid gungorna är trasig.", Assert.Single(mine).Description);
        var other = await city.Engine.Cases.ListAsync(new() { Text = "Jag godkänner!" });
        Assert.Contains($"Svar på ett mejl om ärende {number}", Assert.Single(other).Description,
            StringComparison.Ordinal);
        var strange = Assert.Single(await city.Engine.Cases.ListAsync(new() { Text = "Hål i vägen" }));
        Assert.Equal("margareta.ost", strange.Submitter);
        Assert.Contains("eva@example.org", strange.Description, StringComparison.Ordinal);
        Assert.Single(await city.Engine.Cases.ListAsync(new() { Text = "Fel tecken" }));

        Assert.Equal(5, (await imap.MailsAsync(Box, "IPB done")).Count);
        Assert.Equal(5, (await imap.MailsAsync(Box, "IPB left")).Count);
        var answer = await city.As("anna.ek").ReadAsync("/api/mail/incoming");
        var reasons = answer.Expect(HttpStatusCode.OK).AsArray().Select(m => (string?)m!["reason"]).OfType<string>();
        Assert.Empty(new[] { "auto-reply", "duplicate", "empty", "loop", "too-big" }.Except(reasons));
        using var anna = await Browser.SignedInAsync(city, "anna.ek");
        await anna.OpenAsync("/mail/incoming");
        Assert.Contains("our own mail, come back", anna.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await city.As("maria.lind").ReadAsync("/api/mail/incoming")).Status);
    }

    [Fact]
    public async Task Ended_between_taking_a_mail_and_moving_it_nothing_happens_twice()
    {
        await using var imap = await DovecotServer.StartAsync();
        var settings = Settings(imap, 25);
        var number = await city.OpenAsync("Golvet sviktar");
        var asked = (await city.MessagesOfAsync(number)).Last(m => m.Message.Kind == MessageKind.Decision);
        await DropAsync(imap, "once", "maria.lind@stad.example", "Re: x", "En gång.",
            $"References: <{asked.Message.Id:D}@city.test>");
        await DropAsync(imap, "case", "elin.dahlgren@stad.example", "Bara ett ärende", "Inte två.");
        foreach (var mail in await imap.MailsAsync(Box))
            using (mail) await Desk(settings)
                .TakeAsync(mail, new($"{Box}@127.0.0.1/INBOX", 1, 1), CancellationToken.None);
        Assert.Equal(2, await Reader(settings).RunAsync(CancellationToken.None));
        Assert.Single((await JournalAsync(number)).SelectMany(e => e.Facts), f => f is Commented);
        Assert.Single(await city.Engine.Cases.ListAsync(new() { Text = "Bara ett ärende" }));
        Assert.Equal(2, (await imap.MailsAsync(Box, "IPB done")).Count);
    }

    [Fact]
    public async Task A_sender_who_floods_is_held_back_and_a_stranger_is_left()
    {
        await using var imap = await DovecotServer.StartAsync();
        var settings = Settings(imap, 25);
        for (var i = 0; i < 23; i++)
            await DropAsync(imap, $"flood-{i}", "lars.wallin@stad.example", $"Ärende {i}", "Mycket att göra.");
        await DropAsync(imap, "unknown", "eva@example.org", "Hej", "Hej.");
        await Reader(settings).RunAsync(CancellationToken.None);
        Assert.Equal(
            20, (await city.Engine.Cases.ListAsync(new() { Submitter = "lars.wallin", Text = "Mycket att göra" }))
            .Length);
        Assert.Equal(4, (await imap.MailsAsync(Box, "IPB left")).Count);
    }

    [Fact]
    public async Task A_mailbox_that_cannot_be_read_is_named()
    {
        var settings = city.City.Settings with
        {
            Mail =
                new()
                {
                    Inbound = new("127.0.0.1", Box, "x")
                    {
                        Port = MailServerProcess.FreePort(),
                        Security = InboundSecurity.None
                    }
                },
        };
        var refusal = await Assert.ThrowsAsync<MailNotReadException>(() => Reader(settings).RunAsync(default));
        Assert.Contains("cannot be reached", refusal.Message, StringComparison.Ordinal);
    }

    private HostSettings Settings(DovecotServer imap, int smtp, string? strangers = null) => city.City.Settings with
    {
        Mail = new()
        {
            From = "Borås <no-reply@city.test>",
            ReplyTo = $"Borås <{Box}@city.test>",
            Site = "http://127.0.0.1:5080",
            SmtpHost = "127.0.0.1",
            SmtpPort = smtp,
            Inbound = new("127.0.0.1", Box, "secret")
            {
                Port = imap.Port,
                Security = InboundSecurity.None,
                Strangers = strangers,
                MostBytes = 1_000_000,
            },
        },
    };

    private InboundDesk Desk(HostSettings settings) => new(settings, city.Engine,
        city.Services.GetRequiredService<LinkTokens>(), city.Services.GetRequiredService<InboundMails>());

    private InboundReader Reader(HostSettings settings) =>
        new(settings, Desk(settings), city.Services.GetRequiredService<InboundMails>());

    private async Task SendAsync(string number, HostSettings settings)
    {
        var links = new LetterLinks(settings, city.Services.GetRequiredService<LinkTokens>(),
            city.Services.GetRequiredService<DecisionLinks>(), city.Services.GetRequiredService<PartnerLinks>());
        var message = (await city.MessagesOfAsync(number)).Last(m => m.Message.Kind == MessageKind.Decision);
        await new MailSender(settings, city.City, city.Services.GetRequiredService<MailReceivers>(),
            city.Services.GetRequiredService<MailFolder>(), links)
            .SendAsync(message, CancellationToken.None);
    }

    private static MimeMessage Reply(MimeMessage to, string text)
    {
        var reply = new MimeMessage { Subject = "Sv: " + to.Subject, Body = new TextPart("plain") { Text = text } };
        reply.From.Add(MailboxAddress.Parse("maria.lind@stad.example"));
        reply.To.AddRange(to.ReplyTo);
        return reply;
    }

    private static Task DropAsync(
        DovecotServer imap, string id, string from, string subject, string text, string? header = null) =>
        imap.DropAsync(Box,
            Encoding.UTF8.GetBytes($"{(header is null ? "" : header + "\r\n")}From: {from}\r\nTo: svar@city.test\r\n"
            + $"Subject: {subject}\r\nMessage-ID: <{id}@x.test>\r\nContent-Type: text/plain; charset=utf-8\r\n"
            + $"Content-Transfer-Encoding: 8bit\r\n\r\n{text}\r\n"));

    private async Task<IReadOnlyList<JournalEntry>> JournalAsync(string number) =>
        await city.Engine.Cases.JournalAsync((await city.Engine.Cases.FindAsync(number))!.Id);
}
