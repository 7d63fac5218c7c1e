using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Gates;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Migrations;

/// <summary>
/// What becomes of a decision that is under way. It goes on under the same id where nothing that its votes rest on has
/// changed; without votes there is nothing that could be lost, and it goes on with the new deciders. Else it is void
/// and begins anew.
/// </summary>
/// <param name="Opening">How a round begins in the new state; empty where it is no gate.</param>
internal sealed record GateCarry(GateOpening Opening)
{
    /// <summary>Waiting keys of those who decide in the new state.</summary>
    public ImmutableArray<string> Keys => Opening.Keys;

    /// <summary>The round as it goes on; null: none does.</summary>
    public GateRound? Kept { get; private init; }

    /// <summary>Null: no decision was open.</summary>
    public RoundFate? Fate { get; private init; }

    /// <param name="step">The case as if it were in the new state already, with the old round.</param>
    public static GateCarry Of(StepBuilder step, Gate? old, State next, StateMove move)
    {
        var carry = new GateCarry(next.Gate is null ? new([], 0) : GateOpening.Of(step, next));
        if (step.Case.Gate is not { } round) return carry;
        var why = next.Gate is null ? NoGate
            : move.VoidsGate ? Wanted
            : round.Votes.IsEmpty || old is null ? null
            : Obstacle(round, old, next.Gate, carry);
        return carry with
        {
            Fate = new(round.Id, round.Votes.Length, why),
            Kept = why is null ? round with
            {
                State = next.Id,
                Deciders = carry.Keys,
                Quorum = carry.Opening.Quorum,
                Terms = carry.Opening.Terms,
                Point = carry.Opening.Point,
            } : null,
        };
    }

    /// <summary>Why votes that were given cannot count in the new version; null: they can.</summary>
    private static Text? Obstacle(GateRound round, Gate old, Gate next, GateCarry carry)
    {
        if (!round.Deciders.ToHashSet().SetEquals(carry.Keys)) return OtherDeciders;
        if (round.Quorum != carry.Opening.Quorum || !GateTerms.Same(round.Terms, carry.Opening.Terms))
            return OtherQuorum;
        if (round.Votes.FirstOrDefault(v => !Offers(next, v.Outcome)) is { } vote)
            return NotOffered(vote.Outcome.Text());
        var must = next.Criteria.FirstOrDefault(c => c.Must && !old.Criteria.Any(o => o.Id == c.Id && o.Must));
        return must is null ? null : NewCriterion(must.Name);
    }

    private static bool Offers(Gate gate, Outcome outcome) => gate.Outcomes.ContainsKey(outcome)
        || (outcome == Outcome.ApproveWithConditions && gate.Outcomes.ContainsKey(Outcome.Approve));

    private static readonly Text NoGate = new("Läget är ingen beslutspunkt i den nya versionen.",
        "The state is no gate in the new version.");
    private static readonly Text Wanted = new("Planen säger att beslutet börjar om.",
        "The plan says that the decision begins anew.");
    private static readonly Text OtherDeciders = new("Röster är lämnade, och andra beslutar i den nya versionen.",
        "Votes were given, and others decide in the new version.");
    private static readonly Text OtherQuorum = new("Röster är lämnade, och den nya versionen kräver ett annat antal.",
        "Votes were given, and the new version asks for another number of them.");

    private static Text NotOffered(Text outcome) => new(
        $"Utfallet ”{outcome.Sv}”, som någon har röstat för, finns inte i den nya versionen.",
        $"The outcome “{outcome.En}”, which somebody voted for, is not offered in the new version.");

    private static Text NewCriterion(Text name) => new(
        $"Röster är lämnade utan kriteriet ”{name.Sv}”, som den nya versionen kräver.",
        $"Votes were given without the criterion “{name.En}”, which the new version demands.");
}
