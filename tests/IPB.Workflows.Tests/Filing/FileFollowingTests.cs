using IPB.Workflows.Filing;

namespace IPB.Workflows.Tests.Filing;

public sealed class FileFollowingTests
{
    [Fact]
    public void A_folder_that_holds_the_last_text_is_in_step() =>
        Assert.Equal(FileStep.InStep, FileFollowing.Of("b", [Change(1, "a", "b")], 0));

    [Fact]
    public void A_text_that_the_last_one_was_made_from_is_overwritten()
    {
        Assert.Equal(FileStep.Write, FileFollowing.Of("a", [Change(1, "a", "b")], 0));
        Assert.Equal(FileStep.Write, FileFollowing.Of(null, [Change(1, null, "b")], 0));
    }

    [Fact]
    public void A_folder_that_missed_several_changes_gets_the_last_text() =>
        Assert.Equal(FileStep.Write, FileFollowing.Of("a", [Change(1, "a", "b"), Change(2, "b", "c")], 0));

    [Fact]
    public void A_text_that_nobody_saved_is_left_as_it_is()
    {
        Assert.Equal(FileStep.Drift, FileFollowing.Of("x", [Change(1, "a", "b"), Change(2, "b", "c")], 0));
        Assert.Equal(FileStep.Drift, FileFollowing.Of(null, [Change(1, "a", "b")], 0));
    }

    [Fact]
    public void An_older_text_put_back_by_hand_is_not_overruled_by_a_node_that_had_the_last_one() =>
        Assert.Equal(FileStep.Drift, FileFollowing.Of("a", [Change(1, "a", "b")], 1));

    [Fact]
    public void A_change_made_from_a_text_of_another_folder_says_nothing_about_what_came_before() =>
        Assert.Equal(FileStep.Drift, FileFollowing.Of("a", [Change(1, "a", "b"), Change(2, "x", "c")], 0));

    [Fact]
    public void A_text_that_was_brought_back_is_followed_like_any_other()
    {
        FileChange[] changes = [Change(1, "a", "b"), Change(2, "b", "a")];
        Assert.Equal(FileStep.InStep, FileFollowing.Of("a", changes, 0));
        Assert.Equal(FileStep.Write, FileFollowing.Of("b", changes, 1));
    }

    private static FileChange Change(long serial, string? before, string after) =>
        new(serial, "calendar.yaml", before, after, "marcus.tran", DateTimeOffset.UnixEpoch, "why");
}
