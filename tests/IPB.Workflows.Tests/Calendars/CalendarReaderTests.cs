using IPB.Workflows.Calendars;
using IPB.Workflows.Tests.Files;

namespace IPB.Workflows.Tests.Calendars;

public class CalendarReaderTests
{
    private const string Good = """
        calendar: standard
        opening-hours: { monday: "08:00-17:00", friday: "08:00 - 15:30" }
        half-days: [{ eve: maundy-thursday, closes: "12:00" }, { date: 2026-11-06, closes: "13:00" }]
        squeeze-days: closed
        closed: [{ date: 2026-11-09, reason: { sv: Flytt, en: Moving } }]
        """;

    [Fact]
    public void Good_calendar_is_read()
    {
        var file = CalendarReader.Read("calendar.yaml", Good);
        Assert.Empty(file.Findings);
        var calendar = file.Calendar!;
        Assert.Equal(new OpeningHours(new(8, 0), new(15, 30)), calendar.Week[DayOfWeek.Friday]);
        Assert.Null(calendar.Week[DayOfWeek.Tuesday]);
        Assert.Equal(
            [HalfDay.Every(EarlyClosingEve.MaundyThursday, new(12, 0)), HalfDay.On(new(2026, 11, 6), new(13, 0))],
            calendar.HalfDays);
        Assert.Equal(new ClosedDate(new(2026, 11, 9), new("Flytt", "Moving")), Assert.Single(calendar.ClosedDates));
        Assert.True(calendar.SqueezeDaysClosed);
    }

    [Theory]
    [InlineData("monday: \"08:00-17:00\"", "monday: \"17:00-08:00\"", "2: monday: expected opening hours such as")]
    [InlineData("monday: \"08:00-17:00\"", "moonday: \"08:00-17:00\"", "2: key \"moonday\" is unknown in "
        + "\"opening-hours\"; did you mean \"monday\"?")]
    [InlineData("{ monday: \"08:00-17:00\", friday: \"08:00 - 15:30\" }", "{}",
        "2: opening-hours: expected hours for at least one weekday, got none")]
    [InlineData("maundy-thursday", "maundy-tursday", "3: eve \"maundy-tursday\" is unknown; did you mean")]
    [InlineData("{ date: 2026-11-06, ", "{ ", "3: expected either \"eve\" or \"date\" in a half day")]
    [InlineData("\"12:00\"", "noon", "3: closes: expected a time such as \"12:00\", got \"noon\"")]
    [InlineData("squeeze-days: closed", "squeeze-days: close",
        "4: word \"close\" is unknown; did you mean \"closed\"?")]
    [InlineData("2026-11-09", "2026-11-31", "5: date: expected a date such as 2026-12-24, got \"2026-11-31\"")]
    public void One_slip_gives_one_finding(string part, string slip, string expected)
    {
        var file = CalendarReader.Read("calendar.yaml", Sample.With(part, slip, Good));
        Assert.Null(file.Calendar);
        var finding = Assert.Single(file.Findings);
        Assert.StartsWith(expected, $"{finding.Line}: {finding.Message}");
    }
}
