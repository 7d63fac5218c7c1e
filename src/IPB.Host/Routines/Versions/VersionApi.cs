using IPB.Host.Access;
using IPB.Host.Cases;
using IPB.Workflows;
using IPB.Workflows.Routines.Versions;
using IPB.Workflows.Storage;

namespace IPB.Host.Routines.Versions;

/// <summary>Versions of routines for programs: looking at them for everybody, changing them for their owners.</summary>
internal static class VersionApi
{
    private const string Base = "/routines/{id}/versions";

    public static void MapVersions(this IEndpointRouteBuilder api)
    {
        api.MapGet(Base, ListAsync).WithName("ListVersions")
            .WithSummary("The versions of a routine with their history; drafts for owners of routines only.")
            .Produces<VersionListView>().ProducesProblem(404);
        api.MapGet(Base + "/{version}", GetAsync).WithName("GetVersion")
            .WithSummary("A version with its text, and what check and scenarios say of it now.")
            .Produces<VersionDetailView>().ProducesProblem(404);
        Step(api, "propose", (string id, int version, NoteBody? body, VersionSteps steps, CancellationToken ct) =>
                steps.TakeAsync(new ProposeVersion(id, version, body?.Note) { Hash = body?.Hash }, ct),
            "ProposeVersion", "Ask for the review of a draft; whoever asks does not review.");
        Step(api, "review", (string id, int version, NoteBody? body, VersionSteps steps, CancellationToken ct) =>
                steps.TakeAsync(new ReviewVersion(id, version, body?.Note) { Hash = body?.Hash }, ct),
            "ReviewVersion", "Stand for a draft after reading it; it has no error and its scenarios pass.");
        Step(api, "publish", PublishAsync, "PublishVersion",
            "Put a reviewed version into use, at once or from a time on; not by whoever reviewed it.");
        Step(api, "take-back", (string id, int version, ReasonBody? body, VersionSteps steps, CancellationToken ct) =>
                steps.TakeAsync(new TakeBackVersion(id, version, body?.Reason ?? "") { Hash = body?.Hash }, ct),
            "TakeBackVersion", "Make a reviewed version, or one that is not in force yet, a draft again.");
        Step(api, "retire", (string id, int version, ReasonBody? body, VersionSteps steps, CancellationToken ct) =>
                steps.TakeAsync(new RetireVersion(id, version, body?.Reason ?? "") { Hash = body?.Hash }, ct),
            "RetireVersion", "Let no case start on a version any more; those on it go on.");
    }

    private static void Step(IEndpointRouteBuilder api, string step, Delegate handler, string name, string summary) =>
        api.MapPost($"{Base}/{{version}}/{step}", handler).RequireAuthorization(SignIn.ByHeader)
            .WithName(name).WithSummary(summary).Produces<VersionEventView>().Unsafe();

    private static async Task<VersionListView> ListAsync(
        string id, WorkflowEngine engine, CurrentPerson current, Seen cases, CancellationToken ct)
    {
        var seen = await SeenVersions.OfAsync(engine, current.Required, id, ct);
        var counts = await (await cases.CasesAsync(ct)).CountAsync(id, ct);
        return VersionListView.Of(seen, counts.Running());
    }

    private static async Task<VersionDetailView> GetAsync(
        string id, int version, WorkflowEngine engine, CurrentPerson current, Seen cases, CancellationToken ct)
    {
        var seen = await SeenVersions.OfAsync(engine, current.Required, id, ct);
        var found = seen.All.Find(version) ?? throw new VersionNotFound(id, version);
        var (source, check) = await engine.Versions.CheckAsync(id, version, ct);
        var running = (await (await cases.CasesAsync(ct)).CountAsync(id, ct)).Running();
        return VersionDetailView.Of(VersionView.Of(found, seen, running), source, check);
    }

    private static async Task<VersionEventView> PublishAsync(
        string id, int version, PublishBody? body, VersionSteps steps, Database database, CancellationToken ct) =>
        await steps.TakeAsync(new PublishVersion(id, version, body?.Changelog ?? "",
            EffectiveTime.Read(body?.Effective, await database.NowAsync(ct)))
        { Hash = body?.Hash }, ct);
}

/// <summary>Takes the step that a call asks for.</summary>
internal sealed class VersionSteps(WorkflowEngine engine, CommandSender sender)
{
    public async Task<VersionEventView> TakeAsync(VersionCommand command, CancellationToken ct) =>
        VersionEventView.Of(await engine.Versions.DoAsync(command, sender.FromHeader(), ct));
}

/// <param name="Hash">The hash you saw; another one refuses the call.</param>
internal sealed record NoteBody(string? Note, string? Hash);

/// <inheritdoc cref="NoteBody"/>
internal sealed record ReasonBody(string? Reason, string? Hash);

/// <param name="Changelog">What is new, for those who work with the routine.</param>
/// <param name="Effective">
/// A date, a local time such as <c>2026-12-01T08:00</c>, or an instant with its offset; left out: at once.
/// </param>
/// <param name="Hash">The hash you saw; another one refuses the call.</param>
internal sealed record PublishBody(string? Changelog, string? Effective, string? Hash);
