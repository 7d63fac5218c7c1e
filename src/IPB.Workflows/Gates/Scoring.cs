using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Gates;

/// <summary>Scores of one criterion over those who decided.</summary>
/// <param name="Mean">Rounded to two decimals.</param>
public sealed record ScoreSummary(string Criterion, int Count, decimal Mean, int Lowest, int Highest);

/// <summary>What the scores of a gate come to.</summary>
internal static class Scoring
{
    /// <summary>Of each criterion that somebody scored, in the order of the gate.</summary>
    public static ImmutableArray<ScoreSummary> Of(Gate gate, IReadOnlyCollection<Vote> votes) =>
    [
        .. from criterion in gate.Criteria
           where criterion.Scale is not null
           let scores = votes.Where(v => v.Scores.ContainsKey(criterion.Id))
               .Select(v => v.Scores[criterion.Id]).ToList()
           where scores.Count > 0
           select new ScoreSummary(criterion.Id, scores.Count, Mean(scores.Select(s => (decimal)s)), scores.Min(),
               scores.Max()),
    ];

    /// <summary>The mean over the criteria, each counted as often as its weight; null: nothing was scored.</summary>
    public static decimal? Total(Gate gate, IReadOnlyCollection<Vote> votes)
    {
        var scored = Of(gate, votes);
        var weight = scored.Sum(s => Weight(gate, s));
        return weight == 0 ? null : Math.Round(scored.Sum(s => s.Mean * Weight(gate, s)) / weight, 2);
    }

    /// <summary>The share of the weights that is met, in per cent; null: the gate has no criteria.</summary>
    public static int? Fulfilment(Gate gate, ImmutableArray<string> met)
    {
        var all = gate.Criteria.Sum(c => c.Weight);
        return all == 0 ? null : 100 * gate.Criteria.Where(c => met.Contains(c.Id)).Sum(c => c.Weight) / all;
    }

    /// <summary>Whether the scores given so far reach what a criterion asks.</summary>
    public static bool Reaches(Gate gate, Criterion criterion, IReadOnlyCollection<Vote> votes) =>
        (criterion.Scale is null ? Total(gate, votes)
            : Of(gate, votes).FirstOrDefault(s => s.Criterion == criterion.Id)?.Mean) >= criterion.Least;

    private static int Weight(Gate gate, ScoreSummary score) =>
        gate.Criteria.First(c => c.Id == score.Criterion).Weight;

    private static decimal Mean(IEnumerable<decimal> scores) => Math.Round(scores.Average(), 2);
}
