using IPB.Rules;
using IPB.Workflows.Calendars;
using IPB.Workflows.Routines.Diagrams;

namespace IPB.Workflows.Routines.Exports;

/// <summary>A way from a state to a state, perhaps the same.</summary>
internal sealed record RoutineWay(State From, string To, Text Label)
{
    internal Expression? When { get; init; }

    /// <summary>Set where a timer leads this way.</summary>
    internal TimeLimit? After { get; init; }

    /// <summary>The engine goes this way by itself as soon as <see cref="When"/> holds.</summary>
    internal bool IsAutomatic { get; init; }
    internal bool IsTimed => After is not null;
}

/// <summary>Every way of a routine: what leads to a state, in the order of the file.</summary>
internal static class RoutineWays
{
    internal static IEnumerable<RoutineWay> Of(Routine routine) => routine.States.SelectMany(s => Of(routine, s));

    internal static IEnumerable<RoutineWay> Of(Routine routine, State state) =>
        Of(state).Concat(OnHold(routine.Hold, state));

    private static IEnumerable<RoutineWay> OnHold(HoldRule? hold, State state)
    {
        if (hold is not { Longest: { } longest, Then: { } then } || !hold.Allows(state)) yield break;
        string Label(string language) => new DiagramWords(language, null).RunsOut(longest);
        yield return new RoutineWay(state, then, new(Label("sv"), Label("en"))) { After = longest };
    }

    private static IEnumerable<RoutineWay> Of(State state)
    {
        foreach (var (outcome, to) in (state.Gate?.Outcomes ?? []).OrderBy(o => o.Key))
            yield return new RoutineWay(state, to, outcome.Text());
        foreach (var (end, to) in state.Referral?.Outcomes ?? [])
            yield return new RoutineWay(state, to, new(new DiagramWords("sv", null).Of(state, end),
                new DiagramWords("en", null).Of(state, end)))
            {
                After = end == ReferralEnd.Overdue ? state.Due : null,
            };
        foreach (var trigger in state.Triggers)
        {
            if (trigger.To is not { } to) continue;
            if (trigger.Bounce is { } bounce)
                yield return new RoutineWay(state, bounce.Then, new(Bounced("sv", trigger), Bounced("en", trigger)))
                {
                    When = trigger.When,
                };
            var timers = state.Timed.Where(t => t.Fire == trigger.Id).ToList();
            foreach (var timer in timers)
                yield return new RoutineWay(state, to, new($"{trigger.Name.Sv} (efter {timer.After.In("sv")})",
                    $"{trigger.Name.En} (after {timer.After.In("en")})"))
                {
                    When = trigger.When,
                    After = timer.After,
                };
            if (timers.Count == 0)
                yield return new RoutineWay(state, to, trigger.Name)
                {
                    When = trigger.When,
                    IsAutomatic = trigger.BySystem,
                };
        }
    }

    private static string Bounced(string language, Trigger trigger) =>
        $"{trigger.Name.In(language)}, {new DiagramWords(language, null).Bounced(trigger.Bounce!)}";
}
