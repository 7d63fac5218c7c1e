using System.Collections.Immutable;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Proofs;

/// <summary>
/// How automations end: done with results, or failed for good. That one never ends is in it: nothing need happen.
/// Whether that of a state has ended is followed; one that a trigger starts is taken as able to be under way or not.
/// </summary>
/// <param name="over">Whether the automation of the state has ended; null: too much else is followed.</param>
internal sealed class AutomationMoves(Routine routine, IReadOnlyDictionary<string, Variable> variables, Variable? over)
{
    /// <summary>What a failure without a trigger is called.</summary>
    internal const string Failed = "failed";

    internal static Variable? Counting(Routine routine) => routine.States.All(s => s.Automation is null) ? null
        : new("automation over", Origin.Automation, [false, true]);

    /// <summary>What begins anew when a case comes there.</summary>
    internal ulong Clears(State state) => state.Automation is null ? 0 : over?.Mask ?? 0;

    /// <param name="named">
    /// The triggers of the system with a name, each with the condition that no nearer one holds.
    /// </param>
    internal IEnumerable<Move> Of(Place place, Func<string, MoveKind, IEnumerable<Move>> named)
    {
        foreach (var started in routine.StartedAutomations.Where(s => ReferenceEquals(s.In, place.State)))
        {
            var use = started.Use;
            foreach (var move in Ends(place, use.Done, named(use.Done, MoveKind.Automation), MoveKind.Automation))
                yield return Ended(started, move with { Asks = use.Fields, Choices = Choices(use) });
            var failed = use.Failed is { } trigger ? named(trigger, MoveKind.AutomationFails) : [];
            foreach (var move in Ends(place, use.Failed ?? Failed, failed, MoveKind.AutomationFails))
                yield return Ended(started, move);
        }
    }

    /// <summary>The triggers, and that the case stays when none of their conditions holds.</summary>
    private static IEnumerable<Move> Ends(Place place, string name, IEnumerable<Move> fired, MoveKind kind)
    {
        var unless = ImmutableArray<Guard>.Empty;
        foreach (var move in fired)
        {
            yield return move;
            if (move.When is null) yield break;
            unless = unless.Add(new UnlessGuard(move.When));
        }

        yield return new Move(kind, name, place.Index, null)
        {
            Kept = place.Groups.Length,
            When = unless.IsEmpty ? null : new JoinedGuard(isAnd: true, unless),
        };
    }

    private Move Ended(StartedAutomation started, Move move)
    {
        Guard? underWay = started.By is not null ? new OpenGuard()
            : over is null ? null : new TableGuard([over], [Answers.True, Answers.False]);
        return move with
        {
            When = underWay is null ? move.When : move.When is null ? underWay
                : new JoinedGuard(isAnd: true, [underWay, move.When]),
            Count = started.By is null && over is not null ? new(over, ToEnd: true) : null,
        };
    }

    // What it does not promise may be missing; an old value does not stay.
    private ImmutableArray<Ask> Choices(AutomationUse use) =>
    [
        .. use.Fields.Where(variables.ContainsKey).Select(f => variables[f]).Select(v => new Ask(v,
            [.. Enumerable.Range(0, v.Values.Length).Where(i => v.Values[i] is not null || !use.Sure.Contains(v.Name))],
            NeedsValue: true)),
    ];
}
