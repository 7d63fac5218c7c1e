namespace IPB.Suggestions.Tests;

public sealed class CalibrationTests
{
    // The scores claim odds of e^3 (0.95), but only three in four are right: odds of 3 need a sharpness of ln 3 / 3.
    [Fact]
    public void Overconfident_scores_are_blunted_to_what_they_hold()
    {
        var heldOut = Enumerable.Range(0, 400).Select(i => (new[] { 3.0, 0.0 }, i % 4 == 0 ? 1 : 0)).ToArray();
        var sharpness = Calibration.Fit(heldOut);
        Assert.Equal(Math.Log(3) / 3, sharpness, 0.005);
        Assert.Equal(0.75, Calibration.Probabilities([3, 0], sharpness)[0], 0.002);
    }

    // 18 cases without a mistake: each is doubted by one in twenty, whatever the scores claim.
    [Fact]
    public void A_few_cases_without_a_mistake_do_not_make_for_certainty()
    {
        var heldOut = Enumerable.Range(0, 18).Select(_ => (new[] { 1.0, 0.0 }, 0)).ToArray();
        Assert.Equal(0.95, Calibration.Probabilities([1, 0], Calibration.Fit(heldOut))[0], 3);
    }

    [Fact]
    public void Huge_scores_give_probabilities_all_the_same() =>
        Assert.Equal([1.0, 0.0], Calibration.Probabilities([5_000, -5_000], 1));
}
