using System.Collections.Immutable;
using IPB.Host.Access;
using IPB.Host.Cases;
using IPB.Host.Pages;
using IPB.Suggestions;
using IPB.Workflows;

namespace IPB.Host.Suggestions;

/// <summary>What settled cases suggest, for programs.</summary>
internal static class SuggestionApi
{
    public static void MapSuggestions(this IEndpointRouteBuilder api) =>
        api.MapGet("/cases/{number}/routing/suggestions", GetAsync).WithName("GetSuggestions")
            .WithSummary("Where a case that no rule decided may belong, by what settled cases teach.")
            .ProducesProblem(404);

    private static async Task<SuggestionsView> GetAsync(string number, WorkflowEngine engine,
        CitySuggestions suggestions, CurrentPerson current, CityWords say, Seen seen, CancellationToken ct)
    {
        var c = await (await seen.CasesAsync(ct)).RequireAsync(CaseApi.Parse(number), ct);
        var routine = engine.Routines.Find(c.Routine, c.RoutineVersion)!;
        var found = await suggestions.ForAsync(engine.World, routine, c, ct);
        return new(c.Number, found is not null, found?.IsCertain == true,
            found is null ? current.Say(SuggestionTexts.Decided) : current.Say(found.Note),
            found is null ? [] : [.. found.Suggestion.Candidates.Select(s => CandidateView.Of(s, say))],
            found?.Learned is { Model: { } model } learned
                ? new(learned.At, learned.Cases, model.HeldOut.Cases, model.HeldOut.Top1, model.HeldOut.Top3) : null);
    }
}

/// <param name="LeftOpen">Whether no rule and no person has decided; only then are there candidates.</param>
/// <param name="Certain">Whether the first candidate is likely enough to be suggested.</param>
/// <param name="Note">How the candidates are to be read, or why there are none, in the caller's language.</param>
/// <param name="Candidates">At most three, the most probable first.</param>
internal sealed record SuggestionsView(string Number, bool LeftOpen, bool Certain, string Note,
    ImmutableArray<CandidateView> Candidates, LearnedView? Learned);

/// <param name="Probability">0 to 1, calibrated.</param>
internal sealed record CandidateView(
    string Department, string Name, double Probability, ImmutableArray<ReasonView> Reasons)
{
    public static CandidateView Of(Candidate candidate, CityWords say) => new(candidate.Department,
        say.Department(candidate.Department), candidate.Probability,
        [.. candidate.Reasons.Select(r => new ReasonView(r.Clue.Field, r.Clue.Value, r.Weight))]);
}

/// <param name="Field">Id of the field; null: a word of the text.</param>
/// <param name="Weight">What it added to the logarithm of the department's odds.</param>
internal sealed record ReasonView(string? Field, string Value, double Weight);

/// <param name="Cases">How many settled cases taught it.</param>
/// <param name="Tried">How many of them it was tried on without having seen them.</param>
internal sealed record LearnedView(DateTimeOffset At, int Cases, int Tried, double Top1, double Top3);
