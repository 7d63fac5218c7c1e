using IPB.Workflows.Routines;

namespace IPB.Workflows.Proofs;

/// <summary>Times of a state that are never due, do nothing, or stand in each other's way.</summary>
internal static class TimerJudge
{
    internal static void Judge(Judging judging, TimeOrder times)
    {
        foreach (var place in judging.Space.Places.Where(p => judging.Rests[p.Index]))
        {
            NeverFires(judging, [place], place.State);
            NeverDueJudge.Judge(judging, times, place.State, [place]);
            Fights(judging, place, place.State, []);
            Endless(judging, place);
        }
        foreach (var group in judging.Space.Routine.States.Where(s => s.IsGroup))
        {
            var places = judging.Space.Places.Where(p => judging.Rests[p.Index] && p.Groups.Contains(group)).ToList();
            if (places.Count > 0) Group(judging, times, group, places);
        }
    }

    private static void Group(Judging judging, TimeOrder times, State group, List<Place> places)
    {
        NeverFires(judging, places, group);
        NeverDueJudge.Judge(judging, times, group, places);
        var told = new HashSet<TimedTrigger>(ReferenceEqualityComparer.Instance);
        foreach (var place in places) Fights(judging, place, group, told);
        if (group.Reminders.IsEmpty || places.Any(p => p.State.Gate is not null)) return;
        if (places.Any(p => p.ByPeople.Any(m => m.To is not null && m.Kind != MoveKind.HoldRanOut
            && m.Kept <= p.Groups.IndexOf(group)
            && judging.Explored.Uses.ContainsKey(m)))) return;
        judging.Add("reminder-without-stop", group.Reminders[0],
            $"group \"{group.Id}\" reminds people who can do nothing about it: no trigger of theirs leads out of it; "
            + "add one, or remove the reminders", judging.Paths.To(judging.First[places[0].Index]));
    }

    private static void NeverFires(Judging judging, List<Place> places, State home)
    {
        foreach (var same in places.SelectMany(p => p.Timers).Where(t => t.Home == home).GroupBy(t => t.Index))
        {
            if (same.Any(t => t.Fires.Any(judging.Explored.Uses.ContainsKey))) continue;
            var passed = same.Select(t => t.Passes).Where(judging.Explored.Uses.ContainsKey).ToList();
            if (passed.Count == 0) continue;
            var timed = same.First().Timed;
            judging.Add("timer-never-fires", timed,
                $"the timer after {timed.After} never does anything: {Guarding(passed[0])} never holds then; "
                + "change it, or remove the timer",
                judging.Paths.To(judging.Explored.Uses[passed[0]]));
        }
    }

    private static string Guarding(Move timer) => timer.Condition is null
        ? $"that \"{timer.Name}\" has all it needs"
        : $"the condition \"{timer.Condition}\" of \"{timer.Name}\"";

    private static void Fights(Judging judging, Place place, State home, HashSet<TimedTrigger> told)
    {
        var timers = place.Timers.Where(t => t.Home == home).ToList();
        for (var i = 0; i < timers.Count; i++)
            for (var j = 0; j < i; j++)
            {
                var (one, other) = (timers[j].Fires[0], timers[i].Fires[0]);
                var timed = timers[i].Timed;
                if (one.To == other.To || !TimeOrder.Same(timed.After, timers[j].Timed.After)) continue;
                if (told.Contains(timed) || Both(judging, place, one, other) is not { } node) continue;
                told.Add(timed);
                judging.AddOnWay("timers-fight", timed,
                    $"\"{one.Name}\" and \"{other.Name}\" are due at the same time, after {timed.After}: which one "
                    + "comes first is chance; give them different times, or conditions that exclude each other",
                    judging.Paths.To(node), judging.Explored.Nodes[node].Certain
                        && Sure(one, judging.Explored.Nodes[node]) && Sure(other, judging.Explored.Nodes[node]));
            }
    }

    private static int? Both(Judging judging, Place place, Move one, Move other)
    {
        var nodes = judging.Explored.Nodes;
        for (var i = 0; i < nodes.Count; i++)
            if (nodes[i].Key is var key && key.Place == place.Index && key.Fired == 0 && judging.Explored.Rests[i]
                && Can(one, nodes[i]) && Can(other, nodes[i])) return i;
        return null;
    }

    private static bool Can(Move move, Node node) => (move.When?.Of(node.Key.Values) ?? Answers.True).CanHold();

    private static bool Sure(Move move, Node node) => !(move.When?.Of(node.Key.Values) ?? Answers.True).CanFail();

    private static void Endless(Judging judging, Place place)
    {
        var state = place.State;
        if (state.Reminders.IsEmpty || state.Gate is not null) return;
        if (place.ByPeople.Any(m => m.To is not null && m.Kind != MoveKind.HoldRanOut
            && judging.Explored.Uses.ContainsKey(m))) return;
        judging.Add("reminder-without-stop", state.Reminders[0],
            $"state \"{state.Id}\" reminds people who can do nothing about it: no trigger of theirs leads out of it; "
            + "add one, or remove the reminders", judging.Paths.To(judging.First[place.Index]));
    }
}
