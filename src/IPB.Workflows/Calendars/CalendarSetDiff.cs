using System.Collections.Immutable;
using System.Globalization;
using IPB.Workflows.People;

namespace IPB.Workflows.Calendars;

/// <summary>What is different in the calendars of a city, in words: sentences without a full stop.</summary>
public static class CalendarSetDiff
{
    /// <param name="organisation">Names the departments.</param>
    public static ImmutableArray<Text> Between(CalendarSet before, CalendarSet after, Organisation organisation)
    {
        var texts = ImmutableArray.CreateBuilder<Text>();
        texts.AddRange(Of(before.City, after.City));
        foreach (var code in before.Departments.Keys.Union(after.Departments.Keys).Order(StringComparer.Ordinal))
        {
            var name = organisation.FindDepartment(code)?.Name ?? new(code, code);
            // A department without a calendar of its own follows the city's, of which it is told above.
            var (old, now) = (before.Of(code), after.Of(code));
            if (!after.Departments.ContainsKey(code))
                texts.Add(new($"{name.Sv} har stadens kalender", $"{name.En} has the city's calendar"));
            else texts.AddRange(Of(old, now).Except(Of(before.City, after.City))
                .Select(t => new Text($"{name.Sv}: {t.Sv}", $"{name.En}: {t.En}")));
        }

        if (before.MailInOpeningHours != after.MailInOpeningHours)
            texts.Add(after.MailInOpeningHours
                ? new("mejl skickas bara när mottagarens förvaltning har öppet",
                    "mail goes out only while the receiver's department is open")
                : new("mejl skickas dygnet runt", "mail goes out at any time"));
        return texts.ToImmutable();
    }

    private static IEnumerable<Text> Of(WorkingCalendar old, WorkingCalendar now)
    {
        foreach (var day in Enum.GetValues<DayOfWeek>())
            if (old.Week[day] != now.Week[day])
                yield return new(
                    $"{Words.Weekday(day).Sv} {Hours(now.Week[day]).Sv} (var {Hours(old.Week[day]).Sv})",
                    $"{Words.Weekday(day).En} {Hours(now.Week[day]).En} (was {Hours(old.Week[day]).En})");
        foreach (var day in now.ClosedDates.Except(old.ClosedDates))
            yield return new($"{Date(day.Date, "sv")} är stängt ({day.Reason.Sv})",
                $"{Date(day.Date, "en")} is closed ({day.Reason.En})");
        foreach (var day in old.ClosedDates.Except(now.ClosedDates))
            yield return new($"{Date(day.Date, "sv")} är inte längre en stängd dag ({day.Reason.Sv})",
                $"{Date(day.Date, "en")} is no longer a closed day ({day.Reason.En})");
        foreach (var half in now.HalfDays.Except(old.HalfDays))
            yield return new($"{Half(half).Sv} stänger {Time(half.Closes)}",
                $"{Half(half).En} closes at {Time(half.Closes)}");
        foreach (var half in old.HalfDays.Except(now.HalfDays))
            yield return new($"{Half(half).Sv} stänger inte längre {Time(half.Closes)}",
                $"{Half(half).En} no longer closes at {Time(half.Closes)}");
        if (old.SqueezeDaysClosed != now.SqueezeDaysClosed)
            yield return now.SqueezeDaysClosed ? new("klämdagar är stängda", "squeeze days are closed")
                : new("klämdagar är öppna", "squeeze days are open");
    }

    /// <summary><c>24 dec 2026</c>, or the eve's name.</summary>
    public static Text Half(HalfDay half) => half.Date is { } date ? new(Date(date, "sv"), Date(date, "en"))
        : half.Eve switch
        {
            EarlyClosingEve.EpiphanyEve => new("trettondagsafton", "Epiphany Eve"),
            EarlyClosingEve.MaundyThursday => new("skärtorsdagen", "Maundy Thursday"),
            EarlyClosingEve.WalpurgisNight => new("valborgsmässoafton", "Walpurgis Night"),
            _ => new("dagen före alla helgons dag", "the day before All Saints' Day"),
        };

    public static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Date(DateOnly date, string language) => Words.Date(date, language);

    private static Text Hours(OpeningHours? hours) => hours is null ? new("stängt", "closed")
        : new($"{Time(hours.Opens)}–{Time(hours.Closes)}", $"{Time(hours.Opens)}–{Time(hours.Closes)}");
}
