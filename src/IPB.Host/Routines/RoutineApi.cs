using IPB.Host.Access;
using IPB.Workflows;
using IPB.Workflows.Routines;
using IPB.Workflows.Routines.Diagrams;

namespace IPB.Host.Routines;

/// <summary>Routines for programs.</summary>
internal static class RoutineApi
{
    public static void MapRoutines(this IEndpointRouteBuilder api)
    {
        api.MapGet("/routines", (WorkflowEngine engine, CurrentPerson current) =>
                engine.Routines.Current.Select(r => RoutineView.Of(r, current)))
            .WithName("ListRoutines").WithSummary("The routines that cases can be submitted to.");
        api.MapGet("/routines/{id}", (string id, WorkflowEngine engine, CurrentPerson current) =>
                engine.Routines.FindNewest(id) is { } routine
                    ? Results.Ok(RoutineView.Of(routine, current)) : NoRoutine(id))
            .WithName("GetRoutine").WithSummary("A routine with its states, triggers and fields.");
        api.MapGet("/routines/{id}/diagram.svg", DiagramAsync).WithName("GetDiagram")
            .WithSummary("The routine as a drawing, with the number of cases in each state.");
    }

    private static async Task<IResult> DiagramAsync(
        string id, WorkflowEngine engine, CurrentPerson current, CancellationToken ct)
    {
        if (engine.Routines.FindNewest(id) is not { } routine) return NoRoutine(id);
        var counts = await engine.Cases.CountByStateAsync(id, ct);
        return Results.Text(RoutineDiagram.Svg(routine, current.Language, new DiagramMarks { Counts = counts }),
            "image/svg+xml");
    }

    private static IResult NoRoutine(string id) => Results.Problem(
        Problems.Of(404, "routine-not-found", $"There is no routine {id}."));
}

internal sealed record RoutineView(
    string Id, int Version, string Name, string Purpose, IReadOnlyList<string> Phases,
    IReadOnlyList<FieldView> Fields, IReadOnlyList<string> SubmitAsks, IReadOnlyList<StateView> States)
{
    public static RoutineView Of(Routine r, CurrentPerson current) => new(r.Id, r.Version, current.Say(r.Name),
        current.Say(r.Purpose), [.. r.Phases.Select(p => p.Id)],
        [.. r.Fields.Select(f => new FieldView(f.Id, f.Type.ToString(), current.Say(f.Name), f.Required))],
        r.SubmitAsks, [.. r.States.Select(s => StateView.Of(s, current))]);
}

internal sealed record FieldView(string Id, string Type, string Name, bool Required);

internal sealed record StateView(
    string Id, string Name, string? Phase, bool IsGate, bool IsEnd, IReadOnlyList<string> Triggers,
    IReadOnlyList<string> Outcomes)
{
    public bool IsReferral { get; init; }

    public static StateView Of(State s, CurrentPerson current) => new(s.Id, current.Say(s.Name), s.Phase,
        s.Gate is not null, s.End is not null, [.. s.Triggers.Select(t => t.Id)],
        [.. s.Gate?.Outcomes.Keys.Order().Select(o => o.Name()) ?? [],
            .. s.Referral?.Outcomes.Select(o => o.End.Name()) ?? []])
    {
        IsReferral = s.Referral is not null,
    };
}
