using System.Net;

namespace IPB.Host.Tests.Pages;

/// <summary>Runs alone: the log of jobs belongs to the process, and goes with whichever city is closed first.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class AloneCollection;

[Collection<AloneCollection>]
public sealed class ClockPageTests(RunningCity city) : IClassFixture<RunningCity>
{
    [Fact]
    public async Task The_clock_moves_by_working_days()
    {
        using var anna = await Browser.SignedInAsync(city, "anna.ek");
        await anna.OpenAsync("/routines");
        var before = await city.City.Database.NowAsync();
        await anna.SendAsync("clock", ("by", "1 working day"));

        Assert.Contains("The city's clock has moved", anna.Words, StringComparison.Ordinal);
        Assert.True(await city.City.Database.NowAsync() > before.AddHours(8));
    }

    [Fact]
    public async Task The_same_key_moves_the_clock_once()
    {
        var elin = city.As("elin.dahlgren");
        Task<Answer> AdvanceAsync(string by) => elin.PostAsync("/api/demo/clock/advance", new { by }, "clock-1");

        var first = (await AdvanceAsync("2 hours")).Expect(HttpStatusCode.OK);
        var again = (await AdvanceAsync("2 hours")).Expect(HttpStatusCode.OK);

        Assert.Equal((DateTimeOffset)first["now"]!, (DateTimeOffset)again["now"]!);
        (await AdvanceAsync("3 hours")).Refused(422, "idempotency-key-reused");
    }

    [Fact]
    public async Task A_second_click_does_not_move_the_clock_again()
    {
        using var anna = await Browser.SignedInAsync(city, "anna.ek");
        await anna.OpenAsync("/routines");
        var form = anna.Filled("clock", ("by", "4 hours"));
        await anna.SendAsync(form);
        var after = await city.City.Database.NowAsync();
        await anna.SendAsync(form);

        Assert.Equal(after, await city.City.Database.NowAsync());
    }
}
