using System.Net;

namespace IPB.Host.Tests.Api;

public sealed class TriggerTests(RunningCity city) : IClassFixture<RunningCity>
{
    private readonly HttpClient elin = city.As("elin.dahlgren");
    private readonly HttpClient viktor = city.As("viktor.holm");

    [Fact]
    public async Task A_trigger_moves_the_case_and_answers_where_it_stands()
    {
        var number = await LampAsync();
        var body = (await viktor.FireAsync(number, "accept")).Expect(HttpStatusCode.OK);
        Assert.Equal(("assessment", 2), ((string)body["state"]!, (int)body["version"]!));
        Assert.Equal(number, (string)body["number"]!);
    }

    [Fact]
    public async Task Somebody_elses_trigger_is_refused_with_who_may()
    {
        var body = (await elin.FireAsync(await LampAsync(), "accept")).Refused(403, "trigger-not-permitted");
        Assert.Contains("Viktor Holm", (string)body["detail"]!);
        Assert.Equal(["withdraw"], Allowed(body));
    }

    [Fact]
    public async Task An_unknown_trigger_is_refused_with_what_there_is()
    {
        var body = (await viktor.FireAsync(await LampAsync(), "acept")).Refused(404, "trigger-refused");
        Assert.Contains("acept", (string)body["detail"]!);
        Assert.Equal(["accept", "not-ours"], Allowed(body));
    }

    [Fact]
    public async Task A_trigger_of_the_system_is_nobodys()
    {
        var number = await LampAsync();
        var body = (await viktor.FireAsync(number, "no-answer")).Refused(404, "trigger-refused");
        Assert.DoesNotContain("no-answer", Allowed(body));
    }

    [Theory]
    [InlineData("2026-99999")]
    [InlineData("IPB 2031-00001")]
    [InlineData("nonsense")]
    public async Task A_case_that_does_not_exist_is_not_found(string number)
    {
        (await elin.ReadAsync($"/api/cases/{number}")).Refused(404, "case-not-found");
        (await elin.ReadAsync($"/api/cases/{number}/journal")).Refused(404, "case-not-found");
        (await elin.FireAsync(number, "accept")).Refused(404, "case-not-found");
        (await elin.PostAsync($"/api/cases/{number}/comments", new { text = "t" })).Refused(404, "case-not-found");
    }

    [Fact]
    public async Task A_version_that_is_no_longer_the_newest_is_refused_with_the_newest()
    {
        var number = await LampAsync();
        await viktor.FireAsync(number, "accept");
        var answer = await viktor.PostAsync($"/api/cases/{number}/triggers/propose-line-work",
            new { version = 1, fields = new { assessment = "a" } });
        Assert.Equal(2, (int)answer.Refused(409, "stale-version")["version"]!);
    }

    [Fact]
    public async Task The_newest_version_is_accepted()
    {
        var answer = await viktor.PostAsync($"/api/cases/{await LampAsync()}/triggers/accept", new { version = 1 });
        answer.Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_trigger_without_its_reason_is_refused_and_changes_nothing()
    {
        var number = await LampAsync();
        var body = (await viktor.FireAsync(number, "not-ours")).Refused(422, "invalid-input");
        Assert.NotNull(body["errors"]!["reason"]);
        Assert.Equal("received", (string)(await viktor.CaseAsync(number))["state"]!);
    }

    [Fact]
    public async Task A_required_field_that_is_missing_is_named()
    {
        var number = await LampAsync();
        await viktor.FireAsync(number, "accept");
        var body = (await viktor.FireAsync(number, "propose-line-work")).Refused(422, "invalid-input");
        Assert.NotNull(body["errors"]!["assessment"]);
    }

    [Fact]
    public async Task The_coordinator_gives_a_case_to_another_department()
    {
        var number = await LampAsync();
        await viktor.FireAsync(number, "not-ours", reason: "Hör till parkeringen.");
        var body = (await city.As("anna.ek").FireAsync(number, "send", new { lead_department = "BPA" }, "P-hus."))
            .Expect(HttpStatusCode.OK);
        Assert.Equal("BPA", (string)body["leadDepartment"]!);
        (await city.As("tesfaye.bekele").FireAsync(number, "accept")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_department_that_does_not_exist_gets_no_case()
    {
        var number = await LampAsync();
        await viktor.FireAsync(number, "not-ours", reason: "Nej.");
        var answer = await city.As("anna.ek").FireAsync(number, "send", new { lead_department = "QQQ" }, "x");
        Assert.Contains("QQQ", (string)answer.Refused(422, "invalid-input")["errors"]!["lead_department"]![0]!);
    }

    [Fact]
    public async Task A_comment_stands_in_the_journal()
    {
        var number = await LampAsync();
        (await elin.PostAsync($"/api/cases/{number}/comments", new { text = "Det är värst på måndagar." }))
            .Expect(HttpStatusCode.OK);
        var journal = await elin.ReadAsync($"/api/cases/{number}/journal");
        Assert.Equal("Det är värst på måndagar.", (string)journal.Body["entries"]![1]!["facts"]![0]!["text"]!);
    }

    [Fact]
    public async Task An_empty_comment_is_refused() =>
        (await elin.PostAsync($"/api/cases/{await LampAsync()}/comments", new { text = " " }))
            .Refused(422, "invalid-input");

    private Task<string> LampAsync() => elin.SubmitAsync("Trasig gatubelysning");

    private static IEnumerable<string> Allowed(System.Text.Json.Nodes.JsonNode body) =>
        body["allowed"]!.AsArray().Select(a => (string)a!);
}
