using System.Net;
using IPB.Workflows.Cases;

namespace IPB.Host.Tests.Pages;

/// <summary>Cases on hold and forms of states as people see them, without script.</summary>
public sealed class HoldPageTests(RunningCity city) : IClassFixture<RunningCity>
{
    private async Task<string> CaseAsync() => "/cases/" + CaseNumber.Slug(await city.As("elin.dahlgren").SubmitAsync(
        "Ljus på vägen", "FSF", new { need_sentence = "Barnen behöver ljus.", affected = "Barn" }, "innovation-case"));

    [Fact]
    public async Task Putting_on_hold_shows_everyone_since_when_and_why()
    {
        var address = await CaseAsync();
        using var anna = await Browser.SignedInAsync(city, "anna.ek");
        await anna.OpenAsync(address);
        await anna.SendAsync("hold", ("reason", "Vi väntar på <avtalet>."));

        Assert.Equal(HttpStatusCode.OK, anna.Status);
        Assert.Contains("Its clock stands still until it is resumed.", anna.Words, StringComparison.Ordinal);
        using var elin = await Browser.SignedInAsync(city, "elin.dahlgren", "sv");
        await elin.OpenAsync(address);
        Assert.Contains("Klockan står still", elin.Words, StringComparison.Ordinal);
        Assert.Contains("Anna Ek skrev:", elin.Words, StringComparison.Ordinal);
        Assert.Contains("Vi väntar på <avtalet>.", elin.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("<avtalet>", elin.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"resume\"", elin.Page, StringComparison.Ordinal);
        await elin.OpenAsync("/cases");
        Assert.Contains("Vilar sedan", elin.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resuming_shows_the_pause_in_the_receipt()
    {
        var address = await CaseAsync();
        using var anna = await Browser.SignedInAsync(city, "anna.ek");
        await anna.OpenAsync(address);
        await anna.SendAsync("hold", ("reason", "Semester."));
        Assert.DoesNotContain("id=\"fire-propose-bp1\"", anna.Page, StringComparison.Ordinal);
        Assert.Contains("id=\"fire-discontinue\"", anna.Page, StringComparison.Ordinal);
        await city.AdvanceAsync("3 days");
        await anna.OpenAsync(address);
        await anna.SendAsync("resume", ("reason", "Tillbaka."));

        Assert.Contains("The case goes on, with the time that was left.", anna.Words, StringComparison.Ordinal);
        Assert.Contains("Without pauses", anna.Words, StringComparison.Ordinal);
        Assert.Contains("Anna Ek: Semester.", anna.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("On hold since", anna.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hold_without_a_reason_says_so_at_the_field()
    {
        using var anna = await Browser.SignedInAsync(city, "anna.ek");
        await anna.OpenAsync(await CaseAsync());
        await anna.SendAsync("hold", ("reason", " "));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, anna.Status);
        Assert.Contains("id=\"hold-reason-error\"", anna.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_keeps_what_is_saved_and_the_button_says_what_is_missing()
    {
        var address = await ConceptAsync();
        using var officer = await Browser.SignedInAsync(city, await OfficerAsync(address));
        await officer.OpenAsync(address);
        Assert.Contains("This is missing: Cost estimate, The unit manager is informed.", officer.Words,
            StringComparison.Ordinal);
        Assert.Contains("0 of 2 done", officer.Words, StringComparison.Ordinal);

        await officer.SendAsync("fill", ("f.cost_estimate", "https://stad.example/akt?a=1&b=2"),
            ("f.manager_informed", "true"));

        Assert.Contains("What you filled in is saved.", officer.Words, StringComparison.Ordinal);
        Assert.Contains("1 of 2 done", officer.Words, StringComparison.Ordinal);
        Assert.Contains("href=\"https://stad.example/akt?a=1&amp;b=2\" rel=\"noopener noreferrer nofollow\"",
            officer.Page, StringComparison.Ordinal);
        Assert.Contains("Added by", officer.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("This is missing", officer.Words, StringComparison.Ordinal);
        Assert.Contains("id=\"fire-propose-bp2\"", officer.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tick_that_is_taken_away_is_saved_and_wrong_evidence_keeps_what_was_typed()
    {
        var address = await ConceptAsync();
        using var officer = await Browser.SignedInAsync(city, await OfficerAsync(address));
        await officer.OpenAsync(address);
        await officer.SendAsync("fill", ("f.users_asked", "true"));
        Assert.Contains("1 of 2 done", officer.Words, StringComparison.Ordinal);
        await officer.SendAsync("fill", ("f.cost_estimate", "någonstans"), ("f.users_asked", "true"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, officer.Status);
        Assert.Contains("value=\"någonstans\"", WebUtility.HtmlDecode(officer.Page), StringComparison.Ordinal);
        Assert.Contains("id=\"fill-cost_estimate-error\"", officer.Page, StringComparison.Ordinal);
        await officer.OpenAsync(address);
        await officer.SendAsync("fill");
        Assert.Contains("0 of 2 done", officer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_case_still_takes_comments()
    {
        var address = await CaseAsync();
        using var anna = await Browser.SignedInAsync(city, "anna.ek");
        await anna.OpenAsync(address);
        await anna.SendAsync("hold", ("reason", "Vila."));
        await anna.SendAsync("fire-discontinue", ("reason", "Ingen vill ha det."));
        Assert.Contains("The case is closed: discontinued", anna.Words, StringComparison.Ordinal);
        using var elin = await Browser.SignedInAsync(city, "elin.dahlgren");
        await elin.OpenAsync(address);
        await elin.SendAsync("comment", ("text", "Synd."));

        Assert.Contains("The comment is saved.", elin.Words, StringComparison.Ordinal);
        Assert.Contains("Synd.", elin.Words, StringComparison.Ordinal);
    }

    private async Task<string> OfficerAsync(string address)
    {
        var lead = (string)(await city.As("anna.ek").CaseAsync(address["/cases/".Length..]))["leadDepartment"]!;
        return city.Engine.Organisation.Holders($"case-officer@{lead}").First(p => p.Roles.Contains("case-officer")).Id;
    }

    private async Task<string> ConceptAsync()
    {
        var address = await CaseAsync();
        var number = address["/cases/".Length..];
        var anna = city.As("anna.ek");
        (await anna.FireAsync(number, "propose-bp1", new { user_voices = 3 })).Expect(HttpStatusCode.OK);
        var lead = (string)(await anna.CaseAsync(number))["leadDepartment"]!;
        var manager = city.Engine.Organisation.Holders($"unit-manager@{lead}").First(p => p.Id != "elin.dahlgren");
        (await city.As(manager.Id).DecideAsync(await anna.GateAsync(number), "approve", "Ja.",
                "affected-known", "owner-named", "not-solved-already"))
            .Expect(HttpStatusCode.OK);
        return address;
    }
}
