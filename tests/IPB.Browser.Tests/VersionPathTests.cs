using System.Text.RegularExpressions;
using IPB.Host.Tests;
using IPB.Host.Tests.Routines;
using Microsoft.Playwright;

namespace IPB.Browser.Tests;

/// <summary>What those do who own a routine, in both languages, with script and without.</summary>
[Collection<SeenCityTests>]
public sealed partial class VersionPathTests(SeenCity city)
{
    private const string Routine = "social-investment";

    [Theory]
    [InlineData("sv", true)]
    [InlineData("en", false)]
    public async Task A_new_version_is_asked_for_reviewed_and_published_and_takes_the_running_cases_along(
        string language, bool script)
    {
        var looks = new Looks(language, Dark: !script, Script: script);
        var version = await city.NextAsync(Routine, s => NameOfStart().Replace(s, $"Ansökan bereds ({language})"));
        var address = $"/routines/{Routine}/versions/{version}";

        await AskAsync(looks, address);
        await ReviewAsync(looks, address);
        await PublishAsync(looks, address);

        var number = await city.As("elin.dahlgren").SubmitAsync($"Läxhjälp {language}", routine: Routine, fields: new
        {
            target_group = "Elever i sexan",
            expected_effect = "Fler klarar matematiken.",
            amount = 90_000,
            board_date = "2027-05-01",
            partners = "Biblioteket",
        });
        Assert.Equal(version, (await city.Engine.Cases.FindAsync(number))!.RoutineVersion);
        Assert.All(await city.Engine.Cases.ListAsync(new() { Routine = Routine, Open = true, Limit = 100 }),
            c => Assert.Equal(version, c.RoutineVersion));
    }

    private async Task AskAsync(Looks looks, string address)
    {
        await using var marcus = await city.SignedInAsync(looks, "marcus.tran");
        var page = marcus.Page;
        await page.GotoAsync($"/routines/{Routine}");
        await page.Locator($"a[href='{address}']").First.ClickAsync();
        await Assertions.Expect(page.Locator("section[aria-labelledby='check'] .chip.done").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("ul.changes li").First).ToBeVisibleAsync();
        await SendAsync(page, "propose", "note");
        Assert.Equal(0, await page.Locator("#review").CountAsync());
        Assert.Equal([], marcus.Complaints);
    }

    private async Task ReviewAsync(Looks looks, string address)
    {
        await using var johan = await city.SignedInAsync(looks, "johan.sundin");
        await johan.Page.GotoAsync(address);
        await SendAsync(johan.Page, "review", "note");
        Assert.Equal([], johan.Complaints);
    }

    private async Task PublishAsync(Looks looks, string address)
    {
        await using var anna = await city.SignedInAsync(looks, "anna.ek");
        var page = anna.Page;
        await page.GotoAsync(address);
        await page.Locator($"a[href='{address}/publish']").ClickAsync();
        await Assertions.Expect(page.Locator("section[aria-labelledby='affected'] tbody tr").First).ToBeVisibleAsync();
        await page.Locator("#publish-changelog").FillAsync("Ett tydligare namn.");
        await page.Locator("#publish button.primary").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        await MoveAsync(page);
        Assert.Equal([], anna.Complaints);
    }

    private async Task MoveAsync(IPage page)
    {
        await page.GotoAsync($"/routines/{Routine}");
        await page.Locator($"main a[href^='/routines/{Routine}/migrate']").First.ClickAsync();
        await page.Locator("#plan button.primary").ClickAsync();
        await page.WaitForURLAsync("**/migrations/**");
        await page.Locator("#start-reason").FillAsync("Samma regler för alla.");
        await page.Locator("#start-confirm").CheckAsync();
        await page.Locator("#start button.primary").ClickAsync();
        await page.Locator("progress").WaitForAsync();
        while (await city.Engine.Migrations.WorkAsync() > 0)
        {
            // What the host does beside, until nothing is left to move.
        }

        await page.ReloadAsync();
        Assert.True(int.Parse(await page.Locator("a[href$='status=Moved'] b").InnerTextAsync(),
            System.Globalization.CultureInfo.InvariantCulture) > 0);
    }

    private static async Task SendAsync(IPage page, string form, string field)
    {
        await page.Locator("details.trigger", new() { Has = page.Locator($"#{form}") }).Locator("summary").ClickAsync();
        await page.Locator($"#{form}-{field}").FillAsync("Namnet ska säga mer.");
        await page.Locator($"#{form} button.primary").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
    }

    [GeneratedRegex("Ansökan bereds( \\([a-z]+\\))?")]
    private static partial Regex NameOfStart();
}
