using IPB.Workflows.Calendars;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Proofs;

/// <summary>
/// What putting a case on hold can lead to. While it lasts nothing happens, and it goes on as it stood, so that only
/// one thing is new: a case that nobody lets go on may be moved when the longest time is over.
/// </summary>
internal static class HoldMoves
{
    /// <returns>Null where a case cannot be put on hold, or stays so until somebody lets it go on.</returns>
    internal static Move? Of(Routine routine, Place place, Func<string, int> index) =>
        routine.Hold is { Longest: not null, Then: { } then } hold && hold.Allows(place.State)
            ? new Move(MoveKind.HoldRanOut, HoldReader.Hold, place.Index, index(then)) : null;

    /// <summary>
    /// Whether the order in which two times are over cannot be turned by standing still in between: working time and
    /// days stand still for different lengths.
    /// </summary>
    internal static bool KeepsOrder(Routine routine, State state, TimeLimit one, TimeLimit other) =>
        routine.Hold?.Allows(state) != true || Clock(one) == Clock(other);

    private static int Clock(TimeLimit limit) => limit.SmallestUnit switch
    {
        TimeUnit.WorkingDays or TimeUnit.WorkingHours => 0,
        TimeUnit.Hours or TimeUnit.Minutes => 1,
        _ => 2,
    };
}
