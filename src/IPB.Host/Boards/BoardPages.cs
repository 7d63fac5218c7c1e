using IPB.Host.Pages;
using IPB.Workflows;
using IPB.Workflows.Routines.Versions;
using Microsoft.AspNetCore.Mvc;

namespace IPB.Host.Boards;

/// <summary>The board of a routine: its cases by phase, with the gates between.</summary>
internal static class BoardPages
{
    public static void MapBoards(this IEndpointRouteBuilder pages) => pages.MapGet("/board", ShowAsync);

    private static async Task<IResult> ShowAsync(string? routine, [FromQuery(Name = "dept")] string[] departments,
        string? closed, WorkflowEngine engine, BoardDesk desk, CancellationToken ct)
    {
        var chosen = engine.Routines.FindNewest(
            string.IsNullOrEmpty(routine) ? WorkflowEngine.DefaultRoutine : routine);
        if (chosen is null && !string.IsNullOrEmpty(routine)) throw new RoutineNotFound(routine);
        return Show.Page<BoardPage>(await desk.ReadAsync(chosen ?? engine.Routines.Newest()[0],
            [.. departments.Where(d => engine.Organisation.FindDepartment(d) is not null).Distinct()], closed, ct));
    }
}
