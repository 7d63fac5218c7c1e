using IPB.Workflows.Automations;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.Tests.Cases;

namespace IPB.Workflows.Tests.Automations;

/// <summary>What a case does with its automations.</summary>
public sealed class AutomationTests
{
    private const string NoFailed = "retry: { times: 1, after: 10 minutes }";

    [Fact]
    public void Coming_into_the_state_orders_one_call_with_what_the_case_holds()
    {
        var play = Desk.Asking();
        var run = Assert.Single(play.Case.Automations);
        Assert.Equal(("2026-00001.run.1", RunStatus.Running), (run.Id, run.Status));
        Assert.Equal(["Lamps", "https://hooks.example.org/Title"], run.Inputs.Values.Cast<string>());
        Assert.Equal([new RunOrder("IPB 2026-00001", run.Id, 1)], play.Calls());
    }

    [Fact]
    public void Its_results_go_into_fields_and_its_trigger_is_fired()
    {
        var play = Desk.Asking().Done();
        Assert.Equal(("ready", "yes", 200m), (play.State, play.Case.Fields["reply"], play.Case.Fields["code"]));
        Assert.Empty(play.Case.Automations);
        Assert.True(play.Facts.OfType<Triggered>().Last() is { Trigger: "answered", Automatic: true });
        Assert.Equal(play.Case, Journal.Replay(play.Case.Id, play.Journal), Same);
    }

    [Fact]
    public void Its_trigger_does_not_fire_by_itself_although_it_has_no_condition() =>
        Assert.Equal("asking", Desk.Asking().Wait("1 day").State);

    [Fact]
    public void A_failure_is_tried_again_after_pauses_that_double()
    {
        var play = Desk.Asking(Desk.Routine("failed: unanswered\n      retry: { times: 2, after: 10 minutes }"))
            .Fails();
        Assert.Equal((RunStatus.Retrying, 1), (play.Run().Status, play.Run().Failures));
        Assert.Equal(play.Now.AddMinutes(10), play.Run().Until);
        play.Wait("10 minutes").Fails();
        Assert.Equal(play.Now.AddMinutes(20), play.Run().Until);
        Assert.Equal("work", play.Wait("20 minutes").Fails().State);
        Assert.Equal([1, 2, 3], play.Calls().Select(c => c.Call));
        Assert.Single(play.Calls().Select(c => c.Run).Distinct());
    }

    [Fact]
    public void A_failure_that_trying_again_cannot_help_ends_it_at_once() =>
        Assert.Equal("work", Desk.Asking().Fails(again: false).State);

    [Fact]
    public void Without_a_trigger_for_failure_people_are_told_and_may_try_again()
    {
        var play = Desk.Asking(Desk.Routine(NoFailed)).Fails().Wait("10 minutes").Fails();
        Assert.Equal(RunStatus.Stuck, play.Run().Status);
        Assert.Equal(["olga", "cora"], play.Told(MessageKind.Incident));
        Assert.Equal([play.Run().Id], play.OptionsOf("olga").Automations.Select(r => r.Id));
        Assert.Empty(play.OptionsOf("sam").Automations);
        var run = play.Run().Id;
        Assert.Equal("ready", play.Do(new RetryAutomation(run), "cora").Done().State);
        Assert.Equal(run, play.Calls()[^1].Run);
    }

    [Fact]
    public void Whoever_is_not_concerned_may_neither_retry_nor_give_up()
    {
        var play = Desk.Asking().Fails();
        Assert.Equal("automation-not-permitted", Assert.Throws<AutomationRefused>(() =>
            play.Do(new RetryAutomation(play.Run().Id), "sam")).Code);
        Assert.Equal("automation-not-permitted", Assert.Throws<AutomationRefused>(() =>
            play.Do(new GiveUpAutomation(play.Run().Id, "No"), "mary")).Code);
    }

    [Fact]
    public void Given_up_it_counts_as_failed_with_the_reason_in_the_journal()
    {
        var play = Desk.Asking().Waits(TimeSpan.FromDays(3));
        play.Do(new GiveUpAutomation(play.Run().Id, "They closed."), "olga");
        Assert.Equal("work", play.State);
        Assert.Equal("They closed.", play.Facts.OfType<AutomationFailed>().Single().GivenUp);
        Assert.Empty(play.Case.Timers.Where(t => t.Kind == Workflows.Timers.TimerKind.Automation));
    }

    [Fact]
    public void It_waits_without_a_call_and_goes_on_when_its_time_is_over()
    {
        var play = Desk.Asking().Waits(TimeSpan.FromDays(3));
        Assert.Equal((RunStatus.Waiting, "kept"), (play.Run().Status, play.Run().Kept));
        Assert.Single(play.Calls());
        play.Wait("3 days");
        Assert.Equal((AutomationWake.Time, 2), (play.Run().Wake, play.Calls()[^1].Call));
    }

    [Fact]
    public void An_answer_wakes_it_at_once_and_counts_once()
    {
        var play = Desk.Asking().Waits(TimeSpan.FromDays(3));
        play.System(new AnswerAutomation(play.Run().Id, "{}"));
        Assert.Equal((AutomationWake.Answered, "{}", 2), (play.Run().Wake, play.Run().Answer, play.Calls()[^1].Call));
        Assert.Equal("automation-answered", Assert.Throws<AutomationRefused>(() =>
            play.System(new AnswerAutomation(play.Run().Id, "[]"))).Code);
        play.Done();
        Assert.Equal("automation-over", Assert.Throws<AutomationRefused>(() =>
            play.System(new AnswerAutomation("2026-00001.run.1", "{}"))).Code);
    }

