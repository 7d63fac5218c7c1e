using IPB.Workflows.Calendars;
using IPB.Workflows.Files;
using IPB.Workflows.People;
using IPB.Workflows.Proofs;

namespace IPB.Workflows.Routines;

/// <summary>What must hold over a whole routine.</summary>
internal static class RoutineChecks
{
    internal static void Check(Routine routine, Reading reading, Organisation? organisation)
    {
        FieldsAreAsked(routine, reading);
        ConditionsFitFields(routine, reading);
        if (organisation is not null) QuorumsCanBeReached(routine, reading, organisation);
        if (organisation is not null) MandateChecks.Check(routine, reading, organisation);
        if (!reading.Incomplete && !routine.States.IsEmpty && routine.States.All(s => s.End is null))
            reading.Add(reading.PlaceOf(routine.Start), "no-end",
                "no state of the routine is an end: a case would never be closed; give one \"end: completed\"");
        SomebodyPlacesWhatIsBounced(routine, reading);
        OfferChecks.Check(routine, reading);
        ReferralChecks.SomebodyChooses(routine, reading);
        OpeningChecks.Check(routine, reading);
        AutomationChecks.Check(routine, reading);
        HoldReader.Check(routine, reading);
        FormChecks.Check(routine, reading);
        ConfidentialityReader.Check(routine, reading);
        WipLimitReader.Check(routine, reading);
    }

    /// <summary>Proves a routine that is well written; one that is not cannot be gone through.</summary>
    internal static void Prove(
        Routine routine, Reading reading, Organisation? organisation, WorkingCalendar? calendar)
    {
        if (reading.Findings.HasErrors) return;
        foreach (var found in Prover.Prove(routine, organisation, calendar ?? WorkingCalendar.Standard).Findings)
            reading.Findings.Add(reading.Findings.Of(reading.PlaceOf(found.Subject), found.Code, found.Message) with
            {
                IsWarning = found.IsWarning,
                Steps = CasePaths.Say(found.Steps),
                States = [.. found.Steps.Select(s => s.To)],
            });
    }

    private static void FieldsAreAsked(Routine routine, Reading reading)
    {
        var fields = routine.Fields.Select(f => f.Id).ToHashSet();
        var asked = routine.SubmitAsks.Concat(routine.AllTriggers.SelectMany(t => t.Asks))
            .Concat(routine.States.SelectMany(s => s.Fillable))
            .Concat(routine.Automations.SelectMany(a => a.Fields))
            .Select(a => fields.Contains(a) ? a : reading.Findings.Nearest(a, fields)).OfType<string>().ToHashSet();
        var read = new HashSet<string>();
        foreach (var condition in reading.Conditions)
            foreach (var name in condition.Names.Where(fields.Contains).Except(asked))
            {
                read.Add(name);
                reading.Add(condition.At, "field-never-asked",
                    $"the condition reads the field \"{name}\", which is asked for nowhere; "
                    + "add it to the \"asks\" of \"submit\" or of a trigger");
            }
        foreach (var trigger in routine.States.SelectMany(s => s.Triggers))
            foreach (var name in trigger.Needs.Where(fields.Contains).Except(asked))
            {
                read.Add(name);
                reading.Add(reading.PlaceOf(trigger), "field-never-asked", $"trigger \"{trigger.Id}\" needs the field "
                    + $"\"{name}\", which is asked for nowhere; add it to the \"form\" or \"checklist\" of a state, or "
                    + "to the \"asks\" of \"submit\" or of a trigger");
            }
        foreach (var gate in routine.States.Select(s => s.Gate).OfType<Gate>())
            foreach (var name in gate.Needs.Where(fields.Contains).Except(asked))
            {
                read.Add(name);
                reading.Add(reading.PlaceOf(gate), "field-never-asked", $"a yes at the gate needs the field "
                    + $"\"{name}\", which is asked for nowhere; add it to the \"form\" or \"checklist\" of a "
                        + "state, or to the "
                    + "\"asks\" of \"submit\" or of a trigger");
            }
        foreach (var field in routine.Fields.Where(f => f.Required && !asked.Contains(f.Id) && !read.Contains(f.Id)))
            reading.Add(reading.PlaceOf(field), "required-never-asked", $"the field \"{field.Id}\" is required, but "
                + "asked for nowhere; add it to the \"asks\" of \"submit\" or of a trigger, or remove it");
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

    private static void SomebodyPlacesWhatIsBounced(Routine routine, Reading reading)
    {
        foreach (var trigger in routine.AllTriggers.Where(t => t.Bounce is not null))
            if (routine.Find(trigger.Bounce!.Then) is { } place && routine.Innermost(place.Id) is var then
                && then.Owner is null or { Of: Party.LeadDepartment })
                reading.Add(reading.PlaceOf(trigger), "bounce-without-placer",
                    $"trigger \"{trigger.Id}\" ends its bounces in \"{then.Id}\", where nobody outside the lead "
                    + "department has the case; expected a state with an owner such as \"coordinator\"");
    }
}
