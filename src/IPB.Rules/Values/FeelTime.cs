using System.Globalization;

namespace IPB.Rules;

/// <summary>
/// A time of day to the nanosecond, alone (<c>10:30:00</c>), with an offset from UTC (<c>10:30:00+02:00</c>) or with a
/// zone (<c>10:30:00@Europe/Stockholm</c>).
/// </summary>
/// <remarks>
/// Equality of this type (and FEEL's <c>is</c>) asks for the same parts. FEEL's <c>=</c> and <c>&lt;</c> compare the
/// moments, to the second: see <c>Comparing</c>.
/// </remarks>
public readonly record struct FeelTime
{
    internal const long NanosecondsPerSecond = 1_000_000_000;
    internal const long NanosecondsPerDay = 86_400 * NanosecondsPerSecond;

    /// <summary>Offsets go up to 18 hours, as in ISO 8601 and Java.</summary>
    internal const int MostOffset = 18 * 3_600;

    internal FeelTime(long nanoseconds, int? offset = null, string? zone = null)
    {
        (NanosecondOfDay, OffsetSeconds, Zone) = (nanoseconds, offset, zone);
    }

    public int Hour => (int)(NanosecondOfDay / (3_600 * NanosecondsPerSecond));

    public int Minute => SecondOfDay / 60 % 60;

    public int Second => SecondOfDay % 60;

    /// <summary>Since midnight, from 0.</summary>
    public long NanosecondOfDay { get; }

    /// <summary>Null when it has no offset, also when it has a zone.</summary>
    public int? OffsetSeconds { get; }

    /// <summary>The name of the zone as in the tz database; null when it has none.</summary>
    public string? Zone { get; }

    internal int SecondOfDay => (int)(NanosecondOfDay / NanosecondsPerSecond);

    internal long Nanosecond => NanosecondOfDay % NanosecondsPerSecond;

    /// <summary>Whether it says where on earth it is that time.</summary>
    internal bool IsPlaced => OffsetSeconds is not null || Zone is not null;

    /// <summary>A zone that has had one offset all the time has it without a date too.</summary>
    internal int? KnownOffset => OffsetSeconds ?? (Zone is null ? null : Zones.FixedOffset(Zone));

    /// <summary>The same place with another time of day, which may lie on another day.</summary>
    internal FeelTime At(long nanoseconds)
    {
        var time = nanoseconds % NanosecondsPerDay;
        return new FeelTime(time < 0 ? time + NanosecondsPerDay : time, OffsetSeconds, Zone);
    }

    public static FeelTime From(TimeOnly time) => new(time.Ticks * 100);

    /// <summary>The time of day alone, to 100 nanoseconds.</summary>
    public TimeOnly ToTimeOnly() => new(NanosecondOfDay / 100);

    /// <summary>ISO 8601: <c>10:30:00</c>, <c>10:30:00.25Z</c>, <c>10:30:00@Europe/Stockholm</c>.</summary>
    public override string ToString()
    {
        var fraction = Nanosecond == 0 ? "" : "." + Padded(Nanosecond, 9).TrimEnd('0');
        return $"{Padded(Hour, 2)}:{Padded(Minute, 2)}:{Padded(Second, 2)}{fraction}{Place()}";
    }

    private string Place()
    {
        if (Zone is not null) return "@" + Zone;
        if (OffsetSeconds is not { } offset) return "";
        if (offset == 0) return "Z";
        var size = Math.Abs(offset);
        var seconds = size % 60 == 0 ? "" : ":" + Padded(size % 60, 2);
        return $"{(offset < 0 ? '-' : '+')}{Padded(size / 3_600, 2)}:{Padded(size / 60 % 60, 2)}{seconds}";
    }

    private static string Padded(long number, int digits) =>
        number.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
}
