using System.Net;
using System.Text.RegularExpressions;
using IPB.Host.Tests.MailLinks;
using IPB.Host.Tests.Pages;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.Partners;

namespace IPB.Host.Tests.Partners;

/// <summary>Somebody outside the city follows one case by a link in a mail.</summary>
public sealed class PartnerTests(RunningCity city) : IClassFixture<RunningCity>
{
    [Fact]
    public async Task A_partner_opens_the_link_follows_the_case_and_answers()
    {
        var number = await city.OpenAsync("Lampan lyser hela natten");
        using var maria = await Browser.SignedInAsync(city, Decisions.Manager);
        await maria.OpenAsync(PageOf(number));
        await maria.SendAsync("invite", ("name", "Villaföreningen"), ("email", "villa@example.org"),
            ("why", "Ni bor intill."), ("language", "en"), ("days", "30"), ("may", "answer"));
        Assert.Contains("The invitation is sent", maria.Words, StringComparison.Ordinal);

        using var partner = new Browser(city);
        var link = await LinkAsync(number);
        await partner.OpenAsync(link);
        Assert.DoesNotContain("Lampan", partner.Words, StringComparison.Ordinal);
        await partner.SendAsync("open-invitation");
        Assert.Contains("Lampan lyser hela natten", partner.Words, StringComparison.Ordinal);
        Assert.Contains("You can follow the case and answer.", partner.Words, StringComparison.Ordinal);
        // Whom it waits for, and who has done what, is the city's to know.
        foreach (var person in city.Engine.Organisation.People.Where(p => p.Id != Decisions.Manager))
            Assert.DoesNotContain(person.Name, partner.Words, StringComparison.Ordinal);
        await partner.SendAsync("partner-answer", ("text", "Vi ser det varje natt."));
        Assert.Contains("Thank you! The answer is sent", partner.Words, StringComparison.Ordinal);

        await maria.OpenAsync(PageOf(number));
        Assert.Contains("Villaföreningen", maria.Words, StringComparison.Ordinal);
        Assert.Contains("answered as an external partner", maria.Words, StringComparison.Ordinal);
        Assert.Contains("Vi ser det varje natt.", maria.Words, StringComparison.Ordinal);
        var mail = await city.MailAsync(number, MessageKind.PartnerAnswered);
        Assert.Contains("Vi ser det varje natt.", mail.Text, StringComparison.Ordinal);
        Assert.Empty(await city.Engine.Cases.VerifyAsync(number));
    }

