using IPB.Host.Access;
using IPB.Host.Cases;
using IPB.Host.Gates;
using IPB.Host.Pages;
using IPB.Workflows;
using IPB.Workflows.Cases;
using IPB.Workflows.Storage;
using Microsoft.AspNetCore.Mvc;

namespace IPB.Host.MailLinks;

/// <summary>All decisions that wait for a person, one after another; where a digest and a decided link lead.</summary>
internal static class DecisionQueuePages
{
    public const string Path = "/decisions";

    public static void MapDecisionQueue(this IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, ShowAsync);
        pages.MapPost(Path, DecideAsync);
    }

    private static async Task<IResult> ShowAsync([FromQuery(Name = "case")] string? chosen, Inbox inbox,
        WorkflowEngine engine, Database database, CurrentPerson current, CancellationToken ct) =>
        Show.Page<DecisionQueuePage>(await ModelAsync(chosen, FormState.None, inbox, engine, database, current, ct));

    private static async Task<IResult> DecideAsync([FromQuery(Name = "case")] string? chosen, IFormCollection form,
        Inbox inbox, WorkflowEngine engine, Database database, CommandSender sender, CurrentPerson current,
        CancellationToken ct)
    {
        try
        {
            if (CaseForms.Command(form) is not Decide decide)
                throw new BadHttpRequestException("The page of decisions takes decisions only.");
            var before = await ModelAsync(chosen, FormState.None, inbox, engine, database, current, ct);
            await engine.DoAsync(CaseApi.Parse(chosen ?? ""), decide, sender.FromForm(form["key"]), ct);
            return Show.Next(before.Next is { } next ? AddressOf(next) : Path, "decided");
        }
        catch (Refusal refusal) when (refusal is not CaseNotFound)
        {
            var state = FormState.Of(form, refusal);
            return Show.Page<DecisionQueuePage>(
                await ModelAsync(chosen, state, inbox, engine, database, current, ct), Show.StatusOf(refusal));
        }
    }

    public static string AddressOf(InboxItem item) => $"{Path}?case={CaseNumber.Slug(item.Case.Number)}";

    private static async Task<DecisionQueueModel> ModelAsync(string? chosen, FormState form, Inbox inbox,
        WorkflowEngine engine, Database database, CurrentPerson current, CancellationToken ct)
    {
        var waiting = (await inbox.OfAsync(current.Required, ct)).Where(i => i.Options.Gate is not null).ToList();
        var index = waiting.FindIndex(i => i.Case.Number == CaseNumber.Parse(chosen));
        var gone = form.Refusal is not null && index < 0;
        index = Math.Max(0, index);
        var next = waiting.Count > 1 ? waiting[(index + 1) % waiting.Count] : null;
        var item = waiting.Count > 0 ? waiting[index] : null;
        var now = await database.NowAsync(ct);
        var page = item is null ? null : new CaseModel(item.Case,
            engine.Routines.Find(item.Case.Routine, item.Case.RoutineVersion)!, item.Options,
            await engine.As(engine.SightOf(current.Required, now)).JournalAsync(item.Case, ct), now, form);
        return new(item, page, index + 1, waiting.Count, next, form) { Gone = gone };
    }
}

/// <param name="Item">Null when nothing waits.</param>
/// <param name="Index">Place of the decision among those that wait, from 1.</param>
/// <param name="Next">The one after it; null when there is no other.</param>
public sealed record DecisionQueueModel(
    InboxItem? Item, CaseModel? Case, int Index, int Count, InboxItem? Next, FormState Form)
{
    /// <summary>What the refused form was about no longer waits.</summary>
    public bool Gone { get; init; }
}
