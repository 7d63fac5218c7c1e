using IPB.Host.Tests;
using IPB.Host.Tests.MailLinks;
using IPB.Workflows;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.Partners;
using Microsoft.Playwright;

namespace IPB.Browser.Tests;

/// <summary>
/// What a head, a coordinator and somebody outside the city do, in both languages, with script and without.
/// </summary>
[Collection<SeenCityTests>]
public sealed class OtherPathTests(SeenCity city)
{
    [Theory]
    [InlineData("sv", true, "Övergångsstället syns inte")]
    [InlineData("en", false, "Tomma klassrum är varma på lovet")]
    public async Task A_head_sends_back_what_is_not_ready_and_says_what_stands_in_the_way(
        string language, bool script, string title)
    {
        await using var yasmin = await city.SignedInAsync(new Looks(language, Script: script), "yasmin.karimi");
        var page = yasmin.Page;
        await page.Locator("ul.rows a", new() { HasText = title }).ClickAsync();
        await Assertions.Expect(page.Locator("#chosen")).ToHaveTextAsync(title);
        await page.Locator("#decide-reason").FillAsync("Fråga två till som berörs.");
        await page.Locator("#decide details", new() { Has = page.Locator("#decide-obstacle") }).Locator("summary")
            .ClickAsync();
        await page.Locator("#decide-obstacle").SelectOptionAsync("budget");
        await page.Locator("#decide button[value='return']").ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        var c = (await city.Engine.Cases.ListAsync(new() { Routine = "innovation-case", Limit = 100 }))
            .Single(c => c.Title == title);
        Assert.Equal("need", c.State);
        Assert.Equal([], yasmin.Complaints);
    }

    [Theory]
    [InlineData("sv", true)]
    [InlineData("en", false)]
    public async Task A_coordinator_finds_what_is_late_keeps_the_view_and_takes_it_along(string language, bool script)
    {
        await using var anna = await city.SignedInAsync(new Looks(language, Dark: script, Script: script), "anna.ek");
        var page = anna.Page;
        await page.GotoAsync("/cases");
        await page.Locator(".morefilters summary").ClickAsync();
        await page.Locator("select[name='due']").SelectOptionAsync("late");
        await page.Locator(".filteractions button").ClickAsync();
        await page.WaitForURLAsync("**due=late**");
        var late = await page.Locator("tbody tr").CountAsync();
        Assert.True(late > 5, $"{late} rows are late");

        await page.Locator(".views summary").ClickAsync();
        await page.Locator("#save-view input[name='name']").FillAsync($"Late {language}");
        await page.Locator("#save-view button").ClickAsync();
        await Assertions.Expect(page.Locator(".views a[aria-current='true']", new() { HasText = $"Late {language}" }))
            .ToBeVisibleAsync();
        var file = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[download][href*='csv']").ClickAsync());
        var lines = await File.ReadAllLinesAsync((await file.PathAsync())!, TestContext.Current.CancellationToken);
        Assert.True(lines.Length > late, $"{lines.Length} lines for {late} rows");
        Assert.Equal([], anna.Complaints);
    }

    [Theory]
    [InlineData("sv", true)]
    [InlineData("en", false)]
    public async Task A_case_officer_moves_a_card_to_the_next_column(string language, bool script)
    {
        var number = await city.As("elin.dahlgren").SubmitAsync($"Belysningen i skolbyggnaden lyser {language}");
        await using var ahmed = await city.SignedInAsync(new Looks(language, Script: script), "ahmed.barakat");
        var page = ahmed.Page;
        await page.GotoAsync("/board?routine=problem-intake");
        var card = page.Locator($"article.boardcard[data-number='{CaseNumber.Slug(number)}']");
        var before = (await city.Engine.Cases.FindAsync(number))!;
        await card.Locator("summary").ClickAsync();
        await card.Locator("button.move").First.ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        var after = (await city.Engine.Cases.FindAsync(number))!;
        Assert.NotEqual(before.State, after.State);
        Assert.Contains("/board", page.Url, StringComparison.Ordinal);
        Assert.Equal([], ahmed.Complaints);
    }

    [Theory]
    [InlineData("sv", true)]
    [InlineData("en", false)]
    public async Task Somebody_outside_the_city_is_invited_follows_the_case_and_answers(string language, bool script)
    {
        var looks = new Looks(language, Width: script ? 1280 : 400, Script: script);
        var c = (await city.Engine.Cases.ListAsync(
            new() { Routine = WorkflowEngine.DefaultRoutine, Open = true, Limit = 100 }))
            .First(c => c.State == "working" && c.Partners.IsEmpty);
        await using var anna = await city.SignedInAsync(looks, "anna.ek");
        await InviteAsync(anna, c, language);
        var message = (await city.MessagesOfAsync(c.Number)).Last(m => m.Message.Kind == MessageKind.PartnerInvited);
        Assert.Equal(Partner.IdOf(c.Number, 1), message.Message.To);
        var link = (await city.SendAsync(message)).Text.Split()
            .First(w => w.Contains("/invited/", StringComparison.Ordinal));

        await using var outside = await city.OpenAsync(looks);
        var page = outside.Page;
        await page.GotoAsync(new Uri(link).PathAndQuery);
        await AssertFaultlessAsync(outside, looks);
        await page.Locator("#open-invitation button").ClickAsync();
        await page.WaitForURLAsync("**/partner**");
        await Assertions.Expect(page.GetByText(c.Title).First).ToBeVisibleAsync();
        await AssertFaultlessAsync(outside, looks);
        await page.Locator("#partner-answer textarea").FillAsync("Vi ser det varje natt.");
        await page.Locator("#partner-answer button.primary").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        Assert.Equal([], outside.Complaints);
    }

    // Where scripts are off, what looks for faults cannot run either.
    private static async Task AssertFaultlessAsync(Window window, Looks looks)
    {
        if (looks.Script) Assert.Equal([], await window.FaultsAsync(looks));
    }

    private static async Task InviteAsync(Window anna, Case c, string language)
    {
        var page = anna.Page;
        await page.GotoAsync("/cases/" + CaseNumber.Slug(c.Number));
        await page.Locator("details", new() { Has = page.Locator("#invite") }).Locator("summary").ClickAsync();
        await page.Locator("#invite input[name='name']").FillAsync("Villaföreningen");
        await page.Locator("#invite input[name='email']").FillAsync("villa@example.org");
        await page.Locator("#invite textarea[name='why']").FillAsync("Ni bor intill.");
        await page.Locator("#invite select[name='language']").SelectOptionAsync(language);
        await page.Locator("#invite input[value='answer']").CheckAsync();
        await page.Locator("#invite button.primary").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        Assert.Equal([], anna.Complaints);
    }
}
