using System.Globalization;
using System.Text.RegularExpressions;

namespace IPB.Rules;

/// <summary>Reads dates, times and durations in ISO 8601 form; what is no such thing is null.</summary>
/// <remarks>
/// Years 1 to 9999, offsets as Z or ±hh:mm; times have no offset of their own and zones have no names.
/// </remarks>
internal static partial class Temporal
{
    private const int LongestText = 100;

    public static object? Parse(string text) =>
        Date(text) ?? Time(text) ?? (text.Contains('T') ? DateAndTime(text) : null) ?? Duration(text);

    public static object? Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    public static object? Time(string text) => OnlyTime(text) is { } time ? time : null;

    /// <summary>A date alone is its midnight.</summary>
    public static object? DateAndTime(string text)
    {
        var split = text.IndexOf('T', StringComparison.Ordinal);
        if (Date(split < 0 ? text : text[..split]) is not DateOnly date) return null;
        if (split < 0) return date.ToDateTime(TimeOnly.MinValue);
        var (clock, offset) = SplitOffset(text[(split + 1)..]);
        if (OnlyTime(clock) is not { } time) return null;
        if (offset is null) return date.ToDateTime(time);
        return Offset(offset) is { } span ? At(date.ToDateTime(time), span) : null;
    }

    public static object? Duration(string text)
    {
        if (text.Length > LongestText) return null;
        return YearsMonthsPattern.Match(text) is { Success: true } months ? Months(months)
            : DaysTimePattern.Match(text) is { Success: true } days ? Days(days)
            : null;
    }

    private static TimeOnly? OnlyTime(string text)
    {
        if (text.Length > LongestText || TimePattern.Match(text) is not { Success: true } match) return null;
        var (hour, minute, second) = (Number(match, 1), Number(match, 2), Number(match, 3));
        if (hour > 23 || minute > 59 || second > 59) return null;
        var ticks = (long)((hour * 3600 + minute * 60 + second + Fraction(match, 4)) * TimeSpan.TicksPerSecond);
        return new TimeOnly(ticks);
    }

    private static (string Clock, string? Offset) SplitOffset(string time)
    {
        var sign = time.AsSpan().IndexOfAny('Z', '+', '-');
        return sign < 0 ? (time, null) : (time[..sign], time[sign..]);
    }

    private static TimeSpan? Offset(string text)
    {
        if (text == "Z") return TimeSpan.Zero;
        if (OffsetPattern.Match(text) is not { Success: true } match) return null;
        var minutes = Number(match, 1) * 60 + Number(match, 2);
        if (Number(match, 2) > 59 || minutes > 14 * 60) return null;
        return TimeSpan.FromMinutes((double)(text[0] == '-' ? -minutes : minutes));
    }

    private static DateTimeOffset? At(DateTime local, TimeSpan offset)
    {
        var utc = local.Ticks - offset.Ticks;
        return utc < DateTime.MinValue.Ticks || utc > DateTime.MaxValue.Ticks
            ? null
            : new DateTimeOffset(local, offset);
    }

    private static YearsMonths? Months(Match match)
    {
        var months = Number(match, 2) * 12 + Number(match, 3);
        return months > int.MaxValue ? null : new YearsMonths((int)Signed(match, months));
    }

    private static TimeSpan? Days(Match match)
    {
        var hours = Number(match, 2) * 24 + Number(match, 3);
        var seconds = (hours * 60 + Number(match, 4)) * 60 + Number(match, 5) + Fraction(match, 6);
        var ticks = seconds * TimeSpan.TicksPerSecond;
        return ticks > long.MaxValue ? null : TimeSpan.FromTicks((long)Signed(match, ticks));
    }

    private static decimal Signed(Match match, decimal size) => match.Groups[1].Length > 0 ? -size : size;

    private static decimal Number(Match match, int group) =>
        match.Groups[group].Length == 0
            ? 0
            : decimal.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static decimal Fraction(Match match, int group) =>
        match.Groups[group].Length == 0
            ? 0
            : decimal.Parse(match.Groups[group].ValueSpan, NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^([0-9]{2}):([0-9]{2}):([0-9]{2})(\.[0-9]{1,18})?\z")]
    private static partial Regex TimePattern { get; }

    [GeneratedRegex(@"^[+-]([0-9]{2}):([0-9]{2})\z")]
    private static partial Regex OffsetPattern { get; }

    [GeneratedRegex(@"^(-?)P(?=[0-9])(?:([0-9]{1,12})Y)?(?:([0-9]{1,12})M)?\z")]
    private static partial Regex YearsMonthsPattern { get; }

    [GeneratedRegex(@"^(-?)P(?=[0-9T])(?:([0-9]{1,12})D)?"
        + @"(?:T(?=[0-9])(?:([0-9]{1,12})H)?(?:([0-9]{1,12})M)?(?:([0-9]{1,12})(\.[0-9]{1,18})?S)?)?\z")]
    private static partial Regex DaysTimePattern { get; }
}
