using IPB.Workflows.Calendars;

namespace IPB.Workflows.Tests.Calendars;

public class DeadlineReceiptTests
{
    [Fact]
    public void Five_working_days_over_a_weekend() => AssertReceipt(
        "2026-11-20 14:12", "5 working days",
        """
        Från: fre 20 nov 2026 14:12
        Frist: 5 arbetsdagar
        Räknade dagar: 23, 24, 25, 26, 27 nov
        Överhoppade dagar: helg 21–22 nov
        Senast: fre 27 nov 2026 17:00
        """,
        """
        From: Fri 20 Nov 2026 14:12
        Time limit: 5 working days
        Days counted: 23, 24, 25, 26, 27 Nov
        Days skipped: weekend 21–22 Nov
        Due: Fri 27 Nov 2026 17:00
        """);

    [Fact]
    public void Working_days_over_Christmas_name_every_holiday() => AssertReceipt(
        "2026-12-22 08:00", "4 working days",
        """
        Från: tis 22 dec 2026 08:00
        Frist: 4 arbetsdagar
        Räknade dagar: 23, 28, 29, 30 dec
        Överhoppade dagar: Julafton 24 dec, Juldagen 25 dec, Annandag jul 26 dec, helg 27 dec
        Senast: ons 30 dec 2026 17:00
        """,
        """
        From: Tue 22 Dec 2026 08:00
        Time limit: 4 working days
        Days counted: 23, 28, 29, 30 Dec
        Days skipped: Christmas Eve 24 Dec, Christmas Day 25 Dec, Boxing Day 26 Dec, weekend 27 Dec
        Due: Wed 30 Dec 2026 17:00
        """);

    [Fact]
    public void A_month_that_lands_on_Midsummer_Eve() => AssertReceipt(
        "2026-05-19 09:00", "1 month",
        """
        Från: tis 19 maj 2026 09:00
        Frist: 1 månad
        Räknade dagar: 31 dagar, 20 maj 2026 – 19 juni 2026
        Flyttad: från fre 19 juni 2026 (Midsommarafton) till närmaste vardag därefter, lag (1930:173)
        Senast: mån 22 juni 2026 17:00
        """,
        """
        From: Tue 19 May 2026 09:00
        Time limit: 1 month
        Days counted: 31 days, 20 May 2026 – 19 Jun 2026
        Moved: from Fri 19 Jun 2026 (Midsummer Eve) to the next weekday that is not a holiday, Act (1930:173)
        Due: Mon 22 Jun 2026 17:00
        """);

    [Fact]
    public void Many_weekends_are_a_number() => AssertReceipt(
        "2026-02-27 10:00", "30 working days",
        """
        Från: fre 27 feb 2026 10:00
        Frist: 30 arbetsdagar
        Räknade dagar: 30 dagar, 2 mars 2026 – 14 apr 2026
        Överhoppade dagar: 7 helger, Långfredagen 3 apr, Påskdagen 5 apr, Annandag påsk 6 apr
        Senast: tis 14 apr 2026 17:00
        """,
        """
        From: Fri 27 Feb 2026 10:00
        Time limit: 30 working days
        Days counted: 30 days, 2 Mar 2026 – 14 Apr 2026
        Days skipped: 7 weekends, Good Friday 3 Apr, Easter Sunday 5 Apr, Easter Monday 6 Apr
        Due: Tue 14 Apr 2026 17:00
        """);

    [Fact]
    public void Working_hours_from_closing_time_count_nothing_of_that_day() => AssertReceipt(
        "2026-11-20 17:00", "1 working hour",
        """
        Från: fre 20 nov 2026 17:00
        Frist: 1 arbetstimme
        Räknade dagar: 23 nov
        Överhoppade dagar: helg 21–22 nov
        Senast: mån 23 nov 2026 09:00
        """,
        """
        From: Fri 20 Nov 2026 17:00
        Time limit: 1 working hour
        Days counted: 23 Nov
        Days skipped: weekend 21–22 Nov
        Due: Mon 23 Nov 2026 09:00
        """);

