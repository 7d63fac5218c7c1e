namespace IPB.Suggestions;

/// <summary>Makes probabilities of scores, and finds how sharp they may be.</summary>
internal static class Calibration
{
    private const double Bluntest = 0.05;
    private const double Sharpest = 20;

    /// <param name="sharpness">1: as learned; less: nearer to each other.</param>
    public static double[] Probabilities(double[] scores, double sharpness)
    {
        var most = scores.Max();
        var powers = Array.ConvertAll(scores, s => Math.Exp((s - most) * sharpness));
        var sum = powers.Sum();
        return Array.ConvertAll(powers, p => p / sum);
    }

    /// <summary>The sharpness under which held-out truths were most probable (temperature scaling).</summary>
    public static double Fit(IReadOnlyList<(double[] Scores, int Truth)> heldOut)
    {
        if (heldOut.Count == 0) return 1;
        // The loss has one valley in the logarithm: golden section finds its bottom.
        var (low, high) = (Math.Log(Bluntest), Math.Log(Sharpest));
        var ratio = (Math.Sqrt(5) - 1) / 2;
        while (high - low > 1e-3)
        {
            var (left, right) = (high - (ratio * (high - low)), low + (ratio * (high - low)));
            if (Loss(heldOut, Math.Exp(left)) < Loss(heldOut, Math.Exp(right))) high = right;
            else low = left;
        }

        return Math.Exp((low + high) / 2);
    }

    private static double Loss(IReadOnlyList<(double[] Scores, int Truth)> heldOut, double sharpness) =>
        heldOut.Average(h => -Math.Log(Math.Max(1e-300, Probabilities(h.Scores, sharpness)[h.Truth])));
}
