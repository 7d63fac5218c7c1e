using System.Net;
using IPB.Host.Tests.MailLinks;
using IPB.Workflows.Cases;

namespace IPB.Host.Tests.Pages;

/// <summary>A manager asks others for their opinion before deciding, by page and by API.</summary>
public sealed class OpinionPageTests(RunningCity city) : IClassFixture<RunningCity>
{
    [Fact]
    public async Task An_opinion_is_asked_for_given_and_stands_in_the_document()
    {
        var (number, gate) = await WaitingForMariaAsync("Klassrummen i skolbyggnaden är för kalla");
        using var maria = await Browser.SignedInAsync(city, "maria.lind");
        await maria.OpenAsync("/inbox?case=" + CaseNumber.Slug(number));
        await maria.SendAsync("ask-opinion", ("of", "Ingen Alls"), ("question", "Räcker pengarna?"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, maria.Status);
        Assert.Contains("href=\"#ask-opinion-of\"", maria.Page, StringComparison.Ordinal);
        await maria.SendAsync("ask-opinion", ("of", "Anna Ek"), ("question", "Räcker pengarna?"));
        Assert.Contains("The request is sent", maria.Words, StringComparison.Ordinal);

        using var anna = await Browser.SignedInAsync(city, "anna.ek");
        await anna.OpenAsync("/inbox?case=" + CaseNumber.Slug(number));
        Assert.Contains("Räcker pengarna?", anna.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"outcome\"", anna.Page, StringComparison.Ordinal);
        await anna.SendAsync("opinion-give-1", ("text", "De räcker."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, anna.Status);
        Assert.Contains("href=\"#opinion-give-1-stance\"", anna.Page, StringComparison.Ordinal);
        await anna.SendAsync("opinion-give-1", ("stance", "for"), ("text", "De räcker."));
        Assert.Contains("Your opinion is given", anna.Words, StringComparison.Ordinal);

        await maria.OpenAsync("/cases/" + CaseNumber.Slug(number));
        Assert.Contains("For : De räcker.", maria.Words, StringComparison.Ordinal);
        Assert.Contains("gave an opinion: for", maria.Words, StringComparison.Ordinal);
        (await city.As("maria.lind").DecideAsync(gate, "return", "Mer, tack.")).Expect(HttpStatusCode.OK);
        await maria.OpenAsync($"/decisions/{gate}?lang=en");
        Assert.Contains("For: De räcker.", maria.Words, StringComparison.Ordinal);
        Assert.Empty((await city.As("anna.ek").ReadAsync($"/api/cases/{number}/journal")).Body["findings"]!.AsArray());
    }

    [Fact]
    public async Task Programs_ask_give_decline_and_take_back()
    {
        var (number, gate) = await WaitingForMariaAsync("Handtagen i skolbyggnaden är lösa");
        var (maria, anna) = (city.As("maria.lind"), city.As("anna.ek"));
        (await anna.PostAsync($"/api/gates/{gate}/opinions", new { of = "lars.wallin", question = "Nu?" }))
            .Refused(403, "not-a-decider");
        (await maria.PostAsync($"/api/gates/{gate}/opinions", new { of = "elin.dahlgren", question = "Nu?" }))
            .Refused(422, "invalid-input");
        foreach (var of in (string[])["anna.ek", "lars.wallin", "yasmin.karimi"])
            (await maria.PostAsync($"/api/gates/{gate}/opinions", new { of, question = "Nu?" }))
                .Expect(HttpStatusCode.OK);
        var row = (await anna.ReadAsync("/api/inbox")).Body.AsArray().Single(r => (string)r!["number"]! == number)!;
        Assert.Equal(1, (int)row["allowed"]!["opinions"]![0]!);

        (await anna.PostAsync($"/api/gates/{gate}/opinions/1", new { stance = "maybe", text = "Ja." }))
            .Refused(422, "invalid-input");
        (await anna.PostAsync($"/api/gates/{gate}/opinions/1", new { stance = "against", text = "Nej." }))
            .Expect(HttpStatusCode.OK);
        (await city.As("lars.wallin").PostAsync($"/api/gates/{gate}/opinions/2/end", new { reason = "Kan inte." }))
            .Expect(HttpStatusCode.OK);
        (await maria.PostAsync($"/api/gates/{gate}/opinions/3/end", new { })).Expect(HttpStatusCode.OK);

        var opinions = (await anna.CaseAsync(number))["gate"]!["opinions"]!.AsArray();
        Assert.Equal(["against", null, null], opinions.Select(o => (string?)o!["stance"]));
        Assert.Equal([null, "declined", "taken-back"], opinions.Select(o => (string?)o!["end"]));
        Assert.DoesNotContain((await anna.ReadAsync("/api/inbox")).Body.AsArray(),
            r => (string)r!["number"]! == number);
        var kinds = (await city.Engine.Messages.NewestAsync("maria.lind", 50)).Select(m => m.Message)
            .Where(m => m.Content.Number == number).Select(m => m.Kind.ToString());
        Assert.Contains("OpinionGiven", kinds);
        Assert.Contains("OpinionDeclined", kinds);
    }

    private async Task<(string Number, string Gate)> WaitingForMariaAsync(string title)
    {
        var number = await city.As("elin.dahlgren").SubmitAsync(title);
        await city.ProposeAsync(number, "LFF");
        return (number, await city.As("maria.lind").GateAsync(number));
    }
}
