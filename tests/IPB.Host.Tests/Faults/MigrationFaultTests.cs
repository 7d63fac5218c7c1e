using IPB.Faults;

namespace IPB.Host.Tests.Faults;

/// <summary>A short run; ten thousand cases are moved by <c>tests/IPB.Faults -- migration</c>.</summary>
public sealed class MigrationFaultTests
{
    [Fact]
    public async Task Killed_hosts_leave_every_case_as_the_dry_run_said()
    {
        var run = new MigrationFaults(500, 1, _ => { });
        var figures = await run.RunAsync(TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper!.WriteLine(figures.ToString());
        Assert.Equal([], figures.Faults);
    }
}
