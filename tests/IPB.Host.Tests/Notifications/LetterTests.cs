using System.Net;
using System.Text.RegularExpressions;
using IPB.Host.Notifications;
using IPB.Workflows.Notifications;

namespace IPB.Host.Tests.Notifications;

public sealed partial class LetterTests
{
    private const string Nasty =
        "Ljus\r\nBcc: all@city.test\n\n<script>alert(1)</script> & \"<img src=x onerror=y>\" \u202Etxt";

    [Theory, MemberData(nameof(Letters.All), MemberType = typeof(Letters))]
    public void A_mail_about_a_case_names_it_and_links_to_it(MessageKind kind, string language)
    {
        var mail = Letters.Mail(kind, language);
        if (kind is MessageKind.Statistics or MessageKind.Delegated or MessageKind.DelegationRevoked
            or MessageKind.PartnerInvited) return;
        foreach (var body in new[] { mail.TextBody, WebUtility.HtmlDecode(mail.HtmlBody) })
        {
            Assert.Contains(Letters.Number, body);
            Assert.Contains(Letters.Title, body);
            Assert.Contains(Letters.Address, body);
        }

        if (kind is not (MessageKind.Digest or MessageKind.Migrated or MessageKind.TakenOver or MessageKind.BackAgain
            or MessageKind.HandReminder))
            Assert.EndsWith($": {Letters.Number} {Letters.Title}", mail.Subject);
    }

    [Theory, InlineData("sv"), InlineData("en")]
    public void A_mail_to_somebody_outside_the_city_leads_to_no_page_of_its_people(string language)
    {
        var letter = LetterWriter.Write(
            Letters.Of(MessageKind.PartnerInvited), Letters.Receiver(language), "https://x.test",
            CityMail.None, System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add(
                PartnerLetter.Link, "https://x.test/in"));
        var text = PlainLetter.Write(letter);
        Assert.Contains(Letters.Title, text);
        Assert.Contains("Ni bor intill.", text);
        Assert.Equal("https://x.test/in", letter.Link.Address);
        Assert.DoesNotContain("/cases/", text);
        Assert.DoesNotContain(language == "sv" ? "Handläggs" : "In progress", text);
    }

    [Theory, MemberData(nameof(Letters.All), MemberType = typeof(Letters))]
    public void Text_and_page_say_the_same(MessageKind kind, string language)
    {
        var letter = LetterWriter.Write(Letters.Of(kind), Letters.Receiver(language), "https://x.test", CityMail.None);
        var parts = new[] { letter.Heading, letter.Summary, letter.Why, letter.Link.Name, letter.Link.Address }
            .Concat(letter.Sections.Concat(letter.Facts).SelectMany(s => new[] { s.Name, s.Text }))
            .Concat(letter.Rows.SelectMany(r => new[] { r.Text, r.Number ?? "", r.Due ?? "", r.Flag ?? "" }))
            .Concat([letter.Time?.When ?? "", letter.Quote?.Name ?? ""]);
        var (text, page) = (PlainLetter.Write(letter), WebUtility.HtmlDecode(HtmlLetter.Write(letter)));
        Assert.All(parts, part => Assert.True(text.Contains(part) && page.Contains(part), part));
    }

    [Theory, MemberData(nameof(Letters.All), MemberType = typeof(Letters))]
    public void Nothing_is_left_in_the_other_language(MessageKind kind, string language)
    {
        var mine = Words(kind, language);
        var other = Words(kind, language == "sv" ? "en" : "sv");
        Assert.All(mine.Zip(other), pair => Assert.NotEqual(pair.First, pair.Second));
        var page = Letters.Mail(kind, language).HtmlBody!;
        Assert.DoesNotContain(other.Where(w => w.Contains(' ')), w => WebUtility.HtmlDecode(page).Contains(w));
    }

