using NodaTime;

namespace IPB.Workflows.Calendars;

/// <summary>Swedish local time. The zone comes from NodaTime's own data, so the machine needs none.</summary>
public static class Stockholm
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Stockholm"];

    public static DateTime LocalOf(DateTimeOffset instant) =>
        Instant.FromDateTimeOffset(instant).InZone(Zone).LocalDateTime.ToDateTimeUnspecified();

    /// <summary>Local date of an instant.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(LocalOf(instant));

    /// <summary>
    /// The UTC instant of a local time. In the hour that spring skips it is as much later as was skipped; in the
    /// hour that autumn repeats it is the first.
    /// </summary>
    public static DateTimeOffset At(DateOnly date, TimeOnly time) => At(date.ToDateTime(time));

    public static DateTimeOffset At(DateTime local) =>
        Zone.AtLeniently(LocalDateTime.FromDateTime(local)).ToInstant().ToDateTimeOffset();
}
