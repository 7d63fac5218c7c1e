using System.Collections.Immutable;
using IPB.Host.Access;
using IPB.Host.Cases;
using IPB.Host.Gates.Documents;
using IPB.Host.Lists;
using IPB.Workflows;
using IPB.Workflows.Cases;
using IPB.Workflows.Gates;
using IPB.Workflows.Routines;
using IPB.Workflows.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IPB.Host.Gates;

/// <summary>What waits on somebody, and their decisions, for programs.</summary>
internal static class GateApi
{
    public static void MapGates(this IEndpointRouteBuilder api)
    {
        api.MapGet("/inbox", InboxAsync).WithName("GetInbox")
            .WithSummary("What waits on you or on somebody you stand in for, most urgent first.");
        api.MapGet("/inbox/{part}", PartAsync).WithName("GetInboxPart").ProducesProblem(404).WithSummary(
            "Another part of your inbox, a page at a time: team, others, done, or attention for managers. \"next\" of "
            + "an answer is \"after\" of the next call.");
        api.MapDecisionApi();
        api.MapOpinionApi();
        api.MapPost("/gates/{id}/decisions", DecideAsync).RequireAuthorization(SignIn.ByHeader)
            .WithName("Decide").WithSummary("Give your word at an open gate.").Unsafe();
        api.MapPost("/gates/{id}/questions", AskAsync).RequireAuthorization(SignIn.ByHeader).WithName("AskInformation")
            .WithSummary("Ask for more information before you decide: the clock stands still until the answer.")
            .Unsafe();
        api.MapPost("/gates/{id}/questions/answer", AnswerAsync).RequireAuthorization(SignIn.ByHeader)
            .WithName("GiveInformation").WithSummary("Answer what a decider asked you.").Unsafe();
        api.MapPost("/cases/{number}/conditions/{condition:int}/met", MeetAsync)
            .RequireAuthorization(SignIn.ByHeader).WithName("MeetCondition")
            .WithSummary("Say that a condition of an approval is met, with a note.").Unsafe();
    }

    private static async Task<IReadOnlyList<InboxRowView>> InboxAsync(
        Inbox inbox, WorkflowEngine engine, CurrentPerson current, CancellationToken ct) =>
        [.. (await inbox.OfAsync(current.Required, ct)).Select(i => InboxRowView.Of(i, engine, current))];

    private static async Task<Results<Ok<CasePageView>, NotFound>> PartAsync(string part, string? after, int? limit,
        InboxViews views, WorkflowEngine engine, Database database, CurrentPerson current, RowWords words,
        CancellationToken ct)
    {
        var (person, now) = (current.Required, await database.NowAsync(ct));
        if (views.Read(part, person) is var view && view == InboxView.Mine) return TypedResults.NotFound();
        var request = await views.RequestAsync(view, person, now, ct);
        var page = await engine.Lists.PageAsync(request.At(after, null) with
        {
            Count = new(0, false),
            Limit = Math.Clamp(limit ?? InboxViews.MostShown, 1, 200),
        }, ct);
        return TypedResults.Ok(new CasePageView([.. page.Rows.Select(r => CaseRowView.Of(r, words))], page.Next));
    }

    private static async Task<StepView> DecideAsync(string id, DecideBody body, WorkflowEngine engine,
        CommandSender sender, CurrentPerson current, CancellationToken ct)
    {
        var outcome = OutcomeNames.Parse(body.Outcome ?? "") ?? throw new InvalidInput("outcome", new(
            $"Utfallet ska vara ett av {string.Join(", ", OutcomeNames.Names)}, inte \"{body.Outcome}\".",
            $"The outcome must be one of {string.Join(", ", OutcomeNames.Names)}, not \"{body.Outcome}\"."));
        var decide = new Decide(id, outcome, body.Reason, body.Met ?? [], body.Conditions ?? [])
        {
            Reasons = body.Reasons ?? ImmutableSortedDictionary<string, string>.Empty,
            Scores = body.Scores ?? ImmutableSortedDictionary<string, int>.Empty,
            Tasks = body.Tasks ?? [],
            Obstacle = ObstacleNames.Read(body.Obstacle),
            ExpectedVersion = body.Version,
        };
        return StepView.Of(await engine.DoAsync(NumberOf(id), decide, sender.FromHeader(), ct), engine, current);
    }