    [Theory, MemberData(nameof(Letters.All), MemberType = typeof(Letters))]
    public void A_nasty_title_stays_text(MessageKind kind, string language)
    {
        var mail = Letters.Mail(kind, language, Nasty);
        Assert.DoesNotContain("<script", mail.HtmlBody, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", mail.HtmlBody, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(mail.Headers, h => h.Id == MimeKit.HeaderId.Bcc);
        Assert.DoesNotMatch("[\r\n\u202E]", mail.Subject);
        Assert.Empty(mail.Bcc);
        if (kind is not MessageKind.Statistics) Assert.Contains("&lt;script&gt;alert(1)", mail.HtmlBody);
    }

    [Theory, MemberData(nameof(Letters.All), MemberType = typeof(Letters))]
    public void The_page_is_one_that_a_screen_reader_can_read(MessageKind kind, string language)
    {
        var page = Letters.Mail(kind, language).HtmlBody!;
        Assert.Contains($"<html lang=\"{language}\"", page);
        Assert.Single(Heading().Matches(page));
        Assert.All(Table().Matches(page), table =>
            Assert.Matches("role=\"presentation\"|class=\"facts\"", table.Value));
        Assert.DoesNotContain("http-equiv", page);
    }

    [Fact]
    public void What_somebody_wrote_cannot_make_markup_or_leave_its_quote()
    {
        var stored = Letters.Of(MessageKind.Closed)
            .With(c => c with { Reason = "a\n<b>b</b>\r\n-- \nc", By = "<i>Eve</i>" });
        var mail = MailWriter.Write(stored, Letters.Receiver("en"), Letters.Settings, CityMail.None);
        Assert.Contains("a<br>&lt;b&gt;b&lt;/b&gt;<br>--<br>c", mail.HtmlBody);
        Assert.Contains("&lt;i&gt;Eve&lt;/i&gt; wrote", mail.HtmlBody);
        Assert.Contains("> a\n> <b>b</b>\n> --\n> c\n", mail.TextBody!.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_decision_says_that_the_mail_decides_nothing()
    {
        Assert.Contains("nothing in this mail decides", Letters.Mail(MessageKind.Decision, "en").TextBody);
        Assert.Contains("inget i mejlet beslutar", Letters.Mail(MessageKind.Decision, "sv").TextBody);
        Assert.DoesNotContain("<form", Letters.Mail(MessageKind.Decision, "sv").HtmlBody);
    }

    [Theory, InlineData("sv"), InlineData("en")]
    public void A_decision_has_its_own_link_beside_that_of_the_case(string language)
    {
        var stored = Letters.Of(MessageKind.Decision);
        var link = "https://cases.example.org/decide/abc";
        var mail = MailWriter.Write(stored, Letters.Receiver(language), Letters.Settings, CityMail.None,
            System.Collections.Immutable.ImmutableDictionary<string, string>.Empty
                .Add(stored.Message.Content.Gate!, link));
        foreach (var body in new[] { mail.TextBody, WebUtility.HtmlDecode(mail.HtmlBody) })
        {
            Assert.Contains(link, body);
            Assert.Contains(Letters.Address, body);
        }

        Assert.Contains(language == "sv" ? "inget i mejlet beslutar" : "nothing in this mail decides", mail.TextBody);
    }

    [Fact]
    public void A_digest_has_the_order_of_its_message_and_marks_what_is_late()
    {
        var letter = LetterWriter.Write(
            Letters.Of(MessageKind.Digest), Letters.Receiver("sv"), "https://x.test", CityMail.None);
        Assert.Equal("3 ärenden väntar på dig", letter.Subject);
        Assert.Equal(new("Öppna inkorgen", "https://x.test/inbox"), letter.Link);
        Assert.Equal(
            [
                new(Letters.Title, Letters.Number, "Försenat", "fredag 20 november 2026")
                    { Address = "https://x.test/cases/2026-00042" },
                new("Snö på gångvägen", "IPB 2026-00051", null, "fredag 27 november 2026")
                    { Address = "https://x.test/cases/2026-00051" },
                new LetterRow("Tomma klassrum värms upp", "IPB 2026-00052")
                    { Address = "https://x.test/cases/2026-00052" },
            ], letter.Rows);
    }

    [Theory]
    [InlineData("IPB 2026-00001 A title, 2026-99-99", "A title, 2026-99-99", "IPB 2026-00001")]
    [InlineData("Nothing known", "Nothing known", null)]
    public void A_digest_row_of_another_form_loses_nothing(string row, string text, string? number) =>
        Assert.Equal(new(text, number), DigestRow.Read(row, "en"));

    /// <summary>Everything in a mail that is not what people wrote, a number or an address.</summary>
    private static string[] Words(MessageKind kind, string language)
    {
        var letter = LetterWriter.Write(Letters.Of(kind), Letters.Receiver(language), "https://x.test", CityMail.None);
        return
        [
            letter.Label, letter.Summary, letter.Link.Name, letter.Why, LetterWords.WhyThis.In(language),
            LetterWords.Automatic.In(language), .. letter.Facts.Select(f => f.Name),
            .. letter.Sections.SelectMany(s => new[] { s.Name, s.Text }),
            .. letter.Rows.SelectMany(r => new[] { r.Flag, r.Due }).OfType<string>(),
            .. new[] { letter.Time?.Name, letter.Time?.When, letter.Quote?.Name }.OfType<string>(),
        ];
    }

    [GeneratedRegex("<h1 ")]
    private static partial Regex Heading();

    [GeneratedRegex("<table[^>]*>")]
    private static partial Regex Table();
}
