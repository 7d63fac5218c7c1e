namespace IPB.Workflows.Proofs;

/// <summary>Holds of which something can never happen.</summary>
internal static class HoldJudge
{
    internal static void Judge(Judging judging, TimeOrder times)
    {
        if (judging.Space.Routine.Hold is not { } hold) return;
        if (hold.Longest is { } longest && (longest == hold.AskAgain || times.SurelyBefore(longest, hold.AskAgain)))
            judging.Add("timer-never-due", hold, $"nobody is ever asked whether a case on hold can go on: after "
                + $"{longest} it has been moved to \"{hold.Then}\", before {hold.AskAgain} are over; ask again sooner");
        foreach (var place in judging.Space.Places.Where(p => hold.In.Contains(p.State.Id)
            && judging.IsReached(p) && !judging.Rests[p.Index]))
            judging.Add("always-left-at-once", hold, $"\"hold\" names \"{place.State.Id}\", which a case always leaves "
                + "at once; remove it from \"in\"", judging.Paths.To(judging.First[place.Index]));
    }
}
