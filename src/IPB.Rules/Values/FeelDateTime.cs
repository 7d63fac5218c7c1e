namespace IPB.Rules;

/// <summary>A date and a time of day; with an offset or a zone it is a moment that all the world shares.</summary>
/// <remarks>Equality of this type asks for the same parts; FEEL's <c>=</c> compares moments, to the second.</remarks>
public readonly record struct FeelDateTime(FeelDate Date, FeelTime Time)
{
    private const int SecondsPerDay = 86_400;

    /// <summary>The offset from UTC in seconds that holds at this time; null when it has neither offset nor zone.
    /// </summary>
    public int? Offset => Time.OffsetSeconds ?? (Time.Zone is null ? null : Zones.OffsetAt(Time.Zone, LocalSeconds));

    /// <summary>Seconds since 1970 as the clock shows them.</summary>
    internal long LocalSeconds => Date.DayNumber * SecondsPerDay + Time.SecondOfDay;

    /// <summary>Seconds since 1970 in UTC; as the clock shows them when it has neither offset nor zone.</summary>
    internal long Seconds => LocalSeconds - (Offset ?? 0);

    internal Int128 Nanoseconds => (Int128)Seconds * FeelTime.NanosecondsPerSecond + Time.Nanosecond;

    /// <summary>In a zone the moment is moved: a day later in summer may show another time.</summary>
    internal FeelDateTime? Add(DaysTime duration)
    {
        var moment = Nanoseconds + duration.TotalNanoseconds;
        var seconds = Floor(moment, FeelTime.NanosecondsPerSecond, out var nanosecond);
        var offset = Time.Zone is null ? Time.OffsetSeconds ?? 0 : Zones.OffsetOf(Time.Zone, seconds);
        var day = Floor(seconds + offset, SecondsPerDay, out var second);
        if (FeelDate.FromDayNumber((long)Int128.Clamp(day, -DaysTime.MostDays, DaysTime.MostDays)) is not { } date)
            return null;
        return new FeelDateTime(date, Time.At((long)(second * FeelTime.NanosecondsPerSecond + nanosecond)));
    }

    internal FeelDateTime? AddMonths(long months) =>
        Date.AddMonths(months) is { } date ? new FeelDateTime(date, Time) : null;

    /// <summary>A local <see cref="DateTime"/> is read as the clock shows it; one in UTC has the offset 0.</summary>
    public static FeelDateTime From(DateTime moment) => new(
        FeelDate.From(DateOnly.FromDateTime(moment)),
        new FeelTime(moment.TimeOfDay.Ticks * 100, moment.Kind == DateTimeKind.Utc ? 0 : null));

    public static FeelDateTime From(DateTimeOffset moment) => new(
        FeelDate.From(DateOnly.FromDateTime(moment.DateTime)),
        new FeelTime(moment.TimeOfDay.Ticks * 100, (int)moment.Offset.TotalSeconds));

    /// <summary>What the clock shows, without offset or zone; null for years that <see cref="DateTime"/> does not have.
    /// </summary>
    public DateTime? ToDateTime() => Date.ToDateOnly()?.ToDateTime(Time.ToTimeOnly());

    /// <summary>
    /// Null when it has neither offset nor zone, and when <see cref="DateTimeOffset"/> cannot hold it (years 1 to 9999,
    /// offsets of whole minutes up to 14 hours).
    /// </summary>
    public DateTimeOffset? ToDateTimeOffset()
    {
        if (ToDateTime() is not { } local || Offset is not { } offset) return null;
        var utc = local.Ticks - offset * TimeSpan.TicksPerSecond;
        return offset % 60 != 0 || Math.Abs(offset) > 14 * 3_600 || utc < 0 || utc > DateTime.MaxValue.Ticks
            ? null
            : new DateTimeOffset(local, TimeSpan.FromSeconds(offset));
    }

    /// <summary>ISO 8601: <c>2024-02-29T10:30:00</c>, <c>2024-02-29T10:30:00@Europe/Stockholm</c>.</summary>
    public override string ToString() => $"{Date}T{Time}";

    private static Int128 Floor(Int128 number, Int128 divisor, out Int128 rest)
    {
        var (quotient, remainder) = Int128.DivRem(number, divisor);
        rest = remainder < 0 ? remainder + divisor : remainder;
        return remainder < 0 ? quotient - 1 : quotient;
    }
}
