using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.People;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Gates;

/// <summary>Reads what a decider sends as a vote: complete, and with the grounds that its outcome needs.</summary>
internal sealed class VoteInput(StepBuilder step, Gate gate, Decide decide)
{
    private const int LongestReason = 4_000;
    private readonly ImmutableArray<(string, Text)>.Builder errors = ImmutableArray.CreateBuilder<(string, Text)>();

    /// <exception cref="InvalidInput">With one text for each thing that is missing.</exception>
    /// <exception cref="DecisionRefused">The outcome is not offered, or the case lacks what a yes needs.</exception>
    public Vote Read(Person by, ImmutableArray<WaitingKey> standing)
    {
        RequireOffered();
        var (behalf, delegation) = (standing[0].OnBehalfOf, standing[0].Delegation);
        var reason = InputText.Optional("reason", decide.Reason, LongestReason);
        var scores = Scores();
        var conditions = ConditionInput.Read(step, decide, errors);
        var vote = new Vote(by.Id, behalf,
            [.. standing.Where(k => k.OnBehalfOf == behalf && k.Delegation == delegation).Select(k => k.Key)],
            decide.Outcome, reason, [], [.. conditions.Select(c => c.Text)], step.Now)
        {
            Delegation = delegation,
            Point = step.Case.Gate!.Point,
            Scores = scores,
            Tasks = conditions,
            Obstacle = decide.Outcome is Outcome.Return or Outcome.Hold ? decide.Obstacle : null,
        };
        vote = vote with { Met = Met(step, gate, decide.Met, vote) };
        vote = vote with { Reasons = Reasons(vote) };
        RequireGrounds(vote);
        if (errors.Count > 0) throw new InvalidInput(errors.ToImmutable());
        // Where the date and the owner are the usual ones, the texts say it all.
        return vote with { Tasks = conditions.All(c => c is { Owner: null, Due: null }) ? [] : conditions };
    }

    /// <summary>
    /// Ids of the criteria that are met: by the fields or the scores where the gate computes them, else by being
    /// ticked.
    /// </summary>
    /// <param name="vote">The vote that is being given; null: none.</param>
    /// <exception cref="InvalidInput">A ticked one is not of this gate.</exception>
    public static ImmutableArray<string> Met(StepBuilder step, Gate gate, ImmutableArray<string> ticked, Vote? vote)
    {
        if (ticked.FirstOrDefault(m => gate.Criteria.All(c => c.Id != m)) is { } unknown)
            throw new InvalidInput("met", new(
                $"Beslutspunkten har inget kriterium \"{unknown}\".", $"The gate has no criterion \"{unknown}\"."));
        var names = ConditionNames.Of(step.Routine, step.Case);
        var round = step.Case.Gate!;
        var votes = Tally.Standing(vote is null ? round : round with { Votes = round.Votes.Add(vote) });
        return
        [
            .. gate.Criteria.Where(c => c.Met?.IsTrue(names)
                ?? (c.Least is not null ? Scoring.Reaches(gate, c, votes)
                    : c.Scale is not null || ticked.Contains(c.Id))).Select(c => c.Id),
        ];
    }

    private void RequireOffered()
    {
        if (!gate.Outcomes.ContainsKey(decide.Outcome) && !(decide.Outcome == Outcome.ApproveWithConditions
            && gate.Outcomes.ContainsKey(Outcome.Approve)))
            throw new DecisionRefused(RefusalKind.Invalid, "outcome-not-offered", new Text(
                $"Utfallet \"{decide.Outcome.Text().Sv}\" finns inte vid den här beslutspunkten.",
                $"The outcome \"{decide.Outcome.Text().En}\" is not offered at this gate."))
            {
                Allowed = [.. gate.Outcomes.Keys.Select(o => o.Name())],
            };
        if (decide.Outcome.IsGo() && Needs.Missing(step.Routine, step.Case, gate.Needs) is { IsEmpty: false } missing)
            throw new DecisionRefused(RefusalKind.Conflict, "needs-missing", Needs.Words(missing))
            {
                Allowed = [.. gate.Outcomes.Keys.Where(o => !o.IsGo()).Order().Select(o => o.Name())],
                Missing = [.. missing.Select(f => f.Id)],
            };
    }

    private ImmutableSortedDictionary<string, int> Scores()
    {
        foreach (var unknown in decide.Scores.Keys
            .Where(s => !gate.Criteria.Any(c => c.Id == s && c.Scale is not null)))
            errors.Add(($"scores.{unknown}", new($"\"{unknown}\" poängsätts inte här.",
                $"\"{unknown}\" is not scored here.")));
        foreach (var criterion in gate.Criteria.Where(c => c.Scale is not null))
        {
            var given = decide.Scores.TryGetValue(criterion.Id, out var score);
            // Whoever says no need not judge everything.
            if (given ? score >= 1 && score <= criterion.Scale : !decide.Outcome.IsGo()) continue;
            errors.Add(($"scores.{criterion.Id}", new(
                $"Ge {criterion.Name.Sv} ett poängtal från 1 till {criterion.Scale}.",
                $"Score {criterion.Name.En} from 1 to {criterion.Scale}.")));
        }

        return decide.Scores;
    }

    /// <summary>Why each unmet requirement is let pass; one text is enough where only one is unmet.</summary>
    private ImmutableSortedDictionary<string, string> Reasons(Vote vote)
    {
        var given = decide.Reasons
            .Select(r => (r.Key, Text: InputText.Optional($"reasons.{r.Key}", r.Value, LongestReason)))
            .Where(r => r.Text is not null && gate.Criteria.Any(c => c.Id == r.Key) && !vote.Met.Contains(r.Key))
            .ToImmutableSortedDictionary(r => r.Key, r => r.Text!);
        var unmet = Unmet(vote);
        return unmet is [var only] && vote.Reason is { } reason && !given.ContainsKey(only.Id)
            ? given.Add(only.Id, reason) : given;
    }

    private List<Criterion> Unmet(Vote vote) => vote.Outcome.IsGo()
        ? [.. gate.Criteria.Where(c => c.Must && !vote.Met.Contains(c.Id))] : [];

    private void RequireGrounds(Vote vote)
    {
        if (vote.Outcome == Outcome.ApproveWithConditions && vote.Conditions.IsEmpty)
            errors.Add(("conditions", new("Skriv minst ett villkor.", "Write at least one condition.")));
        if (!vote.Outcome.IsGo() && vote.Reason is null)
            errors.Add(("reason", new("Skriv en motivering.", "A reason is required for this outcome.")));
        foreach (var unmet in Unmet(vote).Where(c => !vote.Reasons.ContainsKey(c.Id)))
            errors.Add(($"reasons.{unmet.Id}", new(
                $"Kriteriet \"{unmet.Name.Sv}\" är inte uppfyllt: skriv varför det godkänns ändå.",
                $"The criterion \"{unmet.Name.En}\" is not met: write why it is approved all the same.")));
    }
}
