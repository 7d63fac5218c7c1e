using System.Globalization;

namespace IPB.Rules;

/// <summary>
/// A day of the calendar of today, carried back before it was in use (proleptic Gregorian, with a year 0).
/// </summary>
public readonly record struct FeelDate : IComparable<FeelDate>
{
    internal const int MostYear = 999_999_999;

    private const int DaysPerEra = 146_097;
    private const int YearsPerEra = 400;
    // From 0000-03-01, where an era begins, to 1970-01-01.
    private const int EraToEpoch = 719_468;

    /// <exception cref="ArgumentOutOfRangeException">There is no such day, or the year passes ±999,999,999.</exception>
    public FeelDate(int year, int month, int day)
    {
        if (!Exists(year, month, day)) throw new ArgumentOutOfRangeException(nameof(day), "There is no such date.");
        (Year, Month, Day) = (year, (byte)month, (byte)day);
    }

    public int Year { get; }

    /// <summary>1 to 12; the month and day of <c>default</c> are 0.</summary>
    public int Month { get; }

    public int Day { get; }

    /// <summary>Monday is 1 and Sunday is 7.</summary>
    public int Weekday => (int)((((DayNumber + 3) % 7) + 7) % 7) + 1;

    /// <summary>1 to 366.</summary>
    public int DayOfYear => (int)(DayNumber - new FeelDate(Year, 1, 1).DayNumber) + 1;

    /// <summary>The week that ISO 8601 counts: it belongs to the year in which its Thursday lies.</summary>
    public int WeekOfYear
    {
        get
        {
            var week = (DayOfYear - Weekday + 10) / 7;
            return week < 1 ? WeeksOf(Year - 1) : week > WeeksOf(Year) ? 1 : week;
        }
    }

    /// <summary>Days since 1970-01-01.</summary>
    internal long DayNumber
    {
        get
        {
            var year = Month > 2 ? Year : Year - 1L;
            var era = Math.DivRem(year, YearsPerEra, out var yearOfEra);
            if (yearOfEra < 0) (era, yearOfEra) = (era - 1, yearOfEra + YearsPerEra);
            var dayOfYear = (153 * (Month > 2 ? Month - 3 : Month + 9) + 2) / 5 + Day - 1;
            return era * DaysPerEra + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - EraToEpoch;
        }
    }

    internal static bool Exists(long year, long month, long day) =>
        Math.Abs(year) <= MostYear && month is >= 1 and <= 12 && day >= 1 && day <= DaysInMonth(year, (int)month);

    /// <summary>The day so many days after 1970-01-01; null beyond the years that there are.</summary>
    internal static FeelDate? FromDayNumber(long number)
    {
        if (Math.Abs(number) > 366L * MostYear) return null;
        var days = number + EraToEpoch;
        var era = Math.DivRem(days, DaysPerEra, out var day);
        if (day < 0) (era, day) = (era - 1, day + DaysPerEra);
        var yearOfEra = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        var dayOfYear = day - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        var shifted = (5 * dayOfYear + 2) / 153;
        var month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
        var year = yearOfEra + era * YearsPerEra + (month <= 2 ? 1 : 0);
        var dayOfMonth = (int)(dayOfYear - (153 * shifted + 2) / 5) + 1;
        return Exists(year, month, dayOfMonth) ? new FeelDate((int)year, month, dayOfMonth) : null;
    }

    internal FeelDate? AddDays(long days) =>
        Math.Abs(days) > 2L * 366 * MostYear ? null : FromDayNumber(DayNumber + days);

    /// <summary>A day that the month does not have becomes its last.</summary>
    internal FeelDate? AddMonths(long months)
    {
        if (Math.Abs(months) > 12L * 2 * (MostYear + 1L)) return null;
        var total = Year * 12L + Month - 1 + months;
        var year = (long)Math.Floor(total / 12m);
        var month = (int)(total - year * 12) + 1;
        if (Math.Abs(year) > MostYear) return null;
        return new FeelDate((int)year, month, Math.Min(Day, DaysInMonth(year, month)));
    }

    public static FeelDate From(DateOnly date) => new(date.Year, date.Month, date.Day);

    /// <summary>Null for years that <see cref="DateOnly"/> does not have (1 to 9999).</summary>
    public DateOnly? ToDateOnly() => Year is >= 1 and <= 9999 ? new DateOnly(Year, Month, Day) : null;

    public int CompareTo(FeelDate other) => (Year, Month, Day).CompareTo((other.Year, other.Month, other.Day));

    public static bool operator <(FeelDate left, FeelDate right) => left.CompareTo(right) < 0;

    public static bool operator >(FeelDate left, FeelDate right) => left.CompareTo(right) > 0;

    public static bool operator <=(FeelDate left, FeelDate right) => left.CompareTo(right) <= 0;

    public static bool operator >=(FeelDate left, FeelDate right) => left.CompareTo(right) >= 0;

    /// <summary>ISO 8601: <c>2024-02-29</c>, <c>-0044-03-15</c>, <c>12024-01-01</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{(Year < 0 ? "-" : "")}{Math.Abs(Year):0000}-{Month:00}-{Day:00}");

    private static int WeeksOf(int year)
    {
        var last = new FeelDate(Math.Max(year, -MostYear), 12, 31).Weekday;
        // A year that starts or ends on a Thursday has 53 weeks.
        return last == 4 || new FeelDate(Math.Max(year, -MostYear), 1, 1).Weekday == 4 ? 53 : 52;
    }

    private static int DaysInMonth(long year, int month) => month switch
    {
        2 => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };
}
