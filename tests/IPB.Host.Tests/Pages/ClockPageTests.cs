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
}
