using System.Collections.Immutable;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Searching;

/// <summary>States of routines in every version that cases may be on.</summary>
public static class StateSets
{
    public static ImmutableArray<(string Routine, string State)> Of(
        RoutineCatalog routines, Func<Routine, State, bool> chosen) =>
    [
        .. (from newest in routines.Newest()
            from version in routines.VersionsOf(newest.Id)
            let routine = routines.Find(newest.Id, version)
            where routine is not null
            from state in routine.States
            where !state.IsGroup && chosen(routine, state)
            select (routine.Id, state.Id)).Distinct(),
    ];

    public static ImmutableArray<(string Routine, string State)> OfPhase(
        RoutineCatalog routines, Func<Phase, bool> chosen) =>
        Of(routines, (r, s) => s.Phase is { } id && r.Phases.Any(p => p.Id == id && chosen(p)));
}
