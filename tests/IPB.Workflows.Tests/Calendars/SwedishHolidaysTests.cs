using System.Text.Json;
using IPB.Workflows.Calendars;

namespace IPB.Workflows.Tests.Calendars;

public class SwedishHolidaysTests
{
    [Fact]
    public void The_named_days_of_2026_are_these() => Assert.Equal(
        """
        2026-01-01 Nyårsdagen
        2026-01-06 Trettondedag jul
        2026-04-03 Långfredagen
        2026-04-05 Påskdagen
        2026-04-06 Annandag påsk
        2026-05-01 Första maj
        2026-05-14 Kristi himmelsfärdsdag
        2026-05-24 Pingstdagen
        2026-06-06 Sveriges nationaldag
        2026-06-19 Midsommarafton*
        2026-06-20 Midsommardagen
        2026-10-31 Alla helgons dag
        2026-12-24 Julafton*
        2026-12-25 Juldagen
        2026-12-26 Annandag jul
        2026-12-31 Nyårsafton*
        """.ReplaceLineEndings("\n"),
        string.Join('\n', SwedishHolidays.Of(2026).Select(day =>
            $"{day.Date:yyyy-MM-dd} {day.Name.Sv}{(day.Kind == HolidayKind.Eve ? "*" : "")}")));

    [Theory]
    [InlineData("1961-04-02")]
    [InlineData("2008-03-23")]
    [InlineData("2011-04-24")]
    [InlineData("2019-04-21")]
    [InlineData("2024-03-31")]
    [InlineData("2038-04-25")]
    [InlineData("2049-04-18")]
    [InlineData("2076-04-19")]
    [InlineData("2100-03-28")]
    public void Easter_falls_on(string date) => Assert.Contains(
        SwedishHolidays.Of(Local.Date(date).Year), day => day.Name.Sv == "Påskdagen" && day.Date == Local.Date(date));

    [Fact]
    public void National_Day_took_the_place_of_Whit_Monday_in_2005()
    {
        Assert.Contains(SwedishHolidays.Of(2004), day => day.Name.Sv == "Annandag pingst");
        Assert.DoesNotContain(SwedishHolidays.Of(2004), day => day.Name.Sv == "Sveriges nationaldag");
        Assert.DoesNotContain(SwedishHolidays.Of(2005), day => day.Name.Sv == "Annandag pingst");
        Assert.Contains(SwedishHolidays.Of(2005), day => day.Name.Sv == "Sveriges nationaldag");
    }

    [Fact]
    public void Every_year_has_13_public_holidays_and_3_eves_on_their_weekdays()
    {
        for (var year = 1990; year <= 2100; year++)
        {
            var days = SwedishHolidays.Of(year).ToDictionary(day => day.Name.En);
            Assert.Equal(13, days.Values.Count(day => day.Kind == HolidayKind.PublicHoliday));
            Assert.Equal(3, days.Values.Count(day => day.Kind == HolidayKind.Eve));
            Assert.Equal(DayOfWeek.Sunday, days["Easter Sunday"].Date.DayOfWeek);
            Assert.Equal(DayOfWeek.Thursday, days["Ascension Day"].Date.DayOfWeek);
            Assert.Equal(DayOfWeek.Friday, days["Midsummer Eve"].Date.DayOfWeek);
            Assert.Equal(DayOfWeek.Saturday, days["All Saints' Day"].Date.DayOfWeek);
            Assert.InRange(days["Midsummer Day"].Date, new DateOnly(year, 6, 20), new DateOnly(year, 6, 26));
            Assert.InRange(days["All Saints' Day"].Date, new DateOnly(year, 10, 31), new DateOnly(year, 11, 6));
        }
    }

    [Fact]
    public void A_year_outside_the_rules_is_refused() =>
        Assert.Contains("got 1952", Assert.Throws<ArgumentOutOfRangeException>(() => SwedishHolidays.Of(1952)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void The_years_2015_to_2029_agree_with_a_collection_kept_by_others()
    {
        var folder = SharedData.Folder("calendar/date-holidays-SE");
        for (var year = 2015; year <= 2029; year++)
        {
            using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, $"SE-{year}.json")));
            var theirs = json.RootElement.EnumerateArray()
                .Where(day => day.GetProperty("type").GetString() == "public")
                .Select(day => Local.Date(day.GetProperty("date").GetString()![..10]));
            Assert.Equal(theirs.Distinct().Order(), PublicHolidays(year));
        }
    }

    [Fact]
    public void The_years_1953_to_2050_agree_with_a_second_collection()
    {
        string[] observances = ["Sunday", "Holy Saturday", "Pentecost Eve", "Squeeze day", "Feast of the Annunciation"];
        var file = Path.Combine(SharedData.Folder("calendar"), "python-holidays-SE-1953-2050.json");
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        var theirs = json.RootElement.EnumerateObject()
            .Where(day => day.Value.GetString()!.Split("; ").Any(name =>
                !observances.Contains(name) && !name.Contains("(from 2pm)", StringComparison.Ordinal)))
            .Select(day => Local.Date(day.Name)).Order().ToList();

        var ours = Enumerable.Range(1953, 98).SelectMany(SwedishHolidays.Of).Select(day => day.Date).Distinct().Order();

        Assert.Equal(theirs, ours);
    }

    private static IEnumerable<DateOnly> PublicHolidays(int year) => SwedishHolidays.Of(year)
        .Where(day => day.Kind == HolidayKind.PublicHoliday).Select(day => day.Date).Distinct();
}
