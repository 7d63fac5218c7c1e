using IPB.Rules;
using IPB.Workflows.Automations;
using IPB.Workflows.Cases;
using IPB.Workflows.Files;
using IPB.Workflows.Proofs;

namespace IPB.Workflows.Routines;

/// <summary>What must hold between a routine and the automations that it starts.</summary>
internal static class AutomationChecks
{
    /// <summary>What must hold within one state.</summary>
    internal static void Check(State state, Section s)
    {
        if (!s.Has("automation")) return;
        if (state.IsGroup)
            s.Add("automation", "automation-at-group", $"{s.Label} has sub-states: a case is in one of them; put "
                + "\"automation\" into the one that it is for");
        if (state.End is not null)
            s.Add("automation", "automation-at-end", $"{s.Label} is an end: nothing is done for a case that is closed; "
                + "put \"automation\" into the state before");
    }

    internal static void Check(Routine routine, Reading reading)
    {
        foreach (var (use, by) in All(routine))
        {
            Fits(routine, use, by, reading);
            if (by?.Bounce is not null)
                reading.Add(reading.PlaceOf(use), "automation-and-bounce", $"trigger \"{by.Id}\" sends the case on and "
                    + "starts an automation; put \"automation\" into the state that the case comes to");
        }

        foreach (var started in routine.StartedAutomations)
        {
            if (started is { By: null, In.End: not null }) continue;
            if (started is { By: { } by, In.End: not null })
                reading.Add(reading.PlaceOf(started.Use), "automation-at-end",
                    $"trigger \"{by.Id}\" starts an automation "
                    + $"and leads to \"{started.In.Id}\", which is an end: nothing is done for a case that is closed");
            else if (!reading.Incomplete)
                foreach (var (key, trigger) in new[] { ("done", started.Use.Done), ("failed", started.Use.Failed) })
                    if (trigger is { Length: > 0 }) Fires(routine, started, (key, trigger), reading);
        }
    }

    private static IEnumerable<(AutomationUse Use, Trigger? By)> All(Routine routine) =>
        routine.States.Where(s => s.Automation is not null).Select(s => (s.Automation!, (Trigger?)null))
            .Concat(routine.AllTriggers.Where(t => t.Automation is not null).Select(t => (t.Automation!, (Trigger?)t)));

    private static void Fires(Routine routine, StartedAutomation started, (string Key, string Trigger) result,
        Reading reading)
    {
        var at = reading.PlaceOf(started.Use);
        var (key, trigger) = result;
        if (routine.FindOffered(started.In, trigger) is not { } found)
        {
            var offered = routine.Offered(started.In).Where(o => o.Trigger.BySystem).Select(o => o.Trigger.Id)
                .Distinct().ToList();
            reading.Add(at, "automation-result",
                $"{key}: the state \"{started.In.Id}\", where \"{started.Use.Name}\" is "
                + $"under way, has no trigger {Shown.Quoted(trigger)}; "
                + (offered.Count == 0 ? $"add one with \"by: system\" that says what comes then"
                    : Findings.Hint(reading.Findings.Nearest(trigger, offered), offered)));
        }
        else if (!found.BySystem)
            reading.Add(at, "automation-trigger", $"{key}: the automation fires \"{trigger}\", which people fire; "
                + "expected a trigger with \"by: system\"");
    }

    /// <summary>Name, inputs and outputs, as the one who offers the automation declares them.</summary>
    private static void Fits(Routine routine, AutomationUse use, Trigger? by, Reading reading)
    {
        var at = reading.PlaceOf(use);
        if (use.Name.Length == 0) return;
        if (reading.Automations.FindMissingRunner(use.Name) is { } runner)
        {
            reading.Add(at, "automation-runner-missing", $"the automation \"{use.Name}\" is carried out by the runner "
                + $"\"{runner}\", which is not installed here; install the module that brings it "
                + $"({AutomationRunner.ModuleOf(runner)}), or name an automation of the host itself: "
                + string.Join(", ", reading.Automations.All.Select(a => a.Name)));
            return;
        }

        if (reading.Automations.Find(use.Name) is not { } signature)
        {
            reading.Findings.Unknown(at, "automation", use.Name, [.. reading.Automations.All.Select(a => a.Name)]);
            return;
        }

        foreach (var (name, value) in use.Inputs.OrderBy(i => i.Key, StringComparer.Ordinal))
            if (signature.Inputs.FirstOrDefault(i => i.Name == name) is not { } input)
                reading.Findings.Unknown(reading.PlaceOf(value), $"input of {use.Name}", name,
                    [.. signature.Inputs.Select(i => i.Name)]);
            else Fits(routine, (use, by), input, value, reading);
        foreach (var missing in signature.Inputs.Where(i => i.Required && !use.Inputs.ContainsKey(i.Name)))
            reading.Add(at, "automation-input-missing", $"\"{use.Name}\" needs \"{missing.Name}\" "
                + $"({missing.Meaning.En}), which is not given; add it under \"inputs\"");
        foreach (var (name, field) in use.Outputs.OrderBy(o => o.Key, StringComparer.Ordinal))
            if (signature.Outputs.FirstOrDefault(o => o.Name == name) is not { } output)
                reading.Findings.Unknown(at, $"output of {use.Name}", name, [.. signature.Outputs.Select(o => o.Name)]);
            else if (routine.FindField(field) is { } found && !Holds(found.Type, output.Type))
                reading.Add(at, "automation-output-type", $"the output \"{name}\" of \"{use.Name}\" is of the type "
                    + $"\"{Type(output.Type)}\", which the field \"{field}\" of the type \"{Type(found.Type)}\" "
                        + "cannot hold");
    }

    private static void Fits(
        Routine routine, (AutomationUse Use, Trigger? By) use, AutomationValue input, Expression value, Reading reading)
    {
        var at = reading.PlaceOf(value);
        var names = ConditionNames.Types(routine);
        var type = value.Type(names.Aggregate(Scope.Of([]), (s, n) => s.With(n.Key, n.Value)));
        var wanted = ConditionNames.TypeOf(input.Type);
        if (!type.ConformsTo(wanted) && !type.Equals(FeelType.Any))
            reading.Add(at, "automation-input-type",
                $"the input \"{input.Name}\" of \"{use.Use.Name}\" is a {wanted}, but "
                + $"\"{value.Text}\" gives a {type}");
        else if (input.Required && OpeningProbe.MayBeEmpty(routine, value, use.By) is { } empty)
            reading.Add(at, "automation-input-may-be-empty", $"\"{use.Use.Name}\" needs \"{input.Name}\", but "
                + $"\"{value.Text}\" gives nothing while \"{empty}\" is not filled in; write what holds then "
                + $"(if {empty} = null then … else …), or make the field required");
    }

    private static bool Holds(FieldType field, FieldType output) => field == output || (field, output) switch
    {
        // A text that is too long for its field is told when it comes.
        (FieldType.LongText or FieldType.Text, FieldType.Text or FieldType.LongText or FieldType.Evidence) => true,
        (FieldType.Money, FieldType.Number) or (FieldType.Number, FieldType.Money) => true,
        _ => false,
    };

    private static string Type(FieldType type) => FieldReader.Types.First(t => t.Value == type).Key;
}
