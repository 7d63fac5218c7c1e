namespace IPB.Workflows.Timers;

/// <summary>What the engine will do with a case at a time, unless the case leaves the state before.</summary>
/// <param name="Key">Unique among the armed timers of a case, <c>remind:0</c>.</param>
/// <param name="Index">Place in the list of the state's definition that the timer comes from.</param>
public sealed record CaseTimer(string Key, TimerKind Kind, int Index, DateTimeOffset DueAt);

public enum TimerKind
{
    Remind,
    Escalate,
    Fire,
    FollowUp,
    Overdue,

    /// <summary>A case is on hold: time to ask whether it can go on.</summary>
    HoldAsk,

    /// <summary>A case has been on hold for as long as it may.</summary>
    HoldLongest,
}
