using CsCheck;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Migrations;
using IPB.Workflows.Routines;
using IPB.Workflows.Storage;
using IPB.Workflows.Tests.Cases;
using IPB.Workflows.Timers;

namespace IPB.Workflows.Tests.Migrations;

/// <summary>Cases in groups, and such that come into one or out of one, go to another version.</summary>
public sealed class MigrationGroupTests
{
    private static readonly (string, string) Longer = ("due: 20 working days", "due: 30 working days");
    private static readonly string Flat = Groups.Routine("""
        states:
          start: { N, owner: officer of lead-department, on: { go: { N, to: work } } }
          work:
            N
            owner: officer of lead-department
            due: 5 working days
            on: { end: { N, to: done } }
          done: { N, end: solved }
        """);
    private static readonly string Grouped = Groups.Routine("""
        states:
          start: { N, owner: officer of lead-department, on: { go: { N, to: work } } }
          work:
            N
            owner: officer of lead-department
            due: 4 working days
            remind: [1 working day before]
            escalate: [{ after: 6 working days, to: manager of lead-department }]
            states:
              first: { N, due: 10 working days, on: { on: { N, to: second } } }
              second: { N, on: { end: { N, to: done } } }
          done: { N, end: solved }
        """);

    private static Play Investigated() => new Play(Groups.Routine(Groups.Investigation)).Fire("start", "olga");

    private static Routine Next(params (string Part, string Other)[] changes) => Town.Routine(changes.Aggregate(
        Second(Groups.Routine(Groups.Investigation)), (text, c) => text.Contains(c.Part, StringComparison.Ordinal)
            ? text.Replace(c.Part, c.Other, StringComparison.Ordinal) : throw new ArgumentException(c.Part)));

    private static string Second(string text) =>
        text.Replace("version: 1", "version: 2", StringComparison.Ordinal);

    private static void AssertReplays(Play play, params Decision[] more)
    {
        var replayed = Versions.Replayed(play, more.Select(d => d with
        {
            Facts = CaseJson.ReadFacts(CaseJson.Write(d.Facts)),
        }));
        Assert.Equal(CaseJson.Canonical(more[^1].Case), CaseJson.Canonical(replayed));
    }

    [Fact]
    public void A_group_of_the_same_id_goes_on_since_when_it_began()
    {
        var play = Investigated().Wait("3 working days").Fire("ask", "olga", "why?").Wait("1 working day");

        var outcome = Versions.Plan(play, Next(Longer));

        var (before, after) = (Assert.Single(play.Case.Groups), Assert.Single(outcome.Decision!.Case.Groups));
        Assert.Equal((before.Since, Play.Monday), (after.Since, after.Since));
        Assert.Equal(play.World.Calendar.Count(Play.Monday, TimeLimit.Parse("30 working days")).Due, after.DueAt);
        Assert.Equal(play.Case.StateSince, outcome.Decision.Case.StateSince);
        Assert.Equal(play.Case.OwnDueAt, outcome.Decision.Case.OwnDueAt);
        Assert.Equal(["investigation/remind:0", "investigation/escalate:0", "investigation/fire:0"],
            outcome.Row.Armed.Select(t => t.Key));
        AssertReplays(play, outcome.Decision);
    }

    [Fact]
    public void The_nearest_time_limit_is_shown_whether_it_is_the_state_s_or_the_group_s()
    {
        var play = Investigated();

        var ofState = Versions.Plan(play, Next());
        var ofGroup = Versions.Plan(play, Next(("due: 20 working days", "due: 3 working days")));

        Assert.Equal(play.Case.DueAt, ofState.Row.Due);
        Assert.Equal(ofGroup.Decision!.Case.Groups[0].DueAt, ofGroup.Row.Due);
        Assert.Equal("investigation", ofGroup.Decision.Case.FindDueGroup()!.Group);
    }

