using IPB.Faults.Reminders;

namespace IPB.Workflows.Tests.Notifications;

/// <summary>The short run of <c>tests/IPB.Faults -- reminders</c>.</summary>
public sealed class NoReminderAfterAnswerTests
{
    [Fact]
    public void In_two_thousand_random_histories_nobody_is_reminded_of_what_was_answered()
    {
        var figures = ReminderFigures.Run(2_000);
        Assert.True(figures.Faults.Count == 0, string.Join('\n', figures.Faults.Take(5)));
        Assert.True(
            figures is { Sent: > 2_000, Withdrawn: > 200, Stale: > 5_000, Answers: > 2_000 }, figures.ToString());
    }
}
