using System.Text;
using IPB.Host.Access;
using IPB.Workflows;
using IPB.Workflows.Routines;
using IPB.Workflows.Routines.Diagrams;
using IPB.Workflows.Routines.Exports;
using IPB.Workflows.Storage;

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
        api.MapGet("/routines/{id}/elsa.json", Elsa).WithName("GetElsaDefinition")
            .WithSummary("The routine as a workflow definition that Elsa 3.8 imports.");
    }

    private static IResult Elsa(string id, WorkflowEngine engine, CurrentPerson current)
    {
        if (engine.Routines.FindNewest(id) is not { } routine) return NoRoutine(id);
        try
        {
            return Results.File(Encoding.UTF8.GetBytes(ElsaExport.Write(routine, current.Language)), "application/json",
                $"{routine.Id}.elsa.json");
        }
        catch (ElsaExportRefused refused)
        {
            return Results.Problem(Problems.Of(409, "not-for-elsa", refused.Message));
        }
    }

    private static async Task<IResult> DiagramAsync(
        string id, WorkflowEngine engine, CurrentPerson current, Seen seen, CancellationToken ct)
    {
        if (engine.Routines.FindNewest(id) is not { } routine) return NoRoutine(id);
        var counts = await (await seen.CasesAsync(ct)).CountAsync(id, ct);
        return Results.Text(
            RoutineDiagram.Svg(routine, current.Language, new DiagramMarks { Counts = counts.ByState() }),
            "image/svg+xml");
    }

    private static IResult NoRoutine(string id) => Results.Problem(
        Problems.Of(404, "routine-not-found", $"There is no routine {id}."));
}

internal sealed record RoutineView(
    string Id, int Version, string Name, string Purpose, IReadOnlyList<string> Phases,
    IReadOnlyList<FieldView> Fields, IReadOnlyList<string> SubmitAsks, IReadOnlyList<StateView> States)
{
    /// <summary>What may happen in every state that is not an end.</summary>
    public required IReadOnlyList<string> Triggers { get; init; }

    /// <summary>How many cases should be in a place of the board at once, by <c>phase:pilot</c>, <c>gate:bp1</c>,
    /// <c>state:working</c>.</summary>
    public IReadOnlyDictionary<string, int> WipLimits { get; init; } = new Dictionary<string, int>();

    public static RoutineView Of(Routine r, CurrentPerson current) => new(r.Id, r.Version, current.Say(r.Name),
        current.Say(r.Purpose), [.. r.Phases.Select(p => p.Id)],
        [.. r.Fields.Select(f => new FieldView(f.Id, f.Type.ToString(), current.Say(f.Name), f.Required))],
        r.SubmitAsks, [.. r.States.Select(s => StateView.Of(s, current))])
    {
        Triggers = [.. r.Triggers.Select(t => t.Id)],
        WipLimits = Workflows.Crowding.Crowd.Of([r], new Dictionary<string, int>()).Places
            .ToDictionary(p => p.Id, p => p.Limit),
    };
}

internal sealed record FieldView(string Id, string Type, string Name, bool Required);

internal sealed record StateView(
    string Id, string Name, string? Phase, bool IsGate, bool IsEnd, IReadOnlyList<string> Triggers,
    IReadOnlyList<string> Outcomes)
{
    /// <summary>Id of the group that it stands in, or null.</summary>
    public string? Parent { get; init; }

    /// <summary>True: no case is in it but in one of the states whose parent it is.</summary>
    public bool IsGroup { get; init; }
    public bool IsReferral { get; init; }

    /// <summary>The case goes on when enough of its child cases have ended.</summary>
    public bool WaitsForChildren { get; init; }

    /// <summary>Ids of the routines of which child cases are opened there.</summary>
    public IReadOnlyList<string> Opens { get; init; } = [];

    /// <summary>Names of the automations that are started there.</summary>
    public IReadOnlyList<string> Automations { get; init; } = [];

    public static StateView Of(State s, CurrentPerson current) => new(s.Id, current.Say(s.Name), s.Phase,
        s.Gate is not null, s.End is not null, [.. s.Triggers.Select(t => t.Id)],
        [.. s.Gate?.Outcomes.Keys.Order().Select(o => o.Name()) ?? [],
            .. s.Referral?.Outcomes.Select(o => o.End.Name()) ?? [],
            .. s.Children?.Ways.Select(w => w.Name) ?? []])
    {
        Parent = s.Parent,
        IsGroup = s.IsGroup,
        IsReferral = s.Referral is not null,
        WaitsForChildren = s.Children is not null,
        Automations = [.. s.Triggers.Select(t => t.Automation).Prepend(s.Automation).OfType<AutomationUse>()
            .Select(a => a.Name).Distinct()],
        Opens = [.. s.Opens.Concat(s.Triggers.SelectMany(t => t.Opens)).Select(o => o.Routine).Distinct()],
    };
}
