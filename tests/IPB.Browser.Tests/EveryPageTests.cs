using Microsoft.Playwright;

namespace IPB.Browser.Tests;

/// <summary>What holds on every page, in both languages, light and dark.</summary>
[Collection<SeenCityTests>]
public sealed class EveryPageTests(SeenCity city)
{
    /// <summary>
    /// Every page in both languages, which takes minutes; else a share in each, and fewer of the cases.
    /// </summary>
    private static readonly bool Whole = Environment.GetEnvironmentVariable("IPB_BROWSER") == "whole";

    [Fact]
    public async Task What_is_wrong_is_found()
    {
        await using var window = await city.OpenAsync(new Looks(Width: Looks.Narrowest));
        await window.Page.SetContentAsync("""
            <style>b { animation: turn 2s } @keyframes turn { to { rotate: 1turn } }
              h1 { position: fixed; inset: 40vh 0 0 } button { border: 0; background: none; font-size: 8px; padding: 0 }</style>
            <p style='width: 400px'><img src='data:,'><h1>Hej</h1><b>Hej</b><div><button>a</button><button>b</button></div>
            <p style='width: 20px; overflow: hidden'>Kommunfullmäktigesammanträde
            """);
        Assert.Contains(await window.ViolationsAsync(), v => v.Contains("image-alt", StringComparison.Ordinal));
        Assert.Contains(await window.ViolationsAsync(), v => v.Contains("target-size", StringComparison.Ordinal));
        Assert.NotEmpty(await window.OverflowAsync());
        Assert.Single(await PageChecks.CutAsync(window.Page));
        Assert.Single(await PageChecks.MovingAsync(window.Page));
        Assert.Single(await PageChecks.CoveredAsync(window.Page));
        Assert.Equal(2, (await PageChecks.EdgelessAsync(window.Page, forced: false)).Length);
        Assert.Equal(2, (await PageChecks.EdgelessAsync(window.Page, forced: true)).Length);
    }

    [Theory]
    [InlineData("sv", false)]
    [InlineData("en", true)]
    public async Task Pages_have_no_violation_light_or_dark_and_lose_nothing_when_narrow(string language, bool dark) =>
        AssertNone(await LookAsync(new Looks(language, dark), Share(
            [.. Places.Pages, .. await Places.OfCasesAsync(city)], language == "sv" ? 0 : 2, Whole ? 1 : 8)));

    [Fact]
    public async Task A_case_in_any_state_has_no_violation_light_or_dark_and_loses_nothing_when_narrow()
    {
        await using var any = await city.OpenAsync(new Looks());
        var cases = await Places.CasesAsync(city);
        Assert.True(cases.Count > 20, $"only {cases.Count} states have a case");
        AssertNone(await LookAsync(new Looks("sv", Dark: true), Share(cases, 0, Whole ? 1 : 12)));
        AssertNone(await LookAsync(new Looks("en"), Share(cases, 4, Whole ? 1 : 12)));
    }

    [Theory]
    [InlineData("/inbox")]
    [InlineData("/cases")]
    [InlineData("/cases/new")]
    [InlineData("/board")]
    public async Task Who_wants_more_contrast_or_has_colours_of_their_own_sees_the_edges_of_buttons_and_fields(
        string address)
    {
        await using var window = await city.OpenAsync(new Looks(), "anna.ek");
        await window.GoAsync(address);
        await window.Page.EmulateMediaAsync(new() { Contrast = Contrast.More });
        AssertNone(await PageChecks.EdgelessAsync(window.Page, forced: false));
        await window.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        AssertNone(await PageChecks.EdgelessAsync(window.Page, forced: true));
    }

    private static IEnumerable<Place> Share(IEnumerable<Place> places, int first, int of) =>
        places.Where((_, i) => i % of == first % of);

    private static void AssertNone(IReadOnlyList<string> wrong) =>
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));

    private async Task<IReadOnlyList<string>> LookAsync(Looks looks, IEnumerable<Place> places)
    {
        var wrong = new List<string>();
        foreach (var visits in places.GroupBy(p => p.Visitor))
        {
            await using var window = await city.OpenAsync(looks, visits.Key);
            foreach (var place in visits) wrong.AddRange(await LookAsync(window, place, looks));
            wrong.AddRange(window.Complaints);
        }

        return wrong;
    }

    private static async Task<IReadOnlyList<string>> LookAsync(Window window, Place place, Looks looks)
    {
        await window.Page.SetViewportSizeAsync(looks.Width, 900);
        try
        {
            await place.VisitAsync(window);
            return await window.FaultsAsync(looks);
        }
        catch (Exception e) when (e is TimeoutException or PlaywrightException or InvalidOperationException)
        {
            return [$"{place.Address} of {place.Visitor}: {e.Message}"];
        }
    }
}
