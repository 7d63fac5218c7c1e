using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Files;
using IPB.Workflows.People;

namespace IPB.Workflows.Routines;

/// <summary>Every word that names something names something that there is.</summary>
internal static class RoutineReferences
{
    internal static void Resolve(
        Routine routine, Reading reading, Organisation? organisation, IReadOnlyCollection<string>? tables)
    {
        var fields = routine.Fields.Select(f => f.Id).ToList();
        reading.Resolve(Kinds.State, [.. routine.States.Select(s => s.Id)]);
        reading.Resolve(Kinds.Field, [.. fields, Cases.FieldInput.LeadDepartment]);
        reading.Resolve(Kinds.Phase, [.. routine.Phases.Select(p => p.Id)]);
        reading.Resolve(Kinds.Name, [.. fields, .. ConditionNames.BuiltIn]);
        reading.Resolve(Kinds.Step, Steps(routine));
        if (tables is not null) reading.Resolve(Kinds.Table, tables);
        if (organisation is not null) OrganisationReferences.Resolve(reading, organisation);
    }

    private static ImmutableHashSet<string> Steps(Routine routine) =>
    [
        .. routine.AllTriggers.Select(t => t.Id),
        .. routine.States.SelectMany(s => s.Gate?.Outcomes.Keys ?? []).Select(o => o.Name()),
        .. routine.States.Any(s => s.Referral is not null) ? AnswerSteps.All : [],
        .. routine.Openings.Any() ? ChildSteps.All : [],
        .. routine.Automations.Any() ? AutomationSteps.All : [],
        .. routine.States.All(s => s.Fillable.IsEmpty) ? [] : (string[])[FormChecks.Fill],
        .. routine.Hold is null ? [] : (string[])[HoldReader.Hold, HoldReader.Resume],
    ];
}
