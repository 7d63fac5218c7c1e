using System.Collections.Immutable;
using IPB.Host.Access;
using IPB.Host.Pages;
using IPB.Workflows;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;
using IPB.Workflows.Routines.Versions;
using IPB.Workflows.Storage;

namespace IPB.Host.Routines.Versions;

/// <summary>A version of a routine with all that can be done to it, and the sheet on which it is published.</summary>
internal static class VersionPages
{
    private const string Address = "/routines/{id}/versions/{version:int}";

    public static void MapVersionPages(this IEndpointRouteBuilder pages)
    {
        pages.MapGet(Address, ShowAsync);
        pages.MapPost(Address, DoAsync);
        pages.MapGet(Address + "/publish", SheetAsync);
    }

    private static async Task<IResult> ShowAsync(
        string id, int version, WorkflowEngine engine, CurrentPerson current, Seen cases, CancellationToken ct) =>
        Show.Page<VersionPage>(await ModelAsync(id, version, FormState.None, engine, current, cases, ct));

    private static async Task<IResult> SheetAsync(
        string id, int version, WorkflowEngine engine, CurrentPerson current, Seen cases, CancellationToken ct)
    {
        var model = await ModelAsync(id, version, FormState.None, engine, current, cases, ct);
        return HasSheet(model)
            ? Show.Page<PublishPage>(model) : Results.Redirect(model.Address);
    }

    private static bool HasSheet(VersionModel model) =>
        model is { Seen.IsOwner: true, Version.Status: VersionStatus.Reviewed };

    private static async Task<IResult> DoAsync(string id, int version, IFormCollection form, WorkflowEngine engine,
        Database database, CommandSender sender, CurrentPerson current, Seen cases, CancellationToken ct)
    {
        var name = form[FormState.FormField].ToString();
        try
        {
            var command = VersionForms.Command(form, id, version, await database.NowAsync(ct));
            await engine.Versions.DoAsync(command, sender.FromForm(form["key"]), ct);
            return Show.Next($"/routines/{id}/versions/{version}", VersionForms.DoneOf(command));
        }
        catch (Refusal refusal) when (refusal.Kind != RefusalKind.NotFound)
        {
            var model = await ModelAsync(id, version, FormState.Of(form, refusal), engine, current, cases, ct);
            return name == VersionForms.Publish && HasSheet(model)
                ? Show.Page<PublishPage>(model, Show.StatusOf(refusal))
                : Show.Page<VersionPage>(model, Show.StatusOf(refusal));
        }
    }

    private static async Task<VersionModel> ModelAsync(string id, int version, FormState form, WorkflowEngine engine,
        CurrentPerson current, Seen cases, CancellationToken ct)
    {
        var seen = await SeenVersions.OfAsync(engine, current.Required, id, ct);
        var found = seen.All.Find(version) ?? throw new VersionNotFound(id, version);
        var (source, check) = await engine.Versions.CheckAsync(id, version, ct);
        var before = seen.All.Newest is { } newest && newest.Version != version
            ? engine.Routines.Find(id, newest.Version) : null;
        var counts = await (await cases.CasesAsync(ct)).CountAsync(id, ct);
        return new(seen, found, source, check, counts.Running(), before, form);
    }
}

/// <summary>A version as one person sees it now.</summary>
/// <param name="Before">The version in force; null: it is this one, or there is none.</param>
public sealed record VersionModel(SeenVersions Seen, RoutineVersion Version, string Source, VersionCheck Check,
    ImmutableArray<RunningCases> Running, Routine? Before, FormState Form)
{
    public string Address => $"/routines/{Version.Routine}/versions/{Version.Version}";
    public VersionStanding Standing => Seen.All.StandingOf(Version);

    /// <summary>Of the routine.</summary>
    public Text Name => Check.Routine?.Name ?? Before?.Name ?? new(Version.Routine, Version.Routine);

    /// <summary>The newest step first.</summary>
    public IEnumerable<VersionEvent> History => Seen.History.Where(e => e.Version == Version.Version).Reverse();
}
