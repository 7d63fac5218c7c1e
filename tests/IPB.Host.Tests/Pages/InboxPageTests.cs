using System.Net;
using IPB.Host.Tests.MailLinks;
using IPB.Workflows.Cases;

namespace IPB.Host.Tests.Pages;

/// <summary>Deciding from the inbox.</summary>
public sealed class InboxPageTests(RunningCity city) : IClassFixture<RunningCity>
{
    [Fact]
    public async Task A_manager_approves_from_the_inbox()
    {
        var number = await WaitingForMariaAsync("Klassrummen i skolbyggnaden är för varma");
        using var maria = await Browser.SignedInAsync(city, "maria.lind");
        await maria.OpenAsync("/inbox?case=" + CaseNumber.Slug(number));
        Assert.Contains("There is an assessment", maria.Words, StringComparison.Ordinal);
        await maria.SendAsync("decide", ("outcome", "approve"), ("met", "is-ours"));

        Assert.Equal(HttpStatusCode.OK, maria.Status);
        Assert.Contains("Your decision is recorded", maria.Words, StringComparison.Ordinal);
        Assert.Equal("working", (await city.Engine.Cases.FindAsync(number))!.State);
    }

    [Fact]
    public async Task A_rejection_without_reasons_is_refused_in_place()
    {
        var number = await WaitingForMariaAsync("Taket i skolbyggnaden läcker");
        using var maria = await Browser.SignedInAsync(city, "maria.lind");
        await maria.OpenAsync("/inbox?case=" + CaseNumber.Slug(number));
        await maria.SendAsync("decide", ("outcome", "reject"), ("met", "has-time"), ("reason", ""));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, maria.Status);
        Assert.Contains("href=\"#decide-reason\"", maria.Page, StringComparison.Ordinal);
        Assert.Matches("value=\"has-time\" checked", maria.Page);
        Assert.Equal("line-decision", (await city.Engine.Cases.FindAsync(number))!.State);
    }

    [Fact]
    public async Task A_decision_sent_twice_is_one_vote()
    {
        var number = await WaitingForMariaAsync("Fönstren i skolbyggnaden går inte att öppna");
        using var maria = await Browser.SignedInAsync(city, "maria.lind");
        await maria.OpenAsync("/inbox?case=" + CaseNumber.Slug(number));
        var form = maria.Filled("decide", ("outcome", "approve"), ("met", "is-ours"));
        await maria.SendAsync(form);
        var version = (await city.Engine.Cases.FindAsync(number))!.Version;
        await maria.SendAsync(form);

        Assert.Equal(HttpStatusCode.OK, maria.Status);
        Assert.Equal(version, (await city.Engine.Cases.FindAsync(number))!.Version);
    }

    [Fact]
    public async Task A_late_decision_gives_back_what_was_typed()
    {
        var number = await WaitingForMariaAsync("Dörrarna i skolbyggnaden kärvar");
        using var maria = await Browser.SignedInAsync(city, "maria.lind");
        await maria.OpenAsync("/inbox?case=" + CaseNumber.Slug(number));
        var form = maria.Filled("decide", ("outcome", "reject"), ("reason", "Mina noga valda ord."));
        var gate = await city.As("maria.lind").GateAsync(number);
        (await city.As("maria.lind").DecideAsync(gate, "return", "Mer, tack.")).Expect(HttpStatusCode.OK);
        await maria.SendAsync(form);

        Assert.Equal(HttpStatusCode.Conflict, maria.Status);
        Assert.Contains("Mina noga valda ord.", maria.Words, StringComparison.Ordinal);
    }

    private async Task<string> WaitingForMariaAsync(string title)
    {
        var number = await city.As("elin.dahlgren").SubmitAsync(title);
        var c = (await city.Engine.Cases.FindAsync(number))!;
        Assert.Equal("LFF", c.LeadDepartment);
        await city.ProposeAsync(number, "LFF");
        return number;
    }
}
