using System.Net;
using IPB.Workflows.Notifications;

namespace IPB.Host.Tests.Cases;

/// <summary>
/// What the platform is for: a need that nobody owns alone goes through all four gates, with everything that happens
/// on the way in a city. The Technical Department leads; its unit manager is away and the head stands in.
/// </summary>
public sealed class MainJobTests(RunningCity city) : IClassFixture<RunningCity>
{
    private static readonly string[] Bp1Met = ["affected-known", "owner-named", "not-solved-already"];
    private readonly HttpClient owner = city.As("kristina.ahlund");
    private readonly HttpClient coordinator = city.As("anna.ek");
    private readonly HttpClient deputy = city.As("yasmin.karimi");
    private readonly HttpClient officer = city.As("viktor.holm");
    private readonly HttpClient receiver = city.As("ronja.lantto");
    private string number = "";

    [Fact]
    public async Task An_innovation_case_goes_from_a_need_to_a_solution_and_is_opened_again()
    {
        number = await owner.SubmitAsync("Trasig gatubelysning på vägen hem", "VÄF",
            new { need_sentence = "Äldre behöver ljus.", affected = "Boende" }, "innovation-case");
        await ReturnedOnceAsync();
        await RemindedAndAnsweredAsync();
        await EscalatedToTheDirectorAsync();
        await DecidedByTwoOfTheBoardAsync();
        await PilotedAsync();
        await HandedOverByBothAsync();
        await FollowedUpForAYearAsync();
        await OpenedAgainAsync();
        var journal = (await owner.ReadAsync($"/api/cases/{number}/journal")).Expect(HttpStatusCode.OK);
        Assert.Empty(journal["findings"]!.AsArray());
    }

    private async Task ReturnedOnceAsync()
    {
        await StandsAsync("need", await coordinator.FireAsync(number, "describe",
            new { need_sentence = "Äldre behöver ljus på vägen.", affected = "Boende och deras gäster" }));
        await StandsAsync("bp1", await coordinator.FireAsync(number, "propose-bp1", new { user_voices = 1 }));
        await StandsAsync("need", await deputy.DecideAsync(await GateAsync(), "return", "Fråga fler."));
        var entry = (await owner.ReadAsync($"/api/cases/{number}/journal")).Body["entries"]!.AsArray()[^1]!;
        Assert.Equal(("yasmin.karimi", "stefan.granlund"), ((string)entry["actor"]!, (string)entry["onBehalfOf"]!));
    }

    private async Task RemindedAndAnsweredAsync()
    {
        await StandsAsync("bp1", await coordinator.FireAsync(number, "propose-bp1", new { user_voices = 4 }));
        await city.AdvanceAsync("3 working days");
        Assert.Equal(["yasmin.karimi"], await ToldAsync(MessageKind.Reminder));
        await StandsAsync("concept", await deputy.DecideAsync(await GateAsync(), "approve", null, Bp1Met));
        await city.AdvanceAsync("20 working days");
        Assert.Equal(["yasmin.karimi"], await ToldAsync(MessageKind.Reminder));
        Assert.Empty(await ToldAsync(MessageKind.Escalation));
    }

    private async Task EscalatedToTheDirectorAsync()
    {
        (await city.As("charlotta.ryding").FireAsync(number, "check-privacy", new { privacy_checked = true }))
            .Expect(HttpStatusCode.OK);
        (await receiver.FireAsync(number, "answer-as-receiver", new { receiver_agrees = true }))
            .Expect(HttpStatusCode.OK);
        (await officer.FireAsync(number, "propose-bp2")).Refused(422, "invalid-input");
        await StandsAsync("concept", await officer.PostAsync($"/api/cases/{number}/fields",
            new { fields = new { cost_estimate = "KS 2026/123", manager_informed = true } }));
        await StandsAsync("bp2", await officer.FireAsync(number, "propose-bp2", new
        {
            alternatives = 3,
            impact_goals = "Hälften så många klagomål",
            budget = 250_000,
            departments_involved = 1,
            time_plan = "Klart före hösten",
            test_group = "Ett boende",
        }));
        var gate = (await owner.CaseAsync(number))["gate"]!;
        Assert.Equal((2, "innovation-board@*"), ((int)gate["quorum"]!, (string)gate["deciders"]![0]!));
        (await owner.DecideAsync((string)gate["id"]!, "approve")).Refused(403, "own-case");
        await city.AdvanceAsync("10 working days");
        Assert.Equal(["gunilla.frank"], await ToldAsync(MessageKind.Escalation));
        Assert.Equal("bp2", (string)(await owner.CaseAsync(number))["state"]!);
    }

