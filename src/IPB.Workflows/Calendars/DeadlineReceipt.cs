namespace IPB.Workflows.Calendars;

/// <summary>Puts a deadline into words. Long limits are summed up: a receipt is read by people.</summary>
internal static class DeadlineReceipt
{
    private const int MostDates = 10;
    private const int MostNamed = 15;
    private const int MostWeekends = 3;

    internal static IReadOnlyList<string> Lines(Deadline deadline, string language)
    {
        var lines = new List<string>
        {
            Line(language, "Från", "From", Words.Moment(deadline.From, language)),
            Line(language, "Frist", "Time limit", deadline.Limit.In(language)),
        };
        if (!deadline.Counted.IsEmpty)
            lines.Add(Line(language, "Räknade dagar", "Days counted", Counted(deadline, language)));
        if (deadline.Limit.SmallestUnit is TimeUnit.WorkingDays or TimeUnit.WorkingHours)
            lines.Add(Line(language, "Överhoppade dagar", "Days skipped", Skipped(deadline, language)));
        if (deadline.DueUnpaused is { } unpaused)
        {
            lines.Add(Line(language, "Utan vila", "Without pauses", Words.Moment(unpaused, language)));
            lines.AddRange(deadline.Pauses.Select(p => Line(language, "Vilade", "Paused", PauseWords.Of(p, language))));
        }
        if (deadline.Moved is { } moved)
            lines.Add(Line(language, "Flyttad", "Moved", Moved(moved, language)));
        lines.Add(Line(language, "Senast", "Due", Words.Moment(deadline.Due, language)));
        return lines;
    }

    private static string Line(string language, string sv, string en, string value) =>
        $"{new Text(sv, en).In(language)}: {value}";

    /// <summary><c>23, 24, 25, 26, 27 nov</c>, or from, to and how many when they are more than ten.</summary>
    private static string Counted(Deadline deadline, string language)
    {
        var counted = deadline.Counted;
        var days = counted.Sum(dates => dates.Days);
        if (days > MostDates)
            return $"{Words.Number(days)} {TimeUnit.Days.Word(days, language)}, "
                + $"{Words.Date(counted[0].First, language)} – {Words.Date(counted[^1].Last, language)}";
        var months = counted
            .SelectMany(dates => Enumerable.Range(0, dates.Days).Select(dates.First.AddDays))
            .GroupBy(date => (date.Year, date.Month));
        return string.Join(", ", months.Select(month => MonthOf([.. month], StartYear(deadline), language)));
    }

    private static string MonthOf(IReadOnlyList<DateOnly> dates, int startYear, string language) =>
        string.Concat(dates.SkipLast(1).Select(date => Words.Number(date.Day) + ", "))
        + Date(dates[^1], startYear, language);

    /// <summary>Named days one by one, weekends as a number when they are many.</summary>
    private static string Skipped(Deadline deadline, string language)
    {
        var (skipped, startYear) = (deadline.Skipped, StartYear(deadline));
        if (skipped.IsEmpty) return new Text("inga", "none").In(language);
        var weekends = skipped.Count(dates => dates.Reason == Words.Weekend);
        var summed = weekends > MostWeekends;
        var single = skipped.Where(dates => !summed || dates.Reason != Words.Weekend).ToList();
        var parts = single.Take(MostNamed).Select(dates => Skipped(dates, startYear, language)).ToList();
        var left = single.Skip(MostNamed).Sum(dates => dates.Dates.Days);
        if (left > 0)
            parts.Add(new Text(
                $"{left} {TimeUnit.Days.Word(left, "sv")} till",
                $"{left} more {TimeUnit.Days.Word(left, "en")}").In(language));
        if (summed) parts.Insert(0, new Text($"{weekends} helger", $"{weekends} weekends").In(language));
        return string.Join(", ", parts);
    }

    private static string Skipped(SkippedDates skipped, int startYear, string language)
    {
        var (first, last) = skipped.Dates;
        var from = first == last ? ""
            : first.Month == last.Month ? $"{Words.Number(first.Day)}–"
            : $"{Date(first, startYear, language)} – ";
        return $"{skipped.Reason.In(language)} {from}{Date(last, startYear, language)}";
    }

    /// <summary>The year is said only when it is not that of the start.</summary>
    private static string Date(DateOnly date, int startYear, string language) =>
        date.Year == startYear ? Words.DayAndMonth(date, language) : Words.Date(date, language);

    private static int StartYear(Deadline deadline) => Stockholm.DateOf(deadline.From).Year;

    private static string Moved(MovedEnd moved, string language) => new Text(
        $"från {Words.Day(moved.From, "sv")} ({moved.Why.Sv}) till närmaste vardag därefter, lag (1930:173)",
        $"from {Words.Day(moved.From, "en")} ({moved.Why.En}) to the next weekday that is not a holiday, "
        + "Act (1930:173)").In(language);
}
