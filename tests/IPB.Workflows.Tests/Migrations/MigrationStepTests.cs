using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Migrations;
using IPB.Workflows.Notifications;
using IPB.Workflows.Routines;
using IPB.Workflows.Storage;
using IPB.Workflows.Tests.Cases;
using IPB.Workflows.Timers;

namespace IPB.Workflows.Tests.Migrations;

public sealed class MigrationStepTests
{
    private static readonly (string, string) Longer = (
        "due: 5 working days\n    remind: [2 working days before, on due, 2",
        "due: 10 working days\n    remind: [2 working days before, on due, 2");
    private static readonly (string, string) Renamed = ("  work:\n", "  prepare:\n");

    [Fact]
    public void Time_that_was_spent_in_the_state_counts_in_the_new_one()
    {
        var play = new Play(Versions.Decide).Wait("3 working days");

        var outcome = Versions.Plan(play, Versions.Number(2, Longer));

        Assert.Equal(MigrationKind.Moves, outcome.Row.Kind);
        // Entered Monday 2 February: ten working days end on Monday the 16th.
        Assert.Equal(16, outcome.Row.Due!.Value.Day);
        Assert.Equal((2, Play.Monday), (outcome.Decision!.Case.RoutineVersion, outcome.Decision.Case.StateSince));
    }

    [Fact]
    public void Time_begins_anew_where_the_plan_says_so()
    {
        var play = new Play(Versions.Decide).Wait("3 working days");

        var outcome = Versions.Plan(play, Versions.Number(2, Longer),
            p => p.With("work", new StateMove("work") { Anew = true }));

        Assert.Equal(play.Now, outcome.Decision!.Case.StateSince);
        Assert.Equal(19, outcome.Row.Due!.Value.Day);
    }

    [Fact]
    public void Replaying_the_journal_gives_the_migrated_case()
    {
        var play = Town.AtGate(Versions.Decide);

        var outcome = Versions.Plan(play, Versions.Number(2, Longer));

        Assert.Equal(CaseJson.Canonical(outcome.Decision!.Case),
            CaseJson.Canonical(Versions.Replayed(play, outcome.Decision)));
    }

    [Fact]
    public void Every_old_timer_is_cancelled_and_those_of_the_new_version_are_armed()
    {
        var play = new Play(Versions.Decide).Wait("1 working day");

        var outcome = Versions.Plan(play, Versions.Number(2, Longer));

        Assert.Equal(play.Case.Timers, outcome.Row.Cancelled);
        Assert.Equal(outcome.Row.Armed, outcome.Decision!.Case.Timers);
        Assert.DoesNotContain(outcome.Row.Armed, play.Case.Timers.Take(3).Contains);
        Assert.Equal(play.Case.Timers[3], outcome.Row.Armed[3]);
    }

    [Fact]
    public void A_reminder_whose_time_is_past_is_not_sent_late()
    {
        var play = new Play(Versions.Decide).Wait("4 working days");

        var outcome = Versions.Plan(play, Versions.Number(2,
            ("due: 5 working days\n    remind: [2 working days before",
                "due: 3 working days\n    remind: [1 working day before")));

        Assert.True(outcome.Row.IsLate);
        Assert.Equal(["remind:2", "escalate:0"], outcome.Row.Armed.Select(t => t.Key));
        Assert.Empty(outcome.Row.Overdue);
    }

    [Fact]
    public void An_escalation_that_should_have_been_by_now_is_armed_at_once()
    {
        var play = new Play(Versions.Decide).Wait("4 working days");
        var sooner = Versions.Number(2, ("after: 10 working days, to: manager", "after: 3 working days, to: manager"));

        var outcome = Versions.Plan(play, sooner);

        Assert.Equal(["escalate:0"], outcome.Row.Overdue);
        Assert.True(outcome.Row.Armed[^1].DueAt < play.Now);
        var grace = Versions.Plan(play, sooner, p => p with { Late = TimeLimit.Parse("2 working days") });
        Assert.Equal(play.World.Calendar.Count(play.Now, TimeLimit.Parse("2 working days")).Due,
            grace.Row.Armed[^1].DueAt);
    }

    [Fact]
    public void An_escalation_that_happened_in_the_old_version_does_not_happen_again()
    {
        var play = new Play(Versions.Decide).Wait("11 working days");
        Assert.Single(play.Told(MessageKind.Escalation));

        var outcome = Versions.Plan(play, Versions.Number(2, Longer));

        Assert.DoesNotContain(outcome.Row.Armed, t => t.Key == "escalate:0");
        Assert.Equal(play.Case.WaitsOn, outcome.Row.WillHaveIt);
        Assert.Empty(outcome.Told);
    }

