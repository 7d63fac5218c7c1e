using IPB.Workflows.Files;

namespace IPB.Workflows.Routines;

/// <summary>What must hold of the triggers of states, of the groups around them and of the routine together.</summary>
internal static class OfferChecks
{
    internal static void Check(Routine routine, Reading reading)
    {
        foreach (var home in routine.States.Select(State? (s) => s).Append(null))
            foreach (var trigger in home?.Triggers ?? routine.Triggers) Check(routine, reading, trigger, home);
        foreach (var state in routine.InnermostStates)
        {
            if (state.Gate is not null) Outcomes(routine, reading, state);
            Overrides(routine, reading, state);
        }
    }

    private static void Check(Routine routine, Reading reading, Trigger trigger, State? home)
    {
        var holds = routine.InnermostStates
            .Where(s => routine.Offered(s).Any(o => ReferenceEquals(o.Trigger, trigger))).ToList();
        if (home is not { IsGroup: false } && trigger.By.IsEmpty && holds.Count == 0 && !reading.Incomplete)
            reading.Add(reading.PlaceOf(trigger), "nobody-fires", $"trigger \"{trigger.Id}\" can be fired by nobody: "
                + $"no state of {(home is null ? "the routine" : $"\"{home.Id}\"")} has an owner; add \"by\"");
        if (trigger is not { BySystem: true, When: null } || holds.Count == 0) return;
        // A timer that names another kind of trigger is reported itself: it may have been meant for this one.
        var timersAreRight = holds.SelectMany(s => routine.GroupsOf(s).Prepend(s), (s, from) => (s, from))
            .All(t => t.from.Timed.All(f => routine.FindOffered(t.s, f.Fire) is { BySystem: true }));
        if (timersAreRight && !routine.IsTimed(trigger))
            reading.Add(reading.PlaceOf(trigger), "never-fired", $"trigger \"{trigger.Id}\" is fired by the system, "
                + $"but no timer of the {(home is null ? "routine" : home.IsGroup ? "group" : "state")} names it "
                + "and it "
                + "has no \"when\"; add one of them");
    }

    // A scenario's step names either: one word cannot mean two things in one state.
    private static void Outcomes(Routine routine, Reading reading, State gate)
    {
        foreach (var (trigger, _) in routine.Offered(gate).Where(o => o.InheritedFrom is not null))
            if (OutcomeNames.Parse(trigger.Id) is { } outcome && gate.Gate!.Outcomes.ContainsKey(outcome))
                reading.Add(reading.PlaceOf(trigger), "trigger-and-outcome", $"trigger \"{trigger.Id}\" holds in the "
                    + $"gate \"{gate.Id}\" too, which has an outcome of that name; choose another name");
    }

    /// <summary>People see one button for triggers of one name, and one form behind it.</summary>
    private static void Overrides(Routine routine, Reading reading, State state)
    {
        foreach (var named in routine.Offered(state).GroupBy(o => o.Trigger.Id).Where(g => g.Count() > 1))
        {
            var (inner, outer) = (named.First().Trigger, named.Skip(1).First());
            var of = (named.First().Home ?? state).Id;
            var where = outer.Home is null ? "the routine" : $"the group \"{outer.Home.Id}\"";
            if (inner.BySystem != outer.Trigger.BySystem)
                Add($"is fired by {(inner.BySystem ? "the system" : "people")}, that of {where} by "
                    + $"{(inner.BySystem ? "people" : "the system")}; choose another name");
            else if (inner.When is not null && (!inner.Asks.ToHashSet().SetEquals(outer.Trigger.Asks)
                || !inner.Needs.ToHashSet().SetEquals(outer.Trigger.Needs)
                || inner.Bounce is null != outer.Trigger.Bounce is null))
                Add($"asks for other fields than that of {where}, which is taken when its condition does not hold: "
                    + "whoever fires it sees one form; let both ask for the same, or choose another name");

            void Add(string message) => reading.Add(
                reading.PlaceOf(inner), "override-differs", $"trigger \"{inner.Id}\" of \"{of}\" {message}");
        }
    }
}
