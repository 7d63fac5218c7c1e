using System.Globalization;
using System.Text.RegularExpressions;

namespace IPB.Rules;

/// <summary>Reads dates, times and durations as ISO 8601 and FEEL write them; what is none is null.</summary>
internal static partial class Temporal
{
    private const int LongestText = 100;
    private const int FractionDigits = 9;

    /// <summary>Any of them, as <c>@"…"</c> takes it.</summary>
    public static object? Parse(string text) =>
        Date(text) ?? Time(text) ?? (text.Contains('T') ? DateAndTime(text) : null) ?? Duration(text);

    public static object? Date(string text) => OnlyDate(text) is { } date ? date : null;

    public static object? Time(string text) =>
        OnlyTime(text) is { NanosecondOfDay: < FeelTime.NanosecondsPerDay } time ? time : null;

    /// <summary>A date alone is its midnight; 24:00:00 is the midnight that ends the day.</summary>
    public static object? DateAndTime(string text)
    {
        var split = text.IndexOf('T', StringComparison.Ordinal);
        if (OnlyDate(split < 0 ? text : text[..split]) is not { } date) return null;
        if (split < 0) return new FeelDateTime(date, new FeelTime(0));
        if (OnlyTime(text[(split + 1)..]) is not { } time) return null;
        if (time.NanosecondOfDay < FeelTime.NanosecondsPerDay) return new FeelDateTime(date, time);
        return date.AddDays(1) is { } next ? new FeelDateTime(next, time.At(0)) : null;
    }

    public static object? Duration(string text)
    {
        if (text.Length > LongestText) return null;
        return YearsMonthsPattern.Match(text) is { Success: true } months ? Months(months)
            : DaysTimePattern.Match(text) is { Success: true } days ? Days(days)
            : null;
    }

    /// <summary>The place of a time: an offset such as <c>+02:00</c> or <c>Z</c>, or the name of a zone.</summary>
    public static FeelTime? Placed(FeelTime time, string place)
    {
        if (place == "Z") return new FeelTime(time.NanosecondOfDay, 0);
        if (place is ['@', ..]) return InZone(time, place[1..]);
        var match = OffsetPattern.Match(place);
        if (!match.Success) return InZone(time, place);
        var (minutes, seconds) = (Number(match, 2), Number(match, 3));
        var size = Number(match, 1) * 3_600 + minutes * 60 + seconds;
        if (minutes > 59 || seconds > 59 || size > FeelTime.MostOffset) return null;
        return new FeelTime(time.NanosecondOfDay, (int)(place[0] == '-' ? -size : size));
    }

    private static FeelTime? InZone(FeelTime time, string zone) =>
        Zones.Exist(zone) ? new FeelTime(time.NanosecondOfDay, null, zone) : null;

    private static FeelDate? OnlyDate(string text)
    {
        if (text.Length > LongestText || DatePattern.Match(text) is not { Success: true } match) return null;
        var year = (int)Number(match, 2);
        var (month, day) = ((int)Number(match, 3), (int)Number(match, 4));
        if (match.Groups[1].Length > 0) year = -year;
        return FeelDate.Exists(year, month, day) ? new FeelDate(year, month, day) : null;
    }

    /// <summary>Up to 24:00:00.</summary>
    private static FeelTime? OnlyTime(string text)
    {
        if (text.Length > LongestText || TimePattern.Match(text) is not { Success: true } match) return null;
        var (hour, minute, second) = (Number(match, 1), Number(match, 2), Number(match, 3));
        var nanoseconds = ((hour * 60 + minute) * 60 + second) * FeelTime.NanosecondsPerSecond + Fraction(match, 4);
        if (minute > 59 || second > 59 || nanoseconds > FeelTime.NanosecondsPerDay) return null;
        var time = new FeelTime((long)nanoseconds);
        return match.Groups[5].Length == 0 ? time : Placed(time, match.Groups[5].Value);
    }

    private static YearsMonths? Months(Match match) =>
        YearsMonths.Of(Signed(match, Number(match, 2) * 12 + Number(match, 3)));

    private static DaysTime? Days(Match match)
    {
        var hours = Number(match, 2) * 24 + Number(match, 3);
        var seconds = (hours * 60 + Number(match, 4)) * 60 + Number(match, 5);
        return DaysTime.Of(Signed(match, seconds * FeelTime.NanosecondsPerSecond + Fraction(match, 6)));
    }

    private static Int128 Signed(Match match, Int128 size) => match.Groups[1].Length > 0 ? -size : size;

    private static Int128 Number(Match match, int group) =>
        match.Groups[group].Length == 0
            ? 0
            : long.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Nanoseconds; digits beyond are cut off.</summary>
    private static long Fraction(Match match, int group)
    {
        var digits = match.Groups[group].Value.TrimStart('.').PadRight(FractionDigits, '0')[..FractionDigits];
        return long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^(-?)([1-9][0-9]{4,8}|[0-9]{4})-([0-9]{2})-([0-9]{2})\z")]
    private static partial Regex DatePattern { get; }

    [GeneratedRegex(@"^([0-9]{2}):([0-9]{2}):([0-9]{2})(\.[0-9]{1,18})?([Z@+-].*)?\z")]
    private static partial Regex TimePattern { get; }

    [GeneratedRegex(@"^[+-]([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?\z")]
    private static partial Regex OffsetPattern { get; }

    [GeneratedRegex(@"^(-?)P(?=[0-9])(?:([0-9]{1,12})Y)?(?:([0-9]{1,12})M)?\z")]
    private static partial Regex YearsMonthsPattern { get; }

    [GeneratedRegex(@"^(-?)P(?=[0-9T])(?:([0-9]{1,12})D)?"
        + @"(?:T(?=[0-9])(?:([0-9]{1,12})H)?(?:([0-9]{1,12})M)?(?:([0-9]{1,12})(\.[0-9]{0,18})?S)?)?\z")]
    private static partial Regex DaysTimePattern { get; }
}
