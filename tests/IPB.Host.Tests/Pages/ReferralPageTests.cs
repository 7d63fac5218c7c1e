using System.Net;
using IPB.Workflows.Cases;

namespace IPB.Host.Tests.Pages;

/// <summary>Sending a case out on referral and answering, with a browser and no script.</summary>
public sealed class ReferralPageTests(RunningCity city) : IClassFixture<RunningCity>
{
    [Fact]
    public async Task Whoever_sends_it_out_ticks_whom_to_ask_and_they_answer_from_the_inbox()
    {
        var (number, officer) = await ReadyAsync("Klassrummen i skolbyggnaden är för varma");
        using var sender = await SignedInAsync(officer);
        await sender.OpenAsync("/cases/" + CaseNumber.Slug(number));
        await sender.SendAsync("fire-refer", ("f.referral_bodies", "LFF"), ("f.referral_bodies", "SBF"));
        Assert.Equal(HttpStatusCode.OK, sender.Status);
        Assert.Contains("has not answered", sender.Words, StringComparison.Ordinal);
        Assert.Contains("0 of 2 have answered", sender.Words, StringComparison.Ordinal);

        using var maria = await Browser.SignedInAsync(city, "maria.lind");
        await maria.OpenAsync("/inbox?case=" + CaseNumber.Slug(number));
        Assert.Contains("What would the proposal mean", maria.Words, StringComparison.Ordinal);
        await maria.SendAsync("answer-1", ("stance", "objections"), ("text", "Elen räcker inte."));
        Assert.Contains("Your statement is given", maria.Words, StringComparison.Ordinal);
        await sender.OpenAsync("/cases/" + CaseNumber.Slug(number));
        Assert.Contains("1 of 2 have answered", sender.Words, StringComparison.Ordinal);
        Assert.Contains("Elen räcker inte.", sender.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statement_without_an_answer_is_refused_in_place_and_keeps_the_text()
    {
        var (number, officer) = await ReadyAsync("Taket i skolbyggnaden läcker");
        (await city.As(officer).FireAsync(number, "refer", new { referral_bodies = "LFF" })).Expect(HttpStatusCode.OK);
        using var maria = await Browser.SignedInAsync(city, "maria.lind");
        await maria.OpenAsync("/cases/" + CaseNumber.Slug(number));
        await maria.SendAsync("answer-0", ("text", "Mina noga valda ord."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, maria.Status);
        Assert.Contains("href=\"#answer-0-stance\"", maria.Page, StringComparison.Ordinal);
        Assert.Contains("Mina noga valda ord.", maria.Words, StringComparison.Ordinal);
        await maria.SendAsync("answer-0", ("stance", "objections"));
        Assert.Contains("href=\"#answer-0-text\"", maria.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_chooses_nobody_is_asked_to()
    {
        var (number, officer) = await ReadyAsync("Fönstren i skolbyggnaden går inte att öppna");
        using var sender = await SignedInAsync(officer);
        await sender.OpenAsync("/cases/" + CaseNumber.Slug(number));
        await sender.SendAsync("fire-refer");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sender.Status);
        Assert.Contains("Choose at least 1", sender.Words, StringComparison.Ordinal);
    }

    private Task<Browser> SignedInAsync(string person) => Browser.SignedInAsync(city, person);

    private async Task<(string Number, string Officer)> ReadyAsync(string title)
    {
        var number = await city.As("kim.larsdotter").SubmitAsync(title, "SLK",
            new { proposal = "Gör något åt det." }, "citizens-proposal");
        var registrar = city.Engine.Organisation.Holders("registrar@*")[0].Id;
        (await city.As(registrar).FireAsync(number, "publish")).Expect(HttpStatusCode.OK);
        (await city.As(registrar).FireAsync(number, "count-votes", new { votes = 163 })).Expect(HttpStatusCode.OK);
        Assert.Equal("LFF", (await city.Engine.Cases.FindAsync(number))!.LeadDepartment);
        return (number, "ahmed.barakat");
    }
}
