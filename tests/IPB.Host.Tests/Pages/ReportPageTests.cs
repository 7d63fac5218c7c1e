using System.Net;

namespace IPB.Host.Tests.Pages;

/// <summary>Reporting a problem in more than one sitting, and not twice.</summary>
public sealed class ReportPageTests(RunningCity city) : IClassFixture<RunningCity>
{
    private static readonly (string, string)[] Half =
        [("title", "Porten gnisslar"), ("description", ""), ("department", "FSF")];

    [Fact]
    public async Task A_draft_waits_for_its_writer_and_goes_when_it_is_sent()
    {
        using var elin = await Browser.SignedInAsync(city, "elin.dahlgren");
        await elin.OpenAsync("/cases/new");
        await elin.SendAsync("report", [.. Half, ("do", "save")]);
        Assert.Contains("The draft is saved.", elin.Words, StringComparison.Ordinal);

        await elin.OpenAsync("/cases/new");
        Assert.Contains("Your draft of", elin.Words, StringComparison.Ordinal);
        Assert.Contains("value=\"Porten gnisslar\"", elin.Page, StringComparison.Ordinal);
        using var maria = await Browser.SignedInAsync(city, "maria.lind");
        await maria.OpenAsync("/cases/new");
        Assert.DoesNotContain("Porten gnisslar", maria.Page, StringComparison.Ordinal);

        await elin.SendAsync("report", ("title", "Porten gnisslar"), ("description", "Den låter."),
            ("department", "FSF"));
        await elin.OpenAsync("/cases/new");
        Assert.DoesNotContain("Porten gnisslar", elin.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_keeps_the_draft_and_it_can_be_thrown_away()
    {
        using var ahmed = await Browser.SignedInAsync(city, "ahmed.barakat");
        await ahmed.OpenAsync("/cases/new?routine=innovation-case");
        var (_, values) = ahmed.Filled("report", ("title", "Digital nyckel"));
        await ahmed.PostAsync("/cases/new/draft", values);
        Assert.Equal(HttpStatusCode.NoContent, ahmed.Status);

        await ahmed.OpenAsync("/cases/new");
        Assert.DoesNotContain("Digital nyckel", ahmed.Page, StringComparison.Ordinal);
        await ahmed.OpenAsync("/cases/new?routine=innovation-case");
        Assert.Contains("Digital nyckel", ahmed.Page, StringComparison.Ordinal);
        await ahmed.SendAsync("report", ("do", "discard"));
        Assert.DoesNotContain("Digital nyckel", ahmed.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cases_like_it_are_shown_before_it_is_sent_and_nothing_is_lost()
    {
        var number = await city.As("elin.dahlgren")
            .SubmitAsync("Trasig gunga på lekplatsen vid Almgården", "FSF", new { });
        using var karin = await Browser.SignedInAsync(city, "ahmed.barakat");
        await karin.OpenAsync("/cases/new");
        await karin.SendAsync("report", ("title", "Gungan på lekplatsen vid Almgården är trasig"),
            ("description", "Kedjan."),
            ("department", "LFF"), ("do", "look"));

        Assert.Equal(HttpStatusCode.OK, karin.Status);
        Assert.Contains(number, karin.Words, StringComparison.Ordinal);
        Assert.Contains("Kedjan.", karin.Page, StringComparison.Ordinal);
    }
}
