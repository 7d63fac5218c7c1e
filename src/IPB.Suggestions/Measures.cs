using System.Collections.Immutable;

namespace IPB.Suggestions;

/// <param name="Probability">0–1.</param>
public readonly record struct Guess(string Department, double Probability);

/// <summary>A case of which the truth is known, and what was guessed.</summary>
/// <param name="Guesses">The most probable first; those after the third do not count.</param>
public sealed record Answer(string Truth, ImmutableArray<Guess> Guesses)
{
    internal bool Right => Guesses is [var first, ..] && first.Department == Truth;
    internal bool Near => Guesses.Take(3).Any(g => g.Department == Truth);
    internal double Certainty => Guesses is [var first, ..] ? first.Probability : 0;
}

/// <summary>How good guesses are. All but <see cref="Cases"/> are shares, 0–1.</summary>
public sealed record Measures
{
    private const int Bins = 10;

    public required int Cases { get; init; }

    /// <summary>The first guess is right.</summary>
    public required double Top1 { get; init; }

    /// <summary>One of the first three is right.</summary>
    public required double Top3 { get; init; }

    /// <summary>Share found of each department's own cases, averaged over departments: rare ones count.</summary>
    public required double MacroRecall { get; init; }

    /// <summary>Share right among the most certain half.</summary>
    public required double AtHalf { get; init; }

    /// <summary>Share right among the most certain 80 %.</summary>
    public required double AtFourFifths { get; init; }

    /// <summary>
    /// Expected calibration error: how far certainty and share right are apart, over ten bins of certainty.
    /// </summary>
    public required double CalibrationError { get; init; }

    /// <exception cref="ArgumentException">No answers: nothing can be said.</exception>
    public static Measures Of(IReadOnlyCollection<Answer> answers) => answers.Count == 0
        ? throw new ArgumentException("expected at least one answer, got none", nameof(answers))
        : new()
        {
            Cases = answers.Count,
            Top1 = answers.Average(a => Share(a.Right)),
            Top3 = answers.Average(a => Share(a.Near)),
            MacroRecall = answers.GroupBy(a => a.Truth).Average(g => g.Average(a => Share(a.Right))),
            AtHalf = Most(answers, 0.5),
            AtFourFifths = Most(answers, 0.8),
            CalibrationError = answers.GroupBy(a => Math.Min(Bins - 1, (int)(a.Certainty * Bins)))
                .Sum(g => Math.Abs(g.Sum(a => a.Certainty - Share(a.Right)))) / answers.Count,
        };

    private static double Most(IReadOnlyCollection<Answer> answers, double coverage) =>
        answers.OrderByDescending(a => a.Certainty).Take((int)Math.Ceiling(coverage * answers.Count))
            .Average(a => Share(a.Right));

    private static double Share(bool holds) => holds ? 1 : 0;
}
