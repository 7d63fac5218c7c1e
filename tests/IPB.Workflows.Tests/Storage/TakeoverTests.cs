using IPB.Workflows.Notifications;
using IPB.Workflows.People;
using IPB.Workflows.Tests.People;

namespace IPB.Workflows.Tests.Storage;

/// <summary>One mail says what came over, and one what came back.</summary>
public sealed class TakeoverTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_substitute_is_told_once_what_waits_and_the_person_when_back()
    {
        var number = (await db.SubmitAsync()).Number;
        var monday = CoverTown.Monday;
        var absence = await db.Engine.Cover.DoAsync(new ReportAbsence("olga", monday, monday.AddDays(4), "bo1"),
            new("olga", "away"));
        var other = await db.EngineAsync();
        Assert.Equal(1, (await Task.WhenAll(db.Engine.Cover.TellAsync(), other.Cover.TellAsync())).Sum());
        Assert.Equal(0, await db.Engine.Cover.TellAsync());
        var told = await OneAsync("bo1", MessageKind.TakenOver);
        Assert.Equal("olga", told.Content.For);
        Assert.Contains(number, Assert.Single(told.Content.Rows).En, StringComparison.Ordinal);
        Assert.Contains("2026-02-06", told.Content.Note!.En, StringComparison.Ordinal);

        // The substitute is away as well: what waits goes on.
        await db.Engine.Cover.DoAsync(new ReportAbsence("bo1", monday, monday, "bo2"), new("bo1", "away"));
        Assert.Equal(2, await db.Engine.Cover.TellAsync());
        var passed = (await db.Engine.Messages.NewestAsync("bo2", 5)).Select(m => m.Message.Content)
            .Single(m => m.For == "olga");
        Assert.Contains(number, Assert.Single(passed.Rows).En, StringComparison.Ordinal);

        await db.Engine.Cover.DoAsync(new EndAbsence(absence.Id), new("olga", "back"));
        Assert.Equal(1, await db.Engine.Cover.TellAsync());
        var back = await OneAsync("olga", MessageKind.BackAgain);
        Assert.Contains(number, Assert.Single(back.Content.Rows).En, StringComparison.Ordinal);
        Assert.Equal(0, await db.Engine.Cover.TellAsync());
    }

    // All that happens at one instant of a clock that stands still is in no order.
    private async Task<Message> OneAsync(string person, MessageKind kind) =>
        (await db.Engine.Messages.NewestAsync(person, 50)).Select(m => m.Message).Single(m => m.Kind == kind);
}
