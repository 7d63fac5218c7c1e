using IPB.Workflows.Calendars;
using IPB.Workflows.People;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Proofs;

/// <summary>Proves a routine: goes through everything that can happen to its cases and tells what must not.</summary>
internal static class Prover
{
    /// <param name="organisation">Null: who decides at gates is not judged.</param>
    /// <param name="mostNodes">How many places with values are gone through at most.</param>
    internal static Proof Prove(
        Routine routine, Organisation? organisation, WorkingCalendar calendar, int mostNodes = Exploration.MostNodes)
    {
        var times = new TimeOrder(calendar);
        var space = new Space(routine, organisation, times);
        var explored = new Exploration(space, mostNodes);
        var isWhole = explored.Complete;
        if (!isWhole)
        {
            // Without values every way that there is is still found, and some that there is not.
            space = new Space(routine, organisation, times, solve: false);
            explored = new Exploration(space);
        }
        var judging = new Judging(space, explored);
        if (isWhole) Unsolved(judging);
        else Bound(judging, routine, mostNodes);
        if (explored.Complete) Judge(judging, organisation, times);
        return new Proof(space, explored, judging.Found);
    }

    private static void Judge(Judging judging, Organisation? organisation, TimeOrder times)
    {
        ReachJudge.Judge(judging);
        if (judging.Space.Routine.States.Any(s => s.End is not null)) TrapJudge.Judge(judging);
        TriggerJudge.Judge(judging);
        TimerJudge.Judge(judging, times);
        GateJudge.Judge(judging, organisation);
        ReferralJudge.Judge(judging, organisation);
        ReadJudge.Judge(judging);
        HoldJudge.Judge(judging, times);
    }

    private static void Unsolved(Judging judging)
    {
        foreach (var (condition, part) in judging.Space.Unsolved)
            judging.Add("not-analysed", condition, part == condition.Text
                ? $"the proof cannot solve \"{part}\" and takes it as able to hold or not"
                : $"the proof cannot solve the part \"{part}\" and takes it as able to hold or not", isWarning: true);
    }

    private static void Bound(Judging judging, Routine routine, int mostNodes) => judging.Add("proof-bound",
        routine.Start, $"the routine has more than {mostNodes:N0} combinations of states and values: conditions "
            + "were taken as able to hold or not, so that a mistake in them may stay unseen", isWarning: true);
}
