using System.Collections.Immutable;
using IPB.Host.Access;
using IPB.Host.Attachments;
using IPB.Host.Cases;
using IPB.Host.Lists;
using IPB.Host.Pages;
using IPB.Workflows;
using IPB.Workflows.Attachments;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;
using IPB.Workflows.Storage;

namespace IPB.Host.Reports;

/// <summary>
/// Reporting a problem: what is typed is kept as a draft, and similar cases are shown before it is sent.
/// </summary>
internal static class ReportPages
{
    /// <summary>Buttons of the form beside the one that sends it.</summary>
    public const string Look = "look";
    public const string Save = "save";
    public const string Discard = "discard";

    public static void MapReports(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/cases/new", ShowAsync);
        pages.MapPost("/cases/new", DoAsync);
        pages.MapGet("/cases/new/similar", async (string? text, ReportDesk desk, CancellationToken ct) =>
            Show.Page<SimilarList>(await desk.SimilarAsync(text ?? "", ct)));
        pages.MapPost("/cases/new/draft", async (IFormCollection form, ReportDesk desk, CancellationToken ct) =>
        {
            await desk.SaveAsync(form, ct);
            return Results.NoContent();
        });
    }

    private static async Task<IResult> ShowAsync(string? routine, ReportDesk desk, CancellationToken ct) =>
        Show.Page<ReportPage>(await desk.BeginAsync(routine, ct));

    private static async Task<IResult> DoAsync(IFormCollection form, ReportDesk desk, CancellationToken ct)
    {
        try
        {
            switch (form["do"].ToString())
            {
                case Look:
                    return Show.Page<ReportPage>(await desk.LookAsync(form, ct));
                case Save:
                    await desk.SaveAsync(form, ct);
                    return Show.Next("/inbox", "draft-saved");
                case Discard:
                    await desk.DiscardAsync(form, ct);
                    return Show.Next("/cases/new?routine=" + Uri.EscapeDataString(form["routine"].ToString()));
                default:
                    return Show.Next("/cases/" + CaseNumber.Slug(await desk.SendAsync(form, ct)), "reported");
            }
        }
        catch (Refusal refusal)
        {
            return Show.Page<ReportPage>(desk.Refused(form, refusal), Show.StatusOf(refusal));
        }
    }
}

/// <summary>The report form of one request.</summary>
internal sealed class ReportDesk(WorkflowEngine engine, ReportDrafts drafts, AttachmentDesk files, ListDesk lists,
    CommandSender sender, CurrentPerson current)
{
    public async Task<ReportModel> BeginAsync(string? routine, CancellationToken ct)
    {
        var chosen = RoutineOf(routine);
        return await drafts.FindAsync(current.Required.Id, chosen.Id, ct) is { } draft
            ? new(chosen, FormState.Typed(CaseForms.Report, draft.Fields)) { DraftOf = draft.SavedAt }
            : new(chosen, FormState.None);
    }

    /// <returns>The number of the case.</returns>
    /// <exception cref="Refusal">It cannot become a case as it is.</exception>
    public async Task<string> SendAsync(IFormCollection form, CancellationToken ct)
    {
        var from = sender.FromForm(form["key"]);
        var command = CaseForms.Submit(form) with { Files = await files.TakeAsync(form, from.Key, ct) };
        var answer = await engine.SubmitAsync(command, from, ct);
        await DiscardAsync(form, ct);
        return answer.Number;
    }

    /// <summary>The form as it was filled in, with the cases that are like it.</summary>
    public async Task<ReportModel> LookAsync(IFormCollection form, CancellationToken ct)
    {
        await files.TakeAsync(form, sender.FromForm(form["key"]).Key, ct);
        await SaveAsync(form, ct);
        return new(RoutineOf(form["routine"]), FormState.Typed(CaseForms.Report, Typed(form)))
        {
            Kept = files.Kept,
            Similar = await SimilarAsync($"{form["title"]} {form["description"]}", ct),
        };
    }

    public async Task<ImmutableArray<SimilarCase>> SimilarAsync(string text, CancellationToken ct) =>
        await engine.Similar.ToAsync(text, (await lists.ReadAsync(new(), ct)).Cases, ct: ct);

    public Task SaveAsync(IFormCollection form, CancellationToken ct) =>
        drafts.SaveAsync(current.Required.Id, RoutineOf(form["routine"]).Id, Typed(form), ct);

    public Task DiscardAsync(IFormCollection form, CancellationToken ct) =>
        drafts.RemoveAsync(current.Required.Id, RoutineOf(form["routine"]).Id, ct);

    public ReportModel Refused(IFormCollection form, Refusal refusal) =>
        new(RoutineOf(form["routine"]), FormState.Of(form, refusal)) { Kept = files.Kept };

    private static Dictionary<string, string> Typed(IFormCollection form) => form
        .Where(f => f.Key is "title" or "description" or "department"
            || f.Key.StartsWith(CaseForms.FieldPrefix, StringComparison.Ordinal))
        .ToDictionary(f => f.Key, f => f.Value.ToString());

    private Routine RoutineOf(string? id) =>
        engine.Routines.FindNewest(string.IsNullOrEmpty(id) ? WorkflowEngine.DefaultRoutine : id)
        ?? engine.Routines.FindNewest(WorkflowEngine.DefaultRoutine) ?? engine.Routines.Newest()[0];
}

public sealed record ReportModel(Routine Routine, FormState Form)
{
    /// <summary>Files that were received before something else was refused.</summary>
    public ImmutableArray<KeptFile> Kept { get; init; } = [];

    /// <summary>Null: not asked for.</summary>
    public ImmutableArray<SimilarCase>? Similar { get; init; }

    /// <summary>When what the form holds was kept; null: it is no draft.</summary>
    public DateTimeOffset? DraftOf { get; init; }
}
