using System.Net;
using System.Text.Json.Nodes;
using IPB.Workflows.Notifications;

namespace IPB.Host.Tests.Api;

/// <summary>
/// A tablet in home care: the rules send it to SEK (computers in care), then to VÄF (home care).
/// </summary>
public sealed class NotOursTests(RunningCity city) : IClassFixture<RunningCity>
{
    private readonly HttpClient elin = city.As("elin.dahlgren");
    private readonly HttpClient anna = city.As("anna.ek");

    [Fact]
    public async Task Two_departments_say_no_and_the_coordinator_places_it()
    {
        var number = await TabletAsync();
        AssertAt(await NoAsync("dragan.kovac", number), "received", "VÄF");
        AssertAt(await NoAsync("mehmet.aydin", number), "sorting", "SLK");

        var placed = (await anna.FireAsync(number, "send", new { lead_department = "SEK" }, "Yours after all."))
            .Expect(HttpStatusCode.OK);

        Assert.Equal(("received", "SEK"), ((string)placed["state"]!, (string)placed["leadDepartment"]!));
        var refused = (await NoAsync("dragan.kovac", number)).Refused(409, "trigger-refused");
        Assert.Contains("placed by hand", (string)refused["detail"]!);
        Assert.Empty(await city.Engine.Cases.VerifyAsync(number));
    }

    [Fact]
    public async Task A_department_can_be_named()
    {
        var number = await TabletAsync();
        var body = (await NoAsync("dragan.kovac", number, "LFF")).Expect(HttpStatusCode.OK);
        Assert.Equal("LFF", (string)body["leadDepartment"]!);
        (await city.As("ahmed.barakat").FireAsync(number, "accept")).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("QQQ")]
    [InlineData("SEK")]
    public async Task A_department_that_cannot_have_it_is_refused(string department)
    {
        var answer = await NoAsync("dragan.kovac", await TabletAsync(), department);
        Assert.NotNull(answer.Refused(422, "invalid-input")["errors"]!["lead_department"]);
    }

    [Theory]
    [InlineData("elin.dahlgren")]
    [InlineData("ahmed.barakat")]
    [InlineData("mehmet.aydin")]
    public async Task Others_are_refused_with_who_may(string person)
    {
        var body = (await NoAsync(person, await TabletAsync())).Refused(403, "trigger-not-permitted");
        Assert.Contains("Dragan Kovač", (string)body["detail"]!);
    }

    [Fact]
    public async Task The_same_command_sent_again_bounces_once()
    {
        var (number, dragan) = (await TabletAsync(), city.As("dragan.kovac"));
        Task<Answer> SendAsync() =>
            dragan.PostAsync($"/api/cases/{number}/triggers/not-ours", new { reason = "No." }, "k1");

        Assert.Equal((await SendAsync()).Text, (await SendAsync()).Text);
        Assert.Equal(2, (int)(await elin.CaseAsync(number))["version"]!);
    }

    [Fact]
    public async Task The_next_department_and_the_submitter_get_a_message()
    {
        var number = await TabletAsync();
        await NoAsync("dragan.kovac", number);

        var messages = await city.MessagesOfAsync(number);
        Assert.Contains(messages, m => m.Message is { Kind: MessageKind.YourTurn, To: "mehmet.aydin" });
        var moved = Assert.Single(messages, m => m.Message.Kind == MessageKind.Moved).Message;
        Assert.Equal(("elin.dahlgren", "Not a computer."), (moved.To, moved.Content.Reason));
    }

    [Fact]
    public async Task The_way_of_a_case_is_told_in_both_languages()
    {
        var number = await TabletAsync();
        await NoAsync("dragan.kovac", number);
        await NoAsync("mehmet.aydin", number, "LFF");
        await anna.FireAsync(number, "send", new { lead_department = "SEK" }, "Yours.");

        var story = (await elin.ReadAsync($"/api/cases/{number}/routing")).Expect(HttpStatusCode.OK);

        var decisions = story["decisions"]!.AsArray();
        Assert.Equal(["routed", "bounced", "routed", "bounced", "placed"], decisions.Select(d => (string)d!["kind"]!));
        Assert.Equal(["SEK", "VÄF", "VÄF", "SLK", "SEK"], decisions.Select(d => (string)d!["to"]!));
        Assert.Equal("internal-it-in-care", (string)decisions[0]!["rules"]![0]!["id"]!);
        Assert.Contains("äldreförvaltningen föreslår Lokalförsörjningsförvaltningen.", Words(decisions[3]!, "sv"));
        Assert.Equal("Anna Ek decided that the case belongs to Services Department.", (string)story["why"]!["en"]!);
        Assert.True((bool)story["placed"]!);
    }

    [Fact]
    public async Task The_words_say_what_matched_and_what_else_would_have()
    {
        var story = (await elin.ReadAsync($"/api/cases/{await TabletAsync()}/routing")).Body;

        var words = Words(story["decisions"]![0]!, "en");
        Assert.Contains("problem-intake, version", words);
        Assert.Contains("“surfplattor”", words);
        Assert.Contains("(internal-it-in-care) matched first and decided: Services Department.", words);
        Assert.Contains("would have given Nursing and Elderly Care Department", words);
    }

    [Fact]
    public async Task The_nearest_change_that_leads_elsewhere_is_told_and_leads_there()
    {
        var story = (await elin.ReadAsync($"/api/cases/{await TabletAsync()}/routing")).Body;

        var nearest = story["decisions"]![0]!["whatIf"]![0]!;
        Assert.Equal("Without the word “surfplattor”, it would have gone to Nursing and Elderly Care Department by "
            + "rule 39 (elderly-care).", (string)nearest["words"]!["en"]!);
        var number = await elin.SubmitAsync("Hemtjänstens ... låser sig");
        Assert.Equal("VÄF", (string)nearest["to"]!);
        Assert.Equal("VÄF", (string)(await elin.ReadAsync($"/api/cases/{number}/routing")).Body["leadDepartment"]!);
    }

    [Fact]
    public async Task A_case_that_does_not_exist_has_no_way() =>
        (await elin.ReadAsync("/api/cases/2031-00001/routing")).Refused(404, "case-not-found");

    private Task<string> TabletAsync() => elin.SubmitAsync("Hemtjänstens surfplattor låser sig");

    private Task<Answer> NoAsync(string person, string number, string? department = null) =>
        city.As(person).FireAsync(number, "not-ours",
            department is null ? null : new { lead_department = department }, "Not a computer.");

    private static void AssertAt(Answer answer, string state, string lead)
    {
        var body = answer.Expect(HttpStatusCode.OK);
        Assert.Equal((state, lead), ((string)body["state"]!, (string)body["leadDepartment"]!));
    }

    private static string Words(JsonNode decision, string language) =>
        string.Join(' ', decision["words"]!.AsArray().Select(w => (string)w![language]!));
}
