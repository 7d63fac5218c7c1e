using System.Diagnostics;
using System.Globalization;
using IPB.Workflows.Calendars;

namespace IPB.Host.Demo;

/// <summary>
/// Fills an empty city so that its screens are alive: plays half a year of it through the engine, with the clock
/// moved along, so that every reminder and escalation happened for real. The clock is frozen from the first play to
/// the last; a start that finds it so goes on where an earlier one was cut off.
/// </summary>
internal static class DemoSeed
{
    /// <summary>Any fixed number: of nodes that start together one seeds, and the others wait for it.</summary>
    private const long SeedLock = 0x53454544;

    /// <summary>Messages of so many last days are still sent.</summary>
    private const int DaysOfMail = 14;

    /// <summary>Seeds the city if it is empty, or finishes a seeding that was cut off; else does nothing.</summary>
    /// <exception cref="StartRefused">The story does not fit the routines or the organisation.</exception>
    public static async Task RunAsync(City city, Action<string> progress, CancellationToken ct)
    {
        if (!await IsNeededAsync(city, ct)) return;
        await using var alone = await city.Database.LockAsync(SeedLock, ct);
        if (!await IsNeededAsync(city, ct)) return;

        var watch = Stopwatch.StartNew();
        var story = DemoStory.Read();
        await PlayAsync(city, story, ct);
        progress(string.Create(CultureInfo.InvariantCulture,
            $"Seeding a city: {story.All.Length} cases, half a year … {watch.Elapsed.TotalSeconds:0.0} s"));
    }

    private static async Task<bool> IsNeededAsync(City city, CancellationToken ct) =>
        await city.Database.FrozenAtAsync(ct) is not null
        || (await city.Engine.Cases.ListAsync(new() { Limit = 1 }, ct)).IsEmpty;

    private static async Task PlayAsync(City city, DemoStory story, CancellationToken ct)
    {
        // The instant of the freeze says when day 0 was, also after a restart on a later day.
        if (await city.Database.FrozenAtAsync(ct) is not { } begin)
        {
            begin = Stockholm.At(StartOf(story, await city.Database.OwnTimeAsync(ct)), TimeOnly.MinValue);
            await city.Database.FreezeClockAsync(begin, ct);
        }

        var start = Stockholm.DateOf(begin);
        await new DemoPlayer(city).PlayAsync(story, start, ct);
        await DemoClock.MoveToAsync(city, await city.Database.OwnTimeAsync(ct), ct);
        var news = Stockholm.At(start.AddDays(DemoStory.LastDay - DaysOfMail), TimeOnly.MinValue);
        await city.Engine.Messages.MarkSentBeforeAsync(news, ct);
        await DemoVersion.KeepAsync(city, ct);
        await DemoCover.KeepAsync(city, ct);
        await city.Database.FreezeClockAsync(null, ct);
    }

    /// <summary>
    /// Day 0: half a year before the newest Monday on which all is over. On a Monday, so that the story's people act
    /// on working days and its time limits take the same number of days whenever it is played.
    /// </summary>
    internal static DateOnly StartOf(DemoStory story, DateTimeOffset now)
    {
        var today = Stockholm.DateOf(now);
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var start = monday.AddDays(-DemoStory.LastDay);
        return DemoPlayer.TimeOf(story.Events[^1], start) <= now ? start : start.AddDays(-7);
    }
}
