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
    public async Task Tab_reaches_everything_that_can_be_used_and_shows_where_it_is(string place, bool dark)
    {
        await using var window = await city.OpenAsync(new Looks("sv", dark), Places.VisitorOf(place));
        await window.GoAsync(place);
        var walk = await window.TabThroughAsync();
        Assert.Equal([], walk.NotReached);
        Assert.Equal([], walk.Unseen);
    }

    [Fact]
    public async Task The_first_stop_leads_past_the_menu_to_the_content()
    {
        await using var window = await city.OpenAsync(new Looks(), Places.VisitorOf("/inbox"));
        await window.GoAsync("/inbox");
        await window.Page.Keyboard.PressAsync("Tab");
        await window.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("main", await window.Page.EvaluateAsync<string>("() => document.activeElement.id"));
    }
}
