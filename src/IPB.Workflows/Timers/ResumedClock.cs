using System.Collections.Immutable;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Timers;

/// <summary>The time limit and the timers of a case that goes on after a hold: each with what was left.</summary>
internal sealed class ResumedClock
{
    private readonly StepBuilder step;
    private readonly Standstill hold;
    private readonly ImmutableArray<Pause> pauses;

    public ResumedClock(StepBuilder step, Standstill hold)
    {
        (this.step, this.hold) = (step, hold);
        pauses = step.Case.Pauses.Add(new Pause(hold.Since, step.Now));
        DueAt = hold.DueAt is not null && step.State.Due is { } limit ? Counted(limit, null) : null;
        Groups = step.Case.Groups.Where(g => g.DueAt is not null).ToImmutableSortedDictionary(
            g => g.Group, g => Counted(step.Routine.State(g.Group).Due!, g.Group));
    }

    public DateTimeOffset? DueAt { get; }

    /// <summary>The time limits of the groups that the case is in, by id.</summary>
    public ImmutableSortedDictionary<string, DateTimeOffset> Groups { get; }

    public IEnumerable<CaseTimer> Timers() => hold.Suspended.Select(t => t with { DueAt = TimeOf(t) });

    private DateTimeOffset TimeOf(CaseTimer timer)
    {
        // It was due before, and the pump had not come to it yet.
        if (timer.DueAt <= hold.Since) return step.Now;
        var home = step.Routine.HomeOf(timer, step.Case.State);
        return timer.Kind switch
        {
            TimerKind.Remind => Reminding(home.Reminders[timer.Index],
                timer.Group is { } group ? Groups[group] : DueAt!.Value),
            TimerKind.Escalate => Counted(home.Escalations[timer.Index].After, timer.Group),
            TimerKind.Fire => Counted(home.Timed[timer.Index].After, timer.Group),
            TimerKind.FollowUp => Counted(home.FollowUps[timer.Index].After, timer.Group),
            _ => throw new ArgumentException($"a timer of the kind {timer.Kind} does not stand still"),
        };
    }

    private DateTimeOffset Counted(TimeLimit limit, string? group) => step.Calendar.Count(
        step.Case.Groups.FirstOrDefault(g => g.Group == group)?.Since ?? step.Case.StateSince, limit, pauses).Due;

    // A reminder belongs to the time limit, wherever that is now.
    private DateTimeOffset Reminding(Reminder reminder, DateTimeOffset due)
    {
        var at = StateTimers.TimeOf(reminder, step.Calendar, due);
        if (at > step.Now) return at;
        // Its morning is over: the next one, but no later than the limit itself.
        var opening = step.Calendar.NextOpening(step.Now);
        return reminder.Side == ReminderSide.After || opening < due ? opening : due;
    }
}
