using System.Collections.Immutable;
using IPB.Host.Access;
using IPB.Host.Attachments;
using IPB.Host.Pages;
using IPB.Workflows;
using IPB.Workflows.Access;
using IPB.Workflows.Attachments;
using IPB.Workflows.Cases;
using IPB.Workflows.Partners;
using IPB.Workflows.Routines;
using IPB.Workflows.Storage;

namespace IPB.Host.Cases;

/// <summary>The page of a case, with all that can be done to it.</summary>
internal static class CasePages
{
    public static void MapCasePages(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/cases/{number}", ShowAsync);
        pages.MapPost("/cases/{number}", DoAsync);
    }

    private static async Task<IResult> ShowAsync(
        string number, WorkflowEngine engine, Database database, CurrentPerson current, Seen seen,
        CancellationToken ct) =>
        Show.Page<CasePage>(await ModelAsync(number, FormState.None, engine, database, current, seen, ct));

    private static async Task<IResult> DoAsync(
        string number, IFormCollection form, HttpContext http, WorkflowEngine engine,
        Database database, AttachmentDesk desk, CommandSender sender, CurrentPerson current, Seen seen,
        CancellationToken ct)
    {
        try
        {
            var (from, command) = (sender.FromForm(form["key"]), CaseForms.Command(form));
            if (command is Comment comment) command = comment with { Files = await desk.TakeAsync(form, from.Key, ct) };
            var answer = await engine.DoAsync(CaseApi.Parse(number), command, from, ct);
            if (command is Reveal)
                return Revealing(http, await ModelAsync(number, FormState.None, engine, database, current, seen, ct,
                    answer.Version));
            return Show.Next(NextAfter(form, answer),
                command switch
                {
                    Decide => "decided",
                    Comment => "commented",
                    Answer => "answered",
                    Fill => "filled",
                    Hold => "held",
                    Resume => "resumed",
                    MeetCondition => "condition-met",
                    AskInformation => "asked",
                    GiveInformation => "informed",
                    AskOpinion => "opinion-asked",
                    GiveOpinion => "opinion-given",
                    EndOpinion => "opinion-ended",
                    Link => "linked",
                    Unlink => "unlinked",
                    InvitePartner => "invited",
                    SendPartnerLink => "link-sent",
                    RevokePartner => "partner-revoked",
                    RetryChild => "child-retried",
                    DropChild => "child-dropped",
                    RetryAutomation => "automation-retried",
                    GiveUpAutomation => "automation-given-up",
                    _ => "fired",
                });
        }
        catch (Refusal refusal) when (refusal is not CaseNotFound)
        {
            var model = await ModelAsync(number, FormState.Of(form, refusal), engine, database, current, seen, ct);
            return Show.Page<CasePage>(model with { Kept = desk.Kept }, Show.StatusOf(refusal));
        }
    }

    // A board asks to come back to it.
    private static string NextAfter(IFormCollection form, StepAnswer answer) =>
        form["return"].ToString() is { Length: > 0 } back && Show.Local(back) is not "/" and var address
            ? address : "/cases/" + CaseNumber.Slug(answer.Number);

    // In the answer to the post itself: nothing of it is in an address or a store.
    private static IResult Revealing(HttpContext http, CaseModel model)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Show.Page<CasePage>(model);
    }

    private static async Task<CaseModel> ModelAsync(string number, FormState form, WorkflowEngine engine,
        Database database, CurrentPerson current, Seen seen, CancellationToken ct, long? revealed = null)
    {
        var cases = await seen.CasesAsync(ct);
        var c = await cases.RequireAsync(CaseApi.Parse(number), ct);
        var now = await database.NowAsync(ct);
        // Sent again after something else has happened, it shows nothing that came after it.
        var shown = revealed == c.Version;
        if (shown) c = await (cases = cases.Unmasked()).RequireAsync(c.Number, ct);
        return new(c, engine.Routines.Find(c.Routine, c.RoutineVersion)!,
            engine.OptionsFor(c, current.Required, now) with { Full = await engine.CrowdAsync(c.Routine, ct) },
            await cases.JournalAsync(c, ct), now, form)
        {
            Revealed = shown,
            MayReveal = cases.Sight.MayReveal(c),
            Version = version => engine.Routines.Find(c.Routine, version),
            Related = await cases.FindAllAsync(c.RelatedNumbers(), ct),
        };
    }
}

/// <summary>A case as one person sees it now.</summary>
public sealed record CaseModel(
    Case Case, Routine Routine, CaseOptions Options, ImmutableArray<JournalEntry> Journal, DateTimeOffset Now,
    FormState Form)
{
    /// <summary>Files that were received before something else was refused.</summary>
    public ImmutableArray<KeptFile> Kept { get; init; } = [];

    /// <summary>The cases that it is linked to, its parent and its children.</summary>
    public ImmutableArray<Case> Related { get; init; } = [];
    /// <summary>What was withheld is shown this once.</summary>
    public bool Revealed { get; init; }

    /// <summary>Whether the person may look at what is withheld.</summary>
    public bool MayReveal { get; init; }
    public State State => Routine.State(Case.State);
    public string Address => "/cases/" + CaseNumber.Slug(Case.Number);

    /// <summary>A version of the routine that the case was on before; null: not known.</summary>
    public Func<int, Routine?> Version { get; init; } = _ => null;
}
