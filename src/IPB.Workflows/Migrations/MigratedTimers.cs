using IPB.Workflows.Cases;
using IPB.Workflows.Routines;
using IPB.Workflows.Timers;

namespace IPB.Workflows.Migrations;

/// <summary>
/// The timers of a case in its new state and the groups around it. A reminder whose time is past is not sent late. What
/// should have happened by now happens when the plan says, at once unless said; what happened in the old version is not
/// done again.
/// </summary>
internal static class MigratedTimers
{
    /// <param name="since">When the time in the new state begins.</param>
    /// <param name="due">The new state's own time limit.</param>
    /// <returns>Each timer, and whether its time was past.</returns>
    public static IEnumerable<(CaseTimer Timer, bool Overdue)> Of(
        MigrationRules rules, Case c, Carried carried, DateTimeOffset since, DateTimeOffset? due)
    {
        var state = new Home(carried.Old, carried.Next, since, due);
        return carried.Groups.Select(g => OfGroup(rules, c, g)).Append(state).SelectMany(h => Of(rules, c, h));
    }

    private static Home OfGroup(MigrationRules rules, Case c, GroupStay stay) => new(
        c.Groups.Any(g => g.Group == stay.Group) ? rules.From.Routine.State(stay.Group) : null,
        rules.To.Routine.State(stay.Group), stay.Since, stay.DueAt);

    private static IEnumerable<(CaseTimer Timer, bool Overdue)> Of(MigrationRules rules, Case c, Home home)
    {
        foreach (var timer in StateTimers.Of(home.Next, rules.CalendarOf(c), home.Since, home.Due, c.Pauses))
        {
            if (timer.DueAt > rules.AsOf) yield return (timer, false);
            else if (timer.Kind != TimerKind.Remind && !IsDone(c, home, timer))
                yield return (rules.Plan.Late is { } grace
                    ? timer with { DueAt = rules.CalendarOf(c).Count(rules.AsOf, grace).Due } : timer, true);
        }
    }

    private static bool IsDone(Case c, Home home, CaseTimer timer)
    {
        if (home.Old is not { } old) return false;
        var next = home.Next;
        var counterpart = timer.Kind switch
        {
            TimerKind.Escalate => Counterpart(old.Escalations, next.Escalations, timer.Index, e => e.To),
            TimerKind.Fire => Counterpart(old.Timed, next.Timed, timer.Index, t => t.Fire),
            // It leads out of the state: a case that is still there has not had it.
            TimerKind.Overdue => -1,
            _ => Counterpart(old.FollowUps, next.FollowUps, timer.Index, f => (f.Ask, f.Question)),
        };
        return counterpart >= 0
            && !c.Timers.Any(t => t.Group == timer.Group && t.Kind == timer.Kind && t.Index == counterpart);
    }

    /// <summary>Place in the old list of what does the same, the second to the second; -1: nothing does.</summary>
    private static int Counterpart<T, TSame>(
        IReadOnlyList<T> old, IReadOnlyList<T> next, int index, Func<T, TSame> same)
    {
        var what = same(next[index]);
        var nth = next.Take(index).Count(n => Equals(same(n), what));
        return Enumerable.Range(0, old.Count).Where(i => Equals(same(old[i]), what)).Skip(nth).FirstOrDefault(-1);
    }

    /// <summary>A state or group that timers come from.</summary>
    /// <param name="Old">What it was before; null: the case was in no such group.</param>
    private sealed record Home(State? Old, State Next, DateTimeOffset Since, DateTimeOffset? Due);
}
