using IPB.Workflows.Cases;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Gates;

/// <summary>Counts the votes at an open gate. Of each person, and of each person who is stood in for, the last counts.
/// </summary>
internal static class Tally
{
    private const int FourEyes = 2;

    /// <summary>The votes that count.</summary>
    public static List<Vote> Standing(GateRound gate) => Standing(gate.Votes);

    public static List<Vote> Standing(IEnumerable<Vote> votes) =>
    [
        .. votes.GroupBy(Seat).Select(g => g.Last()).GroupBy(v => v.Person).Select(g => g.Last()),
    ];

    /// <summary>The outcome of the gate, or null while votes are missing.</summary>
    public static Outcome? Of(StepBuilder step)
    {
        var gate = step.Case.Gate!;
        var last = gate.Votes[^1];
        if (!last.Outcome.IsGo() && Stops(gate, last)) return last.Outcome;
        var standing = Standing(gate);
        var go = standing.Where(v => v.Outcome.IsGo()).ToList();
        if (IsEnough(gate, go))
            return go.Any(v => v.HasConditions) ? Outcome.ApproveWithConditions : Outcome.Approve;
        return CanStillPass(step, gate, standing) ? null : MostSaid(standing);
    }

    private static bool Stops(GateRound gate, Vote no) => gate.Terms is not { Stop: GateStop.Outvoted } terms
        || IsSuperior(gate, no) || no.Keys.Any(terms.Veto.Contains);

    private static bool IsEnough(GateRound gate, List<Vote> go)
    {
        if (gate.Terms is { FourEyes: true } && go.Count < FourEyes) return false;
        // Whoever it was escalated to decides alone, in place of those who did not.
        return go.Any(v => IsSuperior(gate, v)) || (gate.Quorum == Mandate.OneOfEach
            ? gate.Deciders.All(d => go.Any(v => v.Keys.Contains(d)))
            : go.Count >= gate.Quorum);
    }

    private static bool IsSuperior(GateRound gate, Vote vote) => vote.Keys.All(k => !gate.Deciders.Contains(k));

    /// <summary>Whether those who have not said no are enough, were they all to say yes.</summary>
    private static bool CanStillPass(StepBuilder step, GateRound gate, List<Vote> standing)
    {
        if (gate.Terms is not { Stop: GateStop.Outvoted } terms) return true;
        var no = standing.Where(v => !v.Outcome.IsGo()).Select(Seat).ToHashSet();
        var left = Deciders.Able(step, step.Case.WaitsOn).Where(p => !no.Contains(p.Id)).ToList();
        if (terms.FourEyes && left.Count < FourEyes) return false;
        var raised = step.Case.WaitsOn.Except(gate.Deciders).ToList();
        if (left.Any(p => p.Keys().Any(raised.Contains) && !p.Keys().Any(gate.Deciders.Contains))) return true;
        return gate.Quorum == Mandate.OneOfEach
            ? gate.Deciders.All(d => left.Any(p => p.Keys().Contains(d)))
            : left.Count(p => p.Keys().Any(gate.Deciders.Contains)) >= gate.Quorum;
    }

    /// <summary>What most of those said who said no; of two said as often, the milder.</summary>
    private static Outcome? MostSaid(List<Vote> standing) => standing.Where(v => !v.Outcome.IsGo())
        .GroupBy(v => v.Outcome).OrderByDescending(g => g.Count()).ThenBy(g => g.Key)
        .Select(g => (Outcome?)g.Key).FirstOrDefault();

    private static string Seat(Vote vote) => vote.OnBehalfOf ?? vote.Person;
}
