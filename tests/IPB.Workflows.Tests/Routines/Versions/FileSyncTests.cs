using IPB.Workflows.Routines.Versions;
using IPB.Workflows.Tests.Cases;

namespace IPB.Workflows.Tests.Routines.Versions;

/// <summary>What files change of what is kept.</summary>
public sealed class FileSyncTests
{
    [Fact]
    public void The_first_start_of_a_city_puts_its_files_into_use() => Assert.Equal(
        [VersionAction.Installed, VersionAction.Installed],
        FileSync.Decide([], [Owners.Version(1), Owners.Version(1, "other")]).Select(c => c.Action));

    [Theory]
    [InlineData(VersionStatus.Draft, VersionAction.Changed)]
    [InlineData(VersionStatus.Reviewed, VersionAction.FellBack)]
    public void What_is_not_published_follows_its_file(VersionStatus status, VersionAction action)
    {
        var kept = Owners.Kept(2, status) with { Hash = "before" };
        Assert.Equal(action, Assert.Single(FileSync.Decide([First, kept], [Owners.Version(2)])).Action);
    }

    [Theory]
    [InlineData(VersionStatus.Published)]
    [InlineData(VersionStatus.Retired)]
    public void What_was_published_stays_as_it_is(VersionStatus status) =>
        Assert.Empty(FileSync.Decide([Owners.Kept(1, status) with { Hash = "before" }], [Owners.Version(1)]));

    [Fact]
    public void A_routine_that_is_new_to_a_running_city_is_a_draft() => Assert.Equal(VersionAction.Drafted,
        Assert.Single(FileSync.Decide([First], [Owners.Version(1), Owners.Version(1, "other")])).Action);

    [Fact]
    public void A_file_that_says_what_is_kept_changes_nothing() =>
        Assert.Empty(FileSync.Decide([First, Owners.Kept(2, VersionStatus.Draft)], [Owners.Version(2)]));

    private static RoutineVersion First => Owners.Kept(1, VersionStatus.Published, Play.Monday.AddDays(-1));
}
