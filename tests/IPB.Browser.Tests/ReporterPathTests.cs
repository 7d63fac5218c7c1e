using IPB.Host.Tests;
using IPB.Host.Tests.MailLinks;
using IPB.Workflows.Cases;
using Microsoft.Playwright;

namespace IPB.Browser.Tests;

/// <summary>
/// What whoever reported a problem does until it is decided, in both languages, with script and without.
/// </summary>
[Collection<SeenCityTests>]
public sealed class ReporterPathTests(SeenCity city)
{
    [Theory]
    [InlineData("sv", true, "beslutar vid")]
    [InlineData("en", false, "decides at")]
    public async Task A_reporter_follows_the_case_answers_what_is_asked_and_reads_the_decision(
        string language, bool script, string decides)
    {
        var looks = new Looks(language, Width: script ? 1280 : 400, Script: script);
        var title = $"Kranen går inte att stänga {language}";
        var number = await city.OpenAsync(title);
        var address = "/cases/" + CaseNumber.Slug(number);
        await AskAsync(looks, address);

        await using var elin = await city.SignedInAsync(looks, "elin.dahlgren");
        var page = elin.Page;
        await page.GotoAsync("/inbox");
        await page.Locator("ul.rows a", new() { HasText = title }).ClickAsync();
        await Assertions.Expect(page.Locator("section.standstill blockquote"))
            .ToHaveTextAsync("Hur länge har den runnit?");
        await page.Locator("#inform-answer").FillAsync("Sedan i måndags.");
        await page.Locator("#inform button.primary").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        await page.GotoAsync(address);
        await Assertions.Expect(page.Locator("p.next")).ToContainTextAsync(decides);

        await city.ApproveAsync(Decisions.Manager, await city.As(Decisions.Manager).GateAsync(number));
        await page.ReloadAsync();
        await page.Locator("section[aria-labelledby='decisions'] a").First.ClickAsync();
        await page.WaitForURLAsync("**/decisions/**");
        await Assertions.Expect(page.GetByText("Bra.", new() { Exact = true }).First).ToBeVisibleAsync();
        Assert.Equal([], elin.Complaints);
    }

    private async Task AskAsync(Looks looks, string address)
    {
        await using var maria = await city.SignedInAsync(looks, Decisions.Manager);
        var page = maria.Page;
        await page.GotoAsync(address);
        await page.Locator("details.trigger", new() { Has = page.Locator("#ask") }).Locator("summary").ClickAsync();
        await page.Locator("#ask-from").SelectOptionAsync("problem-owner");
        await page.Locator("#ask-question").FillAsync("Hur länge har den runnit?");
        await page.Locator("#ask button.primary").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        Assert.Equal([], maria.Complaints);
    }
}