    private async Task DecidedByTwoOfTheBoardAsync()
    {
        var gate = await GateAsync();
        await StandsAsync("bp2", await city.As("eva.sjogren").DecideAsync(gate, "approve"));
        await StandsAsync("bp2", await city.As("eva.sjogren").DecideAsync(gate, "approve"));
        await StandsAsync("pilot", await city.As("leila.farhadi").DecideAsync(gate, "approve"));
    }

    private async Task PilotedAsync()
    {
        await city.AdvanceAsync("1 month");
        Assert.Equal(["viktor.holm"], await ToldAsync(MessageKind.FollowUp));
        await StandsAsync("pilot", await officer.FireAsync(number, "report-status", new { pilot_status = "green" }));
        await StandsAsync("bp3", await officer.FireAsync(number, "propose-bp3", new
        {
            pilot_users = 40,
            pilot_results = "Färre klagomål",
            scaling_plan = "Tio boenden till",
        }));
        var gate = await GateAsync();
        string[] met = ["measured", "risks-handled"];
        await StandsAsync("bp3", await city.As("mikael.lindahl").DecideAsync(gate, "approve", null, met));
        await StandsAsync("rollout", await deputy.DecideAsync(gate, "approve", null, met));
    }

    private async Task HandedOverByBothAsync()
    {
        await StandsAsync("bp4", await receiver.FireAsync(number, "propose-bp4", new
        {
            budget_line = "Drift belysning",
            trained = true,
            follow_up_plan = "Varje kvartal",
            lessons = "Fråga först",
        }));
        var gate = await GateAsync();
        await StandsAsync("bp4", await receiver.DecideAsync(gate, "approve", null, "handed-over"));
        await StandsAsync("bp4", await receiver.DecideAsync(gate, "approve", null, "handed-over"));
        await StandsAsync("solved", await deputy.DecideAsync(gate, "approve", null, "handed-over"));
        Assert.Equal("solved", (string)(await owner.CaseAsync(number))["ending"]!);
    }

    private async Task FollowedUpForAYearAsync()
    {
        var (asked, closed) = ((await ToldAsync(MessageKind.FollowUp)).Count, await city.City.Database.NowAsync());
        foreach (var months in (int[])[3, 6, 12])
        {
            await city.AdvanceToAsync(closed.AddMonths(months).AddDays(-2));
            Assert.Equal(asked, (await ToldAsync(MessageKind.FollowUp)).Count);
            await city.AdvanceToAsync(closed.AddMonths(months).AddDays(2));
            Assert.Equal(["david.levin", "priya.menon"], (await ToldAsync(MessageKind.FollowUp)).Skip(asked).Order());
            asked += 2;
        }
    }

    private async Task OpenedAgainAsync()
    {
        (await city.As("priya.menon").FireAsync(number, "report-effect", new { effect = "not-reached" }))
            .Expect(HttpStatusCode.OK);
        await StandsAsync("rollout",
            await city.As("priya.menon").FireAsync(number, "not-solved", null, "It is dark again."));
        var reopened = await owner.CaseAsync(number);
        Assert.Null(reopened["ending"]);
        Assert.Null(reopened["closedAt"]);
        Assert.Equal(["receiver@TEF"], reopened["waitsOn"]!.AsArray().Select(w => (string)w!));
    }

    private Task<string> GateAsync() => owner.GateAsync(number);

    private async Task StandsAsync(string state, Answer answer)
    {
        Assert.Equal(state, (string)answer.Expect(HttpStatusCode.OK)["state"]!);
        Assert.Equal(state, (string)(await owner.CaseAsync(number))["state"]!);
    }

    private async Task<List<string>> ToldAsync(MessageKind kind) =>
        [.. (await city.MessagesOfAsync(number)).Where(m => m.Message.Kind == kind).Select(m => m.Message.To)];
}
