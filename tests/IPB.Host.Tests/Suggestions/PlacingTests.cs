using System.Net;
using IPB.Host.Tests.Pages;
using IPB.Workflows.Cases;

namespace IPB.Host.Tests.Suggestions;

/// <summary>A city that lets what is certain enough be placed without a person.</summary>
public sealed class PlacingTests(PlacingCity city) : IClassFixture<PlacingCity>
{
    private readonly HttpClient elin = city.As("elin.dahlgren");

    [Fact]
    public async Task A_certain_suggestion_places_the_case_and_the_journal_says_so()
    {
        var number = await elin.SubmitAsync(LearnedCity.Undecided);
        var c = await elin.CaseAsync(number);
        Assert.Equal("TEF", (string)c["leadDepartment"]!);
        var journal = (await elin.ReadAsync($"/api/cases/{CaseNumber.Slug(number)}/journal")).Expect(HttpStatusCode.OK);
        Assert.Empty(journal["findings"]!.AsArray());
        var fact = journal["entries"]![0]!["facts"]!.AsArray()
            .Single(f => (string)f!["fact"]! == "placed-by-suggestion")!;
        Assert.Equal(("SLK", "TEF"), ((string)fact["from"]!, (string)fact["to"]!));
        Assert.InRange((double)fact["probability"]!, 0.7, 1);
        Assert.Contains("the system placed it there. Words: ", (string)fact["why"]!["en"]!);
        Assert.NotEmpty(fact["words"]!.AsArray());
    }

    [Fact]
    public async Task The_story_of_the_routing_tells_of_the_suggestion()
    {
        var number = await elin.SubmitAsync(LearnedCity.Undecided);
        var story = (await elin.ReadAsync($"/api/cases/{CaseNumber.Slug(number)}/routing")).Expect(HttpStatusCode.OK);
        Assert.Equal(["routed", "suggested"], story["decisions"]!.AsArray().Select(d => (string)d!["kind"]!));
        Assert.Equal((string)story["why"]!["sv"]!, (string)story["decisions"]![1]!["words"]![0]!["sv"]!);
        using var anna = await Browser.SignedInAsync(city, "anna.ek");
        await anna.OpenAsync("/cases/" + CaseNumber.Slug(number));
        Assert.Contains("the system placed it there", anna.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Below_the_set_certainty_nothing_is_placed()
    {
        var number = await elin.SubmitAsync("Det har varit så länge nu");
        Assert.Equal("SLK", (string)(await elin.CaseAsync(number))["leadDepartment"]!);
    }

    [Fact]
    public async Task A_department_can_say_that_it_was_placed_wrongly()
    {
        var number = await elin.SubmitAsync(LearnedCity.Undecided);
        (await city.As("viktor.holm").FireAsync(number, "not-ours", null, "Inte vår stolpe."))
            .Expect(HttpStatusCode.OK);
        var c = await elin.CaseAsync(number);
        Assert.Equal(("sorting", "SLK"), ((string)c["state"]!, (string)c["leadDepartment"]!));
    }
}
