using IPB.Faults;

namespace IPB.Host.Tests.Faults;

/// <summary>A short run; ten thousand gates are raced for by <c>tests/IPB.Faults -- races</c>.</summary>
public sealed class GateRaceTests
{
    [Fact]
    public async Task Of_several_deciders_at_the_same_moment_one_closes_the_gate_and_the_others_hear_who()
    {
        var figures = await new GateRaces(200, _ => { }).RunAsync(TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper!.WriteLine(figures.ToString());
        Assert.Equal([], figures.Faults);
        Assert.True(figures.Late > 100, $"only {figures.Late} votes came late: these were no races");
    }
}
