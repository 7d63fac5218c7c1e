using IPB.Workflows.Cases;
using IPB.Workflows.Routines.Versions;
using IPB.Workflows.Tests.Cases;

namespace IPB.Workflows.Tests.Routines.Versions;

/// <summary>How a version goes from a draft into use and out of it.</summary>
public sealed class PublishingRulesTests
{
    private static readonly DateTimeOffset Now = Play.Monday;
    private static readonly RoutineVersion First = Owners.Kept(1, VersionStatus.Published);

    [Fact]
    public void One_person_asks_another_reviews_and_the_one_who_asked_publishes()
    {
        var all = Owners.Of(Now, First, Owners.Kept(2, VersionStatus.Draft));
        foreach (var (command, by) in new (VersionCommand, string)[]
        {
            (new ProposeVersion("test", 2, "Please"), "mary"), (new ReviewVersion("test", 2, null), "bo1"),
            (new PublishVersion("test", 2, "Shorter", null), "mary"),
        })
            all = Owners.Of(Now, First, Decide(all, command, by).After);

        Assert.Equal(2, all.Current!.Version);
        Assert.Equal(("bo1", "mary", "Shorter", Now), (all.Current.ReviewedBy, all.Current.PublishedBy,
            all.Current.Changelog, all.Current.EffectiveAt));
        Assert.Equal(VersionStanding.Replaced, all.StandingOf(all.Find(1)!));
    }

    [Theory]
    [InlineData("olga")]
    [InlineData("sam")]
    public void Who_does_not_own_routines_changes_none(string person)
    {
        VersionCommand[] commands =
        [
            new ProposeVersion("test", 2, null), new ReviewVersion("test", 2, null),
            new PublishVersion("test", 2, "x", null), new TakeBackVersion("test", 2, "x"),
            new RetireVersion("test", 1, "x"), new ReviewVersion("test", 99, null),
        ];
        Assert.All(commands, c => Refused("version-not-permitted", RefusalKind.NotAllowed, Reviewed(), c, person));
    }

    [Fact]
    public void Whoever_asked_for_the_review_does_not_review()
    {
        var all = Owners.Of(Now, First, Owners.Kept(2, VersionStatus.Draft) with { ProposedBy = "bo1" });
        Refused("version-needs-another-person", RefusalKind.NotAllowed, all, new ReviewVersion("test", 2, null), "bo1");
    }

    [Fact]
    public void Whoever_reviewed_does_not_publish() => Refused("version-needs-another-person", RefusalKind.NotAllowed,
        Reviewed(), new PublishVersion("test", 2, "x", null), "mary");

    [Fact]
    public void A_draft_is_not_published() => Refused("version-wrong-status", RefusalKind.Conflict,
        Owners.Of(Now, First, Owners.Kept(2, VersionStatus.Draft)), new PublishVersion("test", 2, "x", null), "bo1");

