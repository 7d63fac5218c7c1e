using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Migrations;

/// <summary>
/// What becomes of a referral that is out. Where the new state is a referral, too, it goes on under the terms that its
/// bodies were asked by; else it is closed, and the statements that came in stay with the case.
/// </summary>
/// <param name="Bodies">Those who are asked anew; empty where nobody is.</param>
internal sealed record ReferralCarry(ImmutableArray<ReferralBody> Bodies)
{
    private static readonly Text NoReferral = new("Läget är ingen remiss i den nya versionen.",
        "The state is no referral in the new version.");
    private static readonly Text Wanted = new("Planen säger att remissen börjar om.",
        "The plan says that the referral begins anew.");

    /// <summary>The referral as it goes on; null: none does.</summary>
    public ReferralRound? Kept { get; private init; }

    /// <summary>Null: no referral was out.</summary>
    public RoundFate? Fate { get; private init; }

    /// <param name="step">The case as if it were in the new state already, with the old referral.</param>
    public static ReferralCarry Of(StepBuilder step, State next, StateMove move)
    {
        var round = step.Case.Referral;
        var why = next.Referral is null ? NoReferral : move.VoidsGate ? Wanted : null;
        var goesOn = round is not null && why is null;
        return new(goesOn || next.Referral is null ? [] : Referrals.Bodies.Of(step, next.Referral, Chosen(next, round)))
        {
            Fate = round is null ? null : new(round.Id, round.Statements.Length, why),
            Kept = goesOn ? round! with { State = next.Id } : null,
        };
    }

    // Whoever sent it out has chosen; where nobody did, those are asked whom the routine names.
    private static ImmutableArray<string> Chosen(State next, ReferralRound? round) =>
        next.Referral!.Choose is { } choice && round is not null
            ? [.. choice.From.Where(d => round.Bodies.Any(b => b.Department == d))] : [];
}
