using System.Net;
using System.Text.Json.Nodes;
using IPB.Workflows.Notifications;

namespace IPB.Host.Tests.Api;

/// <summary>A citizens' proposal that departments are asked about.</summary>
public sealed class ReferralTests(RunningCity city) : IClassFixture<RunningCity>
{
    private const string Environment = "unit-manager@MIF";
    private const string Planning = "unit-manager@SBF";

    [Fact]
    public async Task Departments_answer_side_by_side_and_the_case_goes_on_with_the_last_one()
    {
        var (number, id) = await OutAsync();
        Assert.Equal(["unit-manager@MIF", "unit-manager@SBF"], (await CaseAsync(number))["waitsOn"]!.AsArray()
            .Select(w => (string)w!).Order());
        (await AnswerAsync("helena.kvist", id, Environment, "no-objections")).Expect(HttpStatusCode.OK);
        Assert.Equal("referral", (string)(await CaseAsync(number))["state"]!);
        var body = (await AnswerAsync("tomas.engdahl", id, Planning, "objections", "Det krävs bygglov."))
            .Expect(HttpStatusCode.OK);
        Assert.Equal("committee-preparation", (string)body["state"]!);

        var round = (await CaseAsync(number))["referrals"]![0]!;
        Assert.Equal("answered", (string)round["end"]!);
        Assert.Equal("Det krävs bygglov.", (string)Body(round, Planning)["text"]!);
        Assert.Empty((await city.As("elin.dahlgren").ReadAsync($"/api/cases/{number}/journal")).Body["findings"]!
            .AsArray());
    }

    [Fact]
    public async Task Two_that_answer_at_the_same_moment_both_count()
    {
        for (var i = 0; i < 10; i++)
        {
            var (number, id) = await OutAsync();
            var answers = await Task.WhenAll(AnswerAsync("helena.kvist", id, Environment, "no-objections"),
                AnswerAsync("tomas.engdahl", id, Planning, "abstains"));
            Assert.All(answers, a => a.Expect(HttpStatusCode.OK));
            Assert.Equal("committee-preparation", (string)(await CaseAsync(number))["state"]!);
        }
    }

    [Fact]
    public async Task Ten_answers_of_one_body_at_once_are_one_statement()
    {
        var (number, id) = await OutAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ =>
            AnswerAsync("helena.kvist", id, Environment, "no-objections")));
        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.OK), a => a.Refused(409, "statement-given"));
        Assert.Equal("abstains", (string)Body((await AnswerThenAsync(number, id)), Planning)["stance"]!);
    }

    [Fact]
    public async Task What_is_wrong_with_a_statement_is_told()
    {
        var (_, id) = await OutAsync();
        (await AnswerAsync("helena.kvist", id, Environment, "maybe")).Refused(422, "invalid-input");
        var body = (await AnswerAsync("helena.kvist", id, Environment, "objections")).Refused(422, "invalid-input");
        Assert.NotNull(body["errors"]!["text"]);
        (await AnswerAsync("helena.kvist", id, "unit-manager@TEF", "abstains")).Refused(404, "not-a-referral-body");
        (await AnswerAsync("maria.lind", id, Environment, "abstains")).Refused(403, "not-their-statement");
        (await AnswerAsync("helena.kvist", id + "9", Environment, "abstains")).Refused(404, "referral-not-found");
    }

    [Fact]
    public async Task A_late_answer_learns_why_it_is_not_taken()
    {
        var (_, id) = await OutAsync();
        await city.AdvanceAsync("15 working days");
        var body = (await AnswerAsync("helena.kvist", id, Environment, "abstains")).Refused(409, "referral-closed");
        Assert.Contains("svarstiden", body.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_stands_in_the_inbox_of_whoever_has_not_answered()
    {
        var (number, id) = await OutAsync();
        Assert.Equal(id, await InboxAsync("helena.kvist", number));
        await AnswerAsync("helena.kvist", id, Environment, "no-objections");
        Assert.Null(await InboxAsync("helena.kvist", number));
        Assert.Equal(id, await InboxAsync("tomas.engdahl", number));
    }

    [Fact]
    public async Task Only_for_late_bodies_it_is_escalated_and_reminded()
    {
        var (number, id) = await OutAsync();
        await AnswerAsync("helena.kvist", id, Environment, "no-objections");
        await city.AdvanceAsync("13 working days");
        var told = (await city.MessagesOfAsync(number)).Select(m => (m.Message.Kind, m.Message.To)).ToList();
        Assert.Equal(["eva.sjogren", "tomas.engdahl"],
            told.Where(t => t.Kind == MessageKind.Reminder).Select(t => t.To).Order());
        Assert.Equal(["eva.sjogren"], told.Where(t => t.Kind == MessageKind.Escalation).Select(t => t.To));
        (await AnswerAsync("eva.sjogren", id, Planning, "abstains")).Expect(HttpStatusCode.OK);
    }

    private async Task<JsonNode> AnswerThenAsync(string number, string id)
    {
        (await AnswerAsync("tomas.engdahl", id, Planning, "abstains")).Expect(HttpStatusCode.OK);
        return (await CaseAsync(number))["referrals"]![0]!;
    }

    private async Task<(string Number, string Referral)> OutAsync()
    {
        var number = await city.As("kim.larsdotter").SubmitAsync("Bänkar i parken", "SLK",
            new { proposal = "Fler bänkar." }, "citizens-proposal");
        var registrar = city.Engine.Organisation.Holders("registrar@*")[0].Id;
        (await city.As(registrar).FireAsync(number, "publish")).Expect(HttpStatusCode.OK);
        (await city.As(registrar).FireAsync(number, "count-votes", new { votes = 163 })).Expect(HttpStatusCode.OK);
        var lead = (string)(await CaseAsync(number))["leadDepartment"]!;
        var officer = city.Engine.Organisation.Holders($"case-officer@{lead}")[0].Id;
        var answer = await city.As(officer).FireAsync(number, "refer", new { referral_bodies = "SBF, MIF" });
        return (number, (string)answer.Expect(HttpStatusCode.OK)["referral"]!);
    }

    private Task<Answer> AnswerAsync(string person, string id, string body, string stance, string? text = null) =>
        city.As(person).PostAsync($"/api/referrals/{id}/statements", new { body, stance, text });

    private Task<JsonNode> CaseAsync(string number) => city.As("elin.dahlgren").CaseAsync(number);

    private async Task<string?> InboxAsync(string person, string number) =>
        (string?)(await city.As(person).ReadAsync("/api/inbox")).Body.AsArray()
            .FirstOrDefault(r => (string)r!["number"]! == number)?["referral"];

    private static JsonNode Body(JsonNode round, string id) =>
        round["bodies"]!.AsArray().First(b => (string)b!["body"]! == id)!;
}
