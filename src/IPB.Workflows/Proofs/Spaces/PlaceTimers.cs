using System.Collections.Immutable;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Proofs;

/// <summary>
/// The timers of a state and of the groups around it, and what is known of their order. Those of one home start
/// together; those of an outer one start before, or with them where no time has passed since.
/// </summary>
internal static class PlaceTimers
{
    /// <summary>Bits from here on say for each level whether time has passed before the next one began.</summary>
    private const int FirstMark = 48;
    private const int MostOfState = 16;
    private const int MostLevels = 64 - FirstMark;

    /// <remarks>The timers of groups have the same bits in all their sub-states.</remarks>
    /// <param name="fired">The names of the system's triggers that hold in the place.</param>
    internal static ImmutableArray<PlaceTimer> Of(
        Routine routine, Place place, HashSet<string> fired, TimeOrder times)
    {
        var homes = place.Groups.Add(place.State);
        ImmutableArray<PlaceTimer> timers =
        [
            .. homes.SelectMany((h, level) => Indexes(h).Select(i => (h, level, i)))
                .Take(FirstMark).Select((t, bit) => new PlaceTimer(bit, t.h, t.level, t.i))
                .Where(t => t.Index < 0 || fired.Contains(t.Timed.Fire)),
        ];
        foreach (var timer in timers)
        {
            timer.Before = Bits(timers, o => o.Level <= timer.Level && SurelyBefore(o, timer));
            timer.Unordered = Bits(timers, o => !IsFirst(timer, o));
        }
        return timers;

        bool IsFirst(PlaceTimer one, PlaceTimer other) => one == other || SurelyBefore(one, other)
            || (one.Bit < other.Bit && TimeOrder.Same(one.Timed.After, other.Timed.After));

        bool SurelyBefore(PlaceTimer one, PlaceTimer other)
        {
            var (first, then) = (one.Timed.After, other.Timed.After);
            var isOwn = one.Level == place.Groups.Length && other.Level == one.Level;
            return (isOwn ? HoldMoves.KeepsOrder(routine, place.State, first, then)
                : HoldMoves.KeepsOrder(routine, first, then)) && times.SurelyBefore(first, then);
        }
    }

    private static IEnumerable<int> Indexes(State home)
    {
        var own = Enumerable.Range(0, Math.Min(MostOfState, home.Timed.Length));
        return home.Referral?.OverdueAfter is null ? own : own.Append(-1);
    }

    /// <summary>Of the timers fired, and the marks, those that stay when a case moves.</summary>
    internal static ulong After(Move by, Place from, Place to, ulong fired)
    {
        var isTimed = by.Kind is MoveKind.Timer or MoveKind.Passed;
        if (isTimed) fired |= (1ul << by.Timer!.Bit) | (HasGroupTimers(from) ? Mark(from.Groups.Length) : 0);
        if (by.To is null) return fired;
        if (by.Kept == 0) return 0;
        var kept = 0ul;
        foreach (var timer in to.Timers.Where(t => t.Level < by.Kept)) kept |= fired & (1ul << timer.Bit);
        for (var level = 0; level < by.Kept - 1; level++) kept |= fired & Mark(level);
        var passed = Enumerable.Range(by.Kept - 1, from.Groups.Length - by.Kept + 2).Any(l => (fired & Mark(l)) != 0);
        return passed && to.Timers.Any(t => t.Level < by.Kept) ? kept | Mark(by.Kept - 1) : kept;
    }

    /// <summary>The timers, as bits, that may be due before one although that is not known.</summary>
    internal static ulong Unsure(Place place, PlaceTimer timer, ulong fired)
    {
        var unsure = timer.Unordered;
        foreach (var other in place.Timers.Where(o => o.Level != timer.Level))
        {
            var (outer, inner) = other.Level < timer.Level ? (other, timer) : (timer, other);
            if (!Passed(fired, outer.Level, inner.Level)) continue;
            // Known only where the one that began earlier is the shorter one, too.
            if (timer == inner || (inner.Before & (1ul << outer.Bit)) == 0) unsure |= 1ul << other.Bit;
        }
        return unsure;
    }

    private static bool Passed(ulong fired, int outer, int inner)
    {
        for (var level = outer; level < inner; level++)
            if ((fired & Mark(level)) != 0) return true;
        return false;
    }

    private static bool HasGroupTimers(Place place) => place.Timers.Any(t => t.Level < place.Groups.Length);

    private static ulong Mark(int level) => 1ul << (FirstMark + Math.Min(level, MostLevels - 1));

    private static ulong Bits(ImmutableArray<PlaceTimer> timers, Func<PlaceTimer, bool> of)
    {
        var bits = 0ul;
        foreach (var timer in timers)
            if (of(timer)) bits |= 1ul << timer.Bit;
        return bits;
    }
}