    private static async Task<StepView> MeetAsync(string number, int condition, MetBody? body, WorkflowEngine engine,
        CommandSender sender, CurrentPerson current, CancellationToken ct) =>
        StepView.Of(await engine.DoAsync(CaseApi.Parse(number),
            new MeetCondition(condition, body?.Note) { ExpectedVersion = body?.Version }, sender.FromHeader(), ct),
            engine, current);

    private static async Task<StepView> AskAsync(string id, AskBody? body, WorkflowEngine engine, CommandSender sender,
        CurrentPerson current, CancellationToken ct) =>
        StepView.Of(await engine.DoAsync(NumberOf(id),
            new AskInformation(id, body?.From, body?.Question) { ExpectedVersion = body?.Version }, sender.FromHeader(),
            ct), engine, current);

    private static async Task<StepView> AnswerAsync(string id, AnswerBody? body, WorkflowEngine engine,
        CommandSender sender, CurrentPerson current, CancellationToken ct) =>
        StepView.Of(await engine.DoAsync(NumberOf(id),
            new GiveInformation(id, body?.Answer) { ExpectedVersion = body?.Version }, sender.FromHeader(), ct), engine,
            current);

    /// <summary>A gate's id begins with the number of its case.</summary>
    internal static string NumberOf(string gate) =>
        CaseNumber.Parse(gate.Split('.')[0]) ?? throw new CaseNotFound(gate);
}

/// <param name="Outcome">approve, approve-with-conditions, return, postpone, hold, reject or discontinue.</param>
/// <param name="Reason">
/// Needed for every outcome but an approval with all that must be met; enough for one criterion that is not.
/// </param>
/// <param name="Met">Ids of the criteria you found to be met.</param>
internal sealed record DecideBody(
    string? Outcome, string? Reason, ImmutableArray<string>? Met, ImmutableArray<string>? Conditions, long? Version)
{
    /// <summary>Why criteria that are not met are let pass, by their ids.</summary>
    public ImmutableSortedDictionary<string, string>? Reasons { get; init; }

    /// <summary>Scores by the ids of the criteria that have a scale.</summary>
    public ImmutableSortedDictionary<string, int>? Scores { get; init; }

    /// <summary>Conditions with an owner (a person's id) or a last day, beside those that are only a text.</summary>
    public ImmutableArray<DatedCondition>? Tasks { get; init; }

    /// <summary>What is in the way, with a return or a hold: law, budget, mandate, it, culture or other.</summary>
    public string? Obstacle { get; init; }
}

/// <param name="From">problem-owner, or case-owner: whoever had the case before the gate.</param>
internal sealed record AskBody(string? From, string? Question, long? Version);

internal sealed record AnswerBody(string? Answer, long? Version);

/// <param name="Note">What was done. Required.</param>
internal sealed record MetBody(string? Note, long? Version);

/// <param name="Gate">Set when a decision is asked for.</param>
/// <param name="OnBehalfOf">The absent person it is for.</param>
internal sealed record InboxRowView(
    string Number, string Title, string Routine, string State, string StateName, string LeadDepartment,
    string SubmittingDepartment, DateTimeOffset? DueAt, bool Late, string? Gate, string? OnBehalfOf,
    AllowedView Allowed, long Version)
{
    /// <summary>Id of the referral in which a statement is asked for.</summary>
    public string? Referral { get; init; }

    public static InboxRowView Of(InboxItem item, WorkflowEngine engine, CurrentPerson current) => new(
        item.Case.Number, item.Case.Title, item.Case.Routine, item.Case.State,
        current.Say(engine.StateOf(item.Case).Name),
        item.Case.LeadDepartment, item.Case.SubmittingDepartment, item.Case.DueAt, item.Late, item.Options.Gate?.Id,
        item.OnBehalfOf, AllowedView.Of(item.Options, current), item.Case.Version)
    {
        Referral = item.Options.Referral?.Id,
        OnHoldSince = item.Case.Hold?.Since,
    };

    /// <summary>Set while the case is on hold.</summary>
    public DateTimeOffset? OnHoldSince { get; init; }
}
