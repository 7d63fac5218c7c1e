using System.Collections.Immutable;
using IPB.Workflows.People;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Proofs;

/// <summary>
/// A routine as places and moves between them; the places are its innermost states. What a later version of the
/// language adds (referrals, hold) becomes places and moves here; exploring and judging stay as they are.
/// </summary>
internal sealed class Space
{
    private readonly Dictionary<string, int> index = [];
    private readonly Dictionary<string, Variable> byName;
    private readonly GuardBuilder guards;
    private readonly BounceMoves bounces;
    private readonly AnswerMoves answers;
    private readonly AutomationMoves automations;

    /// <param name="solve">False: every condition may hold or not. Small, for routines too large otherwise.</param>
    internal Space(Routine routine, Organisation? organisation, TimeOrder times, bool solve = true)
    {
        Routine = routine;
        Variables = solve ? new Variables(routine, organisation).Find() : [];
        byName = Variables.ToDictionary(v => v.Name);
        guards = new GuardBuilder(routine, byName);
        bounces = new BounceMoves(routine, organisation, Find(Origin.Bounced), Find(Origin.Lead));
        answers = new AnswerMoves(organisation, Find(Origin.Statements), Find(Origin.Objections));
        automations = new AutomationMoves(routine, byName, Find(Origin.Automation));
        Places = [.. routine.InnermostStates.Select((s, i) => new Place(s, i)
        {
            Groups = [.. routine.GroupsOf(s).Reverse()],
        })];
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
        var offered = Routine.Offered(place.State);
        place.Automatic = [.. offered.Where(o => o.Trigger is { BySystem: true, When: not null }
            && !Routine.IsTimed(o.Trigger)).Select(o => OfTrigger(place, o, MoveKind.Automatic))];
        place.Automatic = [.. ChildMoves.AtOnce(place, To, Kept), .. place.Automatic];
        place.ByPeople =
        [
            .. offered.Where(o => !o.Trigger.BySystem).GroupBy(o => o.Trigger.Id)
                .SelectMany(named => FirstThatHolds(place, named, MoveKind.Person)).SelectMany(ByPerson),
            .. OutcomesOf(place),
            .. place.State.Referral is { } referral ? answers.Of(place, referral, To(referral.Answered),
                Kept(place.State, referral.Answered)) : [],
            .. FormMoves.Of(place, Routine, byName),
            .. ChildMoves.Of(place, To, Kept),
            .. automations.Of(place, (name, kind) => FirstThatHolds(place,
                offered.Where(o => o.Trigger.BySystem && o.Trigger.Id == name), kind)),
        ];
        if (HoldMoves.Of(Routine, place, To) is { } ranOut) place.ByPeople = place.ByPeople.Add(ranOut);
        place.Mandates = [.. (place.State.Gate?.Mandates ?? []).Select(m => (m, guards.Build(m.When)))];
        place.Clears = answers.Clears(place.State) | automations.Clears(place.State);
        place.Timers = PlaceTimers.Of(Routine, place,
            offered.Where(o => o.Trigger.BySystem).Select(o => o.Trigger.Id).ToHashSet(), times);
        foreach (var timer in place.Timers)
            if (timer.Index < 0) Overdue(place, timer);
            else Fill(place, timer, offered);
    }

    /// <summary>Triggers of one name: one further out is taken when no condition of those before it holds.</summary>
    private IEnumerable<Move> FirstThatHolds(Place place, IEnumerable<OfferedTrigger> named, MoveKind kind)
    {
        var failed = ImmutableArray<Guard>.Empty;
        foreach (var offered in named)
        {
            var move = OfTrigger(place, offered, kind);
            yield return failed.IsEmpty ? move : move with { When = All([.. failed, .. NotNull(move.When)]) };
            if (move.When is null) yield break;
            failed = failed.Add(new UnlessGuard(move.When));
        }
    }

    private static IEnumerable<Guard> NotNull(Guard? guard) => guard is null ? [] : [guard];

    private static Guard All(ImmutableArray<Guard> guards) =>
        guards is [var only] ? only : new JoinedGuard(isAnd: true, guards);

    private IEnumerable<Move> ByPerson(Move move) => move.Trigger!.Bounce is { } bounce
        ? bounces.Of(move, To(bounce.Then), Kept(move.Offered!.Home, bounce.Then))
        : [move with { Count = bounces.Placing(move.Trigger) }];

    private void Fill(Place place, PlaceTimer timer, ImmutableArray<OfferedTrigger> offered)
    {
        var named = offered.Where(o => o.Trigger.BySystem && o.Trigger.Id == timer.Timed.Fire).ToList();
        timer.Fires = [.. FirstThatHolds(place, named, MoveKind.Timer).Select(m => m with { Timer = timer })];
        var guarded = named.Select(o => OfTrigger(place, o, MoveKind.Timer).When).ToList();
        timer.Passes = timer.Fires[0] with
        {
            Kind = MoveKind.Passed,
            To = null,
            Kept = place.Groups.Length,
            When = guarded.Contains(null) ? new NeverGuard() : All([.. guarded.Select(g => new UnlessGuard(g!))]),
        };
    }

    private void Overdue(Place place, PlaceTimer timer)
    {
        var to = place.State.Referral!.Overdue!;
        var fires = new Move(MoveKind.Timer, ReferralEnd.Overdue.Name(), place.Index, To(to))
        {
            Timer = timer,
            Kept = Kept(place.State, to),
        };
        timer.Fires = [fires];
        timer.Passes = fires with
        {
            Kind = MoveKind.Passed,
            To = null,
            Kept = place.Groups.Length,
            When = new NeverGuard(),
        };
    }

    private int To(string target) => index[Routine.Innermost(target).Id];

    private int Kept(State? home, string target) => Routine.GroupsKept(home, Routine.State(target)).Length;

    private Move OfTrigger(Place place, OfferedTrigger offered, MoveKind kind)
    {
        var trigger = offered.Trigger;
        // Only people fill in what a trigger asks for, and who bounces a case need not name a department.
        var asks = kind != MoveKind.Person ? []
            : trigger.Bounce is null ? trigger.Asks : trigger.Asks.Remove(Cases.FieldInput.LeadDepartment);
        return new(kind, trigger.Id, place.Index, trigger.To is { } to ? To(to) : null)
        {
            When = And(guards.Build(trigger.When), FormMoves.Needed(trigger.Needs, Routine, byName)),
            Condition = trigger.When,
            Asks = asks,
            Choices = Choices(asks),
            Offered = offered,
            Kept = trigger.To is { } target ? Kept(offered.Home, target) : place.Groups.Length,
        };
    }

    private static Guard? And(Guard? one, Guard? other) =>
        one is null ? other : other is null ? one : new JoinedGuard(isAnd: true, [one, other]);

    private IEnumerable<Move> OutcomesOf(Place place) =>
        (place.State.Gate?.Outcomes ?? ImmutableDictionary<Outcome, string>.Empty).OrderBy(o => o.Key)
            .Select(o => new Move(MoveKind.Outcome, o.Key.Name(), place.Index, To(o.Value))
            {
                Kept = Kept(place.State, o.Value),
                Outcome = o.Key,
                When = o.Key.IsGo() ? FormMoves.Needed(place.State.Gate!.Needs, Routine, byName) : null,
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
