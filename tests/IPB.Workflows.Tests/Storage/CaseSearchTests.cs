using IPB.Workflows.Cases;
using IPB.Workflows.Searching;
using IPB.Workflows.Storage;

namespace IPB.Workflows.Tests.Storage;

/// <summary>Finding cases by words. Every test writes words of its own: the database is shared.</summary>
public sealed class CaseSearchTests(TestDatabase town) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData("Skolgårdsbelysningen lyser hela natten qa1", "belysning qa1")]
    [InlineData("Skolgårdsbelysningen lyser hela natten qa2", "skolgård qa2")]
    [InlineData("Återvinningen är stängd qa3", "återvinning qa3")]
    [InlineData("ÅTERVINNINGEN är stängd qa4", "Återvinningar qa4")]
    [InlineData("The street lights are broken qa5", "light qa5")]
    [InlineData("Lamporna på gatan qa6", "lampa qa6")]
    [InlineData("Ett e-postmeddelande qa7", "e-post qa7")]
    [InlineData("Barnen och de äldre qa8", "och qa8")]
    [InlineData("Vi ses hela natten qa9", "\"hela natten\" qa9")]
    public async Task A_case_is_found_by(string title, string words)
    {
        var number = (await town.SubmitAsync(title: title)).Number;
        Assert.Equal([number], await FoundAsync(words));
    }

    [Theory]
    [InlineData("Natten är hela qb1", "\"hela natten\" qb1")]
    [InlineData("Cykeln är trasig qb2", "trasig qb2 -cykel")]
    [InlineData("Cykeln är trasig qb3", "bil qb3")]
    public async Task A_case_is_not_found_by(string title, string words)
    {
        await town.SubmitAsync(title: title);
        Assert.Empty(await FoundAsync(words));
    }

    [Fact]
    public async Task Comments_are_found_from_the_step_on_that_writes_them()
    {
        var number = (await town.SubmitAsync()).Number;
        Assert.Empty(await FoundAsync("vildsvin"));
        await town.CommentAsync(number, "Det var ett vildsvin.");
        await town.CommentAsync(number, "Eller två.");
        Assert.Equal([number], await FoundAsync("vildsvin"));
    }

    [Fact]
    public async Task A_word_in_the_title_weighs_more_than_in_a_comment_and_pages_hold_each_case_once()
    {
        var commented = (await town.SubmitAsync()).Number;
        await town.CommentAsync(commented, "Här finns en uggla.");
        var titled = new List<string>();
        for (var i = 0; i < 4; i++) titled.Add((await town.SubmitAsync(title: "En uggla i tornet")).Number);

        var seen = new List<string>();
        string? place = null;
        do
        {
            var page = await FindAsync("uggla", place, 2);
            Assert.Equal(new(5, false), page.Count);
            seen.AddRange(page.Hits.Select(h => h.Row.Number));
            place = page.Next;
        }
        while (place is not null);

        Assert.Equal([.. titled.AsEnumerable().Reverse(), commented], seen);
    }

    [Fact]
    public async Task Words_and_filter_find_the_same_whichever_is_looked_for_first()
    {
        for (var i = 0; i < 3; i++) await town.SubmitAsync(title: "Grävlingen gräver");
        var held = (await town.SubmitAsync(title: "Grävlingen vilar")).Number;
        await town.Engine.DoAsync(held, new Hold("Vi väntar."), new("olga", Guid.NewGuid().ToString()));
        var words = await town.Engine.Search.QueryAsync(SearchText.Read("grävling").Words);
        var filterFirst = new CaseSearch(town.Database, mostByWords: 0);
        foreach (var filter in new CaseFilter[] { new(), new() { Held = true }, new() { Open = false } })
        {
            var (one, other) = (await town.Engine.Search.FindAsync(words, filter, null, 20),
                await filterFirst.FindAsync(words, filter, null, 20));
            Assert.Equal(one.Hits.Select(h => h.Row.Number), other.Hits.Select(h => h.Row.Number));
            Assert.Equal((one.Count, one.Ranked), (other.Count, other.Ranked));
        }
    }

    [Fact]
    public async Task Words_that_say_nothing_find_nothing_rather_than_everything()
    {
        Assert.Empty(await FoundAsync("och i att"));
        Assert.Empty(await FoundAsync("-cykel"));
    }

    [Theory]
    [InlineData("2026-{0}")]
    [InlineData("IPB 2026-{0:00000}")]
    [InlineData("{0}")]
    [InlineData("{0:00000}")]
    public async Task A_number_or_its_part_leads_to_the_case(string form)
    {
        var number = (await town.SubmitAsync()).Number;
        var typed = string.Format(null, form, CaseNumber.SerialOf(number) % 10_000_000);
        Assert.Equal([number], (await town.Engine.Search.ByNumberAsync(typed, new())).Select(r => r.Number));
    }

    [Fact]
    public async Task The_open_case_that_shares_rare_words_is_the_most_alike()
    {
        for (var i = 0; i < 3; i++) await town.SubmitAsync(title: $"Kaffeautomaten läcker på våning {i}");
        var number = (await town.SubmitAsync(title: "Igelkottar fastnar i padelnätet vid Viskan")).Number;
        var found = await town.Engine.Similar.ToAsync(
            "En igelkott har fastnat i nätet på padelbanan, igelkottar igen", new());
        Assert.Equal(number, found[0].Row.Number);
        Assert.Empty(await town.Engine.Similar.ToAsync("Rymdfärjan saknar styrsystem", new()));
    }

    private async Task<IEnumerable<string>> FoundAsync(string words) =>
        (await FindAsync(words, null, 20)).Hits.Select(h => h.Row.Number);

    private async Task<SearchPage> FindAsync(string words, string? place, int limit) =>
        await town.Engine.Search.FindAsync(
        await town.Engine.Search.QueryAsync(SearchText.Read(words).Words), new(), place, limit);
}
