using System.Globalization;
using CsCheck;

namespace IPB.Rules.Tests;

public sealed class TemporalTests
{
    private static readonly Gen<FeelDate> AnyDate = Gen.Select(
        Gen.OneOf(Gen.Int[-999_999_999, 999_999_999], Gen.Int[-500, 3_000]), Gen.Int[1, 12], Gen.Int[1, 28],
        (year, month, day) => new FeelDate(year, month, day));

    [Fact]
    public void Days_agree_with_those_of_dotnet() =>
        Gen.Int[0, DateOnly.MaxValue.DayNumber].Select(DateOnly.FromDayNumber).Sample(date =>
        {
            var ours = FeelDate.From(date);
            Assert.Equal(date, ours.ToDateOnly());
            Assert.Equal(date.ToString("O", CultureInfo.InvariantCulture), ours.ToString());
            Assert.Equal(date.DayNumber - new DateOnly(1970, 1, 1).DayNumber, ours.DayNumber);
            Assert.Equal(((int)date.DayOfWeek + 6) % 7 + 1, ours.Weekday);
            Assert.Equal(date.DayOfYear, ours.DayOfYear);
            Assert.Equal(ISOWeek.GetWeekOfYear(date), ours.WeekOfYear);
        }, iter: 20_000);

    [Fact]
    public void Days_of_any_year_are_numbered_without_a_gap() =>
        AnyDate.Sample(date =>
        {
            Assert.Equal(date, FeelDate.FromDayNumber(date.DayNumber));
            Assert.Equal(date, Temporal.Date(date.ToString()));
            if (date.AddDays(1) is not { } next) return;
            Assert.Equal(1, next.DayNumber - date.DayNumber);
            Assert.True(date < next);
            Assert.Equal(date.Weekday % 7 + 1, next.Weekday);
        }, iter: 20_000);

    [Fact]
    public void Durations_print_what_they_read_and_add_up() =>
        Gen.Select(Gen.Long, Gen.Long).Sample((a, b) =>
        {
            var (first, second) = (new DaysTime(a), new DaysTime(b));
            Assert.Equal(first, Temporal.Duration(first.ToString()));
            Assert.Equal(new DaysTime((Int128)a + b), Feel.Value("a + b", ("a", first), ("b", second)));
            Assert.Equal(new YearsMonths(a % 1_000_000), Temporal.Duration(new YearsMonths(a % 1_000_000).ToString()));
        }, iter: 5_000);

    [Fact]
    public void A_moment_in_any_zone_is_moved_by_what_the_clock_of_the_world_counts() =>
        Gen.Select(AnyDate, Gen.Int[0, 86_399], Gen.Long[-1_000_000_000, 1_000_000_000],
            Gen.OneOf<string>("Z", "+02:00", "Europe/Stockholm", "Australia/Melbourne", "America/New_York"))
            .Sample((date, second, seconds, place) =>
            {
                var time = Temporal.Placed(new FeelTime(second * FeelTime.NanosecondsPerSecond), place)!.Value;
                var moment = new FeelDateTime(date, time);
                if (moment.Add(DaysTime.FromSeconds(seconds)) is not { } moved) return;
                var found = moved.Seconds - moment.Seconds;
                // Where a clock shows a time twice the first of them is meant.
                if (found == seconds - 3_600 && moved.Time.Zone is { } zone)
                    Assert.Equal(moved.Offset - 3_600, Zones.OffsetOf(zone, moved.Seconds + 3_600));
                else
                    Assert.Equal(seconds, found);
                Assert.Equal(moment, Temporal.DateAndTime(moment.ToString()));
            }, iter: 5_000);

