using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Migrations;
using IPB.Workflows.Routines;
using IPB.Workflows.Routines.Versions;
using IPB.Workflows.Storage;
using IPB.Workflows.Tests.Cases;
using IPB.Workflows.Tests.Referrals;

namespace IPB.Workflows.Tests.Migrations;

/// <summary>Referrals, holds and what was on hold before.</summary>
public sealed class MigrationCarriesTests
{
    private static readonly (string, string) Longer = ("due: 15 working days", "due: 20 working days");

    private static Routine Next(params (string Part, string Other)[] changes) => Town.Routine(changes.Aggregate(
        Remiss.Text().Replace("version: 1", "version: 2", StringComparison.Ordinal),
        (text, c) => text.Contains(c.Part, StringComparison.Ordinal)
            ? text.Replace(c.Part, c.Other, StringComparison.Ordinal) : throw new ArgumentException(c.Part)));

    private static void AssertReplays(Play play, Decision moved) => Assert.Equal(CaseJson.Canonical(moved.Case),
        CaseJson.Canonical(Versions.Replayed(play, moved)));

    [Fact]
    public void A_referral_that_is_out_goes_on_as_it_was_sent()
    {
        var play = Remiss.Out().Answer(Remiss.Mary, "mary", Stance.NoObjections);

        var outcome = Versions.Plan(play, Next(Longer));

        Assert.Equal((play.Case.Referral!.Id, 1, null),
            (outcome.Row.Referral!.Id, outcome.Row.Referral.Votes, outcome.Row.Referral.Void));
        var after = outcome.Decision!.Case;
        Assert.Equal(play.Case.Referral.Bodies, after.Referral!.Bodies);
        Assert.Equal(play.Case.Referral.Statements.Length, after.Referral.Statements.Length);
        Assert.Equal(play.Case.WaitsOn, after.WaitsOn);
        Assert.Equal(play.World.Calendar.Count(Play.Monday, TimeLimit.Parse("20 working days")).Due, after.DueAt);
        Assert.Empty(outcome.Told);
        AssertReplays(play, outcome.Decision);
    }

    [Fact]
    public void A_referral_whose_new_state_is_none_is_closed_and_keeps_its_statements()
    {
        var play = Remiss.Out().Answer(Remiss.Mary, "mary", Stance.NoObjections);

        var outcome = Versions.Plan(play, Next(), p => p.With("referral", new StateMove("work")));

        Assert.Equal("The state is no referral in the new version.", outcome.Row.Referral!.Void!.En);
        var after = outcome.Decision!.Case;
        Assert.Null(after.Referral);
        var closed = Assert.Single(after.Referrals);
        Assert.Equal((play.Case.Referral!.Id, 1), (closed.Id, closed.Statements.Length));
        var fact = Assert.Single(outcome.Decision.Facts.OfType<ReferralClosed>());
        Assert.Equal((ReferralEnd.Left, 2), (fact.End, fact.Unanswered.Length));
        AssertReplays(play, outcome.Decision);
    }

    [Fact]
    public void A_referral_begins_anew_where_the_plan_says_so()
    {
        var play = Remiss.Out().Answer(Remiss.Mary, "mary", Stance.NoObjections);

        var outcome = Versions.Plan(play, Next(), p =>
            p.With("referral", new StateMove("referral") { VoidsGate = true }));

        var after = outcome.Decision!.Case;
        Assert.NotEqual(play.Case.Referral!.Id, after.Referral!.Id);
        Assert.Empty(after.Referral.Statements);
        Assert.Equal("The plan says that the referral begins anew.", outcome.Row.Referral!.Void!.En);
        Assert.Contains("mary", outcome.Told);
        AssertReplays(play, outcome.Decision);
    }

    [Fact]
    public void A_case_on_hold_stays_and_says_why()
    {
        var play = new Play(Versions.Decide).Wait("1 working day").Hold("olga");

        var outcome = Versions.Plan(play, Versions.Number(2));

        Assert.Null(outcome.Decision);
        Assert.Equal((MigrationKind.Stays, "The case is on hold. It can be moved when it goes on."),
            (outcome.Row.Kind, outcome.Row.Reasons[0].En));
        Assert.Equal(MigrationKind.Moves, Versions.Plan(play.Resume("olga"), Versions.Number(2)).Row.Kind);
    }

    [Fact]
    public void Time_on_hold_is_not_counted_against_the_new_time_limit()
    {
        var play = new Play(Versions.Decide).Wait("2 working days").Hold("olga").Wait("7 days").Resume("olga");
        var limit = ("due: 5 working days\n    remind: [2 working days before, on due, 2",
            "due: 10 working days\n    remind: [2 working days before, on due, 2");

        var outcome = Versions.Plan(play, Versions.Number(2, limit));

        // Ten working days from Monday 2 February end on the 16th; a week of them the case stood still.
        Assert.Equal(23, outcome.Row.Due!.Value.Day);
        Assert.Equal(play.Case.DueAt, Versions.Plan(play, Versions.Number(2)).Row.Due);
        Assert.Equal(play.Case.Pauses, outcome.Decision!.Case.Pauses);
    }

    [Fact]
    public void A_version_that_is_retired_is_no_target()
    {
        var (old, next) = (Versions.Number(1), Versions.Number(2));
        var catalog = Versions.Catalog(old, next);
        catalog.Take(
            catalog.Entries.Select(e => e.Version == 2 ? e with { Status = VersionStatus.Retired } : e).ToList(),
            Play.Monday);

        var read = PlanReader.Read("plan.yaml", "routine: test\nfrom: 1\nto: 2\n", catalog);

        Assert.Null(read.Plan);
        Assert.Equal("plan.yaml:3: to: version 2 is retired; expected a version that is published",
            Assert.Single(read.Findings).ToString());
        Assert.NotNull(PlanReader.Read("plan.yaml", "routine: test\nfrom: 2\nto: 1\n", catalog).Plan);
    }
}
