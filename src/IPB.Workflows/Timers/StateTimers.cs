using System.Collections.Immutable;
using IPB.Workflows.Calendars;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Timers;

/// <summary>The timers that a state arms when a case enters it.</summary>
internal static class StateTimers
{
    /// <param name="now">When the case entered, or when its time in the state began.</param>
    /// <param name="pauses">When it stood still since then.</param>
    public static IEnumerable<CaseTimer> Of(State state, WorkingCalendar calendar, DateTimeOffset now,
        DateTimeOffset? due, ImmutableArray<Pause> pauses = default)
    {
        if (pauses.IsDefault) pauses = [];
        for (var i = 0; i < state.Reminders.Length; i++)
            // A reminder whose time passed before the case came is not sent late.
            if (due is { } d && TimeOf(state.Reminders[i], calendar, d) is var at && at > now)
                yield return Timer(TimerKind.Remind, i, at);
        for (var i = 0; i < state.Escalations.Length; i++)
            yield return Timer(TimerKind.Escalate, i, calendar.Count(now, state.Escalations[i].After, pauses).Due);
        for (var i = 0; i < state.Timed.Length; i++)
            yield return Timer(TimerKind.Fire, i, calendar.Count(now, state.Timed[i].After, pauses).Due);
        for (var i = 0; i < state.FollowUps.Length; i++)
            yield return Timer(TimerKind.FollowUp, i, calendar.Count(now, state.FollowUps[i].After, pauses).Due);
        if (state.Referral?.Overdue is not null && due is { } end) yield return Timer(TimerKind.Overdue, 0, end);
    }

    internal static DateTimeOffset TimeOf(Reminder reminder, WorkingCalendar calendar, DateTimeOffset due) =>
        reminder.Side switch
        {
            ReminderSide.Before => calendar.Before(due, reminder.By!),
            ReminderSide.After => calendar.After(due, reminder.By!),
            _ => calendar.OnDueMorning(due),
        };

    private static CaseTimer Timer(TimerKind kind, int index, DateTimeOffset at) =>
        new($"{kind.Name()}:{index}", kind, index, at);

    /// <summary>The stored name.</summary>
    internal static string Name(this TimerKind kind) => kind switch
    {
        TimerKind.Remind => "remind",
        TimerKind.Escalate => "escalate",
        TimerKind.Fire => "fire",
        TimerKind.Overdue => "overdue",
        TimerKind.HoldAsk => "hold-ask",
        TimerKind.HoldLongest => "hold-longest",
        _ => "follow-up",
    };
}
