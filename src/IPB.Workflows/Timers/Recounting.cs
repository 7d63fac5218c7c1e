using System.Collections.Immutable;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Timers;

/// <summary>
/// Counts the running time limits and timers of a case by another calendar, each from its start with all pauses. What
/// does not stand where the old calendar has it (a timer that got a grace, say) is left alone, so that counting twice
/// changes nothing. What would be over by now keeps its old time: nothing is late at once because a day was closed.
/// </summary>
internal static class Recounting
{
    /// <param name="lead">Code of the department that leads now, when that is why.</param>
    /// <returns>False: all stays as it is.</returns>
    public static bool Apply(StepBuilder step, WorkingCalendar before, WorkingCalendar after, string? lead = null)
    {
        // On hold nothing runs; when the case goes on, the calendar of that day counts.
        if (step.Case.Hold is not null || before.Equals(after)) return false;
        var plan = Plan(step.Routine, step.Case, (before, after), step.Now);
        if (plan.IsEmpty) return false;
        step.Add(new Recounted(plan.OwnDueAt(step.Case), plan.Limits) { Lead = lead });
        foreach (var (timer, at) in plan.Timers)
        {
            step.Add(new TimerCancelled(timer.Key));
            step.Add(new TimerArmed(timer with { DueAt = at }));
        }

        if (lead is null && !plan.Limits.IsEmpty) Tell(step, plan.Limits);
        return true;
    }

    /// <summary>What would move, without moving it.</summary>
    public static RecountPlan Plan(
        Routine routine, Case c, (WorkingCalendar Before, WorkingCalendar After) calendars, DateTimeOffset now)
    {
        if (c.Hold is not null) return RecountPlan.Nothing;
        var homes = c.Groups.Select(g => new Home(routine.State(g.Group), g.Group, g.Since, g.DueAt))
            .Append(new(routine.State(c.State), null, c.StateSince, c.StateDueAt)).ToList();
        var limits = homes.Select(h => Limit(h, c, calendars, now)).OfType<LimitMoved>().ToImmutableArray();
        var timers = ImmutableArray.CreateBuilder<(CaseTimer, DateTimeOffset)>();
        foreach (var home in homes)
        {
            var due = limits.FirstOrDefault(l => l.Group == home.Group)?.To ?? home.Due;
            var old = Times(home, calendars.Before, home.Due, c);
            var next = Times(home, calendars.After, due, c);
            foreach (var timer in c.Timers.Where(t => t.Group == home.Group))
                if (old.TryGetValue(timer.Key, out var was) && was == timer.DueAt
                    && next.TryGetValue(timer.Key, out var at) && at != was && at > now)
                    timers.Add((timer, at));
        }

        return new(limits, timers.ToImmutable());
    }

    private static LimitMoved? Limit(
        Home home, Case c, (WorkingCalendar Before, WorkingCalendar After) calendars, DateTimeOffset now)
    {
        if (home.State.Due is not { } limit || home.Due is not { } due) return null;
        var (old, next) = (calendars.Before.Count(home.Since, limit, c.Pauses).Due,
            calendars.After.Count(home.Since, limit, c.Pauses).Due);
        if (old != due || next == due || next <= now) return null;
        var last = old > next ? old : next;
        return new(home.Group, due, next, CalendarDifference.Between(
            calendars.Before, calendars.After, Stockholm.DateOf(home.Since), Stockholm.DateOf(last)));
    }

    /// <summary>When each timer of a state or group is due by a calendar, also those whose time is past.</summary>
    private static Dictionary<string, DateTimeOffset> Times(
        Home home, WorkingCalendar calendar, DateTimeOffset? due, Case c) =>
        StateTimers.All(home.State, calendar, home.Since, due, c.Pauses).ToDictionary(t => t.Key, t => t.DueAt);

    private static void Tell(StepBuilder step, ImmutableArray<LimitMoved> limits)
    {
        var nearest = limits.MinBy(l => l.To)!;
        step.Tell(step.People(step.Case.WaitsOn), MessageKind.DueMoved,
            step.Content() with { Note = RecountWords.Of(nearest) });
    }

    private sealed record Home(State State, string? Group, DateTimeOffset Since, DateTimeOffset? Due);
}

/// <summary>What a recount moves.</summary>
/// <param name="Timers">Each timer that moves, and where to.</param>
internal sealed record RecountPlan(
    ImmutableArray<LimitMoved> Limits, ImmutableArray<(CaseTimer Timer, DateTimeOffset At)> Timers)
{
    public static RecountPlan Nothing { get; } = new([], []);

    public bool IsEmpty => Limits.IsEmpty && Timers.IsEmpty;

    public DateTimeOffset? OwnDueAt(Case c) =>
        Limits.FirstOrDefault(l => l.Group is null)?.To ?? c.StateDueAt;
}

/// <summary>A moved time limit in words.</summary>
public static class RecountWords
{
    /// <returns><c>The due date moved from Thu 24 Dec 2026 17:00 to …, because 24 Dec is closed now.</c></returns>
    public static Text Of(LimitMoved moved) => new(
        $"Tiden flyttas från {Words.Moment(moved.From, "sv")} till {Words.Moment(moved.To, "sv")}, "
        + $"eftersom {moved.Because.Sv}.",
        $"The due date moved from {Words.Moment(moved.From, "en")} to {Words.Moment(moved.To, "en")}, "
        + $"because {moved.Because.En}.");
}
