using IPB.Host.Jobs;
using IPB.Workflows.Calendars;

namespace IPB.Host.Demo;

/// <summary>Moves the city's clock, and lets everything that falls due on the way happen in its order.</summary>
internal sealed class DemoClock(City city, WakeSignal wake, RecurringSchedule recurring)
{
    /// <summary>Moves the clock ahead by a time limit as the city counts it.</summary>
    /// <returns>The city's time afterwards.</returns>
    public async Task<DateTimeOffset> AdvanceAsync(TimeLimit by, CancellationToken ct)
    {
        var now = await city.Database.NowAsync(ct);
        await MoveToAsync(city, city.Engine.World.Calendar.Count(now, by).Due, ct);
        wake.Ring();
        recurring.LookNow();
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
