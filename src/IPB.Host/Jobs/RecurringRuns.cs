using Cronos;
using Hangfire;
using Hangfire.Storage;
using IPB.Host.Notifications;
using IPB.Workflows.Storage;

namespace IPB.Host.Jobs;

/// <summary>
/// Recurring routines. Hangfire's clock calls; which occurrence it is follows from the routine's own cron line and
/// what ran before, so that each occurrence takes effect once, on one node, also after downtime.
/// </summary>
internal sealed class RecurringRuns(
    City city, Database database, RoutineRuns runs, Bulletins bulletins)
{
    internal static readonly TimeZoneInfo Stockholm = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    /// <summary>Longest time back in which a missed occurrence is still made up for.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(40);

    /// <summary>Does what a recurring routine does, if an occurrence has come that nobody has taken.</summary>
    [AutomaticRetry(Attempts = 3)]
    public async Task RunAsync(string id, CancellationToken ct)
    {
        if (city.Files.Recurring.FirstOrDefault(r => r.Id == id) is not { } routine) return;
        var now = await database.NowAsync(ct);
        if (LatestBefore(routine.Cron, now) is not { } occurrence) return;
        await runs.OnceAsync(id, occurrence, () => bulletins.WriteAsync(routine, now, ct), ct);
    }

    private static DateTimeOffset? LatestBefore(string cron, DateTimeOffset now)
    {
        // Several missed ones become one: nobody wants yesterday's digest as well.
        var occurrences = CronExpression.Parse(cron).GetOccurrences(now - Memory, now, Stockholm, true, true);
        return occurrences.Select(o => (DateTimeOffset?)o.ToUniversalTime()).LastOrDefault();
    }
}

/// <summary>The recurring routines as Hangfire knows them.</summary>
internal sealed class RecurringSchedule(City city, JobStorage storage, IRecurringJobManager manager)
{
    /// <summary>Tells Hangfire which recurring routines there are, and forgets those that are gone.</summary>
    public void Plan()
    {
        var routines = city.Files.Recurring;
        using var connection = storage.GetConnection();
        foreach (var gone in connection.GetRecurringJobs()
            .Where(j => j.Id is not (SuggestionTraining.Id or CoverNews.Id or CalendarReading.Id) && routines.All(r => r.Id != j.Id)))
            manager.RemoveIfExists(gone.Id);
        manager.AddOrUpdate<SuggestionTraining>(SuggestionTraining.Id, t => t.RunAsync(CancellationToken.None),
            SuggestionTraining.Nightly, Options());
        manager.AddOrUpdate<CoverNews>(CoverNews.Id, n => n.RunAsync(CancellationToken.None), CoverNews.EveryMinute,
            Options());
        manager.AddOrUpdate<CalendarReading>(CalendarReading.Id, r => r.RunAsync(CancellationToken.None),
            CalendarReading.Often, Options());
        foreach (var routine in routines)
            manager.AddOrUpdate<RecurringRuns>(routine.Id, r => r.RunAsync(routine.Id, CancellationToken.None),
                routine.Cron, Options());
    }

    private static RecurringJobOptions Options() => new()
    {
        TimeZone = RecurringRuns.Stockholm,
        MisfireHandling = MisfireHandlingMode.Relaxed,
    };

    /// <summary>Lets every routine look now whether an occurrence has come; for a clock that was moved.</summary>
    public void LookNow()
    {
        foreach (var routine in city.Files.Recurring) manager.Trigger(routine.Id);
        manager.Trigger(CoverNews.Id);
    }
}
