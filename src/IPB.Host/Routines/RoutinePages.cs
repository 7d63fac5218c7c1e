using System.Collections.Immutable;
using IPB.Host.Access;
using IPB.Host.Pages;
using IPB.Host.Routines.Versions;
using IPB.Workflows;
using IPB.Workflows.Access;
using IPB.Workflows.Routines;
using IPB.Workflows.Routines.Versions;
using IPB.Workflows.Storage;

namespace IPB.Host.Routines;

/// <summary>The routines of the city, and one of them with its drawing.</summary>
internal static class RoutinePages
{
    public static void MapRoutinePages(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/routines", ListAsync);
        pages.MapGet("/routines/{id}", ShowAsync);
    }

    private static async Task<IResult> ListAsync(
        WorkflowEngine engine, CurrentPerson current, Seen cases, CancellationToken ct)
    {
        var counts = (await (await cases.CasesAsync(ct)).CountAsync(null, ct))
            .GroupBy(c => c.Routine).ToDictionary(g => g.Key, g => g.Sum(c => c.Cases));
        var rows = new List<RoutineModel>();
        foreach (var seen in await SeenVersions.AllAsync(engine, current.Required, ct))
            if (ShownOf(engine, seen.All) is { } routine)
                rows.Add(new(routine, ImmutableDictionary<string, int>.Empty, seen, [],
                    engine.Routines.WhyNoCases(routine.Id))
                {
                    Cases = counts.GetValueOrDefault(routine.Id),
                });
        return Show.Page<RoutineListPage>(rows);
    }

    private static async Task<IResult> ShowAsync(
        string id, WorkflowEngine engine, CurrentPerson current, Seen cases, CancellationToken ct)
    {
        var seen = await SeenVersions.OfAsync(engine, current.Required, id, ct);
        // Of a routine that was never in force there are only versions to look at.
        return ShownOf(engine, seen.All) is { } routine
            ? Show.Page<RoutinePage>(await ModelAsync(routine, seen, engine, await cases.CasesAsync(ct), ct))
            : Results.Redirect($"/routines/{id}/versions/{seen.All.Versions[^1].Version}");
    }

    private static Routine? ShownOf(WorkflowEngine engine, VersionsOfRoutine all) =>
        all.Newest is { } newest ? engine.Routines.Find(all.Routine, newest.Version) : null;

    private static async Task<RoutineModel> ModelAsync(
        Routine routine, SeenVersions seen, WorkflowEngine engine, SeenCases cases, CancellationToken ct)
    {
        var counts = await cases.CountAsync(routine.Id, ct);
        return new(routine, counts.ByState(), seen, counts.Running(), engine.Routines.WhyNoCases(routine.Id));
    }
}

/// <param name="Routine">The version in force, or the newest that was.</param>
/// <param name="Counts">Cases by state.</param>
/// <param name="WhyNoCases">Null: cases can be submitted.</param>
public sealed record RoutineModel(Routine Routine, IReadOnlyDictionary<string, int> Counts, SeenVersions Seen,
    ImmutableArray<RunningCases> Running, RoutineTakesNoCases? WhyNoCases)
{
    /// <summary>How many cases there are, for the list of routines.</summary>
    public int Cases { get; init; }
}
