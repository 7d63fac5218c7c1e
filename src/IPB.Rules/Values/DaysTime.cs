using System.Globalization;

namespace IPB.Rules;

/// <summary>A duration of days, hours, minutes and seconds, to the nanosecond; a day is 24 hours.</summary>
public readonly record struct DaysTime : IComparable<DaysTime>
{
    private const long Second = FeelTime.NanosecondsPerSecond;
    private const long Minute = 60 * Second;
    private const long Hour = 60 * Minute;
    private const long FullDay = 24 * Hour;

    /// <summary>About 30 million million years: room for every difference of dates.</summary>
    internal static readonly Int128 Most = (Int128)Digits.Ten(30);

    internal const long MostDays = 20_000_000_000_000_000;

    internal DaysTime(Int128 nanoseconds) => TotalNanoseconds = nanoseconds;

    /// <summary>The length; negative goes back in time.</summary>
    public Int128 TotalNanoseconds { get; }

    /// <summary>Whole days, with the sign of the duration, as are the parts below.</summary>
    public long Days => (long)(TotalNanoseconds / FullDay);

    /// <summary>Hours beyond the days.</summary>
    public int Hours => (int)(TotalNanoseconds / Hour % 24);

    /// <summary>Minutes beyond the hours.</summary>
    public int Minutes => (int)(TotalNanoseconds / Minute % 60);

    /// <summary>Seconds beyond the minutes, with their fraction.</summary>
    public FeelNumber Seconds => Number(TotalNanoseconds % Minute, -9);

    /// <summary>The length in nanoseconds.</summary>
    internal FeelNumber Size => Number(TotalNanoseconds, 0);

    public static DaysTime FromDays(long days) => new((Int128)days * FullDay);

    public static DaysTime FromSeconds(long seconds) => new((Int128)seconds * Second);

    public static DaysTime From(TimeSpan duration) => new((Int128)duration.Ticks * 100);

    /// <summary>To 100 nanoseconds; null when <see cref="TimeSpan"/> cannot hold it.</summary>
    public TimeSpan? ToTimeSpan()
    {
        var ticks = TotalNanoseconds / 100;
        return ticks < long.MinValue || ticks > long.MaxValue ? null : TimeSpan.FromTicks((long)ticks);
    }

    /// <summary>Null when it passes the longest duration.</summary>
    internal static DaysTime? Of(Int128 nanoseconds) =>
        nanoseconds > Most || nanoseconds < -Most ? null : new DaysTime(nanoseconds);

    internal static DaysTime? Of(FeelNumber? nanoseconds) =>
        nanoseconds?.Scaled(0, Most) is { } size ? new DaysTime(size) : null;

    public int CompareTo(DaysTime other) => TotalNanoseconds.CompareTo(other.TotalNanoseconds);

    public static bool operator <(DaysTime left, DaysTime right) => left.TotalNanoseconds < right.TotalNanoseconds;

    public static bool operator >(DaysTime left, DaysTime right) => left.TotalNanoseconds > right.TotalNanoseconds;

    public static bool operator <=(DaysTime left, DaysTime right) => left.TotalNanoseconds <= right.TotalNanoseconds;

    public static bool operator >=(DaysTime left, DaysTime right) => left.TotalNanoseconds >= right.TotalNanoseconds;

    /// <summary>ISO 8601: <c>P1DT2H</c>, <c>-PT0.5S</c>, <c>PT0S</c>.</summary>
    public override string ToString()
    {
        if (TotalNanoseconds == 0) return "PT0S";
        var size = new DaysTime(Int128.Abs(TotalNanoseconds));
        var time = Part(size.Hours, "H") + Part(size.Minutes, "M") + Part(size.Seconds, "S");
        return $"{(TotalNanoseconds < 0 ? "-" : "")}P{Part(size.Days, "D")}{(time.Length > 0 ? "T" : "")}{time}";
    }

    private static FeelNumber Number(Int128 whole, int exponent) =>
        FeelNumber.Of(whole, exponent)!.Value;

    private static string Part(FeelNumber count, string unit) =>
        count.Sign == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{count}{unit}");
}
