using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.People;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Proofs;

/// <summary>
/// What the bodies of a referral do: one statement after the other where conditions read how many there are, else all
/// at once.
/// </summary>
/// <param name="statements">Null: no condition reads how many there are.</param>
internal sealed class AnswerMoves(Organisation? organisation, Variable? statements, Variable? objections)
{
    /// <summary>Whether a condition reads what has been answered.</summary>
    internal static bool AreRead(IEnumerable<string> names) =>
        names.Any(n => n is ConditionNames.Statements or ConditionNames.Objections);

    /// <summary>Both counts, as far as the referral with the most bodies goes.</summary>
    internal static ImmutableArray<Variable> Counting(Routine routine)
    {
        var most = routine.States.Select(s => s.Referral?.MostBodies ?? 0).DefaultIfEmpty().Max();
        ImmutableArray<object?> counts = [.. Enumerable.Range(0, most + 1).Select(i => (object?)(decimal)i)];
        return
        [
            new(ConditionNames.Statements, Origin.Statements, counts),
            new(ConditionNames.Objections, Origin.Objections, counts),
        ];
    }

    /// <summary>What begins at nothing when a case comes there.</summary>
    internal ulong Clears(State state) =>
        state.Referral is null ? 0 : (statements?.Mask ?? 0) | (objections?.Mask ?? 0);

    /// <param name="answered">Index of the place where a referral with enough answers leads.</param>
    /// <param name="kept">How many groups are not left on the way there.</param>
    internal IEnumerable<Move> Of(Place place, Referral referral, int answered, int kept)
    {
        var goes = new Move(MoveKind.Answer, ReferralEnd.Answered.Name(), place.Index, answered) { Kept = kept };
        if (statements is null || objections is null) return [goes];
        var stays = new Move(MoveKind.Answer, "answer", place.Index, null);
        var (least, most) = NeededOf(referral);
        return new[] { Stance.NoObjections, Stance.Objections }.SelectMany(s => new[]
        {
            Counted(stays, s) with { When = Before(i => i + 1 < least, i => i + 1 < most) },
            Counted(goes, s) with { When = Before(i => i + 1 >= most && i < most, i => i + 1 >= least && i < most) },
        });
    }

    private Move Counted(Move move, Stance stance) => move with
    {
        Stance = stance,
        Count = new(statements!, ToEnd: false),
        CountToo = stance == Stance.Objections ? new(objections!, ToEnd: false) : null,
    };

    private TableGuard Before(Func<int, bool> surely, Func<int, bool> perhaps) => new([statements!],
        [.. Enumerable.Range(0, statements!.Values.Length)
            .Select(i => surely(i) ? Answers.True : perhaps(i) ? Answers.Any : Answers.False)]);

    /// <summary>
    /// Two parties may be one body when the lead department is also named; and whoever chooses may choose few.
    /// </summary>
    private (int Least, int Most) NeededOf(Referral referral)
    {
        var fixedOnes = organisation is null ? [referral.To.Distinct().Count()] : Departments().SelectMany(lead =>
            Departments().Select(submitting => Distinct(referral, lead, submitting))).ToList();
        var least = fixedOnes.Min() + (referral.Choose is { } c ? Math.Max(0, c.Least - Overlap(referral)) : 0);
        var most = Math.Max(1, fixedOnes.Max() + (referral.Choose?.From.Length ?? 0));
        return (Math.Max(1, referral.NeededOf(Math.Max(1, least))), referral.NeededOf(most));
    }

    private static int Overlap(Referral referral) => referral.To.Count(p => p.Role == referral.Choose!.Role);

    private static int Distinct(Referral referral, string lead, string submitting) => referral.To.Select(
        p => p.Of switch
    {
        Party.LeadDepartment => p with { Of = lead },
        Party.SubmittingDepartment => p with { Of = submitting },
        _ => p,
    }).Distinct().Count();

    private IEnumerable<string> Departments() => organisation!.Departments.Select(d => d.Code);
}
