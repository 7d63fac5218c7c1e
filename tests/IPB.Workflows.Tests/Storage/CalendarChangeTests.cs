using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Storage;
using IPB.Workflows.Tests.Calendars;
using IPB.Workflows.Tests.Cases;
using IPB.Workflows.Timers;

namespace IPB.Workflows.Tests.Storage;

/// <summary>A city closes a day: what runs is counted anew, each case once, also when a node ends on the way.</summary>
public sealed class CalendarChangeTests(TestDatabase city) : IClassFixture<TestDatabase>
{
    private const string Before = """
        calendar: standard
        opening-hours: { monday: "08:00-17:00", tuesday: "08:00-17:00", wednesday: "08:00-17:00",
          thursday: "08:00-17:00", friday: "08:00-17:00" }
        """;

    private const string After = Before + """

        # A comment changes nothing.
        closed: [{ date: 2026-02-05, reason: { sv: flytt, en: moving } }]
        """;

    [Fact]
    public async Task Preview_says_what_the_change_then_does_once_for_each_case()
    {
        var numbers = new List<string>();
        for (var i = 0; i < 5; i++) numbers.Add((await city.SubmitAsync()).Number);
        var held = (await city.SubmitAsync()).Number;
        await city.Engine.DoAsync(held, new Hold("because"), new("olga", Guid.NewGuid().ToString()));
        Assert.False(await city.Engine.Calendars.TakeAsync(Before));
        Assert.Equal(0, await city.Engine.Calendars.WorkAsync());

        var next = CalendarReader.Read("calendar.yaml", After).Calendars!;
        var foreseen = new List<CalendarMove>();
        await foreach (var move in city.Engine.Calendars.PreviewAsync(next, Play.Monday)) foreseen.Add(move);
        Assert.Equal(numbers, foreseen.Select(m => m.Number));
        Assert.All(foreseen, m => Assert.Equal("2026-02-10 17:00", Local.Of(Assert.Single(m.Limits).To)));

        city.Engine.Replace(new(Town.Organisation, next, []));
        Assert.True(await city.Engine.Calendars.TakeAsync(After));
        Assert.False(await city.Engine.Calendars.TakeAsync(After + "\n# another"));
        await EndAfterAsync(2);
        while (await city.Engine.Calendars.WorkAsync(most: 2) > 0)
        {
        }

        Assert.Equal(0, await city.Engine.Calendars.WorkAsync());
        foreach (var number in numbers) await MovedOnceAsync(number);
        Assert.DoesNotContain(await FactsAsync(held), f => f is Recounted);
        var change = (await city.Engine.Calendars.ListAsync())[0];
        Assert.Equal((5, 0), (change.Moved, change.Failed));
        Assert.NotNull(change.FinishedAt);
    }

    // A node carries some cases of a batch through and ends before it can say so.
    private async Task EndAfterAsync(int cases)
    {
        var store = new CalendarStore(city.Database);
        await Assert.ThrowsAsync<IOException>(() => store.WorkAsync(100, async pending =>
        {
            var (before, after) = (CalendarReader.Read("c", pending.Before).Calendars!,
                CalendarReader.Read("c", pending.After).Calendars!);
            foreach (var c in pending.Cases.Take(cases))
                await city.Engine.DoBySystemAsync(c.Number, new Recount(before, after),
                    $"calendar/{pending.Serial}/{c.Number}", CancellationToken.None);
            throw new IOException("the node ends");
        }, CancellationToken.None));
    }

    private async Task MovedOnceAsync(string number)
    {
        var c = (await city.Engine.Cases.FindAsync(number))!;
        Assert.Equal("2026-02-10 17:00", Local.Of(c.DueAt!.Value));
        var moved = Assert.Single((await FactsAsync(number)).OfType<Recounted>());
        Assert.Equal("The due date moved from Mon 9 Feb 2026 17:00 to Tue 10 Feb 2026 17:00, "
            + "because 5 Feb is closed now (moving).", RecountWords.Of(moved.Moved[0]).En);
        Assert.Empty(await city.Engine.Cases.VerifyAsync(number));
        Assert.Equal(1L, await city.OneAsync<long>(
            $"select count(*) from messages where case_id = '{c.Id}' and kind = 'due-moved' and recipient = 'olga'"));
        Assert.Equal(1L, await city.OneAsync<long>($"select count(*) from timers where case_id = '{c.Id}' "
            + "and status = 'armed' and key = 'escalate:0' and due_at = '2026-02-17T16:00:00Z'"));
        Assert.Equal(c.Timers.Length, (int)await city.OneAsync<long>(
            $"select count(*) from timers where case_id = '{c.Id}' and status = 'armed'"));
    }

    private async Task<IEnumerable<Fact>> FactsAsync(string number)
    {
        var c = (await city.Engine.Cases.FindAsync(number))!;
        return (await city.Engine.Cases.JournalAsync(c.Id)).SelectMany(e => e.Facts);
    }
}
