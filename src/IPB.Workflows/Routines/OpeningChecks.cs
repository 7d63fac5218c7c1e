using IPB.Workflows.Files;

namespace IPB.Workflows.Routines;

/// <summary>What must hold between opened child cases, the wait for them, and the rest of a routine.</summary>
internal static class OpeningChecks
{
    private static readonly string[] Keys = ["opens", "children"];

    /// <summary>What must hold within one state.</summary>
    internal static void Check(State state, Section s)
    {
        if (s.Has("children") && (s.Has("gate") || s.Has("referral") || s.Has("end")))
            s.Add("children", "wait-and-other", $"{s.Label} waits for child cases and is "
                + $"{(s.Has("gate") ? "a gate" : s.Has("referral") ? "a referral" : "an end")}; expected one of them");
        if (state.IsGroup)
            foreach (var key in Keys.Where(s.Has))
                s.Add(key, "opens-at-group", $"{s.Label} has sub-states: a case is in one of them; put \"{key}\" into "
                    + "the one that it is for");
        foreach (var trigger in state.Triggers.Where(t => state.Children?.Ways.Any(w => w.Name == t.Id) == true))
            s.Reading.Add(s.Reading.PlaceOf(trigger), "trigger-and-outcome",
                $"trigger \"{trigger.Id}\" is called as an outcome of the child cases; choose another name");
    }

    internal static void Check(Routine routine, Reading reading)
    {
        foreach (var state in routine.States.Where(s => s.Children is not null)) Wait(routine, state, reading);
        foreach (var state in routine.States.Where(s => s.Opens.Any(o => o.Choose is not null)))
            if (ReferralChecks.Unchosen(routine, state) is { } way)
                reading.Add(reading.PlaceOf(state.Opens.First(o => o.Choose is not null)), "nobody-chooses",
                    $"{way} leads to \"{state.Id}\" without anybody who picks departments; let a trigger that people "
                    + "fire lead there, or name the departments under \"to\"");
        foreach (var trigger in routine.AllTriggers.Where(t => t.Opens.Any(o => o.Choose is not null)))
            if (trigger.BySystem)
                reading.Add(reading.PlaceOf(trigger), "nobody-chooses", $"trigger \"{trigger.Id}\" is fired by the "
                    + "system, so that nobody picks departments; name them under \"to\"");
            else if (trigger.To is { } to && routine.Find(to) is not null
                && routine.Innermost(to).Opens.Any(o => o.Choose is not null))
                reading.Add(reading.PlaceOf(trigger), "choices-many", $"trigger \"{trigger.Id}\" and the state that it "
                    + "leads to both let departments be picked, which is done once; let one of them have \"choose\"");
    }

    private static void Wait(Routine routine, State state, Reading reading)
    {
        var at = reading.PlaceOf(state.Children!);
        var most = routine.Openings.Sum(o => o.Most);
        if (most == 0)
            reading.Add(at, "nothing-to-wait-for", $"state \"{state.Id}\" waits for child cases, but the routine opens "
                + "none; add \"opens\" to a state or a trigger");
        else if (state.Children!.Join > most)
            reading.Add(at, "join-out-of-reach", $"state \"{state.Id}\" waits until {state.Children.Join} child cases "
                + $"have ended, but at most {most} are opened; expected \"all\", \"any\" or 1 to {most}");
        if (!reading.Incomplete && !routine.Offered(state).Any(o => LeadsOut(routine, state, o.Trigger)))
            reading.Add(at, "waits-for-ever", $"nothing but the child cases leads out of \"{state.Id}\": one that "
                + "never ends would keep the case for ever; add a trigger that people fire, or a timer, that "
                    + "leads out");
    }

    private static bool LeadsOut(Routine routine, State state, Trigger trigger) =>
        trigger.To is { } to && routine.Find(to) is not null && routine.Innermost(to) != state
        && (!trigger.BySystem || routine.IsTimed(trigger));
}
