using IPB.Workflows.Files;
using IPB.Workflows.People;

namespace IPB.Workflows.Routines;

/// <summary>What must hold over a whole routine.</summary>
internal static class RoutineChecks
{
    internal static void Check(Routine routine, Reading reading, Organisation? organisation)
    {
        FieldsAreAsked(routine, reading);
        ConditionsFitFields(routine, reading);
        if (organisation is not null) QuorumsCanBeReached(routine, reading, organisation);
        if (reading.Incomplete || routine.States.IsEmpty) return;
        var graph = new RoutineGraph(routine, reading.Findings);
        if (!graph.IsWhole) return;
        StatesAreReached(routine, reading, graph);
        EndsAreReached(routine, reading, graph);
        AutomaticTriggersStop(routine, reading, graph);
        SomebodyPlacesWhatIsBounced(routine, reading);
    }

    private static void FieldsAreAsked(Routine routine, Reading reading)
    {
        var fields = routine.Fields.Select(f => f.Id).ToHashSet();
        var asked = routine.SubmitAsks.Concat(routine.States.SelectMany(s => s.Triggers).SelectMany(t => t.Asks))
            .Select(a => fields.Contains(a) ? a : reading.Findings.Nearest(a, fields)).ToHashSet();
        foreach (var condition in reading.Conditions)
            foreach (var name in condition.Names.Where(fields.Contains).Except(asked))
                reading.Add(condition.At, "field-never-asked",
                    $"the condition reads the field \"{name}\", which is asked for nowhere; "
                    + "add it to the \"asks\" of \"submit\" or of a trigger");
    }

    private static void ConditionsFitFields(Routine routine, Reading reading)
    {
        var types = Cases.ConditionNames.Types(routine);
        foreach (var condition in reading.Conditions) condition.Check(reading, types);
    }

    private static void QuorumsCanBeReached(Routine routine, Reading reading, Organisation organisation)
    {
        foreach (var mandate in routine.States.SelectMany(s => s.Gate?.Mandates ?? []))
        {
            // A role without holders is reported where it is named.
            var most = mandate.By.Sum(p => OrganisationReferences.MostHolders(organisation, p));
            if (most > 0 && mandate.Quorum > most)
                reading.Add(reading.PlaceOf(mandate), "quorum-out-of-reach",
                    $"the quorum is {mandate.Quorum}, but at most {most} may vote; expected 1 to {most}");
        }
    }

    private static void StatesAreReached(Routine routine, Reading reading, RoutineGraph graph)
    {
        foreach (var state in routine.States.Where(s => !graph.Reached.Contains(s.Id)))
            reading.Add(reading.PlaceOf(state), "unreachable-state",
                $"state \"{state.Id}\" is never reached from the first state \"{routine.Start.Id}\"; "
                + "lead a trigger or an outcome to it, or remove it");
    }

    private static void EndsAreReached(Routine routine, Reading reading, RoutineGraph graph)
    {
        if (routine.States.All(s => s.End is null))
        {
            reading.Add(reading.PlaceOf(routine.Start), "no-end",
                "no state of the routine is an end: a case would never be closed; give one \"end: completed\"");
            return;
        }
        foreach (var state in routine.States.Where(s => graph.Reached.Contains(s.Id) && !graph.Ending.Contains(s.Id)))
            reading.Add(reading.PlaceOf(state), "no-way-to-end",
                $"no way leads from state \"{state.Id}\" to an end; add a trigger or an outcome that does");
    }

    private static void AutomaticTriggersStop(Routine routine, Reading reading, RoutineGraph graph)
    {
        foreach (var loop in graph.AutomaticLoops())
            reading.Add(reading.PlaceOf(loop[0].Trigger), "endless-loop",
                "these triggers of the system fire without anyone acting and could go on for ever: "
                + string.Join(", ", loop.Select(l => $"\"{l.Trigger.Id}\" in \"{l.State}\""))
                + "; let a person fire one of them");
    }

    private static void SomebodyPlacesWhatIsBounced(Routine routine, Reading reading)
    {
        foreach (var trigger in routine.States.SelectMany(s => s.Triggers).Where(t => t.Bounce is not null))
            if (routine.Find(trigger.Bounce!.Then) is { } then
                && then.Owner is null or { Of: Party.LeadDepartment })
                reading.Add(reading.PlaceOf(trigger), "bounce-without-placer",
                    $"trigger \"{trigger.Id}\" ends its bounces in \"{then.Id}\", where nobody outside the lead "
                    + "department has the case; expected a state with an owner such as \"coordinator\"");
    }
}
