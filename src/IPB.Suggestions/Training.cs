using System.Collections.Immutable;

namespace IPB.Suggestions;

/// <summary>Trains a model, after measuring on held-out cases what it can do and how sure it may sound.</summary>
internal static class Training
{
    private const int Folds = 5;

    // So many held-out cases measure well enough; more folds would only take longer.
    private const int EnoughHeldOut = 500;

    public static SuggestionModel Run(IReadOnlyList<RoutedCase> cases, int seed)
    {
        var departments = cases.Select(c => c.Department).Distinct().Order(StringComparer.Ordinal).ToImmutableArray();
        var heldOut = HoldOut(cases, departments, seed);
        var sharpness = Calibration.Fit(heldOut);
        var measures = Measures.Of([.. heldOut.Select(h => AnswerOf(h.Scores, h.Truth, departments, sharpness))]);
        var (vocabulary, weights) = Fit(cases, departments, seed);
        return new(departments, vocabulary, weights, sharpness, measures);
    }

    private static List<(double[] Scores, int Truth)> HoldOut(
        IReadOnlyList<RoutedCase> cases, ImmutableArray<string> departments, int seed)
    {
        var order = Enumerable.Range(0, cases.Count).ToArray();
        new Random(seed).Shuffle(order);
        var scored = new List<(double[] Scores, int Truth)>();
        for (var fold = 0; fold < Folds && scored.Count < EnoughHeldOut; fold++)
        {
            var (vocabulary, weights) =
                Fit([.. order.Where((_, i) => i % Folds != fold).Select(i => cases[i])], departments, seed);
            scored.AddRange(order.Where((_, i) => i % Folds == fold).Select(i =>
                (weights.Score(vocabulary.Read(cases[i].Input)), departments.IndexOf(cases[i].Department))));
        }

        return scored;
    }

    private static Answer AnswerOf(
        double[] scores, int truth, ImmutableArray<string> departments, double sharpness) =>
        new(departments[truth], [.. Calibration.Probabilities(scores, sharpness)
            .Select((p, d) => new Guess(departments[d], p)).OrderByDescending(g => g.Probability).Take(3)]);

    private static (Vocabulary Vocabulary, Weights Weights) Fit(
        IReadOnlyList<RoutedCase> cases, ImmutableArray<string> departments, int seed)
    {
        var vocabulary = Vocabulary.Of([.. cases.Select(c => c.Input)]);
        var numbers = departments.Select((d, i) => (d, i)).ToDictionary(d => d.d, d => d.i);
        return (vocabulary, Learner.Learn([.. cases.Select(c => vocabulary.Read(c.Input))],
            [.. cases.Select(c => numbers[c.Department])], (vocabulary.Keys.Length, departments.Length), seed));
    }
}
