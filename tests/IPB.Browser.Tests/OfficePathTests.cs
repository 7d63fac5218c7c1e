using System.Globalization;
using IPB.Host.Tests;
using IPB.Host.Tests.MailLinks;
using IPB.Workflows.Cases;
using Microsoft.Playwright;

namespace IPB.Browser.Tests;

/// <summary>
/// What administrators and those do who are away, who stand in or have much to decide, in both languages, with script
/// and without.
/// </summary>
[Collection<SeenCityTests>]
public sealed class OfficePathTests(SeenCity city)
{
    [Theory]
    [InlineData("sv", true)]
    [InlineData("en", false)]
    public async Task An_administrator_counts_days_and_goes_from_a_day_to_its_cases(string language, bool script)
    {
        await using var marcus = await city.SignedInAsync(new Looks(language, Script: script), "marcus.tran");
        var page = marcus.Page;
        await page.GotoAsync("/admin/calendar");
        await page.Locator("#from").FillAsync("2026-12-22T10:00");
        await page.Locator("section[aria-labelledby='try'] button").ClickAsync();
        await Assertions.Expect(page.Locator("dl.receipt dd").First).ToBeVisibleAsync();
        var day = page.Locator("a.duecount").First;
        // What is read out as well stands after it.
        var due = int.Parse((await day.TextContentAsync())!.Split(' ')[0], CultureInfo.InvariantCulture);
        await day.ClickAsync();
        await page.WaitForURLAsync("**/cases?**");
        Assert.Equal(due, await page.Locator("tbody tr").CountAsync());
        Assert.Equal([], marcus.Complaints);
    }

    [Theory]
    [InlineData("sv", true)]
    [InlineData("en", false)]
    public async Task An_administrator_has_failed_mails_sent_again(string language, bool script)
    {
        var number = await city.As("elin.dahlgren").SubmitAsync($"Dörren står öppen {language}");
        var message = (await city.MessagesOfAsync(number))[0].Message.Id;
        await city.Engine.Messages.FailedAsync(
            (await city.Engine.Messages.ClaimAsync(message))!, $"The mailbox {language} is full: 552");
        await using var marcus = await city.SignedInAsync(
            new Looks(language, Dark: script, Script: script), "marcus.tran");
        var page = marcus.Page;
        await page.GotoAsync("/operations");
        await page.Locator("section[aria-labelledby='failed'] tr", new() { HasText = $"The mailbox {language}" })
            .Locator("form[id^='retry-'] button").First.ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        Assert.Contains(message, await city.Engine.Messages.HandOutAsync(10_000));
        Assert.Equal([], marcus.Complaints);
    }

    [Theory]
    [InlineData("sv", true, "tomas.engdahl", "eva.sjogren", "SBF")]
    [InlineData("en", false, "helena.kvist", "anders.rydell", "MIF")]
    public async Task Whoever_is_away_is_stood_in_for_and_the_substitute_sees_for_whom(
        string language, bool script, string absent, string substitute, string department)
    {
        var looks = new Looks(language, Script: script);
        var title = $"Vi hinner inte {language}";
        await ProposeAsync(title, department);
        await using var away = await city.SignedInAsync(looks, absent);
        await away.Page.GotoAsync("/cover");
        await away.Page.Locator("details.trigger", new() { Has = away.Page.Locator("#absence") }).Locator("summary")
            .ClickAsync();
        await away.Page.Locator("#absence-to").FillAsync(
            (await city.City.Database.NowAsync()).AddDays(9).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await away.Page.Locator("#absence button.primary").ClickAsync();
        await Assertions.Expect(away.Page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();

        await using var stand = await city.SignedInAsync(looks, substitute);
        await stand.Page.GotoAsync("/inbox");
        var name = city.Engine.Organisation.FindPerson(absent)!.Name;
        await Assertions.Expect(stand.Page.Locator("ul.rows a", new() { HasText = title }).Locator(".behalf"))
            .ToContainTextAsync(name);
        Assert.Equal([], [.. away.Complaints, .. stand.Complaints]);
    }

    [Theory]
    [InlineData("sv", true)]
    [InlineData("en", false)]
    public async Task A_manager_decides_several_cases_at_once_after_seeing_what_it_does(string language, bool script)
    {
        string[] numbers =
            [await city.OpenAsync($"Ena lampan {language}"), await city.OpenAsync($"Andra lampan {language}")];
        await using var maria = await city.SignedInAsync(
            new Looks(language, Width: script ? 1280 : 400, Script: script), "maria.lind");
        var page = maria.Page;
        await page.GotoAsync("/inbox");
        foreach (var number in numbers) await page.Locator($".bulktick input[value='{CaseNumber.Slug(number)}']")
            .CheckAsync();
        await page.Locator(".bulkbar button[value='decide']").ClickAsync();
        await page.Locator("#bulk-outcome").SelectOptionAsync("return");
        await page.Locator("#bulk-reason").FillAsync("Vad kostar det?");
        await page.Locator(".bulkorder button").ClickAsync();
        await Assertions.Expect(page.Locator("table.bulk td.met")).ToHaveCountAsync(2);
        await page.Locator("#bulk-run button.primary").ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        foreach (var number in numbers) Assert.Equal("assessment", (await city.Engine.Cases.FindAsync(number))!.State);
        Assert.Equal([], maria.Complaints);
    }

    /// <summary>A case at the gate of a department's unit manager.</summary>
    private async Task ProposeAsync(string title, string department)
    {
        var number = await city.As("elin.dahlgren").SubmitAsync(title);
        var c = (await city.Engine.Cases.FindAsync(number))!;
        if (c.LeadDepartment != department)
            (await city.As("anna.ek").FireAsync(
                number, "not-ours", new { lead_department = department }, "Det är deras."))
                .Expect(System.Net.HttpStatusCode.OK);
        await city.ProposeAsync(number, department);
    }
}
