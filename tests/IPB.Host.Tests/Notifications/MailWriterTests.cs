using IPB.Host.Notifications;
using IPB.Workflows.Notifications;
using MimeKit;

namespace IPB.Host.Tests.Notifications;

public sealed class MailWriterTests
{
    [Fact]
    public async Task The_same_message_makes_the_same_mail()
    {
        Assert.Equal(await BytesAsync(Letters.Mail(MessageKind.Decision, "sv")),
            await BytesAsync(Letters.Mail(MessageKind.Decision, "sv")));
    }

    [Fact]
    public void Headers_say_who_when_and_that_no_person_wrote_it()
    {
        var mail = Letters.Mail(MessageKind.Decision, "sv");
        Assert.Equal($"{Letters.Id:D}@city.test", mail.MessageId);
        Assert.Equal(Letters.Written, mail.Date);
        Assert.Equal("\"Anna Ek\" <anna.ek@city.test>", mail.To.ToString());
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.Equal("All", mail.Headers["X-Auto-Response-Suppress"]);
        Assert.Equal("sv", mail.Headers[HeaderId.ContentLanguage]);
    }

    [Fact]
    public void Mails_of_one_case_are_one_conversation()
    {
        var (first, last) = (Letters.Mail(MessageKind.Received, "sv"), Letters.Mail(MessageKind.Closed, "sv"));
        Assert.Equal(first.References.Single(), last.References.Single());
        Assert.Empty(Letters.Mail(MessageKind.Digest, "sv").References);
    }

    [Fact]
    public void A_name_with_line_breaks_adds_no_header()
    {
        var eve = Letters.Receiver("sv") with { Name = "Eve\r\nBcc: all@city.test" };
        var mail = MailWriter.Write(Letters.Of(MessageKind.Closed), eve, Letters.Settings, CityMail.None);
        Assert.Equal(["Eve Bcc: all@city.test"], mail.To.Select(t => t.Name));
        Assert.Empty(mail.Bcc);
    }

    [Theory]
    [InlineData("not an address")]
    [InlineData("")]
    [InlineData("a@city.test\r\nBcc: b@city.test")]
    public void An_address_that_is_none_is_refused(string email)
    {
        var to = Letters.Receiver("sv") with { Email = email };
        var refusal = Assert.Throws<MailNotSentException>(
            () => MailWriter.Write(Letters.Of(MessageKind.Closed), to, Letters.Settings, CityMail.None));
        Assert.StartsWith("The mail address of anna.ek is \"", refusal.Message);
    }

    [Fact]
    public void A_sender_that_is_none_is_refused() =>
        Refused(Letters.Settings.Mail with { From = "IPB Workflows" }, "The sender of mails is \"IPB Workflows\"");

    [Theory]
    [InlineData("cases.example.org")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://cases.example.org/?x=1")]
    public void A_site_that_is_none_is_refused(string site) =>
        Refused(Letters.Settings.Mail with { Site = site }, $"Links in mails start with \"{site}\"");

    [Theory]
    [InlineData("http://127.0.0.1:5080;https://x.test", "http://127.0.0.1:5080")]
    [InlineData("http://*:8080", "http://localhost:8080")]
    [InlineData("http://[::]:8080", "http://localhost:8080")]
    public void Without_a_site_links_lead_to_the_first_address_of_the_server(string urls, string site) =>
        Assert.Equal(site, SiteAddress.Of(new() { Urls = urls }));

    private static void Refused(MailSettings settings, string start) => Assert.StartsWith(start,
        Assert.Throws<MailNotSentException>(() => MailWriter.Write(Letters.Of(MessageKind.Closed),
            Letters.Receiver("sv"), Letters.Settings with { Mail = settings }, CityMail.None)).Message);

    private static async Task<string> BytesAsync(MimeMessage mail)
    {
        using var bytes = new MemoryStream();
        await mail.WriteToAsync(bytes);
        return System.Text.Encoding.ASCII.GetString(bytes.ToArray());
    }
}
