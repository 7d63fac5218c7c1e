using IPB.Workflows;
using IPB.Workflows.Cases;
using Microsoft.Playwright;

namespace IPB.Browser.Tests;

/// <summary>
/// A problem on its way from the preschool to its decision, by those who do it, through what the pages say: in both
/// languages, with script and without.
/// </summary>
[Collection<SeenCityTests>]
public sealed class PersonaPathTests(SeenCity city)
{
    [Theory]
    [InlineData("sv", true)]
    [InlineData("en", false)]
    public async Task A_problem_is_reported_accepted_proposed_and_decided(string language, bool script)
    {
        var title = $"Belysningen på skolgården {language} {script}";
        var looks = new Looks(language, Width: script ? 1280 : 400, Script: script);

        var address = await ReportAsync(looks, title);
        await ProposeAsync(looks, address);
        await DecideAsync(looks, title);

        var number = CaseNumber.Parse(address.Split('/')[^1])!;
        var c = (await city.Engine.Cases.FindAsync(number))!;
        Assert.Equal("working", c.State);
        Assert.Equal("lampa.txt", Assert.Single(c.Attachments).File.Name);
    }

    [Fact]
    public async Task A_manager_decides_with_the_keyboard_alone()
    {
        var (looks, title) = (new Looks("en"), "Grind som slår");
        await ProposeAsync(looks, await ReportAsync(looks, title));
        await using var maria = await city.OpenAsync(looks);
        var page = maria.Page;
        await page.GotoAsync("/sign-in");
        await maria.PressOnAsync(page.Locator("#personas button[value='maria.lind']"));
        await page.WaitForURLAsync("**/inbox**");

        await maria.PressOnAsync(page.Locator("ul.rows a", new() { HasText = title }));
        await maria.TypeIntoAsync(page.Locator("#decide input[value='is-ours']"), " ");
        await maria.TypeIntoAsync(page.Locator("#decide-reason"), "It is cheap and quick.");
        await maria.PressOnAsync(page.Locator("#decide button[value='approve']"));

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        Assert.Equal([], maria.Complaints);
    }

    private async Task<string> ReportAsync(Looks looks, string title)
    {
        await using var elin = await city.SignedInAsync(looks, "elin.dahlgren");
        var page = elin.Page;
        await page.Locator("section.top a.primary").ClickAsync();
        await page.Locator("#report-title").FillAsync(title);
        await page.Locator("#report-description").FillAsync(
            "Belysningen på skolgården lyser hela natten och ingen kan styra den.");
        await page.Locator("#report-files").SetInputFilesAsync(new FilePayload
        {
            Name = "lampa.txt",
            MimeType = "text/plain",
            Buffer = "Lampa 7"u8.ToArray(),
        });
        await page.Locator("#report .actions button.primary").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(title);
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        Assert.Equal([], elin.Complaints);
        return new Uri(page.Url).AbsolutePath;
    }

    private async Task ProposeAsync(Looks looks, string address)
    {
        await using var ahmed = await city.SignedInAsync(looks, "ahmed.barakat");
        var page = ahmed.Page;
        await page.GotoAsync(address);
        await Button(page, "received", "accept", looks).ClickAsync();
        await page.Locator("summary", new() { HasText = NameOf("assessment", "propose-line-work", looks) })
            .ClickAsync();
        await page.Locator("#fire-propose-line-work textarea").First.FillAsync("En timer löser det.");
        await page.Locator("#fire-propose-line-work .actions button").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        Assert.Equal([], ahmed.Complaints);
    }

    private async Task DecideAsync(Looks looks, string title)
    {
        await using var maria = await city.SignedInAsync(looks, "maria.lind");
        var page = maria.Page;
        await page.GotoAsync("/inbox");
        await page.Locator("ul.rows a", new() { HasText = title }).ClickAsync();
        await Assertions.Expect(page.Locator("#chosen")).ToHaveTextAsync(title);
        await page.Locator("#decide input[value='is-ours']").CheckAsync();
        await page.Locator("#decide-reason").FillAsync("Det är billigt och går fort.");
        await page.Locator("#decide button[value='approve']").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        Assert.Equal([], maria.Complaints);
    }

    private ILocator Button(IPage page, string state, string trigger, Looks looks) =>
        page.GetByRole(AriaRole.Button, new() { Name = NameOf(state, trigger, looks), Exact = true });

    private string NameOf(string state, string trigger, Looks looks) => city.Engine.Routines
        .FindNewest(WorkflowEngine.DefaultRoutine)!.State(state).Triggers.Single(t => t.Id == trigger).Name
        .In(looks.Language);
}
