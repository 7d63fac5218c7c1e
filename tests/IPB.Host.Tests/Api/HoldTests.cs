using System.Globalization;
using System.Net;
using IPB.Workflows.Notifications;

namespace IPB.Host.Tests.Api;

/// <summary>Cases on hold and forms of states, for programs.</summary>
public sealed class HoldTests(RunningCity city) : IClassFixture<RunningCity>
{
    private readonly HttpClient anna = city.As("anna.ek");
    private readonly HttpClient elin = city.As("elin.dahlgren");

    private Task<string> CaseAsync() => elin.SubmitAsync("Ljus på vägen", "FSF",
        new { need_sentence = "Barnen behöver ljus.", affected = "Alla som hämtar barn" }, "innovation-case");

    private static Task<Answer> HoldAsync(HttpClient client, string number, string? reason, string? key = null) =>
        client.PostAsync($"/api/cases/{number}/hold", new { reason }, key);

    [Fact]
    public async Task A_case_is_put_on_hold_and_goes_on_with_the_time_that_was_left()
    {
        var number = await CaseAsync();
        var due = (string)(await elin.CaseAsync(number))["dueAt"]!;
        (await HoldAsync(anna, number, "Vi väntar på upphandlingen.")).Expect(HttpStatusCode.OK);
        var held = await elin.CaseAsync(number);

        Assert.Null(held["dueAt"]);
        Assert.Equal(("anna.ek", "Vi väntar på upphandlingen.", due),
            ((string)held["hold"]!["by"]!, (string)held["hold"]!["reason"]!, (string)held["hold"]!["dueAt"]!));
        Assert.Equal(["hold-ask"], held["timers"]!.AsArray().Select(t => (string)t!["kind"]!));

        await city.AdvanceAsync("35 days");
        Assert.Contains(await city.MessagesOfAsync(number),
            m => m.Message is { Kind: MessageKind.AskAgain, To: "anna.ek" });
        (await anna.PostAsync($"/api/cases/{number}/resume", new { reason = "Avtalet är klart." }))
            .Expect(HttpStatusCode.OK);

        var after = await elin.CaseAsync(number);
        Assert.Null(after["hold"]);
        Assert.True(Moment((string)after["dueAt"]!) - Moment(due) >= TimeSpan.FromDays(35));
        Assert.Equal("anna.ek", (string)after["deadline"]!["pauses"]![0]!["by"]!);
        Assert.Contains(after["deadline"]!["receipt"]!.AsArray(),
            l => ((string)l!).Contains("Anna Ek: Vi väntar på upphandlingen.", StringComparison.Ordinal));
        Assert.Empty(await city.Engine.Cases.VerifyAsync(number));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_a_stable_code()
    {
        var number = await CaseAsync();
        (await HoldAsync(elin, number, "Nej.")).Refused(403, "hold-not-permitted");
        Assert.NotNull((await HoldAsync(anna, number, null)).Refused(422, "invalid-input")["errors"]!["reason"]);
        (await anna.PostAsync($"/api/cases/{number}/resume", new { })).Refused(409, "not-on-hold");
        (await HoldAsync(anna, number, "Vila.")).Expect(HttpStatusCode.OK);

        (await HoldAsync(anna, number, "Igen.")).Refused(409, "already-on-hold");
        var refused = (await anna.FireAsync(number, "propose-bp1", new { user_voices = 3 }))
            .Refused(409, "trigger-refused");
        Assert.Contains("Återuppta det först", (string)refused["detail"]!, StringComparison.Ordinal);
        (await elin.PostAsync($"/api/cases/{number}/comments", new { text = "Hur går det?" }))
            .Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_same_hold_sent_again_takes_effect_once()
    {
        var number = await CaseAsync();
        var first = await HoldAsync(anna, number, "Vila.", "hold-1-" + number);

        Assert.Equal(first.Text, (await HoldAsync(anna, number, "Vila.", "hold-1-" + number)).Text);
        (await HoldAsync(anna, number, "Annat.", "hold-1-" + number)).Refused(422, "idempotency-key-reused");
    }

    [Fact]
    public async Task A_form_is_saved_and_a_trigger_names_what_is_missing()
    {
        var (number, officer) = await ConceptAsync();
        var notYet = (await officer.CaseAsync(number))["allowed"]!["notYet"]![0]!;
        Assert.Equal(("propose-bp2", 2), ((string)notYet["trigger"]!, notYet["missing"]!.AsArray().Count));

        (await FillAsync(officer, number, new { cost_estimate = "ftp://x" })).Refused(422, "invalid-input");
        (await FillAsync(elin, number, new { cost_estimate = "KS 2026/1" })).Refused(403, "form-not-permitted");
        (await FillAsync(officer, number, new { cost_estimate = "KS 2026/1" })).Expect(HttpStatusCode.OK);
        var refused = (await officer.FireAsync(number, "propose-bp2", Bp2)).Refused(409, "trigger-refused");

        Assert.Equal("manager_informed", (string)refused["missing"]!.AsArray().Single()!);
        (await FillAsync(officer, number, new { manager_informed = true })).Expect(HttpStatusCode.OK);
        Assert.Equal("bp2",
            (string)(await officer.FireAsync(number, "propose-bp2", Bp2)).Expect(HttpStatusCode.OK)["state"]!);
    }

    private static object Bp2 => new
    {
        alternatives = 3,
        impact_goals = "Färre klagomål",
        budget = 1000,
        departments_involved = 1,
        test_group = "Två förskolor",
    };

    private static Task<Answer> FillAsync(HttpClient client, string number, object fields) =>
        client.PostAsync($"/api/cases/{number}/fields", new { fields });

    private async Task<(string Number, HttpClient Officer)> ConceptAsync()
    {
        var number = await CaseAsync();
        (await anna.FireAsync(number, "propose-bp1", new { user_voices = 3 })).Expect(HttpStatusCode.OK);
        var gate = await anna.GateAsync(number);
        var lead = (string)(await anna.CaseAsync(number))["leadDepartment"]!;
        var people = city.Engine.Organisation;
        var manager = people.Holders($"unit-manager@{lead}").First(p => p.Id != "elin.dahlgren");
        (await city.As(manager.Id).DecideAsync(gate, "approve", "Ja.",
            "affected-known", "owner-named", "not-solved-already")).Expect(HttpStatusCode.OK);
        return (number, city.As(people.Holders($"case-officer@{lead}")[0].Id));
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
