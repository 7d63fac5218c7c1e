using System.ComponentModel;
using IPB.Host.Access;
using IPB.Host.Cases;
using IPB.Workflows;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.People;
using IPB.Workflows.Storage;

namespace IPB.Host.People;

/// <summary>Absences and standing delegations for programs.</summary>
internal static class CoverApi
{
    public static void MapCover(this IEndpointRouteBuilder api)
    {
        api.MapGet("/absences", AbsencesAsync).WithName("ListAbsences")
            .WithSummary("Absences of yours or where you stand in, also past ones; the newest first.")
            .ProducesProblem(403);
        api.MapGet("/absences/today", TodayAsync).WithName("ListAway")
            .WithSummary("Who is away today, and who gets what waits on them.");
        api.MapPost("/absences", ReportAsync).RequireAuthorization(SignIn.ByHeader).WithName("ReportAbsence")
            .WithSummary("Enter an absence of yours, or of anybody as an administrator.")
            .Produces<AbsenceView>(201).Unsafe();
        api.MapPost("/absences/{id}/end", EndAsync).RequireAuthorization(SignIn.ByHeader).WithName("EndAbsence")
            .WithSummary("The person is back, or does not go.").Unsafe();
        api.MapGet("/delegations", DelegationsAsync).WithName("ListDelegations")
            .WithSummary("Delegations from or to you, also past and revoked ones; the newest first.")
            .ProducesProblem(403);
        api.MapPost("/delegations", DelegateAsync).RequireAuthorization(SignIn.ByHeader).WithName("Delegate")
            .WithSummary("Let somebody act for you, or for anybody as an administrator.")
            .Produces<DelegationView>(201).Unsafe();
        api.MapPost("/delegations/{id}/revoke", RevokeAsync).RequireAuthorization(SignIn.ByHeader)
            .WithName("RevokeDelegation")
            .WithSummary("From the answer on nothing is decided by it any more, nor by what was passed on from it.")
            .Unsafe();
    }

    /// <summary>Whether a person sees the absences and delegations of everybody.</summary>
    public static bool SeesAll(Person person) => person.Has(SignIn.Administrator) || person.Has("auditor");

    private static async Task<IEnumerable<AbsenceView>> AbsencesAsync(
        [Description("Everybody's; for administrators and auditors.")] bool? all, WorkflowEngine engine,
        CurrentPerson current, CancellationToken ct) =>
        (await engine.Cover.AbsencesAsync(Whose(all, current), ct)).Select(AbsenceView.Of);

    private static async Task<IEnumerable<DelegationView>> DelegationsAsync(
        [Description("Everybody's; for administrators and auditors.")] bool? all, WorkflowEngine engine,
        CurrentPerson current, CancellationToken ct) =>
        (await engine.Cover.DelegationsAsync(Whose(all, current), ct)).Select(DelegationView.Of);

    private static async Task<IEnumerable<AwayView>> TodayAsync(
        WorkflowEngine engine, Database database, CancellationToken ct)
    {
        var (organisation, today) = (engine.Organisation, Stockholm.DateOf(await database.NowAsync(ct)));
        return from person in organisation.People
               let absence = organisation.AbsenceOf(person, today)
               where absence is not null
               let acts = organisation.Reachable(person, today)
               select new AwayView(person.Id, absence.From, absence.To, acts.Id == person.Id ? null : acts.Id);
    }

    private static async Task<IResult> ReportAsync(AbsenceBody body, WorkflowEngine engine, CommandSender sender,
        CurrentPerson current, CancellationToken ct)
    {
        var command = new ReportAbsence(body.Person ?? current.Required.Id, Required("from", body.From),
            Required("to", body.To), body.Substitute);
        var absence = await engine.Cover.DoAsync(command, sender.FromHeader(), ct);
        return Results.Created($"/api/absences/{absence.Id}", AbsenceView.Of(absence));
    }

    private static async Task<AbsenceView> EndAsync(
        Guid id, WorkflowEngine engine, CommandSender sender, CancellationToken ct) =>
        AbsenceView.Of(await engine.Cover.DoAsync(new EndAbsence(id), sender.FromHeader(), ct));

    private static async Task<IResult> DelegateAsync(DelegationBody body, WorkflowEngine engine, CommandSender sender,
        CurrentPerson current, CancellationToken ct)
    {
        var command = new Workflows.People.Delegate(body.From ?? current.Required.Id, body.To ?? "",
            Required("first", body.First), Required("last", body.Last), body.Reason)
        {
            Scope = body.Scope?.Read() ?? DelegationScope.All,
            Steps = body.Steps ?? 0,
            Parent = body.Parent,
        };
        var delegation = await engine.Cover.DoAsync(command, sender.FromHeader(), ct);
        return Results.Created($"/api/delegations/{delegation.Id}", DelegationView.Of(delegation));
    }

    private static async Task<DelegationView> RevokeAsync(
        Guid id, RevokeBody? body, WorkflowEngine engine, CommandSender sender, CancellationToken ct) =>
        DelegationView.Of(await engine.Cover.DoAsync(new Revoke(id, body?.Reason), sender.FromHeader(), ct));

    private static string? Whose(bool? all, CurrentPerson current)
    {
        if (all != true) return current.Required.Id;
        return SeesAll(current.Required) ? null : throw new CoverRefused(RefusalKind.NotAllowed, "not-yours", new Text(
            "Hela stadens frånvaro och delegationer ser systemadministratörer och granskare.",
            "Absences and delegations of the whole city are seen by system administrators and auditors."));
    }

    private static DateOnly Required(string field, DateOnly? day) => day ?? throw new InvalidInput(field, new(
        $"\"{field}\" behöver en dag, till exempel 2026-12-21.", $"\"{field}\" needs a day, such as 2026-12-21."));
}