    [Fact]
    public void An_answer_that_is_faster_than_the_call_is_not_lost()
    {
        var play = Desk.Asking();
        play.System(new AnswerAutomation(play.Run().Id, "{}")).Waits(TimeSpan.FromDays(3));
        Assert.Equal((RunStatus.Running, AutomationWake.Answered, 2),
            (play.Run().Status, play.Run().Wake, play.Run().Call));
        play.Waits(TimeSpan.FromDays(1));
        Assert.Equal(RunStatus.Waiting, play.Run().Status);
    }

    [Fact]
    public void Leaving_the_state_cancels_it_and_its_late_result_changes_nothing_but_the_journal()
    {
        var play = Desk.Asking().Waits(TimeSpan.FromDays(3));
        var run = play.Run();
        play.Fire("back", "olga");
        Assert.Equal(RunCancel.Left, play.Facts.OfType<AutomationCancelled>().Single().Why);
        Assert.Empty(play.Case.Timers.Where(t => t.Kind == Workflows.Timers.TimerKind.Automation));
        play.Ends(run, AutomationOutcome.Done(("answer", "late")));
        Assert.Equal(("work", AutomationEnd.Done), (play.State, play.Facts.OfType<AutomationTooLate>().Single().End));
        Assert.False(play.Case.Fields.ContainsKey("reply"));
    }

    [Fact]
    public void Coming_back_begins_another_run_with_an_id_of_its_own() => Assert.Equal(
        ["2026-00001.run.1", "2026-00001.run.2"], Desk.Asking().Fire("again", "olga").Calls().Select(c => c.Run));

    [Fact]
    public void A_closed_case_has_none_under_way()
    {
        var play = Desk.Asking().Fire("drop", "olga");
        Assert.Empty(play.Case.Automations);
        Assert.Equal(RunCancel.Closed, play.Facts.OfType<AutomationCancelled>().Single().Why);
    }

    [Fact]
    public void A_hold_cancels_it_and_another_begins_when_the_case_goes_on()
    {
        var play = Desk.Asking().Waits(TimeSpan.FromDays(3)).Hold("olga");
        Assert.Equal(RunStatus.Held, play.Run().Status);
        Assert.Equal("automation-over", Assert.Throws<AutomationRefused>(() =>
            play.System(new AnswerAutomation(play.Run().Id, "{}"))).Code);
        play.Wait("10 days").Resume("olga");
        Assert.Equal("2026-00001.run.2", Assert.Single(play.Case.Automations).Id);
        Assert.Equal("ready", play.Done().State);
        Assert.Equal(play.Case, Journal.Replay(play.Case.Id, play.Journal), Same);
    }

    [Fact]
    public void A_result_that_a_field_cannot_hold_is_an_incident_and_keeps_nothing()
    {
        var play = Desk.Asking().Done("an answer that is much too long");
        Assert.Equal((RunStatus.Stuck, "asking"), (play.Run().Status, play.State));
        Assert.Empty(play.Case.Fields.Keys.Intersect(["reply", "code"]));
        Assert.Contains("answer", play.Run().Why!.En, StringComparison.Ordinal);
    }

    [Fact]
    public void What_it_does_not_give_this_time_does_not_stay_from_the_last()
    {
        var play = Desk.Asking().Done().Do(new Comment("x"), "olga");
        Assert.Equal("yes", play.Case.Fields["reply"]);
        var again = Desk.Asking(Desk.Routine(when: ", when: 'reply = \"no\"'")).Done("yes").Fire("again", "olga");
        again.Ends(AutomationOutcome.Done(("status", 204m)));
        Assert.False(again.Case.Fields.ContainsKey("reply"));
    }

    [Fact]
    public void Where_the_condition_does_not_hold_the_case_stays_and_its_people_are_told()
    {
        var play = Desk.Asking(Desk.Routine(when: ", when: 'reply = \"no\"'")).Done();
        Assert.Equal(("asking", "yes"), (play.State, play.Case.Fields["reply"]));
        Assert.True(play.Facts.OfType<AutomationDone>().Single().Stays);
        Assert.Contains("olga", play.Told(MessageKind.News));
    }

    [Fact]
    public void A_trigger_that_stays_starts_one_in_the_state_where_the_case_is()
    {
        var play = new Play(Desk.Routine()).Fire("tell", "olga");
        Assert.Equal(("work", "tell"), (play.State, play.Run().Trigger));
        Assert.Equal("work", play.Ends(AutomationOutcome.Done(("status", 200m))).State);
        Assert.Contains(play.Facts.OfType<Triggered>(), t => t.Trigger == "told");
    }

    [Fact]
    public void Progress_is_told_while_it_works_and_not_afterwards()
    {
        var play = Desk.Asking();
        var run = play.Run();
        play.System(new ReportAutomation(run.Id, run.Call, new("Halvvägs", "Half way")));
        Assert.Equal("Half way", play.Run().Note!.En);
        play.Done();
        Assert.Throws<StaleNews>(() => play.System(new ReportAutomation(run.Id, run.Call, new("", ""))));
    }

    private static bool Same(Case a, Case b) =>
        Workflows.Storage.CaseJson.Canonical(a) == Workflows.Storage.CaseJson.Canonical(b);
}
