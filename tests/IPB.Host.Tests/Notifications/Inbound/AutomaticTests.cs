using System.Text;
using IPB.Host.MailLinks;
using IPB.Host.Notifications.Inbound;
using MimeKit;

namespace IPB.Host.Tests.Notifications.Inbound;

/// <summary>Mails that no person wrote.</summary>
public sealed class AutomaticTests
{
    [Theory]
    [InlineData("Auto-Submitted: auto-replied", "auto-reply")]
    [InlineData("Auto-Submitted: auto-generated; type=x", "auto-reply")]
    [InlineData("X-Auto-Response-Suppress: All", "auto-reply")]
    [InlineData("X-Autoreply: yes", "auto-reply")]
    [InlineData("Precedence: bulk", "list")]
    [InlineData("Precedence: AUTO_REPLY", "list")]
    [InlineData("List-Id: <news.city.test>", "list")]
    [InlineData("List-Unsubscribe: <https://x.test>", "list")]
    [InlineData("Return-Path: <>", "report")]
    [InlineData("Return-Path: < >", "report")]
    [InlineData("Message-ID: <019ab0c4-0000-7000-8000-000000000042@city.test>", "loop")]
    [InlineData("Content-Type: multipart/report; boundary=x", "report")]
    public void A_header_gives_it_away(string header, string reason) =>
        Assert.Equal(reason, Automatic.ReasonOf(Mail(header), Letters.Settings));

    [Theory]
    [InlineData("Auto-Submitted: no")]
    [InlineData("Return-Path: <eva@x.test>")]
    [InlineData("Precedence: normal")]
    [InlineData("Message-ID: <019ab0c4-0000-7000-8000-000000000042@x.test>")]
    public void A_person_is_taken_for_one(string header) =>
        Assert.Null(Automatic.ReasonOf(Mail(header), Letters.Settings));

    [Theory]
    [InlineData("MAILER-DAEMON@x.test", "report")]
    [InlineData("no-reply@x.test", "report")]
    [InlineData("no-reply@city.test", "loop")]
    public void A_sender_that_nobody_reads_gives_it_away(string from, string reason) =>
        Assert.Equal(reason, Automatic.ReasonOf(Mail("X: y", from), Letters.Settings));

    [Fact]
    public void A_reply_address_holds_its_message_and_a_proof_that_nobody_else_can_make()
    {
        var data = Directory.CreateTempSubdirectory("ipb-key-");
        var other = Directory.CreateTempSubdirectory("ipb-key-");
        try
        {
            var tokens = new LinkTokens(new() { DataFolder = data.FullName });
            var address = ReplyAddress.Of(new MailboxAddress("IPB", "svar@city.test"), Letters.Id, tokens).Address;
            Assert.True(address.IndexOf('@', StringComparison.Ordinal) <= 64, address);
            Assert.Equal(Letters.Id, ReplyAddress.MessageOf(address.ToUpperInvariant(), tokens, out var forged));
            Assert.False(forged);
            Assert.Null(ReplyAddress.MessageOf(address, new(new() { DataFolder = other.FullName }), out forged));
            Assert.True(forged);
            foreach (var none in new[] { "svar@city.test", "svar+x@city.test", "svar+", "@", "" })
                Assert.Null(ReplyAddress.MessageOf(none, tokens, out forged));
            Assert.False(forged);
        }
        finally
        {
            data.Delete(recursive: true);
            other.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("mx.city.test; dmarc=pass header.from=x.test", true)]
    [InlineData("mx.city.test; dmarc=fail header.from=x.test", false)]
    [InlineData("mx.evil.test; dmarc=pass header.from=x.test", false)]
    [InlineData("mx.city.test; spf=pass", false)]
    public void A_sender_counts_when_the_own_server_vouches_for_it(string results, bool holds)
    {
        var mail = Mail($"Authentication-Results: {results}\r\nAuthentication-Results: mx.city.test; dmarc=pass");
        Assert.Equal(holds, SenderProof.Holds(mail, "mx.city.test"));
        Assert.True(SenderProof.Holds(mail, null));
    }

    private static MimeMessage Mail(string header, string from = "eva@x.test") => MimeMessage.Load(
        new MemoryStream(Encoding.UTF8.GetBytes($"{header}\r\nFrom: {from}\r\nSubject: Hej\r\n\r\nHej\r\n")));
}
