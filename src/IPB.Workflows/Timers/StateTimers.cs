using System.Collections.Immutable;
using IPB.Workflows.Calendars;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Timers;

/// <summary>The timers that a state, or a group, arms when a case enters it.</summary>
internal static class StateTimers
{
    /// <param name="now">When the case entered, or when its time in the state began.</param>
    /// <param name="pauses">When it stood still since then.</param>
    public static IEnumerable<CaseTimer> Of(State state, WorkingCalendar calendar, DateTimeOffset now,
        DateTimeOffset? due, ImmutableArray<Pause> pauses = default) =>
        // A reminder whose time passed before the case came is not sent late.
        All(state, calendar, now, due, pauses).Where(t => t.Kind != TimerKind.Remind || t.DueAt > now);

    /// <summary>The same with reminders whose time was past.</summary>
    internal static IEnumerable<CaseTimer> All(State state, WorkingCalendar calendar, DateTimeOffset now,
        DateTimeOffset? due, ImmutableArray<Pause> pauses = default)
    {
        DateTimeOffset After(TimeLimit limit) => calendar.Count(now, limit, pauses.IsDefault ? [] : pauses).Due;
        for (var i = 0; i < state.Reminders.Length; i++)
            if (due is { } d)
                yield return Timer(state, TimerKind.Remind, i, TimeOf(state.Reminders[i], calendar, d));
        for (var i = 0; i < state.Escalations.Length; i++)
            yield return Timer(state, TimerKind.Escalate, i, After(state.Escalations[i].After));
        for (var i = 0; i < state.Timed.Length; i++)
            yield return Timer(state, TimerKind.Fire, i, After(state.Timed[i].After));
        for (var i = 0; i < state.FollowUps.Length; i++)
            yield return Timer(state, TimerKind.FollowUp, i, After(state.FollowUps[i].After));
        if (state.Referral?.Overdue is not null && due is { } end) yield return Timer(state, TimerKind.Overdue, 0, end);
    }

    internal static DateTimeOffset TimeOf(Reminder reminder, WorkingCalendar calendar, DateTimeOffset due) =>
        reminder.Side switch
        {
            ReminderSide.Before => calendar.Before(due, reminder.By!),
            ReminderSide.After => calendar.After(due, reminder.By!),
            _ => calendar.OnDueMorning(due),
        };

    private static CaseTimer Timer(State state, TimerKind kind, int index, DateTimeOffset at) =>
        new(TimerKey.Of(state, kind, index), kind, index, at);
}