    [Fact]
    public void Days_counted_over_a_turn_of_the_month_name_both_months() => Assert.Equal(
        "Days counted: 30 Nov, 1, 2 Dec",
        WorkingCalendar.Standard.Count(Local.At("2026-11-28 10:00"), TimeLimit.Parse("3 working days"))
            .Explain("en")[2]);

    [Fact]
    public void Beyond_fifteen_named_days_the_rest_is_a_number()
    {
        var year = WorkingCalendar.Standard.Count(Local.At("2026-01-01 10:00"), TimeLimit.Parse("252 working days"));

        Assert.EndsWith("New Year's Eve 31 Dec, 1 more day", year.Explain("en")[3], StringComparison.Ordinal);
        Assert.EndsWith("Nyårsafton 31 dec, 1 dag till", year.Explain("sv")[3], StringComparison.Ordinal);
    }

    [Fact]
    public void Dates_of_another_year_than_the_start_name_their_year() => AssertReceipt(
        "2025-12-29 10:00", "2 working days",
        """
        Från: mån 29 dec 2025 10:00
        Frist: 2 arbetsdagar
        Räknade dagar: 30 dec, 2 jan 2026
        Överhoppade dagar: Nyårsafton 31 dec, Nyårsdagen 1 jan 2026
        Senast: fre 2 jan 2026 17:00
        """,
        """
        From: Mon 29 Dec 2025 10:00
        Time limit: 2 working days
        Days counted: 30 Dec, 2 Jan 2026
        Days skipped: New Year's Eve 31 Dec, New Year's Day 1 Jan 2026
        Due: Fri 2 Jan 2026 17:00
        """);

    [Fact]
    public void Elapsed_hours_count_no_days() => AssertReceipt(
        "2026-11-20 14:12", "72 hours",
        """
        Från: fre 20 nov 2026 14:12
        Frist: 72 timmar
        Senast: mån 23 nov 2026 14:12
        """,
        """
        From: Fri 20 Nov 2026 14:12
        Time limit: 72 hours
        Due: Mon 23 Nov 2026 14:12
        """);

    [Fact]
    public void Closures_squeeze_days_and_closed_weekdays_give_their_reason()
    {
        var hours = new OpeningHours(new TimeOnly(9, 0), new TimeOnly(15, 0));
        var calendar = new WorkingCalendar
        {
            Week = new(Enumerable.Range(1, 5).Where(day => day != 3).ToDictionary(day => (DayOfWeek)day, _ => hours)),
            SqueezeDaysClosed = true,
            ClosedDates = [new ClosedDate(new DateOnly(2026, 5, 12), new Text("personaldag", "staff day"))],
        };

        var deadline = calendar.Count(Local.At("2026-05-11 10:00"), TimeLimit.Parse("1 working day"));

        Assert.Equal(
            "Överhoppade dagar: personaldag 12 maj, stängt på onsdagar 13 maj, Kristi himmelsfärdsdag 14 maj, "
            + "klämdag 15 maj, helg 16–17 maj",
            deadline.Explain("sv")[3]);
        Assert.Equal("2026-05-18 15:00", Local.Of(deadline.Due));
    }

    [Fact]
    public void The_receipt_holds_its_facts_as_data()
    {
        var deadline = WorkingCalendar.Standard.Count(Local.At("2026-05-19 09:00"), TimeLimit.Parse("1 month"));

        Assert.Equal([new Dates(new DateOnly(2026, 5, 20), new DateOnly(2026, 6, 19))], deadline.Counted);
        Assert.Equal(["Midsummer Eve", "Midsummer Day", "Sunday"], deadline.Skipped.Select(day => day.Reason.En));
        Assert.Equal(new DateOnly(2026, 6, 19), deadline.Moved?.From);
    }

    private static void AssertReceipt(string from, string limit, string sv, string en)
    {
        var deadline = WorkingCalendar.Standard.Count(Local.At(from), TimeLimit.Parse(limit));

        Assert.Equal(sv.ReplaceLineEndings("\n"), string.Join('\n', deadline.Explain("sv")));
        Assert.Equal(en.ReplaceLineEndings("\n"), string.Join('\n', deadline.Explain("en")));
    }
}