    [Fact]
    public void Who_publishes_too_late_hears_who_was_first()
    {
        var all = Owners.Of(Now, First, Owners.Kept(2, VersionStatus.Published));
        var refusal = Refused("version-wrong-status", RefusalKind.Conflict, all,
            new PublishVersion("test", 2, "x", null), "bo2");
        Assert.Contains("bo1", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_older_number_than_the_published_one_is_refused() => Refused("version-older", RefusalKind.Conflict,
        Owners.Of(Now, Owners.Kept(2, VersionStatus.Reviewed), Owners.Kept(3, VersionStatus.Published)),
        new PublishVersion("test", 2, "x", null), "bo1");

    [Fact]
    public void A_text_that_changed_since_it_was_seen_is_refused() => Refused("version-changed", RefusalKind.Conflict,
        Reviewed(), new PublishVersion("test", 2, "x", null) { Hash = "other" }, "bo1");

    [Fact]
    public void A_scenario_that_goes_otherwise_stops_the_publishing()
    {
        var refusal = Assert.Throws<VersionRefused>(() => PublishingRules.Decide(Reviewed(),
            new PublishVersion("test", 2, "x", null), Owners.Person("bo1"), Owners.Organisation,
            Owners.Check(2, ends: "work")));
        Assert.Equal("version-has-findings", refusal.Code);
        Assert.Contains("scenario \"version 2\"", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    public void A_publishing_says_what_is_new(string changelog)
    {
        var refusal = Assert.Throws<InvalidInput>(
            () => Decide(Reviewed(), new PublishVersion("test", 2, changelog, null), "bo1"));
        Assert.Equal("changelog", refusal.Fields[0].Field);
    }

    [Fact]
    public void The_effective_time_is_not_in_the_past()
    {
        Assert.Equal("effective", Assert.Throws<InvalidInput>(() => Decide(Reviewed(),
            new PublishVersion("test", 2, "x", Now.AddMinutes(-2)), "bo1")).Fields[0].Field);
        Assert.Equal(Now, Decide(Reviewed(), new PublishVersion("test", 2, "x", Now.AddSeconds(-30)), "bo1")
            .After.EffectiveAt);
    }

    [Fact]
    public void A_version_is_not_in_force_before_an_older_one_that_waits()
    {
        var all = Owners.Of(Now, First, Owners.Kept(2, VersionStatus.Published, Now.AddDays(5)),
            Owners.Kept(3, VersionStatus.Reviewed));
        Assert.Throws<InvalidInput>(() => Decide(all, new PublishVersion("test", 3, "x", Now.AddDays(4)), "bo1"));
        Decide(all, new PublishVersion("test", 3, "x", Now.AddDays(6)), "bo1");
    }

    [Fact]
    public void What_is_not_in_force_yet_can_be_taken_back_and_is_a_plain_draft()
    {
        var all = Owners.Of(Now, First, Owners.Kept(2, VersionStatus.Published, Now.AddDays(1)));
        var after = Decide(all, new TakeBackVersion("test", 2, "Wrong day"), "bo2").After;
        Assert.Equal((VersionStatus.Draft, null, null, null),
            (after.Status, after.ReviewedBy, after.PublishedBy, after.EffectiveAt));
    }

    [Fact]
    public void What_is_in_force_cannot_be_taken_back() => Refused("version-wrong-status", RefusalKind.Conflict,
        Owners.Of(Now, First), new TakeBackVersion("test", 1, "x"), "bo2");

    [Fact]
    public void What_is_not_in_force_yet_cannot_be_retired() => Refused("version-wrong-status", RefusalKind.Conflict,
        Owners.Of(Now, First, Owners.Kept(2, VersionStatus.Published, Now.AddDays(1))),
        new RetireVersion("test", 2, "x"), "bo2");

    [Fact]
    public void An_older_version_does_not_come_back_when_the_current_one_is_retired()
    {
        var before = Owners.Of(Now, First, Owners.Kept(2, VersionStatus.Published));
        var after = Owners.Of(Now, First, Decide(before, new RetireVersion("test", 2, "Law"), "bo2").After);
        Assert.Null(after.Current);
        Assert.Equal(2, after.Newest!.Version);
    }

    private static VersionsOfRoutine Reviewed() => Owners.Of(Now, First, Owners.Kept(2, VersionStatus.Reviewed));

    private static VersionStep Decide(VersionsOfRoutine all, VersionCommand command, string by) =>
        PublishingRules.Decide(all, command, Owners.Person(by), Owners.Organisation, Owners.Check(command.Version));

    private static VersionRefused Refused(
        string code, RefusalKind kind, VersionsOfRoutine all, VersionCommand command, string by)
    {
        var refusal = Assert.Throws<VersionRefused>(() => Decide(all, command, by));
        Assert.Equal((code, kind), (refusal.Code, refusal.Kind));
        return refusal;
    }
}
