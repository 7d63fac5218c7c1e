using System.Collections.Immutable;
using IPB.Workflows.Calendars;
using IPB.Workflows.People;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Proofs;

/// <summary>
/// A routine as places and moves between them. What a later version of the language adds (sub-states, referrals, hold)
/// becomes places and moves here; exploring and judging stay as they are.
/// </summary>
internal sealed class Space
{
    private const int MostTimers = 16;
    private readonly Dictionary<string, int> index = [];
    private readonly Dictionary<string, Variable> byName;
    private readonly GuardBuilder guards;
    private readonly BounceMoves bounces;
    private readonly AnswerMoves answers;

    /// <param name="solve">False: every condition may hold or not. Small, for routines too large otherwise.</param>
    internal Space(Routine routine, Organisation? organisation, TimeOrder times, bool solve = true)
    {
        Routine = routine;
        Variables = solve ? new Variables(routine, organisation).Find() : [];
        byName = Variables.ToDictionary(v => v.Name);
        guards = new GuardBuilder(routine, byName);
        bounces = new BounceMoves(routine, organisation, Find(Origin.Bounced), Find(Origin.Lead));
        answers = new AnswerMoves(organisation, Find(Origin.Statements), Find(Origin.Objections));
        Places = [.. routine.States.Select((s, i) => new Place(s, i))];
        foreach (var place in Places) index.TryAdd(place.State.Id, place.Index);
        foreach (var place in Places) Fill(place, times);
        Liveness.Fill(Places);
        Submit = new Move(MoveKind.Submit, "submit", -1, 0)
        {
            Asks = routine.SubmitAsks,
            Choices = Choices(routine.SubmitAsks),
        };
    }

    internal Routine Routine { get; }
    internal ImmutableArray<Variable> Variables { get; }
    internal ImmutableArray<Place> Places { get; }
    internal Move Submit { get; }

    /// <summary>Conditions that are taken as able to hold or not, with the part that is not solved.</summary>
    internal IReadOnlyDictionary<Rules.Expression, string> Unsolved => guards.Open;

    internal Variable? Find(Origin origin) => Variables.FirstOrDefault(v => v.Origin == origin);

    private void Fill(Place place, TimeOrder times)
    {
        var state = place.State;
        var timed = state.Timed.Select(t => t.Fire).ToHashSet();
        place.Automatic = [.. state.Triggers.Where(t => t.BySystem && t.When is not null && !timed.Contains(t.Id))
            .Select(t => OfTrigger(place, t, MoveKind.Automatic))];
        place.ByPeople =
        [
            .. state.Triggers.Where(t => !t.BySystem).SelectMany(t => ByPerson(place, t)),
            .. OutcomesOf(place),
            .. state.Referral is { } referral ? answers.Of(place, referral, index[referral.Answered]) : [],
            .. FormMoves.Of(place, Routine, byName),
        ];
        if (HoldMoves.Of(Routine, place, s => index[s]) is { } ranOut) place.ByPeople = place.ByPeople.Add(ranOut);
        place.Mandates = [.. (state.Gate?.Mandates ?? []).Select(m => (m, guards.Build(m.When)))];
        place.Clears = answers.Clears(state);
        FillTimers(place, times);
    }

    private IEnumerable<Move> ByPerson(Place place, Trigger trigger)
    {
        var move = OfTrigger(place, trigger, MoveKind.Person);
        if (trigger.Bounce is { } bounce) return bounces.Of(move, index[bounce.Then]);
        return [move with { Count = bounces.Placing(trigger) }];
    }

    private void FillTimers(Place place, TimeOrder times)
    {
        var timers = place.State.Timed.Take(MostTimers).Where(t => place.State.Find(t.Fire) is not null).ToList();
        if (place.State.Referral?.OverdueAfter is { } overdue) timers.Add(overdue);
        place.Timed = [.. timers];
        place.Timers = [.. timers.Select((t, i) => place.State.Find(t.Fire) is { } trigger
            ? Timer(place, trigger, i) : Overdue(place, i))];
        place.Before = [.. timers.Select(t => Bits(timers, o => SurelyBefore(place, times, timers[o].After, t.After)))];
        place.Unordered = [.. timers.Select((t, i) => Bits(timers, o => !IsFirst(place, times, timers, (i, o))))];
    }

