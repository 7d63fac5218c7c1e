using System.Net;

namespace IPB.Host.Tests.Api;

/// <summary>BP1 of a case that the Technical Department leads; its manager is away until New Year.</summary>
public sealed class GateTests(RunningCity city) : IClassFixture<RunningCity>
{
    private const string Deputy = "yasmin.karimi";
    private static readonly string[] Met = ["affected-known", "owner-named", "not-solved-already"];

    [Fact]
    public async Task An_approval_opens_the_next_phase()
    {
        var (number, gate) = await OpenAsync();
        var body = (await city.As(Deputy).DecideAsync(gate, "approve", null, Met)).Expect(HttpStatusCode.OK);
        Assert.Equal("concept", (string)body["state"]!);
        Assert.Null((await city.As(Deputy).CaseAsync(number))["gate"]);
    }

    [Fact]
    public async Task A_gate_that_is_decided_cannot_be_decided_again()
    {
        var (_, gate) = await OpenAsync();
        await city.As(Deputy).DecideAsync(gate, "approve", null, Met);
        (await city.As(Deputy).DecideAsync(gate, "reject", "För sent.")).Refused(409, "gate-closed");
    }

    [Fact]
    public async Task A_gate_opened_anew_does_not_take_a_word_meant_for_the_round_before()
    {
        var (number, gate) = await OpenAsync();
        await city.As(Deputy).DecideAsync(gate, "postpone", "Efter budgeten.");
        var body = (await city.As(Deputy).DecideAsync(gate, "approve", null, Met)).Refused(409, "gate-closed");
        Assert.Equal(await city.As(Deputy).GateAsync(number), (string)body["allowed"]![0]!);
    }

    [Theory]
    [InlineData("return")]
    [InlineData("postpone")]
    [InlineData("reject")]
    [InlineData("discontinue")]
    public async Task Every_outcome_but_approval_needs_a_reason(string outcome)
    {
        var (_, gate) = await OpenAsync();
        var body = (await city.As(Deputy).DecideAsync(gate, outcome)).Refused(422, "invalid-input");
        Assert.NotNull(body["errors"]!["reason"]);
        (await city.As(Deputy).DecideAsync(gate, outcome, "Därför.")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_must_be_met_and_is_not_needs_a_reason()
    {
        var (_, gate) = await OpenAsync(voices: 1);
        var body = (await city.As(Deputy).DecideAsync(gate, "approve", null, Met)).Refused(422, "invalid-input");
        Assert.Contains("användarröster", (string)body["errors"]!["reasons.three-voices"]![0]!);
        (await city.As(Deputy).DecideAsync(gate, "approve", "Brådskar.", Met)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_criterion_that_the_case_answers_cannot_be_ticked_by_hand()
    {
        var (_, gate) = await OpenAsync(voices: 1);
        (await city.As(Deputy).DecideAsync(gate, "approve", null, [.. Met, "three-voices"]))
            .Refused(422, "invalid-input");
    }

    [Fact]
    public async Task A_criterion_that_does_not_exist_is_refused()
    {
        var (_, gate) = await OpenAsync();
        var body = (await city.As(Deputy).DecideAsync(gate, "approve", null, "no-such")).Refused(422, "invalid-input");
        Assert.Contains("no-such", (string)body["errors"]!["met"]![0]!);
    }

    [Fact]
    public async Task An_outcome_that_does_not_exist_is_refused_with_those_that_do()
    {
        var (_, gate) = await OpenAsync();
        var body = (await city.As(Deputy).DecideAsync(gate, "maybe")).Refused(422, "invalid-input");
        Assert.Contains("approve-with-conditions", (string)body["errors"]!["outcome"]![0]!);
    }

    [Fact]
    public async Task An_approval_with_conditions_needs_one_and_keeps_it()
    {
        var (number, gate) = await OpenAsync();
        var yasmin = city.As(Deputy);
        (await yasmin.DecideAsync(gate, "approve-with-conditions", null, Met)).Refused(422, "invalid-input");
        await yasmin.PostAsync($"/api/gates/{gate}/decisions",
            new { outcome = "approve-with-conditions", met = Met, conditions = (string[])["Fråga även LFF."] });
        Assert.Equal("Fråga även LFF.", (string)(await yasmin.CaseAsync(number))["conditions"]![0]!);
    }

    [Fact]
    public async Task Somebody_elses_gate_is_refused_with_who_decides()
    {
        var (_, gate) = await OpenAsync();
        var body = (await city.As("maria.lind").DecideAsync(gate, "approve", null, Met)).Refused(403, "not-a-decider");
        Assert.Contains("Yasmin Karimi", (string)body["detail"]!);
    }

    [Fact]
    public async Task Nobody_decides_their_own_case()
    {
        var (_, gate) = await OpenAsync("maria.lind", "Hissen i fastigheten är trasig");
        (await city.As("maria.lind").DecideAsync(gate, "approve", null, Met)).Refused(403, "own-case");
    }

    [Fact]
    public async Task Nobody_decides_their_own_case_as_a_deputy()
    {
        var (_, gate) = await OpenAsync(Deputy);
        (await city.As(Deputy).DecideAsync(gate, "approve", null, Met)).Refused(403, "own-case");
    }

    [Fact]
    public async Task A_managers_own_case_goes_to_the_superior()
    {
        var (number, gate) = await OpenAsync("maria.lind", "Hissen i fastigheten är trasig");
        var deciders = (await city.As("maria.lind").CaseAsync(number))["gate"]!["deciders"]!.AsArray();
        Assert.Equal("head-of-department@LFF", (string)Assert.Single(deciders)!);
        (await city.As("lars.wallin").DecideAsync(gate, "approve", null, Met)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_decision_of_a_deputy_is_stamped_with_whom_it_was_for()
    {
        var (number, gate) = await OpenAsync();
        await city.As(Deputy).DecideAsync(gate, "approve", null, Met);
        var entry = (await city.As(Deputy).ReadAsync($"/api/cases/{number}/journal")).Body["entries"]!.AsArray()[^1]!;
        Assert.Equal((Deputy, "stefan.granlund"), ((string)entry["actor"]!, (string)entry["onBehalfOf"]!));
    }

    [Fact]
    public async Task A_gate_that_does_not_exist_is_refused()
    {
        (await city.As(Deputy).DecideAsync("2026-99999.bp1.1", "approve")).Refused(404, "case-not-found");
        (await city.As(Deputy).DecideAsync("nonsense", "approve")).Refused(404, "case-not-found");
    }

    private async Task<(string Number, string Gate)> OpenAsync(
        string by = "elin.dahlgren", string title = "Trasig gatubelysning", int voices = 4)
    {
        var number = await city.As(by).SubmitAsync(title, "FSF",
            new { need_sentence = "Barnen behöver ljus.", affected = "Alla som hämtar barn" }, "innovation-case");
        var body = (await city.As("anna.ek").FireAsync(number, "propose-bp1", new { user_voices = voices }))
            .Expect(HttpStatusCode.OK);
        return (number, (string)body["gate"]!);
    }
}
