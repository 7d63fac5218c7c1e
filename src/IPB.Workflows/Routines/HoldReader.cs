using IPB.Workflows.Files;
using IPB.Workflows.People;

namespace IPB.Workflows.Routines;

/// <summary>Reads <c>hold:</c> and checks what must hold within it and between it and the states.</summary>
internal static class HoldReader
{
    /// <summary>What a scenario calls putting on hold and going on.</summary>
    internal const string Hold = "hold";
    internal const string Resume = "resume";

    internal static HoldRule? Read(Section root)
    {
        if (root.Block("hold", RoutineShapes.Hold) is not { } s) return null;
        if (s.Has("longest") && !s.Has("then"))
            s.Add("longest", "hold-without-then",
                "\"hold\" says how long a case is on hold at longest, but not what then; add \"then\", a state");
        if (s.Has("then") && !s.Has("longest"))
            s.Add("then", "hold-without-longest",
                "\"hold\" has \"then\", but no \"longest\" after which the case goes there; add it, or remove "
                + "\"then\"");
        return s.Reading.Mark(new HoldRule
        {
            By = s.Parties("by", Party.ProblemOwner),
            In = s.References("in", Kinds.State),
            AskAgain = s.Time("ask-again"),
            Longest = s.OptionalTime("longest"),
            Then = s.Reference("then", Kinds.State),
        }, s.At);
    }

    internal static void Check(Routine routine, Reading reading)
    {
        foreach (var gate in routine.States.Select(s => s.Gate).OfType<Gate>())
            if (gate.Outcomes.TryGetValue(Outcome.Hold, out var rest) && routine.Find(rest) is not null
                && routine.Hold?.Allows(routine.Innermost(rest)) != true)
                reading.Add(reading.PlaceOf(gate), "outcome-hold", $"the outcome \"hold\" leads to \"{rest}\", where "
                    + "the routine lets no case rest; add \"hold\" to the routine, or name the state in its \"in\"");
        if (routine.Hold is not { } hold) return;
        var at = reading.PlaceOf(hold);
        foreach (var state in hold.In.Select(routine.Find).OfType<State>().Where(s => s.Gate is not null))
            reading.Add(at, "hold-at-gate", $"\"hold\" names \"{state.Id}\", which is a gate: a decision is postponed, "
                + "not put on hold; remove it from \"in\"");
        foreach (var state in hold.In.Select(routine.Find).OfType<State>().Where(s => s.End is not null))
            reading.Add(at, "hold-at-end", $"\"hold\" names \"{state.Id}\", which is an end: no clock runs for a "
                + "closed case; remove it from \"in\"");
        foreach (var state in hold.In.Select(routine.Find).OfType<State>().Where(s => s.Referral is not null))
            reading.Add(at, "hold-at-referral", $"\"hold\" names \"{state.Id}\", which is a referral: those who are "
                + "asked answer in their own time; remove it from \"in\"");
        if (!reading.Incomplete && hold.In.IsEmpty && !routine.States.Any(hold.Allows))
            reading.Add(at, "hold-nowhere",
                "a case can be put on hold nowhere: every state is a gate, a referral or an end; "
                + "remove \"hold\"");
        // A scenario's step names either: one word cannot mean two things in one state.
        foreach (var trigger in routine.States.Where(hold.Allows).SelectMany(s => routine.Offered(s))
            .Select(o => o.Trigger).Where(t => t.Id is Hold or Resume))
            reading.Add(reading.PlaceOf(trigger), "trigger-and-hold", $"trigger \"{trigger.Id}\" is called as what the "
                + "routine's \"hold\" does; choose another name, or remove the trigger");
    }
}
