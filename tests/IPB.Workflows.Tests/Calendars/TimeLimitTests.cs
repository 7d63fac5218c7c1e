using IPB.Workflows.Calendars;

namespace IPB.Workflows.Tests.Calendars;

public class TimeLimitTests
{
    [Theory]
    [InlineData("5 working days", "5 working days", "5 arbetsdagar", "5 working days")]
    [InlineData("1 working day", "1 working day", "1 arbetsdag", "1 working day")]
    [InlineData("1 working days", "1 working day", "1 arbetsdag", "1 working day")]
    [InlineData("4 working hours", "4 working hours", "4 arbetstimmar", "4 working hours")]
    [InlineData("1 Working  Hour", "1 working hour", "1 arbetstimme", "1 working hour")]
    [InlineData("90 days", "90 days", "90 dagar", "90 days")]
    [InlineData(" 8 weeks ", "8 weeks", "8 veckor", "8 weeks")]
    [InlineData("3 months", "3 months", "3 månader", "3 months")]
    [InlineData("1 year", "1 year", "1 år", "1 year")]
    [InlineData("30 minutes", "30 minutes", "30 minuter", "30 minutes")]
    [InlineData("2 hours", "2 hours", "2 timmar", "2 hours")]
    [InlineData("P3M", "3 months", "3 månader", "3 months")]
    [InlineData("P30D", "30 days", "30 dagar", "30 days")]
    [InlineData("P8W", "8 weeks", "8 veckor", "8 weeks")]
    [InlineData("PT5M", "5 minutes", "5 minuter", "5 minutes")]
    [InlineData("P1Y6M", "P1Y6M", "1 år och 6 månader", "1 year and 6 months")]
    [InlineData("P2DT4H", "P2DT4H", "2 dagar och 4 timmar", "2 days and 4 hours")]
    [InlineData("P1Y2M3DT4H5M", "P1Y2M3DT4H5M",
        "1 år, 2 månader, 3 dagar, 4 timmar och 5 minuter", "1 year, 2 months, 3 days, 4 hours and 5 minutes")]
    [InlineData("P0Y3MT0H", "3 months", "3 månader", "3 months")]
    public void A_limit_is_read_and_said_in_both_languages(string text, string canonical, string sv, string en)
    {
        var limit = TimeLimit.Parse(text);

        Assert.Equal(canonical, limit.ToString());
        Assert.Equal(sv, limit.In("sv"));
        Assert.Equal(en, limit.In("en"));
        Assert.Equal(limit, TimeLimit.Parse(canonical));
    }

    [Theory]
    [InlineData("5 workdays", "got \"workdays\" in \"5 workdays\"; did you mean \"5 working days\"?")]
    [InlineData("5 workng days", "did you mean \"5 working days\"?")]
    [InlineData("1 arbetsdag", "did you mean \"1 working day\"?")]
    [InlineData("10 veckor", "did you mean \"10 weeks\"?")]
    [InlineData("3 mounths", "did you mean \"3 months\"?")]
    [InlineData("12 h", "did you mean \"12 hours\"?")]
    [InlineData("7", "got none in \"7\"")]
    [InlineData("5 elephants", "expected the unit minutes, hours, days")]
    [InlineData("working days", "expected a time limit such as")]
    [InlineData("", "got nothing")]
    [InlineData(null, "got nothing")]
    [InlineData("0 days", "expected a whole number from 1 to 10,000, got \"0\" in \"0 days\"")]
    [InlineData("-3 days", "expected a whole number from 1 to 10,000, got \"-3\"")]
    [InlineData("1.5 hours", "for a part of a unit write a smaller unit")]
    [InlineData("10001 days", "expected a whole number from 1 to 10,000, got \"10001\"")]
    [InlineData("99999999999999999999 days", "expected a whole number from 1 to 10,000")]
    [InlineData("101 years", "expected at most 100 years, got 101 years")]
    [InlineData("1201 months", "expected at most 100 years")]
    [InlineData("P99Y13M", "expected at most 100 years")]
    [InlineData("P0D", "expected a whole number from 1 to 10,000")]
    [InlineData("P20000D", "expected an amount from 1 to 10,000, got 20000")]
    [InlineData("P", "expected a time limit such as")]
    [InlineData("PT", "expected a time limit such as")]
    [InlineData("P1DT", "expected a time limit such as")]
    [InlineData("PT30S", "expected a time limit such as")]
    [InlineData("P1M1Y", "expected a time limit such as")]
    public void A_wrong_limit_is_explained(string? text, string expected)
    {
        Assert.False(TimeLimit.TryParse(text, out var limit, out var error));

        Assert.Null(limit);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5 r")]
    [InlineData("5 elephants")]
    [InlineData("0 workdays")]
    public void Nothing_is_guessed_where_nothing_is_near(string text)
    {
        Assert.False(TimeLimit.TryParse(text, out _, out var error));

        Assert.DoesNotContain("did you mean", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("100 years")]
    [InlineData("1200 months")]
    [InlineData("10000 working days")]
    [InlineData("10000 minutes")]
    public void The_longest_limits_are_allowed(string text) => Assert.Equal(text, TimeLimit.Parse(text).ToString());

    [Fact]
    public void A_limit_made_in_code_obeys_the_same_bounds()
    {
        Assert.Throws<ArgumentException>(() => new TimeLimit(0, TimeUnit.Days));
        Assert.Throws<ArgumentException>(() => new TimeLimit(1, TimeUnit.Days, new TimeLimit(1, TimeUnit.Months)));
        Assert.Throws<ArgumentException>(() => new TimeLimit(1, TimeUnit.Days, new TimeLimit(1, TimeUnit.WorkingDays)));
        Assert.Throws<FormatException>(() => TimeLimit.Parse("soon"));
    }

    [Fact]
    public void Twelve_months_and_a_year_are_written_differently()
    {
        Assert.Equal(TimeLimit.Parse("P1Y"), TimeLimit.Parse("1 year"));
        Assert.NotEqual(TimeLimit.Parse("12 months"), TimeLimit.Parse("1 year"));
    }
}
