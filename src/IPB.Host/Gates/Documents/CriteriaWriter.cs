using IPB.Host.Access;
using IPB.Host.Pages;
using IPB.Workflows;
using IPB.Workflows.Gates;
using IPB.Workflows.Routines;

namespace IPB.Host.Gates.Documents;

/// <summary>The criteria of a decision, with what those who decided made of each.</summary>
internal sealed class CriteriaWriter(CityWords say, CurrentPerson me)
{
    public DocumentTable Write(DecisionRecord record) => new(
        [T(DecisionTexts.Criterion), T(DecisionTexts.Demand), T(DecisionTexts.Judged)],
        [.. record.Gate.Criteria.Select(c => Row(record, c))], [40, 18, 42]);

    private IReadOnlyList<string> Row(DecisionRecord record, Criterion criterion)
    {
        var weighted = record.Gate.Criteria.Any(c => c.Weight != 1);
        var demand = T(criterion.Must ? DecisionTexts.Must : DecisionTexts.Should)
            + (weighted ? $", {T(GateTexts.Weight(criterion.Weight))}" : "")
            + (criterion.Least is { } least ? $", {T(GateTexts.Least(say.Number(least)))}" : "");
        return [T(criterion.Name), demand, string.Join("\n", Judgement(record, criterion))];
    }

    private IEnumerable<string> Judgement(DecisionRecord record, Criterion criterion)
    {
        var votes = record.Counted;
        if (criterion.Scale is null || criterion.Least is not null) yield return Verdict(record, criterion);
        if (record.Gate.ScoresOf(votes).FirstOrDefault(s => s.Criterion == criterion.Id) is { } score)
            yield return T(GateTexts.Mean(say.Number(score.Mean), score.Lowest, score.Highest, score.Count));
        foreach (var vote in votes.Where(v => v.Reasons.ContainsKey(criterion.Id)))
            yield return $"{say.Person(vote.Person)}: {vote.Reasons[criterion.Id]}";
    }

    private string Verdict(DecisionRecord record, Criterion criterion)
    {
        var votes = record.Counted;
        // A mean is judged once all have scored: the last one's view of it is the one that counts.
        var met = criterion.Least is null ? votes.Count(v => v.Met.Contains(criterion.Id))
            : votes[^1].Met.Contains(criterion.Id) ? votes.Length : 0;
        if (met == votes.Length) return T(DecisionTexts.Met);
        if (met == 0) return T(DecisionTexts.NotMet);
        var no = string.Join(", ", votes.Where(v => !v.Met.Contains(criterion.Id)).Select(v => say.Person(v.Person)));
        return $"{T(DecisionTexts.Divided)}: {T(DecisionTexts.NotMet).ToLowerInvariant()} – {no}";
    }

    private string T(Text text) => me.Say(text);
}
