namespace IPB.Suggestions.Tests;

/// <summary>Formulas against figures computed by hand.</summary>
public sealed class MeasuresTests
{
    // Five cases of A, B, C; the certainty falls, the first three and the last are right at once or nearly.
    private static readonly Measures Five = Measures.Of(
    [
        Of("A", ("A", 0.95), ("B", 0.03), ("C", 0.02)),
        Of("A", ("A", 0.85), ("C", 0.10), ("B", 0.05)),
        Of("B", ("A", 0.75), ("B", 0.20), ("C", 0.05)),
        Of("C", ("A", 0.55), ("B", 0.25), ("D", 0.15), ("C", 0.05)),
        Of("A", ("A", 0.52), ("B", 0.30), ("C", 0.18)),
    ]);

    [Fact]
    public void Top_1_counts_first_guesses() => Assert.Equal(3 / 5.0, Five.Top1, 9);

    [Fact]
    public void Top_3_counts_the_first_three_guesses_and_no_fourth() => Assert.Equal(4 / 5.0, Five.Top3, 9);

    // A 3 of 3, B 0 of 1, C 0 of 1.
    [Fact]
    public void Macro_recall_weighs_departments_alike() => Assert.Equal(1 / 3.0, Five.MacroRecall, 9);

    // Half of five is three: right, right, wrong. Four fifths are four: right, right, wrong, wrong.
    [Fact]
    public void Coverage_takes_the_most_certain_first() =>
        Assert.Equal((2 / 3.0, 2 / 4.0), (Five.AtHalf, Five.AtFourFifths));

    // Bins: 0.95 right, 0.85 right, 0.75 wrong; 0.55 wrong and 0.52 right: |1.07 - 1| together.
    [Fact]
    public void Calibration_error_compares_certainty_and_truth_by_tenths() =>
        Assert.Equal((0.05 + 0.15 + 0.75 + 0.07) / 5, Five.CalibrationError, 9);

    [Fact]
    public void No_guess_is_a_wrong_guess_of_no_certainty()
    {
        var none = Measures.Of([new("A", [])]);
        Assert.Equal((0, 0, 0), (none.Top1, none.Top3, none.CalibrationError));
    }

    [Fact]
    public void Nothing_can_be_said_of_no_answers() =>
        Assert.Throws<ArgumentException>(() => Measures.Of([]));

    private static Answer Of(string truth, params (string Department, double Probability)[] guesses) =>
        new(truth, [.. guesses.Select(g => new Guess(g.Department, g.Probability))]);
}
