using IPB.Faults;

namespace IPB.Host.Tests.Faults;

/// <summary>A short run; <c>tests/IPB.Faults -- automations</c> makes thousands of calls.</summary>
public sealed class AutomationFaultTests
{
    [Fact]
    public async Task Killed_hosts_leave_no_case_without_its_answer_and_none_with_two()
    {
        var run = new AutomationFaults(20, 1, _ => { });
        var figures = await run.RunAsync(TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper!.WriteLine(figures.ToString());
        Assert.Equal([], figures.Faults);
    }
}
