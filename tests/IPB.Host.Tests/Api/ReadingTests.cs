using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace IPB.Host.Tests.Api;

public sealed class ReadingTests(RunningCity city) : IClassFixture<RunningCity>
{
    private readonly HttpClient elin = city.As("elin.dahlgren");

    [Fact]
    public async Task Pages_of_a_list_hold_each_case_once_while_new_ones_come()
    {
        var before = new List<string>();
        for (var i = 0; i < 12; i++) before.Add(await elin.SubmitAsync($"Paging {i}", "KUF"));
        var seen = new List<string>();
        for (var page = ""; page is not null;)
        {
            var body = (await elin.ReadAsync($"/api/cases?department=KUF&limit=5{page}")).Expect(HttpStatusCode.OK);
            seen.AddRange(Numbers(body));
            page = (string?)body["next"] is { } next ? $"&after={next}" : null;
            await elin.SubmitAsync("Came in between", "KUF");
        }

        Assert.Equal(before.AsEnumerable().Reverse(), seen);
    }

    [Fact]
    public async Task A_last_page_that_is_full_leads_nowhere()
    {
        for (var i = 0; i < 4; i++) await elin.SubmitAsync("Four", "MIF");
        Assert.Null((string?)(await elin.ReadAsync("/api/cases?department=MIF&limit=4")).Body["next"]);
    }

    [Fact]
    public async Task Filters_find_what_they_say_and_nothing_else()
    {
        var lamp = await elin.SubmitAsync("Trasig gatubelysning vid Viskan", "SOF");
        var chat = await elin.SubmitAsync("Alla köper egna chattbotar", "SOF");
        await city.As("viktor.holm").FireAsync(lamp, "accept");
        await elin.FireAsync(chat, "withdraw");
        Assert.Equal([lamp], await FindAsync("department=SOF&lead=TEF"));
        Assert.Equal([lamp], await FindAsync("department=SOF&state=assessment"));
        Assert.Equal([lamp], await FindAsync("department=SOF&open=true"));
        Assert.Equal([chat], await FindAsync("department=SOF&open=false"));
        Assert.Equal([lamp], await FindAsync("q=gatubelysning+VID+viskan"));
        Assert.Equal([chat, lamp], await FindAsync("department=SOF&routine=problem-intake"));
        Assert.Empty(await FindAsync("department=SOF&routine=innovation-case"));
    }

