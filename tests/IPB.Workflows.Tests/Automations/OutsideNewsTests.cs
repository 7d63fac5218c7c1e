using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;

namespace IPB.Workflows.Tests.Automations;

/// <summary>What a runner that keeps runs of its own says outside of the calls that are made of it.</summary>
public sealed class OutsideNewsTests
{
    [Fact]
    public void A_run_that_waits_is_called_when_what_it_waits_for_has_happened_and_again_after_the_next_wait()
    {
        var play = Desk.Asking().Waits(TimeSpan.FromDays(3));
        play.System(new WakeAutomation(play.Run().Id));
        Assert.Equal((RunStatus.Running, 2), (play.Run().Status, play.Calls()[^1].Call));
        Assert.Empty(play.Case.Timers.Where(t => t.Kind == Workflows.Timers.TimerKind.Automation));
        play.Waits(TimeSpan.FromDays(3)).System(new WakeAutomation(play.Run().Id));
        Assert.Equal(3, play.Calls()[^1].Call);
    }

    [Fact]
    public void One_that_is_being_called_or_is_over_is_not_woken()
    {
        var play = Desk.Asking();
        Assert.Throws<StaleNews>(() => play.System(new WakeAutomation("2026-00001.run.1")));
        play.Done();
        Assert.Throws<StaleNews>(() => play.System(new WakeAutomation("2026-00001.run.1")));
    }

    [Fact]
    public void What_it_says_stands_on_the_case_and_goes_to_those_who_are_named()
    {
        var play = Desk.Asking().Waits(TimeSpan.FromDays(3));
        play.System(
            new TellOfAutomation(play.Run().Id, new("Halvvägs.", "Half way.")) { To = ["coordinator", "olga"] });
        Assert.Equal("Half way.", play.Run().Note!.En);
        Assert.Equal(RunStatus.Waiting, play.Run().Status);
        Assert.Equal(["cora", "olga"], play.Told(MessageKind.News).Order());
        Assert.Throws<StaleNews>(() => play.System(new TellOfAutomation("2026-00001.run.2", new("x", "x"))));
    }

    [Fact]
    public void Without_receivers_it_is_only_noted()
    {
        var play = Desk.Asking();
        play.System(new TellOfAutomation(play.Run().Id, new("Börjar.", "Beginning.")));
        Assert.Equal("Beginning.", play.Run().Note!.En);
        Assert.Empty(play.Told(MessageKind.News));
    }
}
