using System.Net;
using IPB.Workflows.Cases;

namespace IPB.Host.Tests.Pages;

/// <summary>Linking cases with a browser, and what programs see of it.</summary>
public sealed class LinkPageTests(RunningCity city) : IClassFixture<RunningCity>
{
    [Fact]
    public async Task A_case_is_linked_and_both_pages_show_it()
    {
        var (one, other) = await TwoAsync();
        using var elin = await Browser.SignedInAsync(city, "elin.dahlgren");
        await elin.OpenAsync("/cases/" + CaseNumber.Slug(one));
        await elin.SendAsync("link", ("other", CaseNumber.Slug(other)), ("relation", "duplicate-of"));
        Assert.Contains("The cases are linked", elin.Words, StringComparison.Ordinal);
        Assert.Contains("Duplicate of", elin.Words, StringComparison.Ordinal);
        await elin.OpenAsync("/cases/" + CaseNumber.Slug(other));
        Assert.Contains("Has the duplicate", elin.Words, StringComparison.Ordinal);

        var link = (await city.As("elin.dahlgren").CaseAsync(other))["links"]![0]!;
        Assert.Equal((one, "duplicate-of", true),
            ((string)link["number"]!, (string)link["relation"]!, (bool)link["incoming"]!));
        await elin.SendAsync("unlink-0", ("reason", "Det var två olika."));
        Assert.Contains("The link is removed", elin.Words, StringComparison.Ordinal);
        Assert.Contains("Det var två olika.", elin.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_told_where_it_was_written()
    {
        var (one, _) = await TwoAsync();
        using var elin = await Browser.SignedInAsync(city, "elin.dahlgren");
        await elin.OpenAsync("/cases/" + CaseNumber.Slug(one));
        await elin.SendAsync("link", ("other", "forty"), ("relation", "related"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, elin.Status);
        Assert.Contains("href=\"#link-other\"", elin.Page, StringComparison.Ordinal);
        Assert.Contains("value=\"forty\"", elin.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_are_refused_with_stable_codes()
    {
        var (one, other) = await TwoAsync();
        var client = city.As("elin.dahlgren");
        await client.PostAsync($"/api/cases/{CaseNumber.Slug(one)}/links", new { other, relation = "related" });
        (await client.PostAsync($"/api/cases/{CaseNumber.Slug(one)}/links", new { other, relation = "related" }))
            .Refused(409, "link-exists");
        (await client.PostAsync($"/api/cases/{CaseNumber.Slug(one)}/links", new { other, relation = "cousin" }))
            .Refused(422, "invalid-input");
        (await client.PostAsync($"/api/cases/{CaseNumber.Slug(one)}/links/removals",
            new { other, relation = "depends-on", reason = "No" })).Refused(404, "link-not-found");
    }

    private async Task<(string, string)> TwoAsync() => (await city.As("elin.dahlgren").SubmitAsync("Trasig lampa"),
        await city.As("elin.dahlgren").SubmitAsync("Lampan är trasig"));
}