    [Theory]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("\\")]
    [InlineData("'; drop table ipb.cases; --")]
    public async Task Signs_that_mean_something_to_a_database_mean_nothing_to_a_search(string sign)
    {
        var number = await elin.SubmitAsync($"Sign {sign} here");
        Assert.Contains(number, await FindAsync($"q={Uri.EscapeDataString($"Sign {sign} here")}"));
        Assert.Empty(await FindAsync($"q={Uri.EscapeDataString($"Sign {sign} nowhere")}"));
    }

    [Theory]
    [InlineData("after=nonsense")]
    [InlineData("limit=many")]
    [InlineData("open=perhaps")]
    public async Task A_list_that_cannot_be_understood_is_a_bad_request(string query) =>
        (await elin.ReadAsync($"/api/cases?{query}")).Refused(400, "bad-request");

    [Fact]
    public async Task An_inbox_holds_what_waits_on_its_person_until_it_is_done()
    {
        var number = await elin.SubmitAsync("Gatubelysningen i parken är trasig");
        var viktor = city.As("viktor.holm");
        var row = Row(await InboxAsync(viktor), number)!;
        Assert.Equal(["accept", "not-ours"], row["allowed"]!["triggers"]!.AsArray().Select(t => (string)t!));
        await viktor.FireAsync(number, "not-ours", reason: "Nej.");
        Assert.Null(Row(await InboxAsync(viktor), number));
        Assert.NotNull(Row(await InboxAsync(city.As("anna.ek")), number));
    }

    [Fact]
    public async Task A_deputys_inbox_says_for_whom()
    {
        var number = await elin.SubmitAsync("Trasig gatubelysning", "FSF",
            new { need_sentence = "Ljus.", affected = "Alla" }, "innovation-case");
        await elin.FireAsync(number, "propose-bp1", new { user_voices = 3 });
        var row = Row(await InboxAsync(city.As("yasmin.karimi")), number)!;
        Assert.Equal("stefan.granlund", (string)row["onBehalfOf"]!);
        Assert.Equal(await elin.GateAsync(number), (string)row["gate"]!);
    }

    [Fact]
    public async Task A_journal_tells_every_step_and_that_it_is_whole()
    {
        var number = await elin.SubmitAsync("Trasig gatubelysning");
        await city.As("viktor.holm").FireAsync(number, "accept");
        var body = (await elin.ReadAsync($"/api/cases/{number}/journal")).Expect(HttpStatusCode.OK);
        Assert.Empty(body["findings"]!.AsArray());
        var entries = body["entries"]!.AsArray();
        Assert.Equal([1, 2], entries.Select(e => (int)e!["seq"]!));
        Assert.Equal(["elin.dahlgren", "viktor.holm"], entries.Select(e => (string)e!["actor"]!));
        Assert.Equal("submitted", (string)entries[0]!["facts"]![0]!["fact"]!);
        Assert.All(entries, e => Assert.Matches("^[0-9a-f]{64}$", (string)e!["hash"]!));
    }

    [Theory]
    [InlineData("IPB%202026-{0:00000}")]
    [InlineData("ipb-2026-{0}")]
    [InlineData("2026-{0:0000000}")]
    public async Task A_case_is_found_by_its_number_however_it_is_written(string form)
    {
        var serial = Calls.Serial(await elin.SubmitAsync("Found"));
        (await elin.ReadAsync($"/api/cases/{string.Format(null, form, serial)}")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Every_routine_can_be_read_and_drawn()
    {
        var routines = (await elin.ReadAsync("/api/routines")).Expect(HttpStatusCode.OK).AsArray();
        Assert.Equal(city.City.Files.Routines.Length, routines.Count);
        foreach (var id in routines.Select(r => (string)r!["id"]!))
        {
            var routine = (await elin.ReadAsync($"/api/routines/{id}")).Expect(HttpStatusCode.OK);
            Assert.NotEmpty(routine["states"]!.AsArray());
            var diagram = await elin.ReadAsync($"/api/routines/{id}/diagram.svg");
            Assert.Equal("image/svg+xml", diagram.Type);
            Assert.Equal("svg", XDocument.Parse(diagram.Text).Root!.Name.LocalName);
            var elsa = (await elin.ReadAsync($"/api/routines/{id}/elsa.json")).Expect(HttpStatusCode.OK);
            Assert.Equal(id, (string)elsa["definitionId"]!);
        }
    }

    [Theory]
    [InlineData("/api/routines/no-such")]
    [InlineData("/api/routines/no-such/diagram.svg")]
    [InlineData("/api/routines/no-such/elsa.json")]
    public async Task A_routine_that_does_not_exist_is_not_found(string path) =>
        (await elin.ReadAsync(path)).Refused(404, "routine-not-found");

    private async Task<IEnumerable<string>> FindAsync(string query) =>
        Numbers((await elin.ReadAsync($"/api/cases?{query}")).Expect(HttpStatusCode.OK));

    private static IEnumerable<string> Numbers(JsonNode page) =>
        page["cases"]!.AsArray().Select(c => (string)c!["number"]!);

    private static async Task<JsonArray> InboxAsync(HttpClient person) =>
        (await person.ReadAsync("/api/inbox")).Expect(HttpStatusCode.OK).AsArray();

    private static JsonNode? Row(JsonArray inbox, string number) =>
        inbox.SingleOrDefault(r => (string)r!["number"]! == number);
}
