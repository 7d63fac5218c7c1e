using IPB.Workflows.Cases;
using IPB.Workflows.Files;

namespace IPB.Workflows.Routines;

/// <summary>What must hold between the fields and the forms, checklists, needs and evidence that name them.</summary>
internal static class FormChecks
{
    /// <summary>What a scenario calls filling in the form of a state.</summary>
    internal const string Fill = "fill";

    internal static void Check(Routine routine, Reading reading)
    {
        foreach (var state in routine.States)
        {
            Of(state, routine, reading);
            foreach (var trigger in state.Triggers) Of(trigger, state, routine, reading);
            foreach (var criterion in state.Gate?.Criteria ?? [])
                if (criterion.Evidence is { } id && routine.FindField(id) is { Type: not FieldType.Evidence } field)
                    reading.Add(reading.PlaceOf(criterion.Met!), "evidence-type",
                        $"criterion \"{criterion.Id}\" names \"{id}\" as its evidence, which has the type "
                        + $"\"{Name(field.Type)}\"; give the field \"type: evidence\", or write \"met: '{id} …'\"");
        }
    }

    private static void Of(State state, Routine routine, Reading reading)
    {
        if (state.Fillable.IsEmpty) return;
        var at = reading.PlaceOf(state);
        if (state.Gate is not null)
            reading.Add(at, "form-at-gate", $"state \"{state.Id}\" is a gate: it decides on what is there; put its "
                + "form and checklist into the state before");
        if (state.Referral is not null)
            reading.Add(at, "form-at-referral", $"state \"{state.Id}\" is a referral: those who are asked answer by "
                + "their statements; put its form and checklist into the state before");
        if (state.End is not null)
            reading.Add(at, "form-at-end", $"state \"{state.Id}\" is an end: nobody fills in a closed case; let a "
                + "trigger of it ask for the fields");
        foreach (var field in state.Checklist.Select(routine.FindField).OfType<Field>()
            .Where(f => f.Type != FieldType.YesNo))
            reading.Add(at, "checklist-type", $"the checklist of \"{state.Id}\" names \"{field.Id}\", which has the "
                + $"type \"{Name(field.Type)}\"; expected \"yes-no\" fields, or put it into \"form\"");
        foreach (var id in state.Fillable.GroupBy(f => f).Where(g => g.Count() > 1).Select(g => g.Key))
            reading.Add(at, "form-twice", $"state \"{state.Id}\" has \"{id}\" twice in its form and checklist; name it "
                + "once");
        if (state.Fillable.Contains(FieldInput.LeadDepartment))
            reading.Add(at, "form-lead-department",
                $"the form of \"{state.Id}\" names \"{FieldInput.LeadDepartment}\": "
                + "a case is given away by a trigger; put it into the \"asks\" of one");
    }

    private static void Of(Trigger trigger, State state, Routine routine, Reading reading)
    {
        // A scenario's step names either: one word cannot mean two things in one state.
        if (trigger.Id == Fill && !state.Fillable.IsEmpty)
            reading.Add(reading.PlaceOf(trigger), "trigger-and-form", $"trigger \"{Fill}\" is called as what the form "
                + $"of \"{state.Id}\" does; choose another name");
        if (trigger.Needs.Contains(FieldInput.LeadDepartment))
            reading.Add(reading.PlaceOf(trigger), "form-lead-department", $"trigger \"{trigger.Id}\" needs "
                + $"\"{FieldInput.LeadDepartment}\", which every case has; remove it");
        if (trigger.Asks.Intersect(trigger.Needs).Select(routine.FindField)
            .FirstOrDefault(f => f is { Required: true, Type: not FieldType.YesNo }) is { } both)
            reading.Add(reading.PlaceOf(trigger), "needs-what-it-asks", $"trigger \"{trigger.Id}\" needs "
                + $"\"{both.Id}\", which it asks for and which is required, so that it is always there; "
                + "remove it from \"needs\"");
    }

    private static string Name(FieldType type) => FieldReader.Types.First(t => t.Value == type).Key;
}
