using Hangfire;
using Hangfire.PostgreSql;
using Hangfire.Storage;
using IPB.Host.Notifications;
using IPB.Workflows.Notifications;
using IPB.Workflows.Storage;

namespace IPB.Host.Jobs;

/// <summary>
/// Recurring routines. Hangfire's clock calls; which occurrences they are follows from the routine's own schedule and
/// what ran before, so that each takes effect once, on one node, also after downtime.
/// </summary>
internal sealed class RecurringRuns(
    City city, Database database, RoutineRuns runs, Bulletins bulletins, RecurringQuestions questions)
{
    internal static readonly TimeZoneInfo Stockholm = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    /// <summary>Does what a recurring routine does for each occurrence that has come and nobody has taken.</summary>
    [AutomaticRetry(Attempts = 3)]
    public async Task RunAsync(string id, CancellationToken ct)
    {
        if (city.Files.Recurring.FirstOrDefault(r => r.Id == id) is not { } routine) return;
        var now = await database.NowAsync(ct);
        foreach (var occurrence in routine.Due(await runs.AfterAsync(id, ct), now, city.Files.Calendar))
        {
            // Each case is asked once for the occurrence; what a node that ends leaves, the next try does.
            if (routine.Asks is not null) await questions.AskAsync(routine, occurrence, ct);
            await runs.OnceAsync(id, occurrence, () => bulletins.WriteAsync(routine, now, ct), ct);
        }
    }
}

/// <summary>The recurring routines as Hangfire knows them.</summary>
internal sealed class RecurringSchedule(
    City city, RoutineRuns runs, JobStorage storage, IRecurringJobManager manager)
{
    private const int MostTries = 4;

    /// <summary>Tells Hangfire which recurring routines there are, and forgets those that are gone.</summary>
    public void Plan()
    {
        var routines = city.Files.Recurring;
        runs.See(routines.Select(r => r.Id));
        using var connection = storage.GetConnection();
        foreach (var gone in connection.GetRecurringJobs()
            .Where(j => j.Id is not (SuggestionTraining.Id or CoverNews.Id or CalendarReading.Id or JournalChecking.Id)
                && routines.All(r => r.Id != j.Id)))
            Persist(() => manager.RemoveIfExists(gone.Id));
        Persist(() => manager.AddOrUpdate<SuggestionTraining>(SuggestionTraining.Id,
            t => t.RunAsync(CancellationToken.None), SuggestionTraining.Nightly, Options()));
        Persist(() => manager.AddOrUpdate<CoverNews>(CoverNews.Id,
            n => n.RunAsync(CancellationToken.None), CoverNews.EveryMinute, Options()));
        Persist(() => manager.AddOrUpdate<CalendarReading>(CalendarReading.Id,
            r => r.RunAsync(CancellationToken.None), CalendarReading.Often, Options()));
        Persist(() => manager.AddOrUpdate<JournalChecking>(JournalChecking.Id,
            c => c.NightAsync(CancellationToken.None), JournalChecking.Nightly, Options()));
        foreach (var routine in routines)
            Persist(() => manager.AddOrUpdate<RecurringRuns>(routine.Id,
                r => r.RunAsync(routine.Id, CancellationToken.None),
                routine.When.Calls(everyDay: routine.FreeDays == FreeDays.Next), Options()));
    }

    // A node that was killed leaves its lock for half a minute, and one try waits half as long: the next node must
    // start.
    private static void Persist(Action change)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                change();
                return;
            }
            catch (PostgreSqlDistributedLockException) when (attempt < MostTries)
            {
                // Waiting for the lock was the pause.
            }
        }
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