    [Fact]
    public async Task A_link_opens_the_case_once_however_often_it_is_looked_at_or_pressed()
    {
        var number = await InvitedAsync("Grinden gnisslar");
        var link = await LinkAsync(number);
        var before = await city.EverythingAsync();
        await Scanners.VisitAsync(city, link, times: 100);
        Assert.Equal(before, await city.EverythingAsync());
        using var first = new Browser(city);
        using var second = new Browser(city);
        await first.OpenAsync(link);
        await second.OpenAsync(link);
        var late = second.Filled("open-invitation");
        await first.SendAsync("open-invitation");
        Assert.Contains("Grinden gnisslar", first.Words, StringComparison.Ordinal);

        await second.SendAsync(late);

        Assert.Equal(HttpStatusCode.Gone, second.Status);
        Assert.DoesNotContain("Grinden", second.Words, StringComparison.Ordinal);
        Assert.Single((await FactsAsync(number)).OfType<PartnerOpened>());
        await second.OpenAsync(link);
        await second.SendAsync("ask-link");
        Assert.Contains("A new link is on its way", second.Words, StringComparison.Ordinal);
        await second.OpenAsync(await LinkAsync(number, except: link));
        await second.SendAsync("open-invitation");
        Assert.Contains("Grinden gnisslar", second.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_session_of_a_partner_opens_nothing_else()
    {
        var number = await InvitedAsync("Brunnen luktar");
        using var partner = await ComeInAsync(number);
        foreach (var path in new[] { PageOf(number), "/inbox", "/search?q=brunnen", "/api/cases", "/cases", "/board" })
        {
            await partner.OpenAsync(path);
            Assert.True(partner.Status is HttpStatusCode.Unauthorized || (partner.Status is HttpStatusCode.Redirect
                && partner.Location!.Contains("/sign-in", StringComparison.Ordinal)), $"{path}: {partner.Status}");
        }

        // What was not allowed is not on the page, and is refused where it is sent all the same.
        await partner.OpenAsync("/partner");
        Assert.DoesNotContain("partner-answer", partner.Page, StringComparison.Ordinal);
        var form = partner.Filled("partner-leave");
        await partner.PostAsync("/partner", [.. form.Values.Where(v => v.Key != "form"), new("text", "Hej")]);
        Assert.Equal(HttpStatusCode.Forbidden, partner.Status);
        await partner.OpenAsync("/partner");
        await partner.SendAsync("partner-leave");
        await partner.OpenAsync("/partner");
        Assert.Equal(HttpStatusCode.Unauthorized, partner.Status);
    }

    [Fact]
    public async Task A_revoked_invitation_ends_at_once_for_sessions_and_links()
    {
        var number = await InvitedAsync("Staketet lutar");
        var used = await LinkAsync(number);
        using var partner = await ComeInAsync(number);
        using var maria = await Browser.SignedInAsync(city, Decisions.Manager);
        await maria.OpenAsync(PageOf(number));
        await maria.SendAsync("partner-link-1");
        var unused = await LinkAsync(number, except: used);
        await maria.SendAsync("partner-revoke-1", ("reason", "Klart."));
        Assert.Contains("The invitation is revoked", maria.Words, StringComparison.Ordinal);

        await partner.OpenAsync("/partner");
        Assert.Equal(HttpStatusCode.Gone, partner.Status);
        Assert.DoesNotContain("Staketet", partner.Words, StringComparison.Ordinal);
        await partner.OpenAsync(unused);
        Assert.Equal(HttpStatusCode.Gone, partner.Status);
    }

    [Fact]
    public async Task Programs_invite_and_revoke_and_who_may_not_is_told_so()
    {
        var number = await city.OpenAsync("Trappan är trasig");
        var path = $"/api/cases/{CaseNumber.Slug(number)}/partners";
        var body = new { name = "Byalaget", email = "by@example.org", why = "Ni sandar.", days = 7 };
        (await city.As("elin.dahlgren").PostAsync(path, body)).Refused(403, "not-yours");
        (await city.As(Decisions.Manager).PostAsync(path, body)).Expect(HttpStatusCode.OK);
        var listed = (await city.As(Decisions.Manager).ReadAsync(path)).Body.AsArray()[0]!;
        Assert.Equal(("by@example.org", false, true),
            ((string?)listed["email"], (bool)listed["mayAnswer"]!, (bool)listed["holds"]!));
        (await city.As(Decisions.Manager).PostAsync(path + "/1/links", new { })).Expect(HttpStatusCode.OK);
        (await city.As(Decisions.Manager).PostAsync(path + "/1/revocation", new { })).Expect(HttpStatusCode.OK);
        Assert.False((bool)(await city.As(Decisions.Manager).ReadAsync(path)).Body.AsArray()[0]!["holds"]!);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_partner_opens_what_they_added_and_what_others_did_where_that_was_said(bool all)
    {
        var number = await city.OpenAsync($"Muren spricker {all}");
        using var maria = await Browser.SignedInAsync(city, Decisions.Manager);
        await maria.OpenAsync(PageOf(number));
        await maria.UploadAsync("comment", [("Ritning.pdf", Pdf("ours"))], ("text", "Så här ser den ut."));
        await maria.SendAsync("invite", [("name", "Byalaget"), ("email", "by@example.org"), ("why", "Ni bor där."),
            ("language", "en"), ("days", "30"), ("may", "files"), .. all ? [("may", "read-files")]
                : Array.Empty<(string, string)>()]);
        using var partner = await ComeInAsync(number);
        await partner.UploadAsync("partner-answer", [("Mur.pdf", Pdf("theirs"))]);
        var files = (await city.Engine.Cases.FindAsync(number))!.Attachments;
        Assert.Equal(["Ritning.pdf", "Mur.pdf"], files.Select(f => f.File.Name));

        foreach (var (file, mayOpen) in new[] { (files[0], all), (files[1], true) })
        {
            var address = $"/partner/files/{file.File.Id}";
            await partner.OpenAsync("/partner");
            Assert.Equal(mayOpen, partner.Page.Contains($"href=\"{address}\"", StringComparison.Ordinal));
            await partner.OpenAsync(address);
            Assert.Equal(mayOpen ? HttpStatusCode.OK : HttpStatusCode.NotFound, partner.Status);
            if (mayOpen) Assert.Contains(file.File.Name == "Mur.pdf" ? "theirs" : "ours", partner.Page,
                StringComparison.Ordinal);
        }

        await partner.OpenAsync("/partner");
        Assert.Equal(all, partner.Words.Contains("open all files of the case", StringComparison.Ordinal));
        using var nobody = new Browser(city);
        await nobody.OpenAsync($"/partner/files/{files[1].File.Id}");
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.Status);
    }

    private static byte[] Pdf(string words) => System.Text.Encoding.ASCII.GetBytes($"%PDF-1.4\n% {words}\n%%EOF\n");

    private static string PageOf(string number) => "/cases/" + CaseNumber.Slug(number);

    private async Task<string> InvitedAsync(string title)
    {
        var number = await city.OpenAsync(title);
        await city.Engine.DoAsync(number, new InvitePartner("Byalaget", "by@example.org", "Ni bor där.", "en", null),
            new(Decisions.Manager, Guid.NewGuid().ToString()));
        return number;
    }

    private async Task<Browser> ComeInAsync(string number)
    {
        var partner = new Browser(city);
        await partner.OpenAsync(await LinkAsync(number));
        await partner.SendAsync("open-invitation");
        Assert.Equal(HttpStatusCode.OK, partner.Status);
        return partner;
    }

    private async Task<string> LinkAsync(string number, string? except = null)
    {
        foreach (var message in (await city.MessagesOfAsync(number))
            .Where(m => m.Message.Kind == MessageKind.PartnerInvited))
        {
            Assert.Equal(Partner.IdOf(number, 1), message.Message.To);
            var mail = await city.SendAsync(message);
            var link = Regex.Match(mail.Text, @"/invited/[A-Za-z0-9_-]{43}\?lang=en").Value;
            if (link != except) return link;
        }

        throw new InvalidOperationException("there is no other mail");
    }

    private async Task<IEnumerable<Fact>> FactsAsync(string number) =>
        (await city.Engine.Cases.JournalAsync((await city.Engine.Cases.FindAsync(number))!.Id))
        .SelectMany(e => e.Facts);
}
