using System.Net;
using IPB.Host.Tests.Pages;

namespace IPB.Host.Tests.Insight;

/// <summary>Figures and the obstacle register, as people and programs read them.</summary>
public sealed class InsightPageTests(RunningCity city) : IClassFixture<RunningCity>
{
    private readonly HttpClient anna = city.As("anna.ek");
    private readonly HttpClient elin = city.As("elin.dahlgren");

    private Task<string> CaseAsync() => elin.SubmitAsync("Ljus på vägen", "FSF",
        new { need_sentence = "Barnen behöver ljus.", affected = "Alla som hämtar barn" }, "innovation-case");

    private async Task<string> HeldAsync(string obstacle)
    {
        var number = await CaseAsync();
        (await anna.PostAsync($"/api/cases/{number}/hold", new { reason = "Lagen ändras <snart>.", obstacle }))
            .Expect(HttpStatusCode.OK);
        return number;
    }

    [Fact]
    public async Task What_is_in_the_way_of_a_hold_is_chosen_on_the_page_and_stands_in_the_register()
    {
        var number = await CaseAsync();
        using var browser = await Browser.SignedInAsync(city, "anna.ek", "sv");
        await browser.OpenAsync("/cases/" + IPB.Workflows.Cases.CaseNumber.Slug(number));
        await browser.SendAsync("hold", ("reason", "Vi har inga pengar i år."), ("obstacle", "budget"));
        Assert.Contains("Hinder: Budget", browser.Words, StringComparison.Ordinal);

        await browser.OpenAsync("/obstacles?kind=budget&open=true");

        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Contains("Vi har inga pengar i år.", browser.Words, StringComparison.Ordinal);
        Assert.Contains(number, browser.Words, StringComparison.Ordinal);
        await browser.OpenAsync("/obstacles?kind=culture");
        Assert.Contains("Inget hinder passar filtret.", browser.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bounce_says_what_was_in_the_way_and_where_the_case_went()
    {
        var number = await elin.SubmitAsync("Djurparken har inga skyltar");
        (await city.As("simon.nyman").PostAsync($"/api/cases/{number}/triggers/not-ours",
            new { reason = "Det är inte vårt.", obstacle = "mandate" })).Expect(HttpStatusCode.OK);

        var register = (await anna.ReadAsync("/api/insight/obstacles?via=bounce")).Expect(HttpStatusCode.OK);

        var row = register["obstacles"]!.AsArray().Single(o => (string)o!["number"]! == number)!;
        Assert.Equal(("mandate", "BDP", false),
            ((string)row["kind"]!, (string)row["department"]!, (bool)row["open"]!));
        Assert.NotNull((string?)row["to"]);
    }

    [Fact]
    public async Task Reported_obstacles_stand_there_with_their_kind()
    {
        var number = await elin.SubmitAsync("Två system för samma barn", "FSF",
            new { kind = "it", consequence = "Allt skrivs två gånger." }, "obstacle");

        var register = (await anna.ReadAsync("/api/insight/obstacles?via=case&kind=it")).Expect(HttpStatusCode.OK);

        Assert.Contains(register["obstacles"]!.AsArray(), o => (string)o!["number"]! == number && (bool)o["open"]!);
    }

    [Fact]
    public async Task The_register_is_read_page_by_page_without_losing_a_row()
    {
        string[] numbers = [await HeldAsync("law"), await HeldAsync("law"), await HeldAsync("law")];
        var seen = new List<string>();
        string? after = null;
        do
        {
            var page = (await anna.ReadAsync($"/api/insight/obstacles?kind=law&limit=1&after={after}"))
                .Expect(HttpStatusCode.OK);
            seen.AddRange(page["obstacles"]!.AsArray().Select(o => (string)o!["number"]!));
            after = (string?)page["next"];
        }
        while (after is not null);

        Assert.Equal(seen.Distinct(), seen);
        Assert.All(numbers, n => Assert.Contains(n, seen));
    }

    [Fact]
    public async Task An_obstacle_of_an_unknown_kind_is_refused()
    {
        var number = await CaseAsync();
        var refusal =
            (await anna.PostAsync($"/api/cases/{number}/hold", new { reason = "Vänta.", obstacle = "weather" }))
            .Refused(422, "invalid-input");
        Assert.Contains("law, budget, mandate, it, culture, other",
            (string)refusal["errors"]!["obstacle"]![0]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sv", "Inkomna och avslutade per månad", "Opened and closed")]
    [InlineData("en", "Opened and closed by month", "Inkomna")]
    public async Task Figures_are_shown_in_the_readers_language_as_charts_with_tables_behind(
        string language, string here, string elsewhere)
    {
        await CaseAsync();
        using var maria = await Browser.SignedInAsync(city, "maria.lind", language);
        await maria.OpenAsync("/insight?period=3m");

        Assert.Equal(HttpStatusCode.OK, maria.Status);
        Assert.Contains(here, maria.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(elsewhere, maria.Words, StringComparison.Ordinal);
        Assert.Contains("role=\"img\" aria-labelledby=\"throughput-t throughput-d\"", maria.Page,
            StringComparison.Ordinal);
        Assert.DoesNotContain("style=", maria.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_for_programs_keep_to_the_period_asked_for()
    {
        await CaseAsync();
        var now = (await anna.ReadAsync("/api/insight/figures?routine=innovation-case")).Expect(HttpStatusCode.OK);
        var before = (await anna.ReadAsync("/api/insight/figures?from=2025-01-01&until=2025-12-31"))
            .Expect(HttpStatusCode.OK);

        Assert.True((int)now["opened"]! > 0);
        Assert.Equal((0, 0), ((int)before["opened"]!, (int)before["lead"]!["count"]!));
    }
}
