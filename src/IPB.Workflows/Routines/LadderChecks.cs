using IPB.Workflows.Files;
using IPB.Workflows.People;

namespace IPB.Workflows.Routines;

/// <summary>An escalation ladder ends at a person who is there: in every department that can have the case.</summary>
internal static class LadderChecks
{
    private const int MostNamed = 5;

    internal static void Check(Routine routine, Reading reading, Organisation organisation)
    {
        foreach (var state in routine.States)
        {
            if (state.Escalations.IsEmpty) continue;
            var last = state.Escalations[^1];
            if (organisation.FindRole(last.To.Role) is null) continue;
            var missing = Missing(organisation, last.To);
            if (missing.Count == 0) continue;
            var named = string.Join(", ", missing.Take(MostNamed))
                + (missing.Count > MostNamed ? $" and {missing.Count - MostNamed} more" : "");
            reading.Findings.Warn(reading.PlaceOf(last), "ladder-without-person",
                $"the last escalation of \"{state.Id}\" goes to \"{last.To}\", which nobody is in {named}: there the "
                + $"ladder ends at the fallback, {organisation.Fallback.Name}; give someone the role or add a "
                    + "last rung");
        }
    }

    private static List<string> Missing(Organisation organisation, Party to) =>
        to.Of is not (Party.LeadDepartment or Party.SubmittingDepartment) ? []
            : [.. organisation.Departments.Select(d => d.Code)
                .Where(code => organisation.Holders(Person.KeyOf(to.Role, code)).IsEmpty)];
}
