namespace IPB.Browser.Tests;

/// <summary>What holds on every page, in both languages, light and dark.</summary>
[Collection<SeenCityTests>]
public sealed class EveryPageTests(SeenCity city)
{
    /// <summary>Every page in both languages, which takes minutes; else a third in each, and a quarter of the cases.</summary>
    private static readonly bool Whole = Environment.GetEnvironmentVariable("IPB_BROWSER") == "whole";

    [Fact]
    public async Task What_is_wrong_is_found()
    {
        await using var window = await city.OpenAsync(new Looks(Width: Looks.Narrowest));
        await window.Page.SetContentAsync("<p style='width: 400px'><img src='data:,'>");
        Assert.Contains(await window.ViolationsAsync(), v => v.Contains("image-alt", StringComparison.Ordinal));
        Assert.NotEmpty(await window.OverflowAsync());
    }

    [Theory]
    [InlineData("sv", false)]
    [InlineData("en", true)]
    public async Task Pages_have_no_violation_light_or_dark_and_lose_nothing_when_narrow(string language, bool dark) =>
        AssertNone(await LookAsync(new Looks(language, dark), Share(
            [.. Places.Pages, .. await Places.OfCasesAsync(city)], language == "sv" ? 0 : 1, Whole ? 1 : 3)));

    [Fact]
    public async Task A_case_in_any_state_has_no_violation_light_or_dark_and_loses_nothing_when_narrow()
    {
        await using var any = await city.OpenAsync(new Looks());
        var cases = await Places.CasesAsync(city);
        Assert.True(cases.Count > 20, $"only {cases.Count} states have a case");
        AssertNone(await LookAsync(new Looks("sv", Dark: true), Share(cases, 0, Whole ? 1 : 8)));
        AssertNone(await LookAsync(new Looks("en"), Share(cases, 4, Whole ? 1 : 8)));
    }

    private static IEnumerable<string> Share(IEnumerable<string> places, int first, int of) =>
        places.Where((_, i) => i % of == first % of);

    private static void AssertNone(IReadOnlyList<string> wrong) =>
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));

    private async Task<IReadOnlyList<string>> LookAsync(Looks looks, IEnumerable<string> places)
    {
        var wrong = new List<string>();
        foreach (var visits in places.GroupBy(Places.VisitorOf))
        {
            await using var window = await city.OpenAsync(looks, visits.Key);
            foreach (var place in visits) wrong.AddRange(await LookAsync(window, place, looks));
            wrong.AddRange(window.Complaints);
        }

        return wrong;
    }

    private static async Task<IReadOnlyList<string>> LookAsync(Window window, string place, Looks looks)
    {
        await window.Page.SetViewportSizeAsync(looks.Width, 900);
        await window.GoAsync(place);
        return await window.FaultsAsync(looks);
    }
}
