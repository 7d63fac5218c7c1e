using IPB.Workflows.Cases;
using IPB.Workflows.Storage;
using IPB.Workflows.Tests.Cases;

namespace IPB.Workflows.Tests.Storage;

/// <summary>
/// Lists in their orders, page by page; each test has cases of its own, by a submitting person's words.
/// </summary>
public sealed class CaseListsTests(TestDatabase town) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData(CaseOrder.Newest)]
    [InlineData(CaseOrder.Urgent)]
    [InlineData(CaseOrder.Longest)]
    public async Task Pages_hold_each_case_once_forwards_and_backwards(CaseOrder order)
    {
        // All of them have the same time limit and came into their state at the same instant.
        var word = "blad" + order.ToString().ToLowerInvariant();
        var made = new List<string>();
        for (var i = 0; i < 7; i++) made.Add((await town.SubmitAsync(title: $"{word} {i}")).Number);
        var filter = new CaseFilter { Query = $"'{word}':*", Open = true };

        var seen = new List<string>();
        var request = new ListRequest(filter, order) { Limit = 3 };
        CaseRows page;
        do
        {
            page = await town.Engine.Lists.PageAsync(request);
            Assert.Equal(new(7, false), page.Count);
            seen.AddRange(page.Rows.Select(r => r.Number));
            request = request with { Place = page.Next };
        }
        while (page.Next is not null);
        Assert.Equal(order == CaseOrder.Newest ? made.AsEnumerable().Reverse() : made, seen);

        var back = await town.Engine.Lists.PageAsync(request with { Place = page.Previous, Backwards = true });
        Assert.Equal(seen[3..6], back.Rows.Select(r => r.Number));
        back = await town.Engine.Lists.PageAsync(request with { Place = back.Previous, Backwards = true });
        Assert.Equal(seen[..3], back.Rows.Select(r => r.Number));
        Assert.Null(back.Previous);
        Assert.NotNull(back.Next);
    }

    [Fact]
    public async Task A_case_on_hold_stands_after_those_with_a_time_limit_and_says_so()
    {
        var held = (await town.SubmitAsync(title: "vilostund ett")).Number;
        var other = (await town.SubmitAsync(title: "vilostund två")).Number;
        await town.Engine.DoAsync(held, new Hold("Vi väntar."), new("olga", Guid.NewGuid().ToString()));

        var filter = new CaseFilter { Query = "'vilostund'" };
        var rows = (await town.Engine.Lists.PageAsync(new(filter, CaseOrder.Urgent))).Rows;
        Assert.Equal([other, held], rows.Select(r => r.Number));
        Assert.Equal((Play.Monday, "hold"), (rows[1].HeldSince!.Value, rows[1].BlockedBy));
        Assert.Equal([held], await NumbersAsync(filter with { Blocked = true }));
        Assert.Equal([other], await NumbersAsync(filter with { Not = [new() { Held = true }] }));
        Assert.Equal([held], await NumbersAsync(filter with { NoDue = true }));
    }

    [Fact]
    public async Task Filters_by_whose_turn_it_is_and_by_state_say_what_the_case_says()
    {
        var number = (await town.SubmitAsync(title: "vems tur")).Number;
        var filter = new CaseFilter { Query = "'tur'" };
        foreach (var few in new[] { false, true })
        {
            Assert.Equal([number], await NumbersAsync(filter with { WaitsOn = new(["officer@A"], few) }));
            Assert.Empty(await NumbersAsync(filter with { WaitsOn = new(["manager@A"], few) }));
            Assert.Equal([number], await NumbersAsync(filter with { Mine = ("sam", new([], few)) }));
            Assert.Equal([number], await NumbersAsync(filter with { Mine = ("mary", new(["officer@A"], few)) }));
            Assert.Empty(await NumbersAsync(filter with { Mine = ("mary", new(["manager@A"], few)) }));
        }

        Assert.Equal([number], await NumbersAsync(filter with { States = [("test", "work"), ("test", "gate")] }));
        Assert.Empty(await NumbersAsync(filter with { States = [] }));
    }

    [Fact]
    public async Task What_waits_is_found_in_the_same_order_however_it_is_looked_for()
    {
        for (var i = 0; i < 3; i++) await town.SubmitAsync(title: "väntan");
        var keys = new WaitingKeys(["officer@A", "nobody@A"], Few: false);
        var waiting = (await town.Engine.Cases.WaitingOnAsync(keys)).Select(c => c.Number).ToList();
        Assert.InRange(waiting.Count, 3, int.MaxValue);
        foreach (var most in new[] { 2, 200 })
            Assert.Equal(waiting.Take(most),
                (await town.Engine.Cases.WaitingOnAsync(keys with { Few = true }, most)).Select(c => c.Number));
        foreach (var few in new[] { false, true })
            Assert.Equal((2, Math.Min(waiting.Count, 100)),
                (await town.Engine.Cases.CountWaitingAsync(keys with { Few = few }, 2),
                await town.Engine.Cases.CountWaitingAsync(keys with { Few = few }, 100)));
    }

    [Fact]
    public async Task An_export_reads_in_portions_what_the_list_shows()
    {
        for (var i = 0; i < 5; i++) await town.SubmitAsync(title: "portion");
        var filter = new CaseFilter { Query = "'portion'" };
        var all = new List<string>();
        await foreach (var row in town.Engine.Lists.AllAsync(new(filter, CaseOrder.Longest) { Limit = 1 }))
            all.Add(row.Number);
        Assert.Equal(5, all.Distinct().Count());
        Assert.Equal(all, await NumbersAsync(filter, CaseOrder.Longest));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("99999999999999999999_2026-1")]
    [InlineData("_")]
    public async Task A_place_that_is_none_is_the_start(string place)
    {
        var number = (await town.SubmitAsync(title: "början " + place.Length)).Number;
        var page = await town.Engine.Lists.PageAsync(new(new(), CaseOrder.Longest) { Place = place, Limit = 200 });
        Assert.Contains(number, page.Rows.Select(r => r.Number));
    }

    private async Task<IEnumerable<string>> NumbersAsync(CaseFilter filter, CaseOrder order = CaseOrder.Newest) =>
        (await town.Engine.Lists.PageAsync(new(filter, order))).Rows.Select(r => r.Number);
}
