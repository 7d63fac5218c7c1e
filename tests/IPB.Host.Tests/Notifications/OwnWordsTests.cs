using System.Collections.Immutable;
using System.Net;
using IPB.Host.Notifications;
using IPB.Workflows.Notifications;

namespace IPB.Host.Tests.Notifications;

public sealed class OwnWordsTests
{
    private static readonly CityMail City =
        new(new("Borås stad\nTel. 033-35 70 00", "City of Borås\nTel. 033-35 70 00"),
        ImmutableDictionary<MessageKind, MailWords>.Empty.Add(MessageKind.Decision, new(
            new("Att besluta: {title}", "To decide: {title}"),
            new("Läs {number} i {state}.", "Read {number} in {state}."),
            new("Frågor? Ring <kansliet>.", "Questions? Call <the office>."))));

    [Theory]
    [InlineData("sv", "Att besluta: " + Letters.Title, "Läs IPB 2026-00042 i Handläggs.", "Frågor? Ring <kansliet>.",
        "Borås stad")]
    [InlineData("en", "To decide: " + Letters.Title, "Read IPB 2026-00042 in In progress.",
        "Questions? Call <the office>.",
        "City of Borås")]
    public void A_citys_own_words_stand_in_the_mail(
        string language, string subject, string opening, string note, string signature)
    {
        var mail =
            MailWriter.Write(Letters.Of(MessageKind.Decision), Letters.Receiver(language), Letters.Settings, City);
        Assert.Equal(subject, mail.Subject);
        foreach (var body in new[] { mail.TextBody, WebUtility.HtmlDecode(mail.HtmlBody) })
            Assert.All([opening, note, signature], part => Assert.Contains(part, body));
        Assert.DoesNotContain("<the office>", mail.HtmlBody);
        Assert.Contains(signature + "<br>Tel. 033-35 70 00", WebUtility.HtmlDecode(mail.HtmlBody));
    }

    [Fact]
    public void What_the_system_has_to_say_is_said_all_the_same()
    {
        var mail = MailWriter.Write(Letters.Of(MessageKind.Decision), Letters.Receiver("en"), Letters.Settings, City);
        Assert.All([Letters.Address, "nothing in this mail decides", "In progress", LetterWords.WhyThis.En],
            part => Assert.Contains(part, mail.TextBody));
    }

    [Fact]
    public void Whoever_stands_in_for_another_sees_so_in_a_subject_of_the_city()
    {
        var stored = Letters.Of(MessageKind.Decision).With(c => c with { For = "Maria Lind" });
        var mail = MailWriter.Write(stored, Letters.Receiver("en"), Letters.Settings, City);
        Assert.Equal("To decide: " + Letters.Title + " (for Maria Lind)", mail.Subject);
    }

    [Fact]
    public void What_somebody_wrote_makes_no_second_line_of_a_subject()
    {
        var mail =
            MailWriter.Write(Letters.Of(MessageKind.Decision, "A\r\nBcc: eve@example.org"), Letters.Receiver("en"),
            Letters.Settings, City);
        Assert.Equal("To decide: A Bcc: eve@example.org", mail.Subject);
        Assert.Empty(mail.Bcc);
    }

    [Fact]
    public void Another_kind_of_mail_gets_the_signature_alone()
    {
        var plain = Letters.Mail(MessageKind.Closed, "en");
        var own = MailWriter.Write(Letters.Of(MessageKind.Closed), Letters.Receiver("en"), Letters.Settings, City);
        Assert.Equal(plain.Subject, own.Subject);
        Assert.Equal(plain.TextBody!.ReplaceLineEndings("\n"), own.TextBody!.ReplaceLineEndings("\n").Replace(
            "City of Borås\nTel. 033-35 70 00\n\n", "", StringComparison.Ordinal));
    }
}
