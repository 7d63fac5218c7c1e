using System.Collections.Immutable;

namespace IPB.Suggestions;

/// <summary>Where a case may belong, by what the city's own cases taught.</summary>
/// <param name="Candidates">
/// At most three, the most probable first; none when the case holds nothing that training cases held.
/// </param>
public sealed record Suggestion(ImmutableArray<Candidate> Candidates)
{
    public static Suggestion None { get; } = new([]);

    /// <summary>The first candidate when it is certain enough; null: a person decides.</summary>
    /// <param name="certainty">0–1.</param>
    public Candidate? At(double certainty) =>
        Candidates is [var first, ..] && first.Probability >= certainty ? first : null;
}

/// <param name="Department">Code.</param>
/// <param name="Probability">
/// 0–1, calibrated: of the cases suggested with 0.7, about seven in ten belonged there.
/// </param>
/// <param name="Reasons">What spoke for it most, strongest first; at most five.</param>
public sealed record Candidate(string Department, double Probability, ImmutableArray<Reason> Reasons);

/// <param name="Weight">
/// Above 0: what the clue added to the logarithm of the department's odds, beside the average department.
/// </param>
public sealed record Reason(Clue Clue, double Weight);
