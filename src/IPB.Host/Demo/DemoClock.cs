using IPB.Host.Jobs;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;

namespace IPB.Host.Demo;

/// <summary>Moves the city's clock, and lets everything that falls due on the way happen in its order.</summary>
internal sealed class DemoClock(City city, WakeSignal wake, RecurringSchedule recurring)
{
    /// <summary>Moves the clock ahead by a time limit as the city counts it, once per key.</summary>
    /// <returns>The city's time afterwards.</returns>
    /// <exception cref="KeyReused">The sender used the key for another move.</exception>
    public async Task<DateTimeOffset> AdvanceAsync(TimeLimit by, Sender sender, CancellationToken ct)
    {
        var now = await city.Database.NowAsync(ct);
        var until = await city.Database.ClockMoveAsync(
            sender, by.ToString(), city.Engine.World.Calendar.Count(now, by).Due, ct);
        await MoveToAsync(city, until, ct);
        wake.Ring();
        recurring.LookNow();
        await city.Engine.Versions.FollowAsync(ct);
        return await city.Database.NowAsync(ct);
    }

    /// <summary>Moves the clock from one due timer to the next, so that each fires at its own time.</summary>
    internal static async Task MoveToAsync(City city, DateTimeOffset until, CancellationToken ct)
    {
        while (true)
        {
            while (await city.Engine.FireDueTimersAsync(ct: ct) > 0) ct.ThrowIfCancellationRequested();
            var now = await city.Database.NowAsync(ct);
            if (now >= until) return;
            var next = await city.Engine.UntilNextTimerAsync(ct);
            var step = next is { } wait && wait > TimeSpan.Zero && now + wait < until
                ? wait + TimeSpan.FromMilliseconds(1) : until - now;
            await city.Database.AdvanceClockAsync(step, ct);
        }
    }
}
