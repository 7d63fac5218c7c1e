using System.Collections.Immutable;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Proofs;

/// <summary>Triggers that never fire, and states in which nothing but the engine's own triggers ever happens.</summary>
internal static class TriggerJudge
{
    internal static void Judge(Judging judging)
    {
        foreach (var place in judging.Space.Places.Where(judging.IsReached))
        {
            var isLeft = !judging.Rests[place.Index] && !EndsInChain(judging, place);
            if (isLeft) LeftAtOnce(judging, place);
            foreach (var trigger in place.State.Triggers.Where(t => !Fires(judging, place, t)))
                Never(judging, place, trigger, isLeft);
        }
        foreach (var home in judging.Space.Routine.States.Where(s => s.IsGroup).Select(State? (s) => s).Append(null))
            foreach (var trigger in home?.Triggers ?? judging.Space.Routine.Triggers)
                InheritedJudge.Judge(judging, trigger, home);
        foreach (var ring in Rings(judging)) judging.AddOnWay("endless-loop", ring.Subject, ring.Message, ring.Steps,
            ring.Certain);
    }

    internal static bool Fires(Judging judging, Place place, Trigger trigger) =>
        place.Moves.Any(m => ReferenceEquals(m.Trigger, trigger) && judging.Explored.Uses.ContainsKey(m));

    private static bool EndsInChain(Judging judging, Place place) =>
        judging.Explored.Chains.Any(c => judging.Explored.Nodes[c.From].Key.Place == place.Index);

    private static void LeftAtOnce(Judging judging, Place place)
    {
        var dead = Dead(place).ToList();
        if (dead.Count == 0) return;
        var by = place.Automatic.Where(m => judging.Explored.Uses.ContainsKey(m)).Select(m => $"\"{m.Name}\"");
        judging.Add("always-left-at-once", place.State,
            $"state \"{place.State.Id}\" is always left at once by {string.Join(" or ", by)}: its "
            + $"{string.Join(", its ", dead)} never counts; remove what never counts, or narrow the condition",
            judging.Paths.To(judging.First[place.Index]));
    }

    private static IEnumerable<string> Dead(Place place)
    {
        var state = place.State;
        foreach (var move in place.ByPeople.Where(m => m.Offered is { InheritedFrom: null }))
            yield return $"trigger \"{move.Name}\"";
        if (state.Gate is not null) yield return "gate";
        if (state.Referral is not null) yield return "referral";
        if (state.Children is not null) yield return "wait for child cases";
        if (state.Automation is not null) yield return "automation";
        if (!state.Fillable.IsEmpty) yield return "form";
        if (state.Due is not null) yield return "time limit";
        foreach (var timer in state.Timed) yield return $"timer \"{timer.Fire}\"";
        if (!state.Escalations.IsEmpty) yield return "escalation";
        if (!state.FollowUps.IsEmpty) yield return "follow-up";
    }

    private static void Never(Judging judging, Place place, Trigger trigger, bool isLeft)
    {
        var isTimed = place.Timers.Any(t => t.Fires.Any(f => ReferenceEquals(f.Trigger, trigger)));
        // Timers are judged by themselves, what a state never rests for with the state.
        if (isTimed || (isLeft && !trigger.BySystem)) return;
        judging.Add("trigger-never-fires", trigger,
            $"trigger \"{trigger.Id}\" can never fire in state \"{place.State.Id}\": {Why(judging, place, trigger)}",
            judging.Paths.To(judging.First[place.Index]));
    }

    private static string Why(Judging judging, Place place, Trigger trigger)
    {
        var holds = judging.Explored.Nodes.Any(n => n.Key.Place == place.Index && place.Moves
            .Where(m => m.Trigger == trigger).Any(m => (m.When?.Of(n.Key.Values) ?? Answers.True).CanHold()));
        if (NeverThere(judging, place, trigger) is { Count: > 0 } missing)
            return $"it needs {string.Join(" and ", missing.Select(m => $"\"{m}\""))}, which nobody can have filled in "
                + "there; put it into the \"form\" or \"checklist\" of the state or of one before, or into \"asks\"";
        if (trigger is { Bounce: not null, When: null })
            return "every case was placed by hand before, and is bounced no more; remove the trigger";
        return trigger.BySystem && holds
            ? "where its condition holds, a trigger before it fires first; put it first, or narrow the other condition"
            : $"its condition \"{trigger.When}\" never holds there; change it, or remove the trigger";
    }

    private static List<string> NeverThere(Judging judging, Place place, Trigger trigger) =>
    [
        .. from id in trigger.Needs.Except(trigger.Asks)
           let field = judging.Space.Routine.FindField(id)
           let variable = judging.Space.Variables.FirstOrDefault(v => v.Name == id)
           where field is not null && variable is not null && !judging.Explored.Nodes.Any(n =>
               n.Key.Place == place.Index && Cases.Needs.IsThere(field, variable.ValueIn(n.Key.Values)))
           select id,
    ];

    private static IEnumerable<Ring> Rings(Judging judging)
    {
        var told = new HashSet<string>();
        foreach (var chain in judging.Explored.Chains)
        {
            var steps = judging.Paths.To(chain);
            var own = steps[(steps.ToList().FindLastIndex(s => s.By.Kind != MoveKind.Automatic) + 1)..];
            var (from, to) = Round(own);
            var named = own[from..to].Select(s => $"\"{s.By.Name}\" in \"{s.From}\"").ToList();
            if (!told.Add(string.Join(' ', named.Order()))) continue;
            var isRing = own[to - 1].To == own[from].From;
            yield return new Ring(
                own[from].By.Trigger ?? (object)judging.Space.Routine.State(own[from].From), isRing
                ? "these triggers of the system fire without anyone acting and could go on for ever: "
                    + $"{string.Join(", ", named)}; let a person fire one of them"
                : $"more than {Cases.Step.MostAutomaticTriggers - 1} triggers of the system follow each other in one "
                    + $"step, which the engine refuses: {string.Join(", ", named)}; let a person fire one of them",
                steps[..(steps.Length - own.Length + to)], chain.Certain);
        }
    }

    /// <summary>From the first state that is come to again until it is; all when none is.</summary>
    private static (int From, int To) Round(ImmutableArray<PathStep> own)
    {
        for (var to = 1; to <= own.Length; to++)
            for (var from = 0; from < to; from++)
                if (own[from].From == own[to - 1].To) return (from, to);
        return (0, own.Length);
    }

    private sealed record Ring(object Subject, string Message, ImmutableArray<PathStep> Steps, bool Certain);
}
