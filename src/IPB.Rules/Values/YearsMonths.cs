using System.Globalization;

namespace IPB.Rules;

/// <summary>A duration of whole months, such as <c>P1Y6M</c>; it has no fixed number of days.</summary>
/// <param name="TotalMonths">The length in months; negative goes back in time.</param>
public readonly record struct YearsMonths(long TotalMonths) : IComparable<YearsMonths>
{
    /// <summary>Whole years, with the sign of the duration.</summary>
    public long Years => TotalMonths / 12;

    /// <summary>Months beyond the whole years, with the sign of the duration.</summary>
    public int Months => (int)(TotalMonths % 12);

    /// <summary>More than lies between the first and the last date.</summary>
    internal const long Most = 24_000_000_000_000;

    /// <summary>Null when it passes the longest duration.</summary>
    internal static YearsMonths? Of(Int128 months) =>
        months > Most || months < -Most ? null : new YearsMonths((long)months);

    internal static YearsMonths? Of(FeelNumber? months) =>
        months?.Scaled(0, Most) is { } size ? new YearsMonths((long)size) : null;

    public int CompareTo(YearsMonths other) => TotalMonths.CompareTo(other.TotalMonths);

    public static bool operator <(YearsMonths left, YearsMonths right) => left.TotalMonths < right.TotalMonths;

    public static bool operator >(YearsMonths left, YearsMonths right) => left.TotalMonths > right.TotalMonths;

    public static bool operator <=(YearsMonths left, YearsMonths right) => left.TotalMonths <= right.TotalMonths;

    public static bool operator >=(YearsMonths left, YearsMonths right) => left.TotalMonths >= right.TotalMonths;

    /// <summary>ISO 8601: <c>P1Y6M</c>, <c>-P2M</c>, <c>P0M</c>.</summary>
    public override string ToString()
    {
        if (TotalMonths == 0) return "P0M";
        var sign = TotalMonths < 0 ? "-" : "";
        var years = Years == 0 ? "" : Math.Abs(Years).ToString(CultureInfo.InvariantCulture) + "Y";
        var months = Months == 0 ? "" : Math.Abs(Months).ToString(CultureInfo.InvariantCulture) + "M";
        return $"{sign}P{years}{months}";
    }
}