    private bool IsFirst(Place place, TimeOrder times, List<TimedTrigger> timers, (int One, int Other) pair)
    {
        var (one, other) = (timers[pair.One].After, timers[pair.Other].After);
        return pair.One == pair.Other || SurelyBefore(place, times, one, other)
            || (pair.One < pair.Other && TimeOrder.Same(one, other));
    }

    /// <summary>Which of two times that start when a place is entered is over first, whatever happens there.</summary>
    internal bool SurelyBefore(Place place, TimeOrder times, TimeLimit one, TimeLimit other) =>
        HoldMoves.KeepsOrder(Routine, place.State, one, other) && times.SurelyBefore(one, other);

    private static uint Bits(List<TimedTrigger> timers, Func<int, bool> of)
    {
        var bits = 0u;
        for (var i = 0; i < timers.Count; i++)
            if (of(i)) bits |= 1u << i;
        return bits;
    }

    private (Move, Move) Timer(Place place, Trigger trigger, int timer)
    {
        var fires = OfTrigger(place, trigger, MoveKind.Timer) with { Timer = timer };
        return (fires, fires with { Kind = MoveKind.Passed, To = null });
    }

    private (Move, Move) Overdue(Place place, int timer)
    {
        var fires = new Move(MoveKind.Timer, ReferralEnd.Overdue.Name(), place.Index,
            index[place.State.Referral!.Overdue!]) { Timer = timer };
        return (fires, fires with { Kind = MoveKind.Passed, To = null });
    }

    private Move OfTrigger(Place place, Trigger trigger, MoveKind kind)
    {
        // Only people fill in what a trigger asks for, and who bounces a case need not name a department.
        var asks = kind != MoveKind.Person ? []
            : trigger.Bounce is null ? trigger.Asks : trigger.Asks.Remove(Cases.FieldInput.LeadDepartment);
        return new(kind, trigger.Id, place.Index, trigger.To is { } to ? index[to] : null)
        {
            When = And(guards.Build(trigger.When), FormMoves.Needed(trigger, Routine, byName)),
            Condition = trigger.When,
            Asks = asks,
            Choices = Choices(asks),
            Trigger = trigger,
        };
    }

    private static Guard? And(Guard? one, Guard? other) =>
        one is null ? other : other is null ? one : new JoinedGuard(isAnd: true, [one, other]);

    private IEnumerable<Move> OutcomesOf(Place place) =>
        (place.State.Gate?.Outcomes ?? ImmutableDictionary<Outcome, string>.Empty).OrderBy(o => o.Key)
            .Select(o => new Move(MoveKind.Outcome, o.Key.Name(), place.Index, index[o.Value])
            {
                Outcome = o.Key,
                Count = o.Key == Outcome.Return && Find(Origin.Returned) is { } returned
                    ? new(returned, ToEnd: false) : null,
            });

    private ImmutableArray<Ask> Choices(ImmutableArray<string> asks) =>
        [.. asks.Distinct().Where(byName.ContainsKey).Select(a => ChoiceOf(byName[a]))];

    private Ask ChoiceOf(Variable variable) => new(variable,
        [.. Enumerable.Range(0, variable.Values.Length).Where(i => variable.Values[i] is not null)],
        Routine.FindField(variable.Name)?.Required == true);
}

/// <summary>Works out which variables still matter where: the others are left out of what is explored.</summary>
internal static class Liveness
{
    internal static void Fill(ImmutableArray<Place> places)
    {
        foreach (var place in places) place.Live = ReadIn(place);
        var users = places.Select(_ => new List<Place>()).ToArray();
        foreach (var place in places)
            foreach (var to in place.Moves.Select(m => m.To).OfType<int>()) users[to].Add(place);
        var open = new Queue<Place>(places);
        while (open.TryDequeue(out var place))
            foreach (var user in users[place.Index])
            {
                var live = user.Live | place.Live;
                if (live == user.Live) continue;
                user.Live = live;
                open.Enqueue(user);
            }
    }

    private static ulong ReadIn(Place place) =>
        place.Moves.Select(m => m.When).Concat(place.Mandates.Select(m => m.When)).OfType<Guard>()
            .SelectMany(g => g.Reads).Aggregate(0ul, (bits, v) => bits | v.Mask);
}
