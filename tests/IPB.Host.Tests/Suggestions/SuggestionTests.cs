using System.Net;
using IPB.Host.Tests.Pages;
using IPB.Workflows.Cases;

namespace IPB.Host.Tests.Suggestions;

/// <summary>What settled cases suggest for one that no rule decided: to programs, and to who sorts by hand.</summary>
public sealed class SuggestionTests(LearnedCity city) : IClassFixture<LearnedCity>
{
    private readonly HttpClient elin = city.As("elin.dahlgren");

    [Fact]
    public async Task The_API_gives_candidates_with_probability_and_the_words_that_spoke()
    {
        var number = await elin.SubmitAsync(LearnedCity.Undecided);
        var answer = await SuggestionsAsync(number);
        Assert.True((bool)answer["leftOpen"]! && (bool)answer["certain"]!, answer.ToString());
        var first = answer["candidates"]![0]!;
        Assert.Equal("TEF", (string)first["department"]!);
        Assert.InRange((double)first["probability"]!, 0.6, 1);
        Assert.Contains((string)first["reasons"]![0]!["value"]!, new[] { "stolpen", "backen" });
        Assert.Equal((60, 60, 1.0), ((int)answer["learned"]!["cases"]!, (int)answer["learned"]!["tried"]!,
            (double)answer["learned"]!["top1"]!));
    }

    [Fact]
    public async Task A_case_that_a_rule_decided_gets_no_suggestion()
    {
        var answer = await SuggestionsAsync(await elin.SubmitAsync("Trasig gatubelysning"));
        Assert.False((bool)answer["leftOpen"]!);
        Assert.Empty(answer["candidates"]!.AsArray());
        Assert.Contains("regel eller en människa har avgjort", (string)answer["note"]!);
    }

    [Fact]
    public async Task A_case_of_unknown_words_gets_candidates_of_its_fields_alone_or_none()
    {
        var answer = await SuggestionsAsync(await elin.SubmitAsync("Qwqwqwq", "SÄRF"));
        Assert.True((bool)answer["leftOpen"]!);
        Assert.All(answer["candidates"]!.AsArray().SelectMany(c => c!["reasons"]!.AsArray()),
            r => Assert.True(r!["field"] is not null || (string)r["value"]! != "qwqwqwq", r.ToString()));
    }

    [Fact]
    public async Task There_are_no_suggestions_for_a_case_that_is_not_there() =>
        (await elin.ReadAsync("/api/cases/2026-99999/routing/suggestions")).Refused(404, "case-not-found");

    [Fact]
    public async Task Who_sorts_by_hand_sees_the_suggestion_and_places_the_case_with_one_click()
    {
        var number = await elin.SubmitAsync(LearnedCity.Undecided + " igen");
        using var anna = await Browser.SignedInAsync(city, "anna.ek");
        await anna.OpenAsync("/cases/" + CaseNumber.Slug(number));
        Assert.Contains("The city's own settled cases point to this", anna.Words, StringComparison.Ordinal);
        Assert.Contains("Learned from 60 settled cases", anna.Words, StringComparison.Ordinal);
        await anna.SendAsync("place-TEF");

        Assert.Equal(HttpStatusCode.OK, anna.Status);
        Assert.Equal("TEF", (string)(await elin.CaseAsync(number))["leadDepartment"]!);
        Assert.Contains("As suggested by settled cases", anna.Words, StringComparison.Ordinal);
        Assert.False((bool)(await SuggestionsAsync(number))["leftOpen"]!);
    }

    [Fact]
    public async Task The_suggestion_speaks_Swedish_too()
    {
        var number = await elin.SubmitAsync(LearnedCity.Undecided);
        using var anna = await Browser.SignedInAsync(city, "anna.ek", "sv");
        await anna.OpenAsync("/cases/" + CaseNumber.Slug(number));
        Assert.Contains("Stadens egna avgjorda ärenden tyder på detta", anna.Words, StringComparison.Ordinal);
        Assert.Contains("Placera här", anna.Words, StringComparison.Ordinal);
        Assert.Contains("Lärt av 60 avgjorda ärenden", anna.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_cannot_place_a_case_is_shown_no_suggestion()
    {
        var number = await elin.SubmitAsync(LearnedCity.Undecided);
        using var submitter = await Browser.SignedInAsync(city, "elin.dahlgren");
        await submitter.OpenAsync("/cases/" + CaseNumber.Slug(number));
        Assert.DoesNotContain("Place here", submitter.Words, StringComparison.Ordinal);
        Assert.Equal("SLK", (string)(await elin.CaseAsync(number))["leadDepartment"]!);
    }

    [Fact]
    public async Task A_department_that_said_no_is_not_suggested_again()
    {
        var number = await elin.SubmitAsync(LearnedCity.Undecided);
        var (anna, viktor) = (city.As("anna.ek"), city.As("viktor.holm"));
        (await anna.FireAsync(number, "not-ours", new { lead_department = "TEF" }, "Kanske de."))
            .Expect(HttpStatusCode.OK);
        (await viktor.FireAsync(number, "not-ours", null, "Nej.")).Expect(HttpStatusCode.OK);
        var answer = await SuggestionsAsync(number);
        Assert.True((bool)answer["leftOpen"]!);
        Assert.Equal(["SEK"], answer["candidates"]!.AsArray().Select(c => (string)c!["department"]!));
    }

    private async Task<System.Text.Json.Nodes.JsonNode> SuggestionsAsync(string number) =>
        (await elin.ReadAsync($"/api/cases/{CaseNumber.Slug(number)}/routing/suggestions")).Expect(HttpStatusCode.OK);
}
