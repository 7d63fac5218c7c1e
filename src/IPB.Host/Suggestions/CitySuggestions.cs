using System.Collections.Immutable;
using IPB.Suggestions;
using IPB.Workflows;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;
using IPB.Workflows.Routing;
using IPB.Workflows.Storage;

namespace IPB.Host.Suggestions;

/// <summary>What the city's settled cases teach, as this node has it.</summary>
/// <param name="placeFrom">Certainty from which a case is placed without a person; null: never.</param>
public sealed class CitySuggestions(SuggestionModels models, double? placeFrom)
{
    /// <summary>Below this, candidates are shown but nothing is suggested.</summary>
    public const double Certain = 0.4;

    private volatile Learned? learned;

    /// <summary>The newest that any node has learned.</summary>
    /// <returns>Null: nothing was learned yet, or by another version that learned differently.</returns>
    public async Task<Learned?> LearnedAsync(CancellationToken ct)
    {
        if (await models.NewerAsync(learned?.Id, ct) is { } kept) learned = Learned.Of(kept);
        return learned is { IsReadable: true } ? learned : null;
    }

    /// <returns>Null where a rule or a person has decided.</returns>
    public async Task<CaseSuggestion?> ForAsync(World world, Routine routine, Case c, CancellationToken ct)
    {
        if (!LeftOpen.Is(world, routine, c)) return null;
        var newest = await LearnedAsync(ct);
        return new(newest, newest?.Model is { } model ? Ask(model, world, routine, c) : Suggestion.None);
    }

    /// <summary>
    /// Places a case that no rule decided, when the city lets it and it is certain enough. Reads nothing: knows what
    /// <see cref="LearnedAsync"/> answered last.
    /// </summary>
    public PlacedBySuggestion? Place(World world, Routine routine, Case c)
    {
        if (placeFrom is not { } certainty || learned is not { Model: { } model } from) return null;
        if (Ask(model, world, routine, c).At(certainty) is not { } first || first.Department == c.LeadDepartment)
            return null;
        ImmutableArray<string> words = [.. first.Reasons.Where(r => r.Clue.Field is null).Select(r => r.Clue.Value)];
        return new(c.LeadDepartment, first.Department, first.Probability, words, SuggestionTexts.Placed(
            world.Organisation.FindDepartment(first.Department)!.Name, first.Probability, words, from.Cases));
    }

    // Not to those who said no, nor to those who are no more.
    private static Suggestion Ask(SuggestionModel model, World world, Routine routine, Case c) =>
        model.Suggest(SuggestionInput.Of(routine, c),
            [.. c.SaidNo, .. model.Departments.Where(d => world.Organisation.FindDepartment(d) is null)]);
}

/// <summary>What was learned, and from what.</summary>
/// <param name="Cases">How many settled cases there were.</param>
/// <param name="Model">Null: too few to learn from.</param>
/// <param name="IsReadable">False: kept by a version that learned differently.</param>
public sealed record Learned(long Id, DateTimeOffset At, int Cases, SuggestionModel? Model, bool IsReadable)
{
    internal static Learned Of(KeptModel kept)
    {
        try
        {
            return new(kept.Id, kept.TrainedAt, kept.Cases,
                kept.Model is null ? null : SuggestionModel.Load(kept.Model), true);
        }
        catch (InvalidDataException)
        {
            return new(kept.Id, kept.TrainedAt, kept.Cases, null, false);
        }
    }
}

/// <param name="Learned">Null: nothing yet.</param>
public sealed record CaseSuggestion(Learned? Learned, Suggestion Suggestion)
{
    public bool IsCertain => Suggestion.At(CitySuggestions.Certain) is not null;

    /// <summary>Why there is no suggestion, or how sure it is and what it was learned from.</summary>
    public Text Note => this switch
    {
        { Learned: null } => SuggestionTexts.NothingLearned,
        { Learned: { Model: null, Cases: var cases } } => SuggestionTexts.TooFew(cases),
        { Suggestion.Candidates.IsEmpty: true } => SuggestionTexts.NothingKnown,
        { IsCertain: false } => SuggestionTexts.Unsure,
        _ => SuggestionTexts.Nearest,
    };
}
