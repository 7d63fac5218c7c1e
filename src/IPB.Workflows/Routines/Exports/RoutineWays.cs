using System.Collections.Immutable;
using IPB.Rules;
using IPB.Workflows.Calendars;
using IPB.Workflows.Routines.Diagrams;

namespace IPB.Workflows.Routines.Exports;

/// <summary>A way from a state to a state, perhaps the same.</summary>
/// <param name="From">Null: from every state that is not an end.</param>
internal sealed record RoutineWay(State? From, string To, Text Label)
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
    internal static IEnumerable<RoutineWay> Of(Routine routine) =>
        routine.States.SelectMany(s => Of(routine, s))
            .Concat(Of(routine, null, routine.Triggers, [.. routine.States.SelectMany(s => s.Timed)]));

    /// <summary>The ways that are written in a state or group itself.</summary>
    internal static IEnumerable<RoutineWay> Of(Routine routine, State state) =>
        Outcomes(state).Concat(OfChildren(state))
        .Concat(Of(routine, state, state.Triggers, [.. Around(routine, state).SelectMany(s => s.Timed)]))
        .Concat(OnHold(routine.Hold, state));

    /// <summary>The ways of an innermost state, with those that it inherits.</summary>
    internal static IEnumerable<RoutineWay> Offered(Routine routine, State state) =>
        Outcomes(state).Concat(OfChildren(state))
        .Concat(Of(routine, state, routine.Offered(state).Select(o => o.Trigger),
            [.. routine.GroupsOf(state).Prepend(state).SelectMany(s => s.Timed)]))
        .Concat(OnHold(routine.Hold, state));

    // A timer of a group may fire what a state in it calls by that name, and the other way round.
    private static IEnumerable<State> Around(Routine routine, State state) => routine.GroupsOf(state).Prepend(state)
        .Concat(state.IsGroup ? routine.States.Where(s => routine.GroupsOf(s).Contains(state)) : []);

    private static IEnumerable<RoutineWay> OnHold(HoldRule? hold, State state)
    {
        if (hold is not { Longest: { } longest, Then: { } then } || !hold.Allows(state)) yield break;
        string Label(string language) => new DiagramWords(language, null).RunsOut(longest);
        yield return new RoutineWay(state, then, new(Label("sv"), Label("en"))) { After = longest };
    }

    private static IEnumerable<RoutineWay> Outcomes(State state)
    {
        foreach (var (outcome, to) in (state.Gate?.Outcomes ?? []).OrderBy(o => o.Key))
            yield return new RoutineWay(state, to, outcome.Text());
        foreach (var (end, to) in state.Referral?.Outcomes ?? [])
            yield return new RoutineWay(state, to, new(new DiagramWords("sv", null).Of(state, end),
                new DiagramWords("en", null).Of(state, end)))
            {
                After = end == ReferralEnd.Overdue ? state.Due : null,
            };
    }

    private static IEnumerable<RoutineWay> OfChildren(State state) => (state.Children?.Ways ?? []).Select(w =>
        new RoutineWay(state, w.To, new(new DiagramWords("sv", null).Of(state.Children!, w.Name),
            new DiagramWords("en", null).Of(state.Children!, w.Name))));

    private static IEnumerable<RoutineWay> Of(
        Routine routine, State? state, IEnumerable<Trigger> triggers, ImmutableArray<TimedTrigger> timed)
    {
        foreach (var trigger in triggers)
        {
            if (trigger.To is not { } to) continue;
            if (trigger.Bounce is { } bounce)
                yield return new RoutineWay(state, bounce.Then, new(Bounced("sv", trigger), Bounced("en", trigger)))
                {
                    When = trigger.When,
                };
            var timers = timed.Where(t => t.Fire == trigger.Id).ToList();
            foreach (var timer in timers)
                yield return new RoutineWay(state, to, new($"{trigger.Name.Sv} (efter {timer.After.In("sv")})",
                    $"{trigger.Name.En} (after {timer.After.In("en")})"))
                {
                    When = trigger.When,
                    After = timer.After,
                };
            if (trigger.BySystem && routine.FindAutomation(state, trigger) is { } use)
                yield return new RoutineWay(state, to,
                    new($"{trigger.Name.Sv} ({new DiagramWords("sv", null).Ended(use)})",
                    $"{trigger.Name.En} ({new DiagramWords("en", null).Ended(use)})"))
                {
                    When = trigger.When,
                };
            // Otherwise it is fired by the timer of another state.
            if (timers.Count == 0 && (!trigger.BySystem || !routine.IsTimed(trigger)))
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
