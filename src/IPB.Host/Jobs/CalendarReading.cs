using Hangfire;
using IPB.Host.People;

namespace IPB.Host.Jobs;

/// <summary>Reads the calendars that tell of absences.</summary>
internal sealed class CalendarReading(AbsenceCalendars reader)
{
    /// <summary>Name of the recurring job; no routine can bear it, for the full stop.</summary>
    public const string Id = "absences.calendars";
    public const string Often = "*/15 * * * *";

    // What failed is tried again in a quarter of an hour.
    [AutomaticRetry(Attempts = 0)]
    public Task RunAsync(CancellationToken ct) => reader.RunAsync(ct);
}
