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
        DueAt = hold.DueAt is not null && step.State.Due is { } limit ? Counted(limit) : null;
    }

    public DateTimeOffset? DueAt { get; }

    public IEnumerable<CaseTimer> Timers() => hold.Suspended.Select(t => t with { DueAt = TimeOf(t) });

    private DateTimeOffset TimeOf(CaseTimer timer)
    {
        // It was due before, and the pump had not come to it yet.
        if (timer.DueAt <= hold.Since) return step.Now;
        return timer.Kind switch
        {
            TimerKind.Remind => Reminding(step.State.Reminders[timer.Index]),
            TimerKind.Escalate => Counted(step.State.Escalations[timer.Index].After),
            TimerKind.Fire => Counted(step.State.Timed[timer.Index].After),
            TimerKind.FollowUp => Counted(step.State.FollowUps[timer.Index].After),
            _ => throw new ArgumentException($"a timer of the kind {timer.Kind} does not stand still"),
        };
    }

    private DateTimeOffset Counted(TimeLimit limit) =>
        step.World.Calendar.Count(step.Case.StateSince, limit, pauses).Due;

    // A reminder belongs to the time limit, wherever that is now.
    private DateTimeOffset Reminding(Reminder reminder)
    {
        var at = StateTimers.TimeOf(reminder, step.World.Calendar, DueAt!.Value);
        if (at > step.Now) return at;
        // Its morning is over: the next one, but no later than the limit itself.
        var opening = step.World.Calendar.NextOpening(step.Now);
        return reminder.Side == ReminderSide.After || opening < DueAt ? opening : DueAt.Value;
    }
}
