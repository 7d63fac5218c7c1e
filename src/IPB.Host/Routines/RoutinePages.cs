using IPB.Host.Pages;
using IPB.Workflows;
using IPB.Workflows.Routines;

namespace IPB.Host.Routines;

/// <summary>The routines of the city, and one of them with its drawing.</summary>
internal static class RoutinePages
{
    public static void MapRoutinePages(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/routines", ListAsync);
        pages.MapGet("/routines/{id}", ShowAsync);
    }

    private static async Task<IResult> ListAsync(WorkflowEngine engine, CancellationToken ct)
    {
        var rows = new List<RoutineModel>();
        foreach (var routine in engine.Routines.Current) rows.Add(await ModelAsync(routine, engine, ct));
        return Show.Page<RoutineListPage>(rows);
    }

    private static async Task<IResult> ShowAsync(string id, WorkflowEngine engine, CancellationToken ct) =>
        engine.Routines.Find(id) is { } routine
            ? Show.Page<RoutinePage>(await ModelAsync(routine, engine, ct))
            : Results.StatusCode(StatusCodes.Status404NotFound);

    private static async Task<RoutineModel> ModelAsync(Routine routine, WorkflowEngine engine, CancellationToken ct) =>
        new(routine, await engine.Cases.CountByStateAsync(routine.Id, ct));
}

/// <param name="Counts">Cases by state.</param>
public sealed record RoutineModel(Routine Routine, IReadOnlyDictionary<string, int> Counts);
