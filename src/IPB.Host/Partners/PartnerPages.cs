using System.Collections.Immutable;
using IPB.Host.Attachments;
using IPB.Host.Cases;
using IPB.Host.MailLinks;
using IPB.Host.Pages;
using IPB.Workflows;
using IPB.Workflows.Attachments;
using IPB.Workflows.Cases;
using IPB.Workflows.Partners;
using IPB.Workflows.Storage;

namespace IPB.Host.Partners;

/// <summary>
/// The one page of a partner. It names no case: which one it is, is the session's to say, so that there is no other to
/// ask for.
/// </summary>
internal static class PartnerPages
{
    public const string Path = "/partner";
    public const string AnswerForm = "partner-answer";

    public static void MapPartnerPages(this IEndpointRouteBuilder open)
    {
        var pages = open.MapGroup(Path).RequireAuthorization(PartnerSignIn.Policy);
        pages.MapGet("", ShowAsync);
        pages.MapGet("/files/{id:guid}", DownloadAsync);
        pages.MapPost("", AnswerAsync);
        pages.MapPost("/leave", LeaveAsync);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http, WorkflowEngine engine, Database database, CancellationToken ct)
    {
        DecisionLinkPages.Guard(http);
        return await PageAsync(PartnerSignIn.PartnerOf(http), FormState.None, engine, database, ct);
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, IFormCollection form, WorkflowEngine engine,
        Database database, AttachmentDesk desk, CancellationToken ct)
    {
        DecisionLinkPages.Guard(http);
        var id = PartnerSignIn.PartnerOf(http);
        if (await engine.Partners.FindAsync(id, await database.NowAsync(ct), ct) is not { } found) return Over();
        var key = form["key"].ToString();
        if (key is not { Length: > 0 and <= 200 }) throw new BadHttpRequestException("The form came without its key.");
        try
        {
            // Nothing is kept of files that nobody asked for.
            var files = found.Partner.MayAddFiles ? await desk.TakeAsync(form, key, ct, id) : [];
            await engine.Partners.DoAsync(id, new AnswerAsPartner(form["text"]) { Files = files }, key, ct);
            return Show.Next(Path, "partner-answered");
        }
        catch (CaseNotFound)
        {
            return Over();
        }
        catch (Refusal refusal)
        {
            return await PageAsync(id, FormState.Of(form, refusal), engine, database, ct, desk.Kept);
        }
    }

    private static async Task<IResult> DownloadAsync(
        Guid id, HttpContext http, WorkflowEngine engine, Database database,
        AttachmentStore store, CancellationToken ct)
    {
        DecisionLinkPages.Guard(http);
        if (await engine.Partners.FindAsync(
            PartnerSignIn.PartnerOf(http), await database.NowAsync(ct), ct) is not { } found)
            return Over();
        return found.Partner.FilesOf(found.Case).FirstOrDefault(a => a.File.Id == id)?.File is { } file
            ? Results.File(await store.ReadAsync(file, ct), file.Type, file.Name)
            : Results.StatusCode(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> LeaveAsync(HttpContext http, IFormCollection _)
    {
        await PartnerSignIn.LeaveAsync(http);
        return Show.Page<PartnerGonePage>(new PartnerGoneModel(PartnerGone.Left));
    }

    private static async Task<IResult> PageAsync(string id, FormState form, WorkflowEngine engine, Database database,
        CancellationToken ct, ImmutableArray<KeptFile>? kept = null)
    {
        var now = await database.NowAsync(ct);
        if (await engine.Partners.FindAsync(id, now, ct) is not { } found) return Over();
        var routine = engine.Routines.Find(found.Case.Routine, found.Case.RoutineVersion)!;
        var model = new CaseModel(found.Case, routine, new([], null), found.Journal, now, form)
        {
            Version = version => engine.Routines.Find(found.Case.Routine, version),
            Kept = kept ?? [],
        };
        return Show.Page<PartnerPage>(new PartnerModel(id, found.Partner, model),
            form.Refusal is { } refusal ? Show.StatusOf(refusal) : StatusCodes.Status200OK);
    }

    private static IResult Over() =>
        Show.Page<PartnerGonePage>(new PartnerGoneModel(PartnerGone.Over), StatusCodes.Status410Gone);
}

/// <param name="Id">As <see cref="Partner.IdOf"/> says.</param>
/// <param name="Page">The case as the partner sees it, with nothing that anybody can do to it.</param>
public sealed record PartnerModel(string Id, Partner Partner, CaseModel Page)
{
    /// <summary>What the partner has said and added, oldest first.</summary>
    public IEnumerable<(DateTimeOffset At, string? Text, IReadOnlyList<KeptFile> Files)> Said => Page.Journal
        .Where(e => e.Actor == Id && e.Facts.Any(f => f is PartnerAnswered))
        .Select(e => (e.At, e.Facts.OfType<PartnerAnswered>().First().Text,
            (IReadOnlyList<KeptFile>)[.. e.Facts.OfType<Attached>().Select(a => a.File)]));
}

/// <summary>Why there is nothing to see.</summary>
public enum PartnerGone
{
    /// <summary>No session, or one that has ended.</summary>
    Nobody,

    /// <summary>The invitation was revoked or has run out.</summary>
    Over,

    /// <summary>They ended their session just now.</summary>
    Left,
}

public sealed record PartnerGoneModel(PartnerGone Why);
