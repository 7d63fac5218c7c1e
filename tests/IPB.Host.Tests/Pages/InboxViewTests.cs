using System.Net;
using IPB.Workflows.Cases;

namespace IPB.Host.Tests.Pages;

/// <summary>The parts of the inbox that are not one's own turn.</summary>
public sealed class InboxViewTests(RunningCity city) : IClassFixture<RunningCity>
{
    private const string Title = "Klassrummen i skolbyggnaden är för kalla";

    [Fact]
    public async Task A_case_stands_in_the_part_that_says_whose_turn_it_is()
    {
        var number = await city.As("elin.dahlgren").SubmitAsync(Title);
        var officers = city.City.Engine.Organisation.Holders("case-officer@LFF");
        await AssertIsInAsync("elin.dahlgren", number, "others");
        await AssertIsInAsync("maria.lind", number, "team");
        await AssertIsInAsync(officers[0].Id, number, "");

        using var elin = await Browser.SignedInAsync(city, "elin.dahlgren");
        await elin.OpenAsync($"/inbox?view=others&case={CaseNumber.Slug(number)}");
        await elin.SendAsync("fire-withdraw");
        Assert.Contains("Your cases with others", elin.Words, StringComparison.Ordinal);
        await AssertIsInAsync("elin.dahlgren", number, "done");
        await AssertIsInAsync("maria.lind", number, null);
    }

    [Fact]
    public async Task What_is_late_is_shown_to_managers_and_to_nobody_else()
    {
        var number = await city.As("elin.dahlgren").SubmitAsync("Ventilationen i skolbyggnaden låter");
        await city.City.Database.AdvanceClockAsync(TimeSpan.FromDays(60));
        using var maria = await Browser.SignedInAsync(city, "maria.lind");
        await maria.OpenAsync($"/inbox?view=attention&case={CaseNumber.Slug(number)}");

        Assert.Contains("id=\"chosen\" class=\"big\">Ventilationen i skolbyggnaden låter",
            WebUtility.HtmlDecode(maria.Page).Normalize(),
            StringComparison.Ordinal);
        Assert.Contains("aria-current=\"page\">Attention", Squeezed(maria.Page), StringComparison.Ordinal);

        using var elin = await Browser.SignedInAsync(city, "elin.dahlgren");
        await elin.OpenAsync("/inbox?view=attention");
        Assert.DoesNotContain("href=\"/inbox?view=attention\"", elin.Page, StringComparison.Ordinal);
        Assert.Contains(number, await NumbersAsync("maria.lind", "attention"));
        (await city.As("elin.dahlgren").ReadAsync("/api/inbox/attention")).Expect(HttpStatusCode.NotFound);
    }

    /// <param name="view">Empty: the person's own; null: none.</param>
    private async Task AssertIsInAsync(string person, string number, string? view)
    {
        using var browser = await Browser.SignedInAsync(city, person);
        foreach (var part in new[] { "", "team", "others", "done" })
        {
            await browser.OpenAsync(part.Length == 0 ? "/inbox" : "/inbox?view=" + part);
            Assert.Equal((part, part == view), (part, browser.Page.Contains(
                $"name=\"case\" value=\"{CaseNumber.Slug(number)}\"", StringComparison.Ordinal)));
            if (part.Length > 0) Assert.Equal(
                (part, part == view), (part, (await NumbersAsync(person, part)).Contains(number)));
        }
    }

    private async Task<IReadOnlyList<string>> NumbersAsync(string person, string part)
    {
        var numbers = new List<string>();
        for (var after = ""; ;)
        {
            var page = (await city.As(person).ReadAsync($"/api/inbox/{part}?limit=2" + after))
                .Expect(HttpStatusCode.OK);
            numbers.AddRange(page["cases"]!.AsArray().Select(c => (string)c!["number"]!));
            if ((string?)page["next"] is not { } next) return numbers;
            after = "&after=" + Uri.EscapeDataString(next);
        }
    }

    private static string Squeezed(string page) =>
        string.Join(' ', page.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
