using System.Net;
using IPB.Workflows.Calendars;
using IPB.Workflows.Notifications;

namespace IPB.Host.Tests.Cases;

public sealed class ConcurrencyTests(RunningCity city) : IClassFixture<RunningCity>
{
    private static readonly string[] Met = ["affected-known", "owner-named", "not-solved-already"];

    [Fact]
    public async Task Of_twenty_decisions_at_once_one_closes_the_gate()
    {
        var (number, gate) = await GateAsync();
        string[] people = ["yasmin.karimi", "yasmin.karimi", "maria.lind", "eva.sjogren", "elin.dahlgren"];
        string[] outcomes = ["approve", "reject", "return", "postpone"];
        var answers = await Task.WhenAll(from person in people
                                         from outcome in outcomes
                                         select city.As(person).DecideAsync(gate, outcome, "Därför.", Met));
        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.OK),
            a => Assert.Contains(a.Code, (string[])["gate-closed", "not-a-decider", "own-case"]));
        Assert.Equal(1, await FactsAsync(number, "gate-closed"));
    }

    [Fact]
    public async Task Two_hundred_submissions_at_once_have_numbers_without_gaps()
    {
        var elin = city.As("elin.dahlgren");
        var first = Calls.Serial(await elin.SubmitAsync("First"));
        var callers = Enumerable.Range(0, 16).Select(async caller =>
        {
            var numbers = new List<int>();
            for (var i = caller; i < 200; i += 16) numbers.Add(Calls.Serial(await elin.SubmitAsync($"Number {i}")));
            return numbers;
        });
        var all = (await Task.WhenAll(callers)).SelectMany(n => n).Order();
        Assert.Equal(Enumerable.Range(first + 1, 200), all);
    }

    [Fact]
    public async Task The_same_submission_ten_times_at_once_is_one_case()
    {
        var elin = city.As("elin.dahlgren");
        var body = new { title = "Ten times", description = "d", department = "FSF" };
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => elin.PostAsync("/api/cases", body, "ten")));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Created, a.Status));
        Assert.Single(answers.Select(a => a.Text).Distinct());
        Assert.Single((await elin.ReadAsync("/api/cases?q=Ten+times")).Body["cases"]!.AsArray());
    }

    [Fact]
    public async Task The_same_decision_ten_times_at_once_is_one_vote()
    {
        var (number, gate) = await GateAsync();
        var yasmin = city.As("yasmin.karimi");
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => yasmin.PostAsync(
            $"/api/gates/{gate}/decisions", new { outcome = "approve", met = Met }, "vote")));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.Status));
        Assert.Single(answers.Select(a => a.Text).Distinct());
        Assert.Equal(1, await FactsAsync(number, "voted"));
    }

    [Fact]
    public async Task A_reminder_never_follows_an_answer()
    {
        var elin = city.As("elin.dahlgren");
        var viktor = city.As("viktor.holm");
        var numbers = new List<string>();
        for (var i = 0; i < 40; i++) numbers.Add(await elin.SubmitAsync("Trasig gatubelysning"));
        var due = city.Engine.World.Calendar.Count(RunningCity.Monday, TimeLimit.Parse("2 working days")).Due;
        await city.City.Database.AdvanceClockAsync(due + TimeSpan.FromHours(2) - RunningCity.Monday);

        var firing = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            while (await city.Engine.FireDueTimersAsync(5) > 0) { }
        }));
        var answering = numbers.Select(n => viktor.FireAsync(n, "accept"));
        await Task.WhenAll([.. firing, Task.WhenAll(answering).ContinueWith(
            t => Assert.All(t.Result, a => a.Expect(HttpStatusCode.OK)), TaskScheduler.Default)]);
        while (await city.Engine.FireDueTimersAsync() > 0) { }

        foreach (var number in numbers) await AnsweredLastAsync(number);
    }

    private async Task AnsweredLastAsync(string number)
    {
        var entries = (await city.As("elin.dahlgren").ReadAsync($"/api/cases/{number}/journal")).Body;
        Assert.Empty(entries["findings"]!.AsArray());
        var kinds = entries["entries"]!.AsArray()
            .SelectMany(e => e!["facts"]!.AsArray().Select(f => (string)f!["fact"]!)).ToList();
        Assert.DoesNotContain("reminded", kinds.Skip(kinds.IndexOf("triggered")));
        var reminders = (await city.MessagesOfAsync(number)).Count(m => m.Message.Kind == MessageKind.Reminder);
        Assert.Equal(kinds.Count(k => k == "reminded"), reminders);
        Assert.InRange(reminders, 0, 1);
    }

    private async Task<(string Number, string Gate)> GateAsync()
    {
        var number = await city.As("elin.dahlgren").SubmitAsync("Trasig gatubelysning", "FSF",
            new { need_sentence = "Ljus.", affected = "Alla" }, "innovation-case");
        await city.As("anna.ek").FireAsync(number, "propose-bp1", new { user_voices = 4 });
        return (number, await city.As("anna.ek").GateAsync(number));
    }

    private async Task<int> FactsAsync(string number, string kind) =>
        (await city.As("elin.dahlgren").ReadAsync($"/api/cases/{number}/journal")).Body["entries"]!.AsArray()
            .SelectMany(e => e!["facts"]!.AsArray()).Count(f => (string)f!["fact"]! == kind);
}
