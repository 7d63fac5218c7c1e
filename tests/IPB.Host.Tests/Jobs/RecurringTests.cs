using System.Globalization;
using IPB.Host.Jobs;
using IPB.Workflows.Notifications;
using IPB.Workflows.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace IPB.Host.Tests.Jobs;

public sealed class RecurringTests(RunningCity city) : IClassFixture<RunningCity>
{
    [Fact]
    public async Task A_morning_summary_is_sent_once_however_many_nodes_run_it()
    {
        var number = await city.As("elin.dahlgren").SubmitAsync("Trasig gatubelysning");
        await RunAsync("daily-digest");
        var before = await SentAsync(MessageKind.Digest);
        await city.AdvanceAsync("1 working day");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RunAsync("daily-digest")));
        await RunAsync("daily-digest");
        var known = before.Select(m => m.Message.Id).ToHashSet();
        var digest = Assert.Single(await SentAsync(MessageKind.Digest),
            m => m.Message.To == "viktor.holm" && !known.Contains(m.Message.Id));
        Assert.Contains(digest.Message.Content.Rows, r => r.Sv.Contains(number));
    }

    [Fact]
    public async Task After_days_of_standstill_one_summary_is_made_up_for()
    {
        await city.As("elin.dahlgren").SubmitAsync("Trasig gatubelysning");
        await RunAsync("daily-digest");
        var before = (await SentAsync(MessageKind.Digest)).Count(m => m.Message.To == "viktor.holm");
        await city.AdvanceAsync("4 working days");
        await RunAsync("daily-digest");
        await RunAsync("daily-digest");
        var after = (await SentAsync(MessageKind.Digest)).Count(m => m.Message.To == "viktor.holm");
        Assert.Equal(before + 1, after);
    }

    [Fact]
    public async Task Nobody_gets_an_empty_summary()
    {
        await city.AdvanceAsync("1 working day");
        await RunAsync("daily-digest");
        Assert.DoesNotContain(await SentAsync(MessageKind.Digest), m => m.Message.Content.Rows.IsEmpty);
        Assert.DoesNotContain(await SentAsync(MessageKind.Digest), m => m.Message.To == "rickard.almer");
    }

    [Fact]
    public async Task Every_head_gets_the_departments_statistics_twice_a_year()
    {
        await city.As("elin.dahlgren").SubmitAsync("Trasig gatubelysning");
        await city.AdvanceToAsync(At("2027-03-01T08:00:01+01:00"));
        await Task.WhenAll(RunAsync("department-statistics"), RunAsync("department-statistics"));
        var sent = await SentAsync(MessageKind.Statistics);
        var heads = city.Engine.Organisation.People.Where(p => p.Has("head-of-department")).Select(p => p.Id);
        Assert.Equal(heads.Order(), sent.Select(m => m.Message.To).Order());
        var technical = sent.Single(m => m.Message.To == "yasmin.karimi").Message.Content;
        Assert.Equal(3, technical.Rows.Length);
        Assert.DoesNotContain("Öppna ärenden: 0", technical.Rows[0].Sv);
    }

    [Fact]
    public async Task A_routine_that_is_not_due_does_nothing()
    {
        var before = (await SentAsync(MessageKind.Statistics)).Count;
        await RunAsync("no-such-routine");
        Assert.Equal(before, (await SentAsync(MessageKind.Statistics)).Count);
    }

    // What one node does when Hangfire calls: each has its own scope.
    private async Task RunAsync(string routine)
    {
        await using var scope = city.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RecurringRuns>().RunAsync(routine, CancellationToken.None);
    }

    private async Task<IReadOnlyList<StoredMessage>> SentAsync(MessageKind kind) =>
        [.. (await city.Engine.Messages.NewestAsync(null, 10_000)).Where(m => m.Message.Kind == kind)];

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}

public sealed class PumpTests(WorkingCity city) : IClassFixture<WorkingCity>
{
    [Fact]
    public async Task A_timer_that_falls_due_fires_by_itself_and_its_message_is_sent()
    {
        var number = await city.As("elin.dahlgren").SubmitAsync("Trasig gatubelysning");
        var due = (DateTimeOffset)(await city.As("elin.dahlgren").CaseAsync(number))["timers"]![0]!["dueAt"]!;
        await city.City.Database.AdvanceClockAsync(due - await city.City.Database.NowAsync() + TimeSpan.FromMinutes(1));
        await RunningCity.UntilAsync(
            async () => (await city.MessagesOfAsync(number)).Any(IsSentReminder), "a reminder is sent");
        Assert.Single(await city.MessagesOfAsync(number), m => m.Message.Kind == MessageKind.Reminder);
    }

    [Fact]
    public async Task Moving_the_clock_over_the_api_lets_everything_on_the_way_happen()
    {
        var number = await city.As("elin.dahlgren").SubmitAsync("Trasig gatubelysning");
        (await city.As("elin.dahlgren").PostAsync("/api/demo/clock/advance", new { by = "6 working days" }))
            .Expect(System.Net.HttpStatusCode.OK);
        var kinds = (await city.MessagesOfAsync(number)).Select(m => m.Message.Kind).ToList();
        Assert.Equal(2, kinds.Count(k => k == MessageKind.Reminder));
        Assert.Equal(2, kinds.Count(k => k == MessageKind.Escalation));
        await RunningCity.UntilAsync(async () => (await city.Engine.Messages.NewestAsync("viktor.holm", 1000))
            .Any(m => m.Message.Kind == MessageKind.Digest), "the morning summary is written");
    }

    [Fact]
    public async Task A_clock_cannot_be_moved_by_what_is_no_time()
    {
        var answer = await city.As("elin.dahlgren").PostAsync("/api/demo/clock/advance", new { by = "soon" });
        Assert.NotNull(answer.Refused(422, "invalid-input")["errors"]!["by"]);
    }

    private static bool IsSentReminder(StoredMessage m) =>
        m is { Message.Kind: MessageKind.Reminder, Status: "sent", SentAt: not null };
}
