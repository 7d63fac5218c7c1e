using System.Collections.Immutable;
using System.Globalization;
using IPB.Workflows.Files;

namespace IPB.Workflows.Calendars;

/// <summary>What reading <c>calendar.yaml</c> gave.</summary>
/// <param name="Calendars">Null when there are findings.</param>
/// <param name="Findings">Everything that is wrong, in the order of the file.</param>
public sealed record CalendarFile(CalendarSet? Calendars, ImmutableArray<Finding> Findings)
{
    /// <summary>The city's; null when there are findings.</summary>
    public WorkingCalendar? Calendar => Calendars?.City;
}

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

    private static readonly ImmutableSortedDictionary<string, bool> MailWords = new Dictionary<string, bool>
    {
        ["any-time"] = false,
        ["opening-hours"] = true,
    }.ToImmutableSortedDictionary();

    /// <param name="file">Path shown in findings.</param>
    /// <param name="text">The file's text.</param>
    /// <param name="organisation">Null: departments are not checked.</param>
    public static CalendarFile Read(string file, string text, People.Organisation? organisation = null)
    {
        var reading = new Reading(file);
        if (reading.Root(text, CalendarShapes.Calendar) is not { } root)
            return new CalendarFile(null, reading.Findings.ToImmutable());
        root.Id("calendar", "calendar", []);
        var city = Calendar(root, WorkingCalendar.Standard);
        var calendars = new CalendarSet(city)
        {
            Departments = Departments(reading, root, city),
            MailInOpeningHours = root.Choice("mail", MailWords, "word", false),
        };
        if (organisation is not null)
            reading.Resolve(PartyWords.Department, [.. organisation.Departments.Select(d => d.Code)]);
        return new CalendarFile(reading.Findings.None ? calendars : null, reading.Findings.ToImmutable());
    }

    /// <summary>What is written takes the place of what is there; half days and closures come on top of it.</summary>
    private static WorkingCalendar Calendar(Section s, WorkingCalendar above)
    {
        var hours = s.Block("opening-hours", CalendarShapes.OpeningHours) is { } week ? Week(week) : [];
        if (s.Find("opening-hours") is MapNode { Entries: [] })
            s.Add("opening-hours", "never-open", "opening-hours: expected hours for at least one weekday, got none");
        return new WorkingCalendar
        {
            Week = hours.Count > 0 ? new OpeningWeek(hours) : above.Week,
            HalfDays = above.HalfDays.AddRange(s.List("half-days", CalendarShapes.HalfDay, Half)),
            ClosedDates = above.ClosedDates.AddRange(
                s.List("closed", CalendarShapes.Closed, day => new ClosedDate(Day(day), day.Text("reason")))),
            SqueezeDaysClosed = s.Choice("squeeze-days", Squeeze, "word", above.SqueezeDaysClosed),
        };
    }

    private static ImmutableSortedDictionary<string, WorkingCalendar> Departments(
        Reading reading, Section root, WorkingCalendar city)
    {
        var own = ImmutableSortedDictionary.CreateBuilder<string, WorkingCalendar>();
        foreach (var (key, value) in root.Named("departments", "departments by code, LFF: { … }"))
        {
            reading.Refer(PartyWords.Department, key.At, key.Value);
            if (reading.Open(value, CalendarShapes.Department, $"the calendar of {key.Value}", key.At) is { } s)
                own[key.Value] = Calendar(s, city);
        }

        return own.ToImmutable();
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
        "calendar opening-hours half-days? squeeze-days? closed? mail? departments?");
    internal static readonly Shape Department = Shape.Of("department calendar",
        "opening-hours? half-days? squeeze-days? closed?");
    internal static readonly Shape OpeningHours = Shape.Of("opening hours",
        "monday? tuesday? wednesday? thursday? friday? saturday? sunday?");
    internal static readonly Shape HalfDay = Shape.Of("half day", "closes eve? date?");
    internal static readonly Shape Closed = Shape.Of("closed date", "date reason");

    internal static readonly ImmutableArray<Shape> All =
        [Calendar, OpeningHours, HalfDay, Closed, Department, Shape.Text];
}
