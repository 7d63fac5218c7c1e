using System.Collections.Immutable;

namespace IPB.Suggestions.Data;

/// <summary>The simple baseline for texts: multinomial naive Bayes over words, counts plus one.</summary>
public sealed class NaiveBayes
{
    private readonly Dictionary<string, int[]> counts = [];
    private readonly string[] departments;
    private readonly double[] cases;
    private readonly double[] words;

    public NaiveBayes(IReadOnlyCollection<RoutedCase> train)
    {
        departments = [.. train.Select(c => c.Department).Distinct().Order(StringComparer.Ordinal)];
        (cases, words) = (new double[departments.Length], new double[departments.Length]);
        foreach (var c in train)
        {
            var d = Array.IndexOf(departments, c.Department);
            cases[d]++;
            foreach (var word in Words(c.Input))
            {
                if (!counts.TryGetValue(word, out var count)) counts[word] = count = new int[departments.Length];
                count[d]++;
                words[d]++;
            }
        }
    }

    public ImmutableArray<Guess> Guess(CaseInput input)
    {
        var scores = Array.ConvertAll(cases, n => Math.Log(n / cases.Sum()));
        foreach (var word in Words(input))
            if (counts.TryGetValue(word, out var count))
                for (var d = 0; d < departments.Length; d++)
                    scores[d] += Math.Log((count[d] + 1) / (words[d] + counts.Count));
        var powers = Array.ConvertAll(scores, s => Math.Exp(s - scores.Max()));
        return [.. departments.Select((d, i) => new Guess(d, powers[i] / powers.Sum()))
            .OrderByDescending(g => g.Probability)];
    }

    private static string[] Words(CaseInput input) => input.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
