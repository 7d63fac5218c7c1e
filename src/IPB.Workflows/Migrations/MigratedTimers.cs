using IPB.Workflows.Cases;
using IPB.Workflows.Routines;
using IPB.Workflows.Timers;

namespace IPB.Workflows.Migrations;

/// <summary>
/// The timers of a case in its new state. A reminder whose time is past is not sent late. What should have happened by
/// now happens when the plan says, at once unless said; what happened in the old version is not done again.
/// </summary>
internal static class MigratedTimers
{
    /// <param name="since">When the time in the new state begins.</param>
    /// <returns>Each timer, and whether its time was past.</returns>
    public static IEnumerable<(CaseTimer Timer, bool Overdue)> Of(
        MigrationRules rules, Case c, StateMove move, DateTimeOffset since, DateTimeOffset? due)
    {
        var next = rules.To.Routine.State(move.To!);
        foreach (var timer in StateTimers.Of(next, rules.Calendar, since, due, c.Pauses))
        {
            if (timer.DueAt > rules.AsOf) yield return (timer, false);
            else if (timer.Kind != TimerKind.Remind && !IsDone(rules, c, next, timer))
                yield return (rules.Plan.Late is { } grace
                    ? timer with { DueAt = rules.Calendar.Count(rules.AsOf, grace).Due } : timer, true);
        }
    }

    private static bool IsDone(MigrationRules rules, Case c, State next, CaseTimer timer)
    {
        if (rules.From.Routine.Find(c.State) is not { } old) return false;
        var counterpart = timer.Kind switch
        {
            TimerKind.Escalate => Counterpart(old.Escalations, next.Escalations, timer.Index, e => e.To),
            TimerKind.Fire => Counterpart(old.Timed, next.Timed, timer.Index, t => t.Fire),
            // It leads out of the state: a case that is still there has not had it.
            TimerKind.Overdue => -1,
            _ => Counterpart(old.FollowUps, next.FollowUps, timer.Index, f => (f.Ask, f.Question)),
        };
        return counterpart >= 0 && !c.Timers.Any(t => t.Kind == timer.Kind && t.Index == counterpart);
    }

    /// <summary>Place in the old list of what does the same, the second to the second; -1: nothing does.</summary>
    private static int Counterpart<T, TSame>(
        IReadOnlyList<T> old, IReadOnlyList<T> next, int index, Func<T, TSame> same)
    {
        var what = same(next[index]);
        var nth = next.Take(index).Count(n => Equals(same(n), what));
        return Enumerable.Range(0, old.Count).Where(i => Equals(same(old[i]), what)).Skip(nth).FirstOrDefault(-1);
    }
}
