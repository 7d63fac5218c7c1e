using System.Collections.Immutable;
using IPB.Host.Access;
using IPB.Host.Pages;
using IPB.Workflows;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.People;
using IPB.Workflows.Storage;

namespace IPB.Host.People;

/// <summary>One's own absences and delegations; for administrators and auditors those of the whole city.</summary>
internal static class CoverPages
{
    public static void MapCoverPages(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/cover", ShowAsync);
        pages.MapPost("/cover", DoAsync);
        pages.MapGet("/cover/all", ShowAllAsync);
        pages.MapPost("/cover/all", DoAsync);
        pages.MapGet("/cover/{id:guid}/pass-on", PassOnAsync);
    }

    private static async Task<IResult> ShowAsync(
        WorkflowEngine engine, Database database, CurrentPerson current, CancellationToken ct) =>
        Show.Page<CoverPage>(await ModelAsync(false, null, FormState.None, (engine, database), current, ct));

    private static async Task<IResult> ShowAllAsync(
        WorkflowEngine engine, Database database, CurrentPerson current, CancellationToken ct) =>
        CoverApi.SeesAll(current.Required)
            ? Show.Page<CoverPage>(await ModelAsync(true, null, FormState.None, (engine, database), current, ct))
            : Results.StatusCode(StatusCodes.Status403Forbidden);

    private static async Task<IResult> PassOnAsync(
        Guid id, WorkflowEngine engine, Database database, CurrentPerson current, CancellationToken ct)
    {
        var model = await ModelAsync(false, id, FormState.None, (engine, database), current, ct);
        return model.PassesOn is { Steps: > 0 } parent && parent.To == current.Required.Id
            ? Show.Page<CoverPage>(model) : Results.StatusCode(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> DoAsync(HttpContext http, IFormCollection form, WorkflowEngine engine,
        Database database, CommandSender sender, CurrentPerson current, CancellationToken ct)
    {
        var all = http.Request.Path.Value == "/cover/all" && CoverApi.SeesAll(current.Required);
        try
        {
            var command = CoverForms.Command(form, current.Required.Id);
            await CarryOutAsync(engine.Cover, command, sender.FromForm(form["key"]), ct);
            return Show.Next(all ? "/cover/all" : "/cover", CoverForms.DoneOf(command));
        }
        catch (Refusal refusal)
        {
            var parent = Guid.TryParse(form["parent"], out var id) ? id : (Guid?)null;
            return Show.Page<CoverPage>(
                await ModelAsync(all, parent, FormState.Of(form, refusal), (engine, database), current, ct),
                Show.StatusOf(refusal));
        }
    }

    private static Task CarryOutAsync(CoverDesk desk, CoverCommand command, Sender sender, CancellationToken ct) =>
        command switch
        {
            ReportAbsence c => desk.DoAsync(c, sender, ct),
            EndAbsence c => desk.DoAsync(c, sender, ct),
            Workflows.People.Delegate c => desk.DoAsync(c, sender, ct),
            Revoke c => desk.DoAsync(c, sender, ct),
            _ => throw new ArgumentException($"no door for {command.GetType().Name}", nameof(command)),
        };

    private static async Task<CoverModel> ModelAsync(bool all, Guid? passesOn, FormState form,
        (WorkflowEngine Engine, Database Database) city, CurrentPerson current, CancellationToken ct)
    {
        var me = current.Required;
        var delegations = await city.Engine.Cover.DelegationsAsync(all ? null : me.Id, ct);
        return new(all, Stockholm.DateOf(await city.Database.NowAsync(ct)),
            await city.Engine.Cover.AbsencesAsync(all ? null : me.Id, ct), delegations, form)
        {
            Administers = all && me.Has(SignIn.Administrator),
            SeesAll = CoverApi.SeesAll(me),
            PassesOn = delegations.FirstOrDefault(d => d.Id == passesOn && d.RevokedAt is null),
        };
    }
}

/// <param name="All">Of the whole city.</param>
/// <param name="Absences">The newest first, also past ones.</param>
public sealed record CoverModel(bool All, DateOnly Today, ImmutableArray<KeptAbsence> Absences,
    ImmutableArray<Delegation> Delegations, FormState Form)
{
    /// <summary>Whether the reader enters absences and delegations of others here.</summary>
    public bool Administers { get; init; }
    public bool SeesAll { get; init; }

    /// <summary>The delegation that is being passed on.</summary>
    public Delegation? PassesOn { get; init; }
    public string Address => All ? "/cover/all" : "/cover";

    public bool Holds(KeptAbsence a) => a.EndedAt is null && a.To >= Today;
    public bool Holds(Delegation d) => d.RevokedAt is null && d.Last >= Today;
}
