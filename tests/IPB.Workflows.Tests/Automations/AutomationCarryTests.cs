using IPB.Workflows.Cases;
using IPB.Workflows.Migrations;
using IPB.Workflows.Notifications;
using IPB.Workflows.Routines;
using IPB.Workflows.Storage;
using IPB.Workflows.Tests.Cases;
using IPB.Workflows.Tests.Migrations;

namespace IPB.Workflows.Tests.Automations;

/// <summary>What a migration makes of an automation that is under way, and what undoing it does.</summary>
public sealed class AutomationCarryTests
{
    private static Routine Next(string rest = "failed: unanswered", params (string Part, string Other)[] changes) =>
        Town.Routine(changes.Aggregate(Desk.Routine(rest, version: 2),
            (text, c) => text.Contains(c.Part, StringComparison.Ordinal)
                ? text.Replace(c.Part, c.Other, StringComparison.Ordinal) : throw new ArgumentException(c.Part)));

    [Fact]
    public void One_that_waits_goes_on_under_its_id_with_what_the_new_version_says_of_its_end()
    {
        var play = Desk.Asking().Waits(TimeSpan.FromDays(3));
        var outcome = Versions.Plan(play, Next("failed: unanswered\n      retry: { times: 9 , after: 2 minutes }"));
        Assert.Equal(new RunFate(play.Run().Id, "call-web-hook", null), Assert.Single(outcome.Row.Automations));
        var run = Assert.Single(outcome.Decision!.Case.Automations);
        Assert.Equal((play.Run().Id, RunStatus.Waiting, 9), (run.Id, run.Status, run.Terms.Retries));
        Assert.Contains(outcome.Decision.Case.Timers, t => t.Key == "automation:1" && t.DueAt == play.Run().Until);
        Assert.Empty(outcome.Decision.Messages);
        Replays(play, outcome.Decision);
    }

    [Fact]
    public void One_that_the_new_state_does_not_start_is_cancelled_and_the_dry_run_says_so()
    {
        var play = Desk.Asking().Waits(TimeSpan.FromDays(3));
        var outcome = Versions.Plan(play, Next(), p => p.With("asking", new StateMove("work")));
        Assert.Equal("The state does not start the automation in the new version.",
            Assert.Single(outcome.Row.Automations).Void!.En);
        Assert.Empty(outcome.Decision!.Case.Automations);
        Assert.Equal(RunCancel.Migrated, outcome.Decision.Facts.OfType<AutomationCancelled>().Single().Why);
        Assert.DoesNotContain(outcome.Decision.Case.Timers, t => t.Kind == Workflows.Timers.TimerKind.Automation);
        Replays(play, outcome.Decision);
    }

    [Fact]
    public void A_state_that_starts_one_only_now_starts_it_and_one_that_has_had_it_does_not_again()
    {
        var work = new Play(Desk.Routine());
        var begun = Versions.Plan(work, Next(), p => p.With("work", new StateMove("asking"))).Decision!;
        Assert.Equal("2026-00001.run.1", Assert.Single(begun.Case.Automations).Id);
        Assert.Equal(MessageKind.RunAutomation, Assert.Single(begun.Messages).Kind);

        var had = Desk.Asking(Desk.Routine(when: ", when: 'reply = \"no\"'")).Done();
        Assert.Empty(had.Case.Automations);
        Assert.Empty(Versions.Plan(had, Next()).Decision!.Case.Automations);
    }

    [Fact]
    public void Undone_what_was_cancelled_begins_anew_and_what_went_on_goes_on()
    {
        var play = Desk.Asking().Waits(TimeSpan.FromDays(3));
        var cancelled = Versions.Plan(play, Next(), p => p.With("asking", new StateMove("work"))).Decision!;
        var undone = Undo(play, cancelled.Case);
        Assert.Equal("2026-00001.run.2", Assert.Single(undone.Case.Automations).Id);
        Assert.Single(undone.Messages, m => m.Kind == MessageKind.RunAutomation);
        Replays(play, cancelled, undone);

        var kept = Versions.Plan(play, Next()).Decision!;
        var back = Undo(play, kept.Case);
        Assert.Equal(("2026-00001.run.1", RunStatus.Waiting),
            (Assert.Single(back.Case.Automations).Id, back.Case.Automations[0].Status));
        Assert.Contains(back.Case.Timers, t => t.Key == "automation:1");
        Replays(play, kept, back);
    }

    private static Decision Undo(Play play, Case moved) => MigrationUndo.Decide(
        play.World, new TransitionChooser(play.Routine), (moved, play.Case),
        Versions.Run with { Now = play.Now }).Decision;

    private static void Replays(Play play, params Decision[] steps) => Assert.Equal(
        CaseJson.Canonical(steps[^1].Case), CaseJson.Canonical(Versions.Replayed(play, steps)));
}
