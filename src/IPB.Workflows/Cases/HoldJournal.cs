using System.Collections.Immutable;

namespace IPB.Workflows.Cases;

/// <summary>What holds do to a case.</summary>
internal static class HoldJournal
{
    internal static Case Apply(Case c, Fact fact, DateTimeOffset at) => fact switch
    {
        Held f => c with { Hold = new(at, f.By, f.Reason, c.DueAt, c.WaitsOn), DueAt = null },
        TimerSuspended f => Journal.WithoutTimer(c, f.Key) with
        {
            Hold = c.Hold! with { Suspended = c.Hold.Suspended.Add(c.Timers.First(t => t.Key == f.Key)) },
        },
        Resumed f => Journal.Due(c with { Groups = [.. c.Groups.Select(g => Resumed(g, f))] }, f.DueAt) with
        {
            Hold = null,
            WaitsOn = c.Hold!.WaitsOn,
            Pauses = PausesUntil(c, at),
        },
        AskedToResume f => Journal.WaitingAlso(c, f.Key) with { Hold = c.Hold! with { Asked = f.Count } },
        _ => throw new ArgumentException($"the fact {fact.GetType().Name} is none of a hold"),
    };

    /// <summary>The times that a case rested, with the one that ends now.</summary>
    internal static ImmutableArray<Calendars.Pause> PausesUntil(Case c, DateTimeOffset at) => c.Hold is not { } hold
        ? c.Pauses : c.Pauses.Add(new(hold.Since, at) { By = hold.By, Reason = hold.Reason });

    private static GroupStay Resumed(GroupStay stay, Resumed fact) =>
        fact.Groups.TryGetValue(stay.Group, out var due) ? stay with { DueAt = due } : stay;
}
