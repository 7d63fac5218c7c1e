using IPB.Host.Tests;
using IPB.Workflows.Cases;
using Microsoft.Playwright;

namespace IPB.Browser.Tests;

/// <summary>What people do most, with the keyboard alone.</summary>
[Collection<SeenCityTests>]
public sealed class KeyboardPathTests(SeenCity city)
{
    [Fact]
    public async Task A_problem_is_reported_from_the_sign_in_to_the_receipt()
    {
        await using var elin = await city.OpenAsync(new Looks("sv"));
        var page = elin.Page;
        await page.GotoAsync("/sign-in");
        await elin.PressOnAsync(page.Locator("#personas button[value='elin.dahlgren']"));
        await page.WaitForURLAsync("**/inbox**");
        await elin.PressOnAsync(page.Locator("section.top a.primary"));
        await page.WaitForURLAsync("**/cases/new**");
        await elin.TypeIntoAsync(page.Locator("#report-title"), "Gungan gnisslar");
        await elin.TypeIntoAsync(page.Locator("#report-description"),
            "Gungan på gården gnisslar så att barnen är rädda.");
        await elin.PressOnAsync(page.Locator("#report .actions button.primary"));

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Gungan gnisslar");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        Assert.Equal([], elin.Complaints);
    }

    [Fact]
    public async Task A_card_is_moved_by_its_menu()
    {
        var number = await city.As("elin.dahlgren").SubmitAsync("Belysningen i skolbyggnaden blinkar");
        await using var ahmed = await city.OpenAsync(new Looks("sv", Dark: true), "ahmed.barakat");
        var page = ahmed.Page;
        await page.GotoAsync("/board?routine=problem-intake");
        var card = page.Locator($"article.boardcard[data-number='{CaseNumber.Slug(number)}']");
        await ahmed.PressOnAsync(card.Locator("summary"));
        await ahmed.PressOnAsync(card.Locator("button.move").First);

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        Assert.NotEqual("received", (await city.Engine.Cases.FindAsync(number))!.State);
        Assert.Equal([], ahmed.Complaints);
    }

    [Fact]
    public async Task A_list_is_filtered_and_kept_as_a_view()
    {
        await using var anna = await city.OpenAsync(new Looks(), "anna.ek");
        var page = anna.Page;
        await page.GotoAsync("/cases");
        await anna.PressOnAsync(page.Locator(".morefilters summary"));
        await anna.ChooseAsync(page.Locator("select[name='due']"), "late");
        await anna.PressOnAsync(page.Locator(".filteractions button"));
        await page.WaitForURLAsync("**due=late**");
        await anna.PressOnAsync(page.Locator(".views summary"));
        await anna.TypeIntoAsync(page.Locator("#save-view input[name='name']"), "By keys");
        await anna.PressOnAsync(page.Locator("#save-view button"));

        await Assertions.Expect(page.Locator(".views a[aria-current='true']", new() { HasText = "By keys" }))
            .ToBeVisibleAsync();
        Assert.Equal([], anna.Complaints);
    }
}
