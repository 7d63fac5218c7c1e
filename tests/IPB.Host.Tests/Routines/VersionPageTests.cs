using System.Net;
using IPB.Host.Tests.Pages;

namespace IPB.Host.Tests.Routines;

/// <summary>Versions of routines on pages, without script. Each test works on a routine of its own.</summary>
public sealed class VersionPageTests(RunningCity city) : IClassFixture<RunningCity>
{
    [Fact]
    public async Task A_draft_goes_over_two_pairs_of_hands_into_use()
    {
        var version = await city.NextAsync("obstacle", s => s.Replace("due: 2 months", "due: 7 weeks",
            StringComparison.Ordinal));
        var address = $"/routines/obstacle/versions/{version}";
        using var anna = await Browser.SignedInAsync(city, "anna.ek");
        await anna.OpenAsync(address);
        await anna.SendAsync("propose", ("note", "Two months are too long."));
        Assert.DoesNotContain("id=\"review\"", anna.Page, StringComparison.Ordinal);
        await city.Engine.Versions.DoAsync(
            new Workflows.Routines.Versions.ReviewVersion("obstacle", version, "Good"), Drafts.Sender("johan.sundin"));

        await anna.OpenAsync("/routines");
        Assert.Contains($"Version {version} is reviewed and waits to be published", anna.Words,
            StringComparison.Ordinal);
        await anna.OpenAsync($"{address}/publish");
        Assert.Contains("due: 7 weeks", anna.Words, StringComparison.Ordinal);
        Assert.Contains("<ul class=\"changes\">", anna.Page, StringComparison.Ordinal);
        await anna.SendAsync("publish", ("changelog", "Seven weeks instead of two months"), ("effective", ""));

        Assert.Equal(HttpStatusCode.OK, anna.Status);
        Assert.Contains("The version is published.", anna.Words, StringComparison.Ordinal);
        Assert.Equal(version, city.Engine.Routines.Find("obstacle")!.Version);
    }

    [Fact]
    public async Task What_was_typed_into_the_sheet_is_kept_when_it_is_refused()
    {
        var version = await city.ReviewedAsync("training-package");
        using var anna = await Browser.SignedInAsync(city, "anna.ek");
        await anna.OpenAsync($"/routines/training-package/versions/{version}/publish");
        await anna.SendAsync("publish", ("changelog", "Kept words"), ("effective", "2020-01-01T08:00"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, anna.Status);
        Assert.Contains("Kept words", anna.Page, StringComparison.Ordinal);
        Assert.Contains("href=\"#publish-effective\"", anna.Page, StringComparison.Ordinal);
        Assert.Contains("id=\"publish-effective\"", anna.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_sent_twice_is_one_publishing()
    {
        var version = await city.ReviewedAsync("social-investment");
        using var anna = await Browser.SignedInAsync(city, "anna.ek");
        await anna.OpenAsync($"/routines/social-investment/versions/{version}/publish");
        var filled = anna.Filled("publish", ("changelog", "Once"), ("effective", ""));
        await anna.SendAsync(filled);
        await anna.SendAsync(filled);
        Assert.Equal(HttpStatusCode.OK, anna.Status);
        Assert.Contains("The version is published.", anna.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_see_what_is_in_use_and_nothing_to_do()
    {
        var version = await city.NextAsync("innovation-case");
        using var maria = await Browser.SignedInAsync(city, "maria.lind", "sv");
        await maria.OpenAsync("/routines/innovation-case");
        Assert.Contains("Versioner", maria.Words, StringComparison.Ordinal);
        Assert.DoesNotContain($"/versions/{version}", maria.Page, StringComparison.Ordinal);
        await maria.OpenAsync($"/routines/innovation-case/versions/{version}");
        Assert.Equal(HttpStatusCode.NotFound, maria.Status);
        await maria.OpenAsync("/routines/innovation-case/versions/1");
        Assert.Equal(HttpStatusCode.OK, maria.Status);
        Assert.DoesNotContain("id=\"retire\"", maria.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_post_of_somebody_who_may_not_is_refused()
    {
        using var maria = await Browser.SignedInAsync(city, "maria.lind");
        await maria.OpenAsync("/account");
        var token = maria.Filled("sign-out").Values;
        await maria.PostAsync("/routines/problem-intake/versions/1",
            [.. token.Where(v => v.Key.StartsWith("__", StringComparison.Ordinal)), new("form", "retire"),
                new("key", "forged"), new("reason", "x")]);
        Assert.Equal(HttpStatusCode.Forbidden, maria.Status);
        Assert.NotNull(city.Engine.Routines.Find("problem-intake"));
    }

    [Fact]
    public async Task A_retired_routine_offers_no_form_and_says_why()
    {
        using var anna = await Browser.SignedInAsync(city, "anna.ek");
        await anna.OpenAsync("/routines/citizens-proposal/versions/1");
        await anna.SendAsync("retire", ("reason", "The law changed"));
        Assert.Contains("The version is retired.", anna.Words, StringComparison.Ordinal);

        using var elin = await Browser.SignedInAsync(city, "elin.dahlgren");
        await elin.OpenAsync("/cases/new?routine=citizens-proposal");
        Assert.Contains("takes no new cases", elin.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"report\"", elin.Page, StringComparison.Ordinal);
        await elin.OpenAsync("/routines/citizens-proposal");
        Assert.DoesNotContain("Start a case", elin.Words, StringComparison.Ordinal);
    }
}
