using System.Net;
using IPB.Host.Operations;
using IPB.Workflows.Cases;

namespace IPB.Host.Tests.Suggestions;

/// <summary>A city that has little to learn from says so.</summary>
public sealed class LearningTests(TestPostgres postgres)
{
    [Fact]
    public async Task A_city_says_whether_it_has_learned_and_that_it_has_too_few_cases()
    {
        await using var city = new RunningCity(postgres);
        await city.InitializeAsync();
        var number = await city.As("elin.dahlgren").SubmitAsync(LearnedCity.Undecided);
        Assert.Contains("inget är lärt av stadens ärenden", await NoteAsync(city, number));
        await LearnedCity.TrainAsync(city);
        Assert.Contains("staden har 0 avgjorda ärenden att lära av. Det behövs minst", await NoteAsync(city, number));
    }

    [Fact]
    public async Task What_another_version_learned_is_learned_anew()
    {
        await using var city = new RunningCity(postgres);
        await city.InitializeAsync();
        await new IPB.Workflows.Storage.SuggestionModels(city.City.Database).KeepAsync(70, "other"u8.ToArray());
        Assert.Null(await city.City.Suggestions.LearnedAsync(CancellationToken.None));
        await LearnedCity.TrainAsync(city);
        Assert.Equal(0, (await city.City.Suggestions.LearnedAsync(CancellationToken.None))!.Cases);
    }

    [Fact]
    public async Task A_city_that_has_learned_nothing_learns_when_it_starts()
    {
        await using var city = new WorkingCity(postgres);
        await city.InitializeAsync();
        await RunningCity.UntilAsync(
            async () => await city.City.Suggestions.LearnedAsync(CancellationToken.None) is not null,
            "the first learning");
    }

    [Theory]
    [InlineData("95 %")]
    [InlineData("0,95")]
    [InlineData("95")]
    [InlineData("0.5")]
    public void A_certainty_that_no_city_could_mean_stops_the_start(string text)
    {
        var refusal = Assert.Throws<StartRefused>(() => HostOptions.PlaceFrom(text));
        Assert.Contains($"such as 0.95, got \"{text}\"", refusal.Message);
        Assert.Equal(0.95, HostOptions.PlaceFrom("0.95"));
        Assert.Null(HostOptions.PlaceFrom(null));
    }

    private static async Task<string> NoteAsync(RunningCity city, string number)
    {
        var answer = await city.As("anna.ek").ReadAsync($"/api/cases/{CaseNumber.Slug(number)}/routing/suggestions");
        return (string)answer.Expect(HttpStatusCode.OK)["note"]!;
    }
}
