using IPB.Workflows.Routines;

namespace IPB.Workflows.Proofs;

/// <summary>Times of a state that are never due, do nothing, or stand in each other's way.</summary>
internal static class TimerJudge
{
    internal static void Judge(Judging judging, TimeOrder times)
    {
        foreach (var place in judging.Space.Places.Where(p => judging.Rests[p.Index]))
        {
            Timers(judging, place);
            var leaving = Leaving(judging, place);
            NeverDue(judging, times, place, leaving);
            Fights(judging, place);
            Endless(judging, place);
        }
    }

    private static void Timers(Judging judging, Place place)
    {
        for (var i = 0; i < place.Timers.Length; i++)
        {
            var (fires, passes) = place.Timers[i];
            if (judging.Explored.Uses.ContainsKey(fires)) continue;
            if (judging.Explored.Uses.TryGetValue(passes, out var use))
                judging.Add("timer-never-fires", place.Timed[i],
                    $"the timer after {place.Timed[i].After} never does anything: {Guarding(fires)} never "
                    + "holds then; change it, or remove the timer",
                    judging.Paths.To(use));
        }
    }

    private static string Guarding(Move fires) => fires.Condition is null
        ? $"that \"{fires.Name}\" has all it needs"
        : $"the condition \"{fires.Condition}\" of \"{fires.Name}\"";

    /// <summary>The timers that lead out of the state whenever they are due.</summary>
    private static List<TimedTrigger> Leaving(Judging judging, Place place) =>
        [.. place.Timers.Where(t => t.Fires.To is not null && !judging.Explored.Uses.ContainsKey(t.Passes)
            && judging.Explored.Uses.ContainsKey(t.Fires)).Select(t => place.Timed[t.Fires.Timer])];

    private static void NeverDue(Judging judging, TimeOrder times, Place place, List<TimedTrigger> leaving)
    {
        var state = place.State;
        foreach (var timer in place.Timed) After(timer, $"the timer of \"{timer.Fire}\"", timer.After);
        foreach (var escalation in state.Escalations)
            After(escalation, $"the escalation to {escalation.To}", escalation.After);
        foreach (var question in state.FollowUps)
            After(question, $"the follow-up after {question.After}", question.After);
        foreach (var reminder in state.Reminders.Where(_ => state.Due is not null))
            if (times.NeverDue(state.Due!, reminder))
                Report(reminder, $"the reminder \"{reminder}\" is never sent: the time limit is {state.Due}, so that "
                    + "its time is past when the case comes; shorten it");
            else if (leaving.Find(l => HoldMoves.KeepsOrder(judging.Space.Routine, state, l.After, state.Due!)
                && times.SurelyBefore(l.After, state.Due!, reminder)) is { } first)
                Report(reminder, $"the reminder \"{reminder}\" is never sent: {Left(first)}");

        void After(object subject, string label, Calendars.TimeLimit after)
        {
            if (leaving.Find(l => judging.Space.SurelyBefore(place, times, l.After, after)) is { } first)
                Report(subject, $"{label} is never due: {Left(first)}");
        }

        void Report(object subject, string message) =>
            judging.Add("timer-never-due", subject, message, judging.Paths.To(judging.First[place.Index]));
    }

    private static string Left(TimedTrigger first) =>
        $"after {first.After} \"{first.Fire}\" has led the case out of the state; remove it, or let it come before";

    private static void Fights(Judging judging, Place place)
    {
        for (var i = 0; i < place.Timers.Length; i++)
            for (var j = 0; j < i; j++)
            {
                var (one, other) = (place.Timers[j].Fires, place.Timers[i].Fires);
                var after = place.Timed[i].After;
                if (one.To == other.To || !TimeOrder.Same(after, place.Timed[j].After)) continue;
                if (Both(judging, place, one, other) is not { } node) continue;
                judging.AddOnWay("timers-fight", place.Timed[i],
                    $"\"{one.Name}\" and \"{other.Name}\" are due at the same time, after {after}: which one comes "
                    + "first is chance; give them different times, or conditions that exclude each other",
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
