namespace IPB.Suggestions;

/// <summary>Makes probabilities of scores, and finds how sharp they may be.</summary>
internal static class Calibration
{
    private const double Bluntest = 0.05;
    private const double Sharpest = 20;

    // Smaller ones have no logarithm.
    private const double Least = 1e-300;

    /// <param name="sharpness">1: as learned; less: nearer to each other.</param>
    public static double[] Probabilities(double[] scores, double sharpness)
    {
        var most = scores.Max();
        var powers = Array.ConvertAll(scores, s => Math.Exp((s - most) * sharpness));
        var sum = powers.Sum();
        return Array.ConvertAll(powers, p => p / sum);
    }

    /// <summary>
    /// The sharpness under which held-out truths were most probable: temperature scaling (Guo and others, 2017), with
    /// Platt's (1999) doubt about every truth, so that a few cases without a mistake do not make for certainty.
    /// </summary>
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

    private static double Loss(IReadOnlyList<(double[] Scores, int Truth)> heldOut, double sharpness)
    {
        var doubt = 1.0 / (heldOut.Count + 2);
        return heldOut.Average(h => Loss(Probabilities(h.Scores, sharpness), h.Truth, doubt));
    }

    private static double Loss(double[] probabilities, int truth, double doubt)
    {
        var loss = 0.0;
        for (var d = 0; d < probabilities.Length; d++)
        {
            var share = d == truth ? 1 - doubt : doubt / (probabilities.Length - 1);
            loss -= share * Math.Log(Math.Max(Least, probabilities[d]));
        }

        return loss;
    }
}