    [Fact]
    public void An_escalation_of_the_group_that_happened_does_not_happen_again_and_keeps_the_case()
    {
        var play = Investigated().Wait("25 working days");
        Assert.Equal(["manager@A"], play.Case.Groups[0].Escalated);

        var outcome = Versions.Plan(play, Next(Longer));

        Assert.Equal(["manager@A"], outcome.Decision!.Case.Groups[0].Escalated);
        Assert.DoesNotContain(outcome.Row.Armed, t => t.Kind == TimerKind.Escalate);
        Assert.Equal(["officer@A", "manager@A"], outcome.Row.WillHaveIt);
        Assert.Empty(outcome.Told);
        AssertReplays(play, outcome.Decision);
    }

    [Fact]
    public void Between_sub_states_with_other_owners_the_escalation_of_the_group_is_kept()
    {
        var play = Investigated().Wait("25 working days").Fire("propose", "olga");
        Assert.Equal(["manager@A"], play.Case.WaitsOn);

        var outcome = Versions.Plan(play, Next(), p => p.With("decision", new StateMove("supplement")));

        Assert.Equal(["person:sam", "manager@A"], outcome.Row.WillHaveIt);
    }

    [Fact]
    public void Time_that_begins_anew_begins_anew_in_the_group_too()
    {
        var play = Investigated().Wait("25 working days");

        var outcome = Versions.Plan(play, Next(), p => p.With("review", new StateMove("review") { Anew = true }));

        var stay = Assert.Single(outcome.Decision!.Case.Groups);
        Assert.Equal((play.Now, 0), (stay.Since, stay.Escalated.Length));
        Assert.Equal(["officer@A"], outcome.Row.WillHaveIt);
        Assert.Contains(outcome.Row.Armed, t => t.Key == "investigation/escalate:0");
        Assert.Empty(outcome.Row.Overdue);
    }

    [Fact]
    public void A_state_that_became_a_group_goes_to_its_first_sub_state_with_the_time_that_was_spent()
    {
        var play = new Play(Flat).Fire("go", "olga").Wait("2 working days");

        var outcome = Versions.Plan(play, Town.Routine(Second(Grouped)));

        Assert.Equal(("first", "first"), (outcome.Row.To, outcome.Decision!.Case.State));
        var stay = Assert.Single(outcome.Decision.Case.Groups);
        Assert.Equal(("work", Play.Monday), (stay.Group, stay.Since));
        // Entered Monday 2 February: four working days end on Friday the 6th, ten on Monday the 16th.
        Assert.Equal((6, 16), (outcome.Row.Due!.Value.Day, outcome.Decision.Case.OwnDueAt!.Value.Day));
        AssertReplays(play, outcome.Decision);
    }

    [Fact]
    public void A_timer_of_the_group_that_should_have_been_by_now_is_armed_at_once()
    {
        var play = new Play(Flat).Fire("go", "olga").Wait("7 working days");

        var outcome = Versions.Plan(play, Town.Routine(Second(Grouped)));

        Assert.True(outcome.Row.IsLate);
        Assert.Equal(["work/escalate:0"], outcome.Row.Overdue);
        Assert.Equal(["work/escalate:0"], outcome.Row.Armed.Select(t => t.Key));
        Assert.True(outcome.Row.Armed[0].DueAt < play.Now);
    }

    [Fact]
    public void Out_of_a_group_a_case_has_nothing_of_it_left()
    {
        var play = new Play(Grouped).Fire("go", "olga").Wait("2 working days");

        var outcome = Versions.Plan(play, Town.Routine(Second(Flat)), p => p.With("first", new StateMove("work")));

        var after = outcome.Decision!.Case;
        Assert.Equal(("work", 0, 9), (after.State, after.Groups.Length, after.DueAt!.Value.Day));
        Assert.Null(after.OwnDueAt);
        Assert.Equal(["work/remind:0", "work/escalate:0"], outcome.Row.Cancelled.Select(t => t.Key));
        Assert.Empty(after.Timers);
        AssertReplays(play, outcome.Decision);
    }

