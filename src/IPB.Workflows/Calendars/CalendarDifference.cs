namespace IPB.Workflows.Calendars;

/// <summary>Why two calendars count a time limit differently: the days on which they are not open alike.</summary>
internal static class CalendarDifference
{
    private const int MostNamed = 3;

    /// <returns><c>24 Dec is closed now (Christmas Eve), 3 Jan has other hours now and 2 more days</c></returns>
    internal static Text Between(WorkingCalendar before, WorkingCalendar after, DateOnly first, DateOnly last)
    {
        var days = Enumerable.Range(0, Math.Max(0, last.DayNumber - first.DayNumber + 1)).Select(first.AddDays)
            .Where(day => before.HoursOn(day) != after.HoursOn(day)).ToList();
        if (days.Count == 0)
            return new("öppettiderna är andra nu", "opening hours are different now");
        var left = days.Count - MostNamed;
        return new(Sentence(days, "sv") + (left > 0 ? $" och {left} dagar till" : ""),
            Sentence(days, "en") + (left > 0 ? $" and {left} more days" : ""));

        string Sentence(IEnumerable<DateOnly> dates, string language) => string.Join(", ",
            dates.Take(MostNamed).Select(day => $"{Words.DayAndMonth(day, language)} {Day(day).In(language)}"));

        Text Day(DateOnly day) => after.HoursOn(day) is null
            ? new($"är stängt nu ({after.ReasonClosed(day).Sv})", $"is closed now ({after.ReasonClosed(day).En})")
            : before.HoursOn(day) is null ? new("är öppet nu", "is open now")
            : new("har andra öppettider nu", "has other hours now");
    }
}
