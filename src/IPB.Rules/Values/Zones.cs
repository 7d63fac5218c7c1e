using NodaTime;

namespace IPB.Rules;

/// <summary>The zones of the tz database that comes with the library: the same on every machine.</summary>
internal static class Zones
{
    private const long SecondsPerDay = 86_400;
    // The calendar repeats after 400 years; the rules of a zone do so from the year in which the database ends.
    private const long SecondsPerEra = 146_097 * SecondsPerDay;
    private static readonly long FirstSecond = new FeelDate(1, 1, 2).DayNumber * SecondsPerDay;
    private static readonly long LastSecond = new FeelDate(9990, 1, 1).DayNumber * SecondsPerDay;

    public static bool Exist(string name) => DateTimeZoneProviders.Tzdb.Ids.Contains(name);

    /// <summary>Null when the zone has changed its offset ever.</summary>
    public static int? FixedOffset(string name)
    {
        var zone = DateTimeZoneProviders.Tzdb[name];
        return zone.MinOffset == zone.MaxOffset ? zone.MinOffset.Seconds : null;
    }

    /// <summary>
    /// The offset where the clock shows this time: the earlier of two, and the one before where the clock skips it.
    /// </summary>
    public static int OffsetAt(string name, long localSeconds)
    {
        var local = Instant.FromUnixTimeSeconds(Mapped(localSeconds)).InUtc().LocalDateTime;
        return DateTimeZoneProviders.Tzdb[name].MapLocal(local).EarlyInterval.WallOffset.Seconds;
    }

    /// <summary>The offset at a moment, in seconds since 1970 in UTC.</summary>
    public static int OffsetOf(string name, Int128 seconds)
    {
        var bounded = (long)Int128.Clamp(seconds, -SecondsPerEra * 3_000_000, SecondsPerEra * 3_000_000);
        return DateTimeZoneProviders.Tzdb[name].GetUtcOffset(Instant.FromUnixTimeSeconds(Mapped(bounded))).Seconds;
    }

    private static long Mapped(long seconds)
    {
        if (seconds < FirstSecond) return FirstSecond;
        if (seconds <= LastSecond) return seconds;
        return LastSecond - SecondsPerEra + (seconds - LastSecond) % SecondsPerEra;
    }
}