    [Fact]
    public void A_target_that_is_a_group_means_its_first_sub_state()
    {
        var outcome = Versions.Plan(new Play(Flat), Town.Routine(Second(Grouped)),
            p => p.With("start", new StateMove("work")));

        Assert.Equal(("first", "first"), (outcome.Row.To, outcome.Row.EndsIn));
    }

    [Fact]
    public void A_plan_names_sub_states_and_not_the_group_around_them()
    {
        var (old, next) = (Town.Routine(Grouped), Town.Routine(Second(Flat)));

        Assert.Equal(["done", "first", "second", "start"], PlanSuggestion.Of(old, next).States.Keys);
        var read = PlanReader.Read("plan.yaml", "routine: test\nfrom: 1\nto: 2\nstates:\n  work: work\n",
            Versions.Catalog(old, next));

        Assert.Null(read.Plan);
        Assert.Equal(
            "plan.yaml:5: state \"work\" is a group, and a case is always in one of its sub-states; expected a "
            + "move for each of \"first\", \"second\"", Assert.Single(read.Findings).ToString());
    }

    [Fact]
    public void Undoing_gives_the_group_back_with_its_time_and_its_escalation()
    {
        var play = Investigated().Wait("25 working days");
        var moved = Versions.Plan(play, Next(), p => p.With("review", new StateMove("start"))).Decision!;
        Assert.Empty(moved.Case.Groups);

        var (undone, _) = MigrationUndo.Decide(play.World, new TransitionChooser(play.Routine),
            (moved.Case, play.Case), Versions.Run with { Now = play.Now });

        Assert.Equal(CaseJson.Canonical(play.Case with { Version = play.Case.Version + 2 }),
            CaseJson.Canonical(undone.Case));
        AssertReplays(play, moved, undone);
    }

    private static readonly string[] Triggers =
        ["start", "ask", "reply", "drop", "anew", "propose", "duplicate", "reopen", "anyhow"];
    private static readonly string[] Waits = ["1 hour", "2 working days", "9 working days", "25 working days"];

    private static readonly Gen<Action<Play>> Moves = Gen.OneOf(
        Gen.Select(Gen.OneOf<string>(Triggers), Gen.OneOf<string>("olga", "mary", "sam"),
            (t, by) => (Action<Play>)(p => p.Fire(t, by, "because"))),
        Gen.Select(Gen.OneOf<string>(Waits), Gen.Bool, (w, _) => (Action<Play>)(p => p.Wait(w))),
        Gen.Select(Gen.Enum<Outcome>(), Gen.Bool, (o, _) => (Action<Play>)(p => p.Vote(o, "mary", "because"))));

    [Fact]
    public void Whatever_a_case_lived_through_its_journal_gives_it_as_it_was_moved_and_moved_back()
    {
        var next = Next(Longer, ("due: 5 working days", "due: 6 working days"),
            ("after: 25 working days", "after: 8 working days"));
        Moves.List[1, 25].Sample(moves =>
        {
            var play = new Play(Groups.Routine(Groups.Investigation)).Try(moves);
            var outcome = Versions.Plan(play, next);
            Assert.Equal(play.Case.IsClosed ? MigrationKind.Stays : MigrationKind.Moves, outcome.Row.Kind);
            if (outcome.Decision is not { } moved) return;
            AssertReplays(play, moved);
            Assert.Equal(outcome.Row.Due, moved.Case.DueAt);
            Assert.Equal(next.GroupsOf(next.State(moved.Case.State)).Select(g => g.Id),
                moved.Case.Groups.Select(g => g.Group));
            var (undone, _) = MigrationUndo.Decide(play.World, new TransitionChooser(play.Routine),
                (moved.Case, play.Case), Versions.Run with { Now = play.Now });
            AssertReplays(play, moved, undone);
            Assert.Equal(CaseJson.Canonical(play.Case with { Version = undone.Case.Version, UpdatedAt = play.Now }),
                CaseJson.Canonical(undone.Case));
        }, iter: 400);
    }
}
