namespace IPB.Suggestions;

/// <summary>
/// What every piece of evidence adds to every department's score, beside the average department: a linear model.
/// </summary>
/// <param name="departments">How many.</param>
/// <param name="values">By evidence, then department.</param>
/// <param name="start">By department: the score of a case without evidence.</param>
internal sealed class Weights(int departments, float[] values, float[] start)
{
    public float[] Values => values;
    public float[] Start => start;

    public float Of(int evidence, int department) => values[(evidence * departments) + department];

    /// <summary>Scores by department; only their differences mean anything.</summary>
    public double[] Score(Evidence[] evidence)
    {
        var scores = new double[departments];
        for (var d = 0; d < departments; d++) scores[d] = start[d];
        foreach (var piece in evidence)
            for (var d = 0; d < departments; d++)
                scores[d] += Of(piece.Index, d) * piece.Strength;
        return scores;
    }
}
