using System.Text.Json.Serialization;

namespace IPB.Workflows.Timers;

/// <summary>What the engine will do with a case at a time, unless the case leaves the state before.</summary>
/// <param name="Key">
/// Unique among the armed timers of a case: <c>remind:0</c>, or <c>investigation/remind:0</c> for one of a group.
/// </param>
/// <param name="Index">Place in the list of the state's definition that the timer comes from.</param>
public sealed record CaseTimer(string Key, TimerKind Kind, int Index, DateTimeOffset DueAt)
{
    /// <summary>Id of the group that it comes from; null: the state that the case is in.</summary>
    [JsonIgnore]
    public string? Group => TimerKey.GroupOf(Key);

    /// <summary>It is about a condition of an approval: no state and no hold stops it.</summary>
    [JsonIgnore]
    public bool IsOfCondition => Kind is TimerKind.ConditionRemind or TimerKind.ConditionLate;
}

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

    /// <summary>The day of a condition is near; <see cref="CaseTimer.Index"/> is its number.</summary>
    ConditionRemind,

    /// <summary>The day of a condition is over.</summary>
    ConditionLate,

    /// <summary>
    /// An automation has waited long enough, or is tried again; <see cref="CaseTimer.Index"/> is the number of its run.
    /// </summary>
    Automation,
}

/// <summary>The stored names of timers.</summary>
internal static class TimerKey
{
    internal static string Of(Routines.State home, TimerKind kind, int index) =>
        $"{(home.IsGroup ? home.Id + "/" : "")}{kind.Name()}:{index}";

    internal static string? GroupOf(string key) =>
        key.IndexOf('/', StringComparison.Ordinal) is var slash and > 0 ? key[..slash] : null;

    /// <summary>The stored name.</summary>
    internal static string Name(this TimerKind kind) => kind switch
    {
        TimerKind.Remind => "remind",
        TimerKind.Escalate => "escalate",
        TimerKind.Fire => "fire",
        TimerKind.Overdue => "overdue",
        TimerKind.HoldAsk => "hold-ask",
        TimerKind.HoldLongest => "hold-longest",
        TimerKind.ConditionRemind => "condition-remind",
        TimerKind.ConditionLate => "condition-late",
        TimerKind.Automation => "automation",
        _ => "follow-up",
    };
}
