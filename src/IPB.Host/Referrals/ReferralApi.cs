using System.Collections.Immutable;
using IPB.Host.Access;
using IPB.Host.Cases;
using IPB.Host.Gates;
using IPB.Workflows;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;

namespace IPB.Host.Referrals;

/// <summary>Statements of referral bodies, for programs.</summary>
internal static class ReferralApi
{
    public static void MapReferrals(this IEndpointRouteBuilder api) =>
        api.MapPost("/referrals/{id}/statements", AnswerAsync).RequireAuthorization(SignIn.ByHeader)
            .WithName("GiveStatement").WithSummary("Give the statement of a referral body; it is never changed.")
            .Unsafe();

    private static async Task<StepView> AnswerAsync(string id, StatementBody body, WorkflowEngine engine,
        CommandSender sender, CurrentPerson current, CancellationToken ct)
    {
        var answer = new Answer(id, body.Body ?? "", StanceOf(body.Stance), body.Text)
        {
            ExpectedVersion = body.Version,
        };
        return StepView.Of(await engine.DoAsync(GateApi.NumberOf(id), answer, sender.FromHeader(), ct), engine,
            current);
    }

    internal static Stance StanceOf(string? name) => StanceNames.Parse(name ?? "") ?? throw new InvalidInput("stance",
        string.IsNullOrEmpty(name)
            ? new("Välj ett svar.", "Choose an answer.")
            : new($"Svaret ska vara ett av {string.Join(", ", StanceNames.Names)}, inte \"{name}\".",
                $"The answer must be one of {string.Join(", ", StanceNames.Names)}, not \"{name}\"."));
}

/// <param name="Body">Id of the referral body, such as <c>unit-manager@SBF</c>.</param>
/// <param name="Stance">no-objections, objections or abstains.</param>
/// <param name="Text">Needed for objections.</param>
internal sealed record StatementBody(string? Body, string? Stance, string? Text, long? Version);

/// <summary>A referral with what its bodies have answered.</summary>
/// <param name="Needed">Statements that it takes to go on.</param>
/// <param name="End">answered, overdue or left; null while it is out.</param>
internal sealed record ReferralView(
    string Id, string State, string Question, int Needed, string? End, DateTimeOffset? ClosedAt,
    IReadOnlyList<ReferralBodyView> Bodies)
{
    public static ReferralView Of(ReferralRound round, Routine routine, CurrentPerson current) => new(
        round.Id, round.State, routine.Find(round.State)?.Referral is { } asked ? current.Say(asked.Question) : "",
        round.Needed, round.End?.Name(), round.ClosedAt,
        [.. round.Bodies.Select(b => ReferralBodyView.Of(b, round.StatementOf(b.Id)))]);

    public static ImmutableArray<ReferralView> AllOf(Case c, Routine routine, CurrentPerson current) =>
        [.. c.Referrals.Select(r => Of(r, routine, current))];
}

/// <param name="Waits">Keys of those who may answer; empty when it has been answered.</param>
internal sealed record ReferralBodyView(
    string Body, IReadOnlyList<string> Waits, string? Stance, string? Text, string? Person, string? OnBehalfOf,
    DateTimeOffset? At)
{
    public static ReferralBodyView Of(ReferralBody body, Statement? statement) => new(body.Id,
        statement is null ? [body.Key, .. body.Also] : [], statement?.Stance.Name(), statement?.Text,
        statement?.Person, statement?.OnBehalfOf, statement?.At);
}
