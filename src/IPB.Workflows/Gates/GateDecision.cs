using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.People;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Gates;

/// <summary>A decider's word at a gate, and what the gate makes of it.</summary>
internal static class GateDecision
{
    /// <exception cref="DecisionRefused">Not open, not theirs, or incomplete.</exception>
    public static void Apply(StepBuilder step, TransitionChooser chooser, Decide decide, Person by)
    {
        var gate = RequireOpen(step, decide);
        var standing = Require(step, by);
        var definition = step.State.Gate!;
        var vote = Read(step, definition, decide, by, standing);
        step.ActUnder(standing[0]);
        step.Add(new Voted(gate.Id, vote));

        if (Count(step.Case) is not { } outcome) return;
        var closing = outcome == Outcome.ApproveWithConditions && !definition.Outcomes.ContainsKey(outcome)
            ? Outcome.Approve : outcome;
        var conditions = closing.IsGo()
            ? Counting(step.Case.Gate!).SelectMany(v => v.Conditions).ToImmutableArray() : [];
        step.Add(new GateClosed(gate.Id, closing, conditions));
        var way = chooser.Choose(step.Case, closing);
        StateEntry.Enter(step, way.To!, vote.Reason, way.Kept);
    }

    private static GateRound RequireOpen(StepBuilder step, Decide decide)
    {
        if (step.Case.Gate is { } gate && gate.Id == decide.Gate) return gate;
        throw new DecisionRefused(RefusalKind.Conflict, "gate-closed", new Text(
            "Beslutspunkten är inte öppen: den är redan avgjord eller har öppnats på nytt.",
            "The gate is not open: it was decided already, or has been opened anew."))
        {
            Allowed = step.Case.Gate is { } open ? [open.Id] : [],
        };
    }

    private static ImmutableArray<WaitingKey> Require(StepBuilder step, Person by)
    {
        if (by.Id == step.Case.Submitter)
            throw new DecisionRefused(RefusalKind.NotAllowed, "own-case", new Text(
                "Ingen beslutar i sitt eget ärende (jäv), inte heller som ersättare.",
                "Nobody decides their own case, nor as a deputy."));
        var standing = Deciders.StandingOf(step, by);
        if (!standing.IsEmpty) return standing;
        var names = string.Join(", ", step.Impartial(step.Case.WaitsOn).Select(p => p.Name));
        throw new DecisionRefused(RefusalKind.NotAllowed, "not-a-decider", new Text(
            $"Beslutet ligger hos: {names}.", $"The decision lies with: {names}."));
    }

    private static Vote Read(StepBuilder step, Gate gate, Decide decide, Person by, ImmutableArray<WaitingKey> standing)
    {
        if (!gate.Outcomes.ContainsKey(decide.Outcome) && decide.Outcome != Outcome.ApproveWithConditions)
            throw new DecisionRefused(RefusalKind.Invalid, "outcome-not-offered", new Text(
                $"Utfallet \"{decide.Outcome.Text().Sv}\" finns inte vid den här beslutspunkten.",
                $"The outcome \"{decide.Outcome.Text().En}\" is not offered at this gate."))
            {
                Allowed = [.. gate.Outcomes.Keys.Select(o => o.Name())],
            };

        var reason = InputText.Optional("reason", decide.Reason, 4_000);
        var conditions = decide.Conditions.Select(c => InputText.Optional("conditions", c, 1_000))
            .OfType<string>().ToImmutableArray();
        var met = MetCriteria(step, gate, decide.Met);
        RequireGrounds(gate, decide.Outcome, reason, conditions, met);
        var (behalf, delegation) = (standing[0].OnBehalfOf, standing[0].Delegation);
        return new Vote(by.Id, behalf,
            [.. standing.Where(k => k.OnBehalfOf == behalf && k.Delegation == delegation).Select(k => k.Key)],
            decide.Outcome, reason, met, conditions, step.Now)
        {
            Delegation = delegation,
        };
    }

    /// <summary>
    /// Ids of the criteria that are met: by the fields where the gate computes them, else by being ticked.
    /// </summary>
    /// <exception cref="InvalidInput">A ticked one is not of this gate.</exception>
    public static ImmutableArray<string> MetCriteria(StepBuilder step, Gate gate, ImmutableArray<string> ticked)
    {
        if (ticked.FirstOrDefault(m => gate.Criteria.All(c => c.Id != m)) is { } unknown)
            throw new InvalidInput("met", new(
                $"Beslutspunkten har inget kriterium \"{unknown}\".", $"The gate has no criterion \"{unknown}\"."));
        var names = ConditionNames.Of(step.Routine, step.Case);
        return [.. gate.Criteria.Where(c => c.Met?.IsTrue(names) ?? ticked.Contains(c.Id)).Select(c => c.Id)];
    }

    private static void RequireGrounds(Gate gate, Outcome outcome, string? reason,
        ImmutableArray<string> conditions, ImmutableArray<string> met)
    {
        if (outcome == Outcome.ApproveWithConditions && conditions.IsEmpty)
            throw new InvalidInput("conditions", new("Skriv minst ett villkor.", "Write at least one condition."));
        if (reason is not null) return;
        if (!outcome.IsGo())
            throw new InvalidInput("reason", new("Skriv en motivering.", "A reason is required for this outcome."));
        if (gate.Criteria.FirstOrDefault(c => c.Must && !met.Contains(c.Id)) is not { } unmet) return;
        throw new InvalidInput("reason", new(
            $"Kriteriet \"{unmet.Name.Sv}\" är inte uppfyllt: skriv varför det godkänns ändå.",
            $"The criterion \"{unmet.Name.En}\" is not met: write why it is approved all the same."));
    }

    /// <summary>The outcome of the gate, or null while votes are missing. One voice is enough to stop.</summary>
    private static Outcome? Count(Case c)
    {
        var gate = c.Gate!;
        if (!gate.Votes[^1].Outcome.IsGo()) return gate.Votes[^1].Outcome;
        var go = Counting(gate);
        // Whoever it was escalated to decides alone, in place of those who did not.
        var superior = go.Any(v => v.Keys.All(k => !gate.Deciders.Contains(k)));
        var enough = superior || (gate.Quorum == Mandate.OneOfEach
            ? gate.Deciders.All(d => go.Any(v => v.Keys.Contains(d)))
            : go.Count >= gate.Quorum);
        if (!enough) return null;
        return go.Any(v => !v.Conditions.IsEmpty) ? Outcome.ApproveWithConditions : Outcome.Approve;
    }

    // One person has one voice, and so has the one they speak for: not both of them together.
    private static List<Vote> Counting(GateRound gate) =>
    [
        .. gate.Votes.GroupBy(v => v.Person).Select(g => g.Last()).OrderBy(v => v.At)
            .GroupBy(v => v.OnBehalfOf ?? v.Person).Select(g => g.Last()),
    ];
}
