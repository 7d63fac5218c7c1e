using IPB.Workflows.Routines.Versions;

namespace IPB.Workflows.Tests.Routines.Versions;

public sealed class LineChangesTests
{
    [Fact]
    public void A_changed_line_is_shown_with_two_lines_around_it()
    {
        var before = string.Join('\n', Enumerable.Range(1, 20));
        var changes = LineChanges.Between(before, before.Replace("\n10\n", "\nten\n", StringComparison.Ordinal));
        Assert.Equal(["8", "9", "10", "ten", "11", "12"], changes.Select(c => c.Text));
        Assert.Equal((LineKind.Gone, LineKind.New, 10), (changes[2].Kind, changes[3].Kind, changes[3].Number));
    }

    [Fact]
    public void Between_changes_far_apart_there_is_a_gap() => Assert.Equal(1, LineChanges.Between(
        string.Join('\n', Enumerable.Range(1, 20)), "1a\n" + string.Join('\n', Enumerable.Range(2, 18)) + "\n20b")
        .Count(c => c.Kind == LineKind.Gap));

    [Fact]
    public void Equal_texts_have_no_changes() => Assert.Empty(LineChanges.Between("a\r\nb\r\n", "a\nb"));
}
