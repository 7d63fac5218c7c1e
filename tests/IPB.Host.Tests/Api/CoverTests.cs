using System.Net;
using IPB.Host.Tests.MailLinks;
using IPB.Host.Tests.Pages;

namespace IPB.Host.Tests.Api;

/// <summary>Absences and delegations by API and page.</summary>
public sealed class CoverTests(RunningCity city) : IClassFixture<RunningCity>
{
    [Fact]
    public async Task A_delegate_decides_through_the_api_and_the_page_shows_for_whom()
    {
        var maria = city.As("maria.lind");
        var made = (await maria.PostAsync("/api/delegations", await NewAsync("ahmed.barakat")))
            .Expect(HttpStatusCode.Created);
        Assert.Equal("maria.lind", (string)made["madeBy"]!);
        var number = await WaitingForMariaAsync();
        using var ahmed = await Browser.SignedInAsync(city, "ahmed.barakat");
        await ahmed.OpenAsync("/inbox");
        Assert.Contains("for Maria Lind · by delegation", ahmed.Words, StringComparison.Ordinal);
        var gate = await city.As("ahmed.barakat").GateAsync(number);
        (await city.As("ahmed.barakat").DecideAsync(gate, "approve", "Ja.", "is-ours")).Expect(HttpStatusCode.OK);
        await ahmed.OpenAsync($"/cases/{number[4..]}");
        Assert.Contains("By delegation from Maria Lind", ahmed.Words, StringComparison.Ordinal);

        await ahmed.OpenAsync("/cover");
        Assert.Contains("Maria Lind → Ahmed Barakat", ahmed.Words, StringComparison.Ordinal);
        await ahmed.SendAsync($"revoke-{made["id"]}");
        Assert.Contains("The delegation is revoked", ahmed.Words, StringComparison.Ordinal);
        (await maria.PostAsync($"/api/delegations/{made["id"]}/revoke", new { })).Expect(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_person_enters_an_absence_on_the_page_and_comes_back()
    {
        using var elin = await Browser.SignedInAsync(city, "elin.dahlgren");
        await elin.OpenAsync("/cover");
        var today = IPB.Workflows.Calendars.Stockholm.DateOf(await city.City.Database.NowAsync());
        await elin.SendAsync("absence", ("from", $"{today:yyyy-MM-dd}"), ("to", "soon"), ("substitute", "anna.ek"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, elin.Status);
        Assert.Contains("Write a day, such as 2026-12-21.", elin.Words, StringComparison.Ordinal);
        await elin.SendAsync("absence", ("from", $"{today:yyyy-MM-dd}"), ("to", $"{today.AddDays(3):yyyy-MM-dd}"),
            ("substitute", "anna.ek"));
        Assert.Contains("Anna Ek stands in", elin.Words, StringComparison.Ordinal);
        var away = (await city.As("maria.lind").ReadAsync("/api/absences/today")).Expect(HttpStatusCode.OK);
        Assert.Contains(away.AsArray(), a => (string)a!["person"]! == "elin.dahlgren"
            && (string?)a["actsFor"] == "anna.ek");
        var mine = (await city.As("elin.dahlgren").ReadAsync("/api/absences")).Expect(HttpStatusCode.OK);
        await elin.SendAsync($"end-{mine[0]!["id"]}");
        Assert.Contains("The absence has ended", elin.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_administrators_and_auditors_see_and_change_those_of_others()
    {
        var elin = city.As("elin.dahlgren");
        (await elin.ReadAsync("/api/delegations?all=true")).Expect(HttpStatusCode.Forbidden);
        (await elin.PostAsync("/api/delegations", await NewAsync("anna.ek") with { From = "maria.lind" }))
            .Expect(HttpStatusCode.Forbidden);
        var marcus = city.As("marcus.tran");
        var made = (await marcus.PostAsync("/api/delegations", await NewAsync("anna.ek") with { From = "maria.lind" }))
            .Expect(HttpStatusCode.Created);
        Assert.Equal("marcus.tran", (string)made["madeBy"]!);
        var all = (await city.As("agneta.blom").ReadAsync("/api/delegations?all=true")).Expect(HttpStatusCode.OK);
        Assert.Contains(all.AsArray(), d => (string)d!["id"]! == (string)made["id"]!);
        var circle = await city.As("anna.ek").PostAsync("/api/delegations", await NewAsync("maria.lind"));
        Assert.Equal("delegation-circular", (string)circle.Expect(HttpStatusCode.Conflict)["code"]!);
    }

    private async Task<DelegationToMake> NewAsync(string to)
    {
        var today = IPB.Workflows.Calendars.Stockholm.DateOf(await city.City.Database.NowAsync());
        return new(null, to, today, today.AddDays(30), "Vi delar på jobbet.");
    }

    private async Task<string> WaitingForMariaAsync()
    {
        var number = await city.As("elin.dahlgren").SubmitAsync("Klassrummen i skolbyggnaden är för varma");
        await city.ProposeAsync(number, "LFF");
        return number;
    }

    private sealed record DelegationToMake(string? From, string To, DateOnly First, DateOnly Last, string Reason);
}
