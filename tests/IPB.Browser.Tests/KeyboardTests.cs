using IPB.Host.Tests.MailLinks;
using IPB.Workflows.Cases;

namespace IPB.Browser.Tests;

/// <summary>Whoever has no mouse reaches everything, in order, and sees where they are.</summary>
[Collection<SeenCityTests>]
public sealed class KeyboardTests(SeenCity city)
{
    [Theory]
    [InlineData("/inbox", false)]
    [InlineData("/cases", true)]
    [InlineData("/cases/new", false)]
    [InlineData("/routines/innovation-case", true)]
    [InlineData("/board?routine=problem-intake", false)]
    [InlineData("/routines/obstacle/versions/3/publish", true)]
    [InlineData("/operations", false)]
    public async Task Tab_reaches_everything_that_can_be_used_and_shows_where_it_is(string address, bool dark) =>
        await WalkAsync(address, "anna.ek", dark);

    [Fact]
    public async Task Tab_reaches_everything_of_a_case_that_waits_for_a_decision() =>
        await WalkAsync("/cases/" + CaseNumber.Slug(await city.OpenAsync("Skylten har lossnat")),
            Decisions.Manager, true);

    [Fact]
    public async Task The_first_stop_leads_past_the_menu_to_the_content()
    {
        await using var window = await city.OpenAsync(new Looks(), "anna.ek");
        await window.GoAsync("/inbox");
        await window.Page.Keyboard.PressAsync("Tab");
        await window.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("main", await window.Page.EvaluateAsync<string>("() => document.activeElement.id"));
    }

    private async Task WalkAsync(string address, string person, bool dark)
    {
        await using var window = await city.OpenAsync(new Looks("sv", dark), person);
        await window.GoAsync(address);
        var walk = await window.TabThroughAsync();
        Assert.Equal([], walk.NotReached);
        Assert.Equal([], walk.Unseen);
    }
}
