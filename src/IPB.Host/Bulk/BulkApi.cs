using System.Collections.Immutable;
using IPB.Host.Access;
using IPB.Host.Cases;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;

namespace IPB.Host.Bulk;

/// <summary>One thing with many cases, for programs.</summary>
internal static class BulkApi
{
    public static void MapBulkApi(this IEndpointRouteBuilder api)
    {
        api.MapPost(
            "/bulk/preview", async (BulkBody body, BulkDesk desk, CurrentPerson current, CancellationToken ct) =>
            BulkView.Of(await desk.PreviewAsync(body.ToOrder(), ct), current)).RequireAuthorization(SignIn.ByHeader)
            .WithName("PreviewBulk").WithSummary("What one thing would do to each of many cases; nothing is stored.")
            .ProducesProblem(404).ProducesProblem(422);
        api.MapPost("/bulk", async (BulkBody body, BulkDesk desk, CommandSender sender, CurrentPerson current,
            CancellationToken ct) => BulkView.Of(
                await desk.RunAsync(body.ToOrder(), sender.FromHeader().Key, ct), current))
            .RequireAuthorization(SignIn.ByHeader).WithName("RunBulk")
            .WithSummary("Decide, give or remind in up to 200 cases; each succeeds or is refused by itself.").Unsafe();
    }
}

/// <param name="Do">decide, assign or remind.</param>
/// <param name="Cases">Numbers of at most 200 cases.</param>
/// <param name="Outcome">Of decide.</param>
/// <param name="To">Of assign: id of a person who holds the role that the cases wait on.</param>
/// <param name="Department">Of assign, in place of a person: code of a department.</param>
/// <param name="Versions">The versions that you saw, by number: a case with a newer one is refused.</param>
internal sealed record BulkBody(
    string? Do, ImmutableArray<string>? Cases, string? Outcome, string? To, string? Department,
    string? Reason, Dictionary<string, long>? Versions)
{
    /// <exception cref="InvalidInput">It does not say what to do, or with which cases.</exception>
    public BulkOrder ToOrder()
    {
        var order = BulkOrder.Of(Do, Cases ?? []) with
        {
            Outcome = Outcome is null ? null : OutcomeNames.Parse(Outcome) ?? throw new InvalidInput("outcome", new(
                $"Utfallet ska vara ett av {string.Join(", ", OutcomeNames.Names)}.",
                $"The outcome must be one of {string.Join(", ", OutcomeNames.Names)}.")),
            To = To,
            Department = Department,
            Reason = Reason,
            Versions = (Versions ?? []).ToImmutableDictionary(v => CaseApi.Parse(v.Key), v => v.Value),
        };
        return order.IsWhole ? order : throw new InvalidInput(order.Do == BulkOrder.Decide ? "outcome" : "to", new(
            "Det saknas vad som ska göras.", "It does not say what to do."));
    }
}

internal sealed record BulkView(int Works, IReadOnlyList<BulkItemView> Items)
{
    public static BulkView Of(ImmutableArray<BulkItem> items, CurrentPerson current) => new(items.Count(i => i.Works),
        [.. items.Select(i =>
            new BulkItemView(i.Case.Number, i.Works, current.Say(i.What), i.Refusal?.Code, i.Case.State,
            i.Case.Version))]);
}

/// <param name="What">What happens, or why nothing does.</param>
/// <param name="Code">Stable code of the refusal.</param>
internal sealed record BulkItemView(string Number, bool Works, string What, string? Code, string State, long Version);
