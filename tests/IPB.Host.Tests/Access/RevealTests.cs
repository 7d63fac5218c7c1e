using System.Net;
using IPB.Host.Tests.Pages;
using IPB.Workflows.Access;
using IPB.Workflows.Cases;

namespace IPB.Host.Tests.Access;

/// <summary>What is confidential, and who opens it.</summary>
[Collection(nameof(GuardedCity))]
public sealed class RevealTests(GuardedCity city)
{
    private string Path => "/api/cases/" + CaseNumber.Slug(city.Veiled[0]);

    [Fact]
    public async Task Whoever_takes_part_opens_it_with_a_reason_that_everybody_can_read()
    {
        var emma = await city.WithAsync("emma.thorell");
        var masked = await emma.CaseAsync(CaseNumber.Slug(city.Veiled[0]));
        Assert.Equal(Secrecy.Mask, (string?)masked["fields"]!["reason_why"]);
        Assert.Equal(["description", "reason_why"], masked["hidden"]!.AsArray().Select(h => (string)h!).Order());
        (await emma.PostAsync(Path + "/reveals", new { reason = " " })).Refused(422, "invalid-input");

        var shown = (await emma.PostAsync(Path + "/reveals", new { reason = "Jag vikarierar." }))
            .Expect(HttpStatusCode.OK);

        Assert.Equal(GuardedCity.Withheld, (string?)shown["fields"]!["reason_why"]);
        Assert.Contains(GuardedCity.Withheld, (string?)shown["description"], StringComparison.Ordinal);
        var journal = (await (await city.WithAsync("viktor.holm")).ReadAsync(Path + "/journal")).Text;
        Assert.Contains("Jag vikarierar.", journal, StringComparison.Ordinal);
        Assert.DoesNotContain(GuardedCity.Withheld, journal, StringComparison.Ordinal);
        Assert.Empty(await city.Engine.Cases.VerifyAsync(city.Veiled[0]));
    }

    [Fact]
    public async Task That_the_whole_city_sees_the_case_is_not_enough()
    {
        (await (await city.WithAsync("viktor.holm")).PostAsync(Path + "/reveals", new { reason = "Nyfiken." }))
            .Refused(403, "not-involved");
        (await (await city.WithAsync("karin.moller")).PostAsync(Path + "/reveals", new { reason = "Nyfiken." }))
            .Refused(409, "nothing-withheld");
    }

    [Fact]
    public async Task On_the_page_it_is_shown_in_the_answer_to_the_form_and_never_after()
    {
        using var emma = new Browser(city);
        await emma.OpenAsync("/sign-in");
        await emma.SendAsync("token-form", ("token", await city.TokenOfAsync("emma.thorell")));
        var page = "/cases/" + CaseNumber.Slug(city.Veiled[1]);
        await emma.OpenAsync(page);
        Assert.Contains("Confidential", emma.Words, StringComparison.Ordinal);
        var filled = emma.Filled("reveal", ("reason", "Jag vikarierar."));

        await emma.SendAsync(filled);
        Assert.Contains(GuardedCity.Withheld, emma.Page, StringComparison.Ordinal);
        Assert.Contains("opened confidential details", emma.Words, StringComparison.Ordinal);
        await emma.OpenAsync(page);
        Assert.DoesNotContain(GuardedCity.Withheld, emma.Page, StringComparison.Ordinal);

        await city.Engine.DoAsync(city.Veiled[1], new Comment("Mer."), new("karin.moller", "more"));
        await emma.SendAsync(filled);
        Assert.DoesNotContain(GuardedCity.Withheld, emma.Page, StringComparison.Ordinal);
    }
}
