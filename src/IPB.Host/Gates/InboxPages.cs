using IPB.Host.Access;
using IPB.Host.Cases;
using IPB.Host.Pages;
using IPB.Workflows;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Storage;
using Microsoft.AspNetCore.Mvc;

namespace IPB.Host.Gates;

/// <summary>The inbox: what waits on a person, and deciding right there.</summary>
internal static class InboxPages
{
    private const int MostShown = 50;

    public static void MapInbox(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/inbox", ShowAsync);
        pages.MapPost("/inbox", DoAsync);
    }

    private static async Task<IResult> ShowAsync([FromQuery(Name = "case")] string? chosen, Inbox inbox,
        WorkflowEngine engine, Database database, CurrentPerson current, CancellationToken ct) =>
        Show.Page<InboxPage>(await ModelAsync(chosen, FormState.None, inbox, engine, database, current, ct));

    private static async Task<IResult> DoAsync([FromQuery(Name = "case")] string? chosen, IFormCollection form,
        Inbox inbox, WorkflowEngine engine, Database database, CommandSender sender, CurrentPerson current,
        CancellationToken ct)
    {
        try
        {
            var command = CaseForms.Command(form);
            await engine.DoAsync(CaseApi.Parse(chosen ?? ""), command, sender.FromForm(form["key"]), ct);
            return Show.Next("/inbox", command switch
            {
                Decide => "decided",
                Answer => "answered",
                MeetCondition => "condition-met",
                AskInformation => "asked",
                GiveInformation => "informed",
                AskOpinion => "opinion-asked",
                GiveOpinion => "opinion-given",
                EndOpinion => "opinion-ended",
                _ => "fired",
            });
        }
        catch (Refusal refusal) when (refusal is not CaseNotFound)
        {
            var state = FormState.Of(form, refusal);
            return Show.Page<InboxPage>(
                await ModelAsync(chosen, state, inbox, engine, database, current, ct), Show.StatusOf(refusal));
        }
    }

    private static async Task<InboxModel> ModelAsync(string? chosen, FormState form, Inbox inbox,
        WorkflowEngine engine, Database database, CurrentPerson current, CancellationToken ct)
    {
        var (items, more) = await inbox.ListAsync(current.Required, MostShown, ct);
        var now = await database.NowAsync(ct);
        var number = CaseNumber.Parse(chosen);
        var selected = items.FirstOrDefault(i => i.Case.Number == number);
        // Another page may lead to one that is not among the most urgent.
        if (selected is null && more && number is not null)
            selected = await inbox.FindAsync(current.Required, number, ct);
        return new(items, selected ?? (items.Count > 0 ? items[0] : null), now, form,
            [.. engine.Organisation.StandsInFor(current.Required, Stockholm.DateOf(now))],
            Gone: form.Refusal is not null && selected is null)
        {
            More = more,
        };
    }
}

/// <param name="Selected">The one shown beside the list; the first unless chosen.</param>
/// <param name="StandsInFor">Ids of the absent people whose deputy the person is today.</param>
/// <param name="Gone">What the refused form was about no longer waits on the person.</param>
public sealed record InboxModel(
    IReadOnlyList<InboxItem> Items, InboxItem? Selected, DateTimeOffset Now, FormState Form,
    IReadOnlyList<string> StandsInFor, bool Gone)
{
    /// <summary>Only the most urgent are shown.</summary>
    public bool More { get; init; }
}
