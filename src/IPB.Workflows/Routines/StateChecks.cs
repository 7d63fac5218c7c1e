using IPB.Workflows.Files;

namespace IPB.Workflows.Routines;

/// <summary>What must hold within one state.</summary>
internal static class StateChecks
{
    internal static void Check(State state, Section s)
    {
        var hasOwner = s.Has("owner");
        ReferralChecks.Check(state, s);
        OpeningChecks.Check(state, s);
        AutomationChecks.Check(state, s);
        if (s.Has("gate") && s.Has("end"))
            s.Add("end", "gate-and-end", $"{s.Label} is a gate and an end; expected one of them");
        else if (s.Has("gate") && hasOwner)
            s.Add("owner", "gate-with-owner", $"{s.Label} is a gate: its deciders have the case; remove \"owner\"");
        else if (s.Has("end") && hasOwner)
            s.Add("owner", "end-with-owner", $"{s.Label} is an end: the case is closed; remove \"owner\"");
        else if (!s.Has("gate") && !s.Has("referral") && !s.Has("end") && state is { Owner: null, IsGroup: false })
            s.Reading.Add(s.At, "no-owner",
                $"{s.Label} has no owner: nobody would have the case; add \"owner\", \"gate\", "
                + "\"referral\" or \"end\"");
        if (s.Has("remind") && !s.Has("due"))
            s.Add("remind", "remind-without-due", $"{s.Label} reminds of a time limit that it lacks; add \"due\"");
        foreach (var trigger in state.Triggers) Check(trigger, state, s);
    }

    private static void Check(Trigger trigger, State state, Section s)
    {
        var at = s.Reading.PlaceOf(trigger);
        // A scenario's step names either: one word cannot mean two things in one state.
        if (OutcomeNames.Parse(trigger.Id) is { } outcome && state.Gate?.Outcomes.ContainsKey(outcome) == true)
            s.Reading.Add(at, "trigger-and-outcome", $"trigger \"{trigger.Id}\" is called as an outcome of the gate; "
                + "choose another name");
        if (trigger.By.IsEmpty && state.Owner is null && (s.Has("gate") || s.Has("referral") || s.Has("end")))
            s.Reading.Add(at, "nobody-fires",
                $"trigger \"{trigger.Id}\" can be fired by nobody: {s.Label} has no owner; add \"by\"");
    }

    /// <summary>Whoever gets a case that is not someone else's learns why, in a state of their own.</summary>
    internal static void Bounces(Trigger trigger, Section s)
    {
        if (trigger.To is null)
            s.Add("bounce", "bounce-without-to",
                $"{s.Label} sends the case on; add \"to\", the state in which the next department has it");
        if (!trigger.ReasonRequired)
            s.Add("bounce", "bounce-without-reason", $"{s.Label} sends the case on; add \"reason: required\"");
    }

    /// <summary>Who meets a condition is owed its words.</summary>
    internal static void NeedsWords(Section s)
    {
        if (s.Has("when") && !s.Has("when-text"))
            s.Add("when", "when-without-text",
                $"{s.Label} has \"when\" but lacks \"when-text\", the condition in words");
    }
}
