using System.Globalization;
using IPB.Host.Filing;
using IPB.Workflows;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using IPB.Workflows.Files;
using IPB.Workflows.Files.Editing;
using IPB.Workflows.Filing;

namespace IPB.Host.Administration;

/// <summary>A closed day or a half day that a calendar has of its own.</summary>
/// <param name="Key">The date, or the eve, with <c>half-</c> before it for a half day.</param>
/// <param name="Index">Its place in the list of the file.</param>
public sealed record OwnDay(string Key, bool Half, int Index, Text Name)
{
    /// <param name="department">Code; null: the city's.</param>
    public static IReadOnlyList<OwnDay> Of(CalendarSet calendars, string? department)
    {
        var (city, own) = (calendars.City, department is null ? calendars.City : calendars.Of(department));
        // What a department writes comes behind what the city has.
        var (closed, halves) = department is null ? (0, 0) : (city.ClosedDates.Length, city.HalfDays.Length);
        return
        [
            .. own.ClosedDates.Skip(closed).Select((d, i) => new OwnDay(Day(d.Date), false, i,
                new($"{Words.Date(d.Date, "sv")}: stängt, {d.Reason.Sv}",
                    $"{Words.Date(d.Date, "en")}: closed, {d.Reason.En}"))),
            .. own.HalfDays.Skip(halves).Select((h, i) => new OwnDay(
                "half-" + (h.Date is { } date ? Day(date) : $"{h.Eve}".ToLowerInvariant()), true, i, NameOf(h))),
        ];
    }

    private static Text NameOf(HalfDay half)
    {
        var (day, time) = (CalendarSetDiff.Half(half), CalendarSetDiff.Time(half.Closes));
        return new($"{Initial.Capital(day.Sv)}: stänger {time}", $"{Initial.Capital(day.En)}: closes at {time}");
    }

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Posts of the forms of the calendar, as changes of its file.</summary>
internal static class DayForms
{
    public const string Add = "add-day";
    public const string Close = "close";
    public const string Early = "early";
    public const string Reopen = "reopen";

    /// <summary>The sheet on which the change of the file is read and saved.</summary>
    /// <exception cref="Refusal">Nothing can be made of what was posted.</exception>
    public static Task<FileModel> ProposeAsync(IFormCollection form, FileSheets sheets, CalendarSet calendars,
        CancellationToken ct)
    {
        var department = form["department"].ToString() is { Length: > 0 } code ? code : null;
        var what = form["what"].ToString();
        return what == Reopen ? ReopenAsync(form["day"].ToString(), department, sheets, ct)
            : AddAsync(Read(form, what, department, calendars), department, sheets, ct);
    }

    private static Task<FileModel> AddAsync(NewDay day, string? department, FileSheets sheets, CancellationToken ct)
    {
        var date = day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var reason = day.Closes is { } at ? $"{date}: {CalendarSetDiff.Time(at)}" : $"{date}: {day.Reason.Sv}";
        return sheets.ProposeAsync(WorkflowNames.Calendar, text => Edited(() => day.Closes is { } closes
            ? CalendarEdit.CloseEarly(text, department, day.Date, closes)
            : CalendarEdit.Close(text, department, day.Date, day.Reason)), reason, ct);
    }

    private static Task<FileModel> ReopenAsync(string key, string? department, FileSheets sheets,
        CancellationToken ct) =>
        sheets.ProposeAsync(WorkflowNames.Calendar, text => Edited(() =>
        {
            // Of the text as it is now: somebody may have changed the list since it was shown.
            var read = CalendarReader.Read(WorkflowNames.Calendar, text).Calendars;
            return (read is null ? null : OwnDay.Of(read, department).FirstOrDefault(d => d.Key == key)) is { } day
                ? CalendarEdit.Reopen(text, department, day.Half, day.Index)
                : throw new FileRefused(RefusalKind.Conflict, "day-not-there", new Text(
                    "Dagen står inte i kalendern längre.", "The day no longer stands in the calendar."));
        }), "", ct);

    private static NewDay Read(IFormCollection form, string what, string? department, CalendarSet calendars)
    {
        var wrong = new List<(string, Text)>();
        var own = department is null ? calendars.City : calendars.Of(department);
        if (!DateOnly.TryParseExact(form["date"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var date)
            || date.Year is < 1953 or > 2100)
            wrong.Add(("date", new("Skriv ett datum som 2026-12-23.", "Write a date such as 2026-12-23.")));
        else if (!own.IsWorkingDay(date))
            wrong.Add(("date", new("Den dagen är redan stängd.", "That day is closed already.")));
        var time = TimeOnly.TryParseExact(form["closes"], "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var t)
            ? t : (TimeOnly?)null;
        if (what == Early && time is null)
            wrong.Add(("closes", new("Skriv en tid som 12:00.", "Write a time such as 12:00.")));
        var reason = new Text(form["sv"].ToString().Trim(), form["en"].ToString().Trim());
        if (what != Early && reason.Sv.Length is 0 or > 100)
            wrong.Add(("sv", new("Skriv varför på svenska, med högst 100 tecken.",
                "Write why in Swedish, in at most 100 characters.")));
        if (what != Early && reason.En.Length is 0 or > 100)
            wrong.Add(("en", new("Skriv varför på engelska, med högst 100 tecken.",
                "Write why in English, in at most 100 characters.")));
        return wrong.Count == 0 ? new(date, what == Early ? time : null, reason) : throw new InvalidInput([.. wrong]);
    }

    /// <summary>What an edit of a text refuses, as a refusal that people see.</summary>
    internal static string Edited(Func<string> edit)
    {
        try
        {
            return edit();
        }
        catch (EditRefused e)
        {
            throw new FileRefused(RefusalKind.Conflict, "edit-refused", new Text(
                $"Filen är skriven så att ändringen måste göras i texten: {e.Message}.",
                $"The file is written in a way that asks for the change to be made in its text: {e.Message}."));
        }
    }

    /// <param name="Closes">Null: all day.</param>
    private sealed record NewDay(DateOnly Date, TimeOnly? Closes, Text Reason);
}
