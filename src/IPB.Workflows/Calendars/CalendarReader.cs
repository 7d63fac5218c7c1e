using System.Collections.Immutable;
using System.Globalization;
using IPB.Workflows.Files;

namespace IPB.Workflows.Calendars;

/// <summary>What reading <c>calendar.yaml</c> gave.</summary>
/// <param name="Calendar">Null when there are findings.</param>
/// <param name="Findings">Everything that is wrong, in the order of the file.</param>
public sealed record CalendarFile(WorkingCalendar? Calendar, ImmutableArray<Finding> Findings);

/// <summary>Reads <c>calendar.yaml</c>.</summary>
public static class CalendarReader
{
    private const string Hours = "opening hours such as \"08:00-17:00\", closing later than they open";

    private static readonly ImmutableSortedDictionary<string, EarlyClosingEve> Eves =
        new Dictionary<string, EarlyClosingEve>
        {
            ["epiphany-eve"] = EarlyClosingEve.EpiphanyEve,
            ["maundy-thursday"] = EarlyClosingEve.MaundyThursday,
            ["walpurgis-night"] = EarlyClosingEve.WalpurgisNight,
            ["all-saints-eve"] = EarlyClosingEve.AllSaintsEve,
        }.ToImmutableSortedDictionary();

    private static readonly ImmutableSortedDictionary<string, bool> Squeeze = new Dictionary<string, bool>
    {
        ["open"] = false,
        ["closed"] = true,
    }.ToImmutableSortedDictionary();

    /// <param name="file">Path shown in findings.</param>
    /// <param name="text">The file's text.</param>
    public static CalendarFile Read(string file, string text)
    {
        var reading = new Reading(file);
        if (reading.Root(text, CalendarShapes.Calendar) is not { } root)
            return new CalendarFile(null, reading.Findings.ToImmutable());
        root.Id("calendar", "calendar", []);
        var hours = root.Block("opening-hours", CalendarShapes.OpeningHours) is { } week ? Week(week) : [];
        var calendar = new WorkingCalendar
        {
            Week = hours.Count > 0 ? new OpeningWeek(hours) : WorkingCalendar.Standard.Week,
            HalfDays = root.List("half-days", CalendarShapes.HalfDay, Half),
            ClosedDates = root.List("closed", CalendarShapes.Closed, s => new ClosedDate(Day(s), s.Text("reason"))),
            SqueezeDaysClosed = root.Choice("squeeze-days", Squeeze, "word", false),
        };
        if (root.Find("opening-hours") is MapNode { Entries: [] })
            root.Add("opening-hours", "never-open", "opening-hours: expected hours for at least one weekday, got none");
        return new CalendarFile(reading.Findings.None ? calendar : null, reading.Findings.ToImmutable());
    }

    private static Dictionary<DayOfWeek, OpeningHours> Week(Section s)
    {
        var hours = new Dictionary<DayOfWeek, OpeningHours>();
        foreach (var day in Enum.GetValues<DayOfWeek>())
            if (Open(s, day.ToString().ToLowerInvariant()) is { } open) hours[day] = open;
        return hours;
    }

    private static OpeningHours? Open(Section s, string day)
    {
        if (s.Scalar(day, Hours) is not { } node) return null;
        if (node.Value.Split('-', StringSplitOptions.TrimEntries) is [var from, var to]
            && Time(from) is { } opens && Time(to) is { } closes && opens < closes)
            return new OpeningHours(opens, closes);
        s.Reading.Add(node.At, "wrong-value", $"{day}: expected {Hours}, got {node.Describe()}");
        return null;
    }

    private static HalfDay Half(Section s)
    {
        var closes = s.Scalar("closes", "a time such as \"12:00\"");
        if (closes is not null && Time(closes.Value) is null)
            s.Reading.Add(closes.At, "wrong-value",
                $"closes: expected a time such as \"12:00\", got {closes.Describe()}");
        var time = closes is null ? default : Time(closes.Value) ?? default;
        if (s.Has("eve") == s.Has("date"))
            s.Reading.Add(s.At, "half-day", "expected either \"eve\" or \"date\" in a half day");
        return s.Has("date")
            ? HalfDay.On(Day(s), time)
            : HalfDay.Every(s.Choice("eve", Eves, "eve", EarlyClosingEve.EpiphanyEve), time);
    }

    private static DateOnly Day(Section s) => s.Date("date") ?? DateOnly.MinValue;

    private static TimeOnly? Time(string text) => TimeOnly.TryParseExact(
        text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}

/// <summary>Every key of <c>calendar.yaml</c>.</summary>
internal static class CalendarShapes
{
    internal static readonly Shape Calendar = Shape.Of("calendar",
        "calendar opening-hours half-days? squeeze-days? closed?");
    internal static readonly Shape OpeningHours = Shape.Of("opening hours",
        "monday? tuesday? wednesday? thursday? friday? saturday? sunday?");
    internal static readonly Shape HalfDay = Shape.Of("half day", "closes eve? date?");
    internal static readonly Shape Closed = Shape.Of("closed date", "date reason");

    internal static readonly ImmutableArray<Shape> All = [Calendar, OpeningHours, HalfDay, Closed, Shape.Text];
}
