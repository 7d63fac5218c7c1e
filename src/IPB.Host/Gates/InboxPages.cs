using System.Collections.Immutable;
using IPB.Host.Access;
using IPB.Host.Cases;
using IPB.Host.Pages;
using IPB.Workflows;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Storage;

namespace IPB.Host.Gates;

/// <summary>The inbox: what waits on a person and what they follow, and deciding right there.</summary>
internal static class InboxPages
{
    public static void MapInbox(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/inbox", async ([AsParameters] InboxPlace place, InboxPageDesk desk, CancellationToken ct) =>
            Show.Page<InboxPage>(await desk.ReadAsync(place, FormState.None, ct)));
        pages.MapPost("/inbox", DoAsync);
    }

    private static async Task<IResult> DoAsync([AsParameters] InboxPlace place, IFormCollection form,
        InboxPageDesk desk, WorkflowEngine engine, CommandSender sender, CancellationToken ct)
    {
        try
        {
            var command = CaseForms.Command(form);
            await engine.DoAsync(CaseApi.Parse(place.Case ?? ""), command, sender.FromForm(form["key"]), ct);
            return Show.Next(InboxModel.At(desk.ViewOf(place)), command switch
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
            return Show.Page<InboxPage>(
                await desk.ReadAsync(place, FormState.Of(form, refusal), ct), Show.StatusOf(refusal));
        }
    }
}

/// <summary>Where in the inbox: its part, the case that is open beside the list, and the page of the list.</summary>
public sealed record InboxPlace(string? View, string? Case, string? After, string? Before);

/// <summary>Reads a part of the inbox of whoever asks.</summary>
internal sealed class InboxPageDesk(Inbox inbox, InboxCount mine, InboxViews views, WorkflowEngine engine,
    Database database, CurrentPerson current)
{
    public InboxView ViewOf(InboxPlace place) => views.Read(place.View, current.Required);

    public async Task<InboxModel> ReadAsync(InboxPlace place, FormState form, CancellationToken ct)
    {
        var (person, view, now) = (current.Required, ViewOf(place), await database.NowAsync(ct));
        var model = view == InboxView.Mine
            ? await MineAsync(place, form, now, ct) : await OthersAsync(view, place, form, now, ct);
        return model with
        {
            View = view,
            Parts = await views.CountAsync(person, await mine.ReadAsync(ct), now, ct),
            StandsInFor = [.. engine.Organisation.StandsInFor(person, Stockholm.DateOf(now))],
            Gone = form.Refusal is not null && model.Selected is null,
        };
    }

    private async Task<InboxModel> MineAsync(InboxPlace place, FormState form, DateTimeOffset now, CancellationToken ct)
    {
        var (items, more) = await inbox.ListAsync(current.Required, InboxViews.MostShown, ct);
        var number = CaseNumber.Parse(place.Case);
        var selected = items.FirstOrDefault(i => i.Case.Number == number);
        // Another page may lead to one that is not among the most urgent.
        if (selected is null && more && number is not null)
            selected = await inbox.FindAsync(current.Required, number, ct);
        return new(items, selected ?? (items.Count > 0 ? items[0] : null), now, form) { More = more };
    }

    private async Task<InboxModel> OthersAsync(
        InboxView view, InboxPlace place, FormState form, DateTimeOffset now, CancellationToken ct)
    {
        var request = await views.RequestAsync(view, current.Required, now, ct);
        // The parts say how many there are.
        var rows = await engine.Lists.PageAsync(
            request.At(place.After, place.Before) with { Count = new(0, false) }, ct);
        var chosen = CaseNumber.Parse(place.Case) ?? (rows.Rows.IsEmpty ? null : rows.Rows[0].Number);
        return new([], chosen is null ? null : await inbox.LookAsync(current.Required, chosen, ct), now, form)
        {
            Rows = rows,
            Place = place.After is { } after ? "&after=" + Uri.EscapeDataString(after)
                : place.Before is { } before ? "&before=" + Uri.EscapeDataString(before) : "",
        };
    }
}

/// <param name="Items">What waits on the person, where that is what is shown.</param>
/// <param name="Selected">The one shown beside the list; the first unless chosen.</param>
public sealed record InboxModel(
    IReadOnlyList<InboxItem> Items, InboxItem? Selected, DateTimeOffset Now, FormState Form)
{
    public InboxView View { get; init; }

    /// <summary>The parts that the person has, with how many stand in them; null: that is not counted.</summary>
    public ImmutableArray<(InboxView View, int? Count)> Parts { get; init; } = [];

    /// <summary>Of any part but the person's own.</summary>
    public CaseRows? Rows { get; init; }

    /// <summary>The page of the list, as it follows in addresses.</summary>
    public string Place { get; init; } = "";

    /// <summary>Only the most urgent are shown.</summary>
    public bool More { get; init; }

    /// <summary>Ids of the absent people whose deputy the person is today.</summary>
    public IReadOnlyList<string> StandsInFor { get; init; } = [];

    /// <summary>What the refused form was about no longer waits on the person.</summary>
    public bool Gone { get; init; }

    public static string At(InboxView view) =>
        view == InboxView.Mine ? "/inbox" : "/inbox?view=" + InboxViews.Name(view);

    /// <summary>With a case open beside the list.</summary>
    public string At(string number) =>
        At(View) + (View == InboxView.Mine ? "?" : "&") + "case=" + CaseNumber.Slug(number) + Place;
}