    [Fact]
    public void Values_of_dotnet_come_in_and_go_out()
    {
        var moment = new DateTimeOffset(2024, 2, 29, 10, 30, 1, 250, TimeSpan.FromHours(2));
        Assert.Equal("2024-02-29T10:30:01.25+02:00", FeelValue.Print(moment));
        Assert.Equal(moment, ((FeelDateTime)FeelValue.From(moment)!).ToDateTimeOffset());
        Assert.Equal(moment.DateTime, ((FeelDateTime)FeelValue.From(moment.DateTime)!).ToDateTime());
        Assert.Equal(new TimeOnly(1, 2, 3), ((FeelTime)FeelValue.From(new TimeOnly(1, 2, 3))!).ToTimeOnly());
        Assert.Equal(TimeSpan.FromTicks(-5), ((DaysTime)FeelValue.From(TimeSpan.FromTicks(-5))!).ToTimeSpan());
        Assert.Null(new FeelDate(10_000, 1, 1).ToDateOnly());
        Assert.Null(((FeelDateTime)Feel.Value("@\"2024-01-01T00:00:00\"")!).ToDateTimeOffset());
        Assert.Null(((FeelDateTime)Feel.Value("@\"2024-01-01T00:00:00+17:00\"")!).ToDateTimeOffset());
        Assert.Null(((DaysTime)Feel.Value("@\"P99999999D\"")!).ToTimeSpan());
        Assert.Throws<ArgumentOutOfRangeException>(() => new FeelDate(2023, 2, 29));
    }

    [Fact]
    public void Zones_keep_the_moment_through_summer_and_winter() => Feel.Check("""
        @"2024-03-30T12:00:00@Europe/Stockholm" + @"P1D" → 2024-03-31T13:00:00@Europe/Stockholm
        @"2024-03-30T12:00:00@Europe/Stockholm" + @"P1M" → 2024-04-30T12:00:00@Europe/Stockholm
        @"2024-10-27T02:30:00@Europe/Stockholm".time offset → PT2H
        @"2024-03-31T02:30:00@Europe/Stockholm".time offset → PT1H
        @"2024-07-01T12:00:00@Europe/Stockholm" = @"2024-07-01T10:00:00Z" → true
        @"2024-01-01T12:00:00@Europe/Stockholm".time offset → PT1H
        @"90000-07-01T12:00:00@Europe/Stockholm".time offset → PT2H
        @"-0500-07-01T12:00:00@Australia/Melbourne".time offset → PT9H39M52S
        @"10:00:00@Europe/Stockholm" = @"10:00:00@Europe/Oslo" → null
        @"10:00:00@Etc/UTC" = @"11:00:00+01:00" → true
        @"10:00:00@Europe/Stockholm".timezone → "Europe/Stockholm"
        time("10:00:00@Nowhere/Else") → null
        date and time(@"2024-07-01T12:00:00Z", "Europe/Stockholm") → 2024-07-01T14:00:00@Europe/Stockholm
        date and time(@"2024-07-01T12:00:00", "Europe/Stockholm") → 2024-07-01T12:00:00@Europe/Stockholm
        date and time(@"2024-07-01T23:00:00-05:00", "+02:00") → 2024-07-02T06:00:00+02:00
        date and time(@"2024-07-01T12:00:00", "Atlantis") → null
        """);

    [Fact]
    public void Times_are_compared_to_the_second_and_is_asks_for_every_part() => Feel.Check("""
        @"10:00:00.5" = @"10:00:00" → true
        @"10:00:00.5" < @"10:00:00.7" → false
        is(@"10:00:00.5", @"10:00:00") → false
        is(@"2024-01-01T12:00:00-01:00", @"2024-01-01T17:00:00+04:00") → false
        @"2024-01-01T12:00:00-01:00" = @"2024-01-01T17:00:00+04:00" → true
        is([1, {a: @"P1D"}], [1.0, {a: @"PT24H"}]) → true
        is({a: 1}, {a: 1, b: 2}) → false
        is(@"P0Y", @"P0D") → false
        @"10:00:00" = @"10:00:00Z" → null
        @"10:00:00.000000001" - @"10:00:00" → PT0.000000001S
        @"2024-01-01T24:00:00" → 2024-01-02T00:00:00
        @"2024-01-02" - @"2024-01-01T12:00:00Z" → PT12H
        @"2024-01-02" - @"2024-01-01T12:00:00" → null
        @"-0001-12-31" + @"P1D" → 0000-01-01
        @"0000-02-29".weekday → 2
        @"2024-01-01" + @"P99999999Y" + @"P999999999Y" → null
        @"P999999999999D" * 10 ** 20 → null
        """);
}
