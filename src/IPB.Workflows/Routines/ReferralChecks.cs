using IPB.Workflows.Files;
using IPB.Workflows.People;

namespace IPB.Workflows.Routines;

/// <summary>What must hold between a referral and the rest of its state and routine.</summary>
internal static class ReferralChecks
{
    internal static void Check(State state, Section s)
    {
        if (s.Has("referral")) NothingElse(state, s);
        var parties = state.Triggers.SelectMany(t => t.By).Concat(state.FollowUps.Select(f => f.Ask))
            .Concat(state.Gate?.Mandates.SelectMany(m => m.By) ?? []).Concat(state.Gate?.Not ?? [])
            .Concat(state.Referral?.To ?? []).Concat(state.Owner is { } owner ? [owner] : [])
            .Concat(state.Referral is null ? state.Escalations.Select(e => e.To) : []);
        if (parties.Any(p => p.Of == Party.ReferralBody))
            s.Reading.Add(s.At, "party-not-here", $"{s.Label}: \"of {Party.ReferralBody}\" means the department of "
                + "a referral body that has not answered; it can stand only where a referral escalates");
    }

    private static void NothingElse(State state, Section s)
    {
        if (s.Has("gate") || s.Has("end"))
            s.Add("referral", "referral-and-other", $"{s.Label} is a referral and "
                + $"{(s.Has("gate") ? "a gate" : "an end")}; expected one of them");
        else if (s.Has("owner"))
            s.Add("owner", "referral-with-owner",
                $"{s.Label} is a referral: the bodies that are asked have the case; remove \"owner\"");
        foreach (var trigger in state.Triggers.Where(t => AnswerSteps.All.Contains(t.Id)
            || t.Id is "answered" or "overdue"))
            s.Reading.Add(s.Reading.PlaceOf(trigger), "trigger-and-outcome",
                $"trigger \"{trigger.Id}\" is called as what a referral does itself; choose another name");
    }

    /// <summary>Where bodies are chosen, somebody is there to choose them.</summary>
    internal static void SomebodyChooses(Routine routine, Reading reading)
    {
        foreach (var state in routine.States.Where(s => s.Referral?.Choose is not null))
            if (Unchosen(routine, state) is { } way)
                reading.Add(reading.PlaceOf(state.Referral!), "nobody-chooses",
                    $"{way} leads to \"{state.Id}\" without anybody who chooses whom to ask; let a trigger that people "
                    + "fire lead there, or name the bodies under \"to\"");
    }

    /// <summary>A way to a state on which nobody acts; null: there is none.</summary>
    internal static string? Unchosen(Routine routine, State to)
    {
        if (routine.Start == to) return "the submission";
        foreach (var state in routine.States)
        {
            if (state.Triggers.FirstOrDefault(t => t.BySystem && t.To == to.Id) is { } trigger)
                return $"trigger \"{trigger.Id}\" of \"{state.Id}\", which the system fires,";
            if (state.Triggers.FirstOrDefault(t => t.Bounce is { } b && (t.To == to.Id || b.Then == to.Id)) is { } no)
                return $"the bounce \"{no.Id}\" of \"{state.Id}\"";
            if (state.Gate?.Outcomes.ContainsValue(to.Id) == true) return $"an outcome of the gate \"{state.Id}\"";
            if (state.Children?.Ways.Any(w => w.To == to.Id) == true)
                return $"the end of the child cases of \"{state.Id}\"";
            if (state.Referral?.Outcomes.Any(o => o.To == to.Id) == true) return $"the referral \"{state.Id}\"";
        }
        return null;
    }
}
