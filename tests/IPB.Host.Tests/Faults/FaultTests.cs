using IPB.Faults;

namespace IPB.Host.Tests.Faults;

/// <summary>A short run of the program that kills hosts; it runs longer by itself, <c>tests/IPB.Faults</c>.</summary>
public sealed class FaultTests
{
    [Fact]
    public async Task Killed_hosts_lose_nothing_and_do_nothing_twice()
    {
        var plan = new FaultPlan { Kills = 2, Cases = 40, Hosts = 2, Callers = 2 };
        var figures = await FaultRun.RunAsync(plan, _ => { }, TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper!.WriteLine(figures.ToString());
        Assert.Equal([], figures.Faults);
        Assert.Equal(2, figures.Kills);
        Assert.True(figures.TimersFired > 0 && figures.Commands > 0 && figures.Messages > 0, figures.ToString());
    }
}
