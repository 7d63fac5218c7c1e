using System.Collections.Immutable;
using IPB.Host.Access;
using IPB.Host.Cases;
using IPB.Workflows;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;

namespace IPB.Host.Gates;

/// <summary>What waits on somebody, and their decisions, for programs.</summary>
internal static class GateApi
{
    public static void MapGates(this IEndpointRouteBuilder api)
    {
        api.MapGet("/inbox", InboxAsync).WithName("GetInbox")
            .WithSummary("What waits on you or on somebody you stand in for, most urgent first.");
        api.MapPost("/gates/{id}/decisions", DecideAsync).RequireAuthorization(SignIn.ByHeader)
            .WithName("Decide").WithSummary("Give your word at an open gate.").Unsafe();
    }

    private static async Task<IReadOnlyList<InboxRowView>> InboxAsync(
        Inbox inbox, WorkflowEngine engine, CurrentPerson current, CancellationToken ct) =>
        [.. (await inbox.OfAsync(current.Required, ct)).Select(i => InboxRowView.Of(i, engine, current))];

    private static async Task<StepView> DecideAsync(string id, DecideBody body, WorkflowEngine engine,
        CommandSender sender, CurrentPerson current, CancellationToken ct)
    {
        var outcome = OutcomeNames.Parse(body.Outcome ?? "") ?? throw new InvalidInput("outcome", new(
            $"Utfallet ska vara ett av {string.Join(", ", OutcomeNames.Names)}, inte \"{body.Outcome}\".",
            $"The outcome must be one of {string.Join(", ", OutcomeNames.Names)}, not \"{body.Outcome}\"."));
        var decide = new Decide(id, outcome, body.Reason, body.Met ?? [], body.Conditions ?? [])
        {
            ExpectedVersion = body.Version,
        };
        return StepView.Of(await engine.DoAsync(NumberOf(id), decide, sender.FromHeader(), ct), engine, current);
    }

    /// <summary>A gate's id begins with the number of its case.</summary>
    internal static string NumberOf(string gate) =>
        CaseNumber.Parse(gate.Split('.')[0]) ?? throw new CaseNotFound(gate);
}

/// <param name="Outcome">approve, approve-with-conditions, return, postpone, reject or discontinue.</param>
/// <param name="Reason">Needed for every outcome but an approval with all that must be met.</param>
/// <param name="Met">Ids of the criteria you found to be met.</param>
internal sealed record DecideBody(
    string? Outcome, string? Reason, ImmutableArray<string>? Met, ImmutableArray<string>? Conditions, long? Version);

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
