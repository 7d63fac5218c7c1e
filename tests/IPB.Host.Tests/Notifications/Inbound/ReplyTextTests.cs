using IPB.Host.Notifications.Inbound;

namespace IPB.Host.Tests.Notifications.Inbound;

/// <summary>What is new in a reply.</summary>
public sealed class ReplyTextTests
{
    [Theory]
    [InlineData("Det går bra.\n\nDen fre 27 nov. 2026 kl 09:00 skrev IPB <no-reply@city.test>:\n> Hej\n> Då",
        "Det går bra.")]
    [InlineData("Fine.\n\nOn Fri, Nov 27, 2026 at 9:00 AM IPB <x@city.test>\nwrote:\n\n> Hello", "Fine.")]
    [InlineData("Ja.\n\n-- \nMaria Lind\nEnhetschef", "Ja.")]
    [InlineData("Ja.\n\nSkickat från min iPhone", "Ja.")]
    [InlineData("Ja.\n\nFrån: IPB\nSkickat: den 27 november\nTill: Maria\nÄmne: Beslut\n\nHela mejlet", "Ja.")]
    [InlineData("Yes.\n-----Original Message-----\nFrom: IPB", "Yes.")]
    [InlineData("Yes.\n________________________________\nFrom: IPB\nSent: Friday", "Yes.")]
    [InlineData("> Vad kostar det?\n\nTusen kronor.\n\n> Och när?\nI maj.", "Tusen kronor.\n\nI maj.")]
    [InlineData("> bara citat\n> mer", "")]
    [InlineData("Från: början var det dyrt.\nNu är det billigt.", "Från: början var det dyrt.\nNu är det billigt.")]
    [InlineData("På måndag skrev vi avtalet: klart.", "På måndag skrev vi avtalet: klart.")]
    public void Quotes_and_signatures_are_cut(string mail, string reply) => Assert.Equal(reply, ReplyText.Of(mail));

    [Theory]
    [InlineData("Re: SV: Hissen", "Hissen")]
    [InlineData("VB: Fwd: Taket", "Taket")]
    [InlineData("Resan till Malmö", "Resan till Malmö")]
    [InlineData("RE[2]: Dörren\r\nBcc: x", "Dörren Bcc: x")]
    public void A_subject_loses_its_prefixes(string subject, string title) =>
        Assert.Equal(title, ReplyText.Subject(subject));

    [Fact]
    public void A_page_becomes_text_without_what_it_quotes_and_hides()
    {
        const string Html =
            "<html><head><title>T</title><style>p{}</style></head><body><p>R&auml;tt &amp; slätt.<br>Ja</p>"
            + "<script>alert(1)</script><div>Den 27 nov. 2026 kl 09:00 skrev "
                + "IPB:</div><blockquote><p>Gammalt</p></blockquote>";
        Assert.Equal("Rätt & slätt.\nJa", ReplyText.Of(MailWords.Clean(MailWords.FromHtml(Html))));
    }

    [Fact]
    public void What_no_text_holds_is_left_out() =>
        Assert.Equal("a b\n\nc\uFFFD", MailWords.Clean("a\tb\0\u0007\r\n\r\n\r\n\r\nc\uD800"));
}
