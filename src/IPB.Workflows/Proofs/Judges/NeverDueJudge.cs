using IPB.Workflows.Routines;

namespace IPB.Workflows.Proofs;

/// <summary>Times of a state, or of a group, before which the case has always left it.</summary>
internal static class NeverDueJudge
{
    /// <param name="home">Whose times are judged.</param>
    /// <param name="places">Where they run: the state itself, or the states in the group.</param>
    internal static void Judge(Judging judging, TimeOrder times, State home, List<Place> places)
    {
        var leaving = Leaving(judging, home, places);
        IEnumerable<TimedTrigger> timers = home.Referral?.OverdueAfter is { } overdue
            ? [.. home.Timed, overdue] : home.Timed;
        foreach (var timer in timers) After(timer, $"the timer of \"{timer.Fire}\"", timer.After);
        foreach (var escalation in home.Escalations)
            After(escalation, $"the escalation to {escalation.To}", escalation.After);
        foreach (var question in home.FollowUps)
            After(question, $"the follow-up after {question.After}", question.After);
        foreach (var reminder in home.Reminders.Where(_ => home.Due is not null))
            if (times.NeverDue(home.Due!, reminder))
                Report(reminder, $"the reminder \"{reminder}\" is never sent: the time limit is {home.Due}, so that "
                    + "its time is past when the case comes; shorten it");
            else if (leaving.Find(l => KeepsOrder(l.After, home.Due!)
                && times.SurelyBefore(l.After, home.Due!, reminder)) is { } first)
                Report(reminder, $"the reminder \"{reminder}\" is never sent: {Left(first, home)}");

        void After(object subject, string label, Calendars.TimeLimit after)
        {
            if (leaving.Find(l => KeepsOrder(l.After, after) && times.SurelyBefore(l.After, after)) is { } first)
                Report(subject, $"{label} is never due: {Left(first, home)}");
        }

        bool KeepsOrder(Calendars.TimeLimit one, Calendars.TimeLimit other) => places[0].Groups.IsEmpty
            ? HoldMoves.KeepsOrder(judging.Space.Routine, home, one, other)
            : HoldMoves.KeepsOrder(judging.Space.Routine, one, other);

        void Report(object subject, string message) =>
            judging.Add("timer-never-due", subject, message, judging.Paths.To(judging.First[places[0].Index]));
    }

    /// <summary>
    /// The timers, of the state or group or of one around it, that lead out of it whenever they are due.
    /// </summary>
    private static List<TimedTrigger> Leaving(Judging judging, State home, List<Place> places) =>
    [
        .. places[0].Timers.Where(t => places.All(p => p.Timers.Any(o => Same(o, t) && Leaves(judging, p, o, home)))
            && places.Any(p => p.Timers.Any(o => Same(o, t) && o.Fires.Any(judging.Explored.Uses.ContainsKey))))
            .Select(t => t.Timed),
    ];

    private static bool Same(PlaceTimer one, PlaceTimer other) => one.Home == other.Home && one.Index == other.Index;

    // A timer of a group that is used up while the case stays in the group is not due a second time.
    private static bool Leaves(Judging judging, Place place, PlaceTimer timer, State home) =>
        !judging.Explored.Uses.ContainsKey(timer.Passes)
        && timer.Fires.All(f => f.To is not null && f.Kept <= Math.Min(timer.Level, LevelOf(place, home)));

    private static int LevelOf(Place place, State home) =>
        home.IsGroup ? place.Groups.IndexOf(home) : place.Groups.Length;

    private static string Left(TimedTrigger first, State home) =>
        $"after {first.After} \"{first.Fire}\" has led the case out of the {(home.IsGroup ? "group" : "state")}; "
        + "remove "
        + "it, or let it come before";
}
