using System.Globalization;

namespace IPB.Rules;

/// <summary>A duration of whole months, such as <c>P1Y6M</c>; it has no fixed number of days.</summary>
/// <param name="TotalMonths">The length in months; negative goes back in time.</param>
public readonly record struct YearsMonths(int TotalMonths) : IComparable<YearsMonths>
{
    /// <summary>Whole years, with the sign of the duration.</summary>
    public int Years => TotalMonths / 12;

    /// <summary>Months beyond the whole years, with the sign of the duration.</summary>
    public int Months => TotalMonths % 12;

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