    [Fact]
    public void A_state_that_is_gone_needs_a_mapping_and_goes_where_the_plan_says()
    {
        var play = new Play(Versions.Decide);
        var next = Versions.Number(2, Renamed, ("return: work", "return: prepare"), ("to: work,", "to: prepare,"));

        var missing = Versions.Plan(play, next, p => p with { States = p.States.Remove("work") });
        var moved = Versions.Plan(play, next, p => p.With("work", new StateMove("prepare")));

        Assert.Equal(MigrationKind.NeedsMapping, missing.Row.Kind);
        Assert.Null(missing.Decision);
        Assert.Contains("“Work”", missing.Row.Reasons[0].En, StringComparison.Ordinal);
        Assert.Equal("prepare", moved.Decision!.Case.State);
    }

    [Fact]
    public void Only_people_who_did_not_have_the_case_are_told_and_together()
    {
        var play = new Play(Versions.Decide);

        var same = Versions.Plan(play, Versions.Number(2, Longer));
        var other = Versions.Plan(play, Versions.Number(2, ("owner: officer of", "owner: manager of")));

        Assert.Empty(same.Told);
        Assert.Equal(["mary"], other.Told);
        Assert.Empty(other.Decision!.Messages);
        Assert.Equal("officer@A manager@A", $"{other.Row.HasIt[0]} {other.Row.WillHaveIt[0]}");
    }

    [Fact]
    public void The_systems_triggers_of_the_new_version_fire_after_the_move()
    {
        var play = new Play(Versions.Decide).Fire("note", "olga", null, ("budget", 500m));

        var outcome = Versions.Plan(play, Versions.Number(2, ("      propose:\n", """
                  quick: { name: { sv: Snabbt, en: Quick }, to: done, by: system, when: budget < 600 }
                  propose:

            """)));

        Assert.Equal(["quick"], outcome.Row.Then);
        Assert.Equal(("work", "done"), (outcome.Row.To, outcome.Row.EndsIn));
        Assert.Equal(Ending.Solved, outcome.Decision!.Case.Ending);
        Assert.Equal(["sam"], outcome.Decision.Messages.Select(m => m.To));
    }

    [Fact]
    public void A_closed_case_and_one_of_another_version_stay()
    {
        var play = Town.AtGate(Versions.Decide);
        var there = Versions.Plan(play, Versions.Number(2, Longer));
        var rules = MigrationRules.Of(play.World, Versions.Catalog(play.Routine, Versions.Number(2)),
            new("test", 1, 2), play.Now);

        var again = MigrationStep.Plan(rules, there.Decision!.Case, Versions.Run);
        var closed = MigrationStep.Plan(rules, play.Vote(Outcome.Approve, "mary", "Yes").Case, Versions.Run);

        Assert.Equal((MigrationKind.Stays, "The case is on the new version already."),
            (again.Row.Kind, again.Row.Reasons[0].En));
        Assert.Equal((MigrationKind.Stays, "The case is closed."), (closed.Row.Kind, closed.Row.Reasons[0].En));
    }

    [Fact]
    public void A_plan_can_leave_a_state_where_it_is()
    {
        var outcome = Versions.Plan(new Play(Versions.Decide), Versions.Number(2, Longer),
            p => p.With("work", new StateMove((string?)null) { Stays = true }));

        Assert.Equal(MigrationKind.Stays, outcome.Row.Kind);
    }

    [Fact]
    public void Undoing_gives_the_case_back_as_it_was_with_the_time_that_is_left()
    {
        var play = Town.AtGate(Versions.Decide).Wait("1 working day");
        var moved = Versions.Plan(play, Versions.Number(2, Longer),
            p => p.With("gate", new StateMove("work"))).Decision!;
        Assert.Equal("work", moved.Case.State);
        var later = play.World.Calendar.Count(play.Now, TimeLimit.Parse("3 working days")).Due;

        var (undone, told) = MigrationUndo.Decide(play.World, new TransitionChooser(play.Routine),
            (moved.Case, play.Case), Versions.Run with { Now = later });

        var left = play.Case.Timers.Where(t => t.DueAt > later || t.Kind == TimerKind.Escalate);
        Assert.Equal(CaseJson.Canonical(play.Case with
        {
            Version = play.Case.Version + 2,
            UpdatedAt = later,
            Timers = [.. left],
        }), CaseJson.Canonical(undone.Case));
        Assert.Equal(CaseJson.Canonical(undone.Case), CaseJson.Canonical(Versions.Replayed(play, moved, undone)));
        Assert.Equal(["mary"], told);
    }
}
