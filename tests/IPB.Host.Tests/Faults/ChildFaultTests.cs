using IPB.Faults;

namespace IPB.Host.Tests.Faults;

/// <summary>A short run; <c>tests/IPB.Faults -- children</c> opens thousands.</summary>
public sealed class ChildFaultTests
{
    [Fact]
    public async Task Killed_hosts_open_each_child_once_and_no_parent_waits_for_ever()
    {
        var run = new ChildFaults(20, 1, _ => { });
        var figures = await run.RunAsync(TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper!.WriteLine(figures.ToString());
        Assert.Equal([], figures.Faults);
    }
}
