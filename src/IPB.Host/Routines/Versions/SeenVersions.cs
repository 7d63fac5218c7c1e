using System.Collections.Immutable;
using IPB.Workflows;
using IPB.Workflows.People;
using IPB.Workflows.Routines.Versions;

namespace IPB.Host.Routines.Versions;

/// <summary>The versions of a routine as far as a person may see them: drafts are for owners of routines.</summary>
public sealed record SeenVersions(
    VersionsOfRoutine All, ImmutableArray<VersionEvent> History, ImmutableArray<RoutineDrift> Drift, bool IsOwner)
{
    /// <exception cref="VersionNotFound">There is no such routine, or nothing of it to see.</exception>
    public static async Task<SeenVersions> OfAsync(
        WorkflowEngine engine, Person person, string routine, CancellationToken ct)
    {
        var owner = engine.Organisation.OwnsRoutines(person);
        var all = Seen(await engine.Versions.OfAsync(routine, ct) ?? throw new RoutineNotFound(routine), owner);
        if (all.Versions.IsEmpty) throw new RoutineNotFound(routine);
        var history = await engine.Versions.HistoryAsync(routine, ct);
        return new(all, owner ? history : [.. history.Where(e => IsPublic(e) && all.Find(e.Version) is not null)],
            [.. engine.Versions.Drift.Where(d => d.Routine == routine)], owner);
    }

    /// <summary>All routines of which there is something to see, by id; without their histories.</summary>
    public static async Task<ImmutableArray<SeenVersions>> AllAsync(
        WorkflowEngine engine, Person person, CancellationToken ct)
    {
        var owner = engine.Organisation.OwnsRoutines(person);
        var drift = engine.Versions.Drift;
        return
        [
            .. from all in await engine.Versions.AllAsync(ct)
               let seen = Seen(all, owner)
               where !seen.Versions.IsEmpty
               select new SeenVersions(seen, [], [.. drift.Where(d => d.Routine == all.Routine)], owner),
        ];
    }

    private static VersionsOfRoutine Seen(VersionsOfRoutine all, bool owner) => owner
        ? all : all with { Versions = [.. all.Versions.Where(v => v.EffectiveAt is not null)] };

    private static bool IsPublic(VersionEvent step) => step.Action is VersionAction.Installed or VersionAction.Adopted
        or VersionAction.Published or VersionAction.Retired;
}
