using System.Collections.Immutable;
using IPB.Host.People;

namespace IPB.Host.Tests.People;

/// <summary>What of a calendar counts as being away.</summary>
public sealed class CalendarAbsencesTests
{
    private static readonly DateOnly First = new(2026, 12, 1);
    private static readonly DateOnly Last = new(2027, 3, 1);

    public static TheoryData<string, string> Events => new()
    {
        { "DTSTART;VALUE=DATE:20261221\nDTEND;VALUE=DATE:20261224", "2026-12-21/2026-12-23" },
        { "DTSTART;VALUE=DATE:20261221\nDTEND;VALUE=DATE:20261224\nTRANSP:TRANSPARENT", "" },
        { "DTSTART;VALUE=DATE:20261221\nDTEND;VALUE=DATE:20261222\nTRANSP:TRANSPARENT\nCATEGORIES:Semester",
            "2026-12-21/2026-12-21" },
        { "DTSTART;VALUE=DATE:20261221\nDTEND;VALUE=DATE:20261222\nX-MICROSOFT-CDO-BUSYSTATUS:FREE", "" },
        { "DTSTART;VALUE=DATE:20261221\nDTEND;VALUE=DATE:20261222\nX-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE", "" },
        { "DTSTART;VALUE=DATE:20261221\nDTEND;VALUE=DATE:20261222\nX-MICROSOFT-CDO-BUSYSTATUS:BUSY",
            "2026-12-21/2026-12-21" },
        { "DTSTART;VALUE=DATE:20261221\nDTEND;VALUE=DATE:20261222\nSTATUS:CANCELLED", "" },
        { "DTSTART:20261221T070000Z\nDTEND:20261222T160000Z\nX-MICROSOFT-CDO-BUSYSTATUS:OOF", "2026-12-21/2026-12-22" },
        { "DTSTART:20261221T120000Z\nDTEND:20261221T140000Z\nX-MICROSOFT-CDO-BUSYSTATUS:OOF", "" },
        { "DTSTART:20261221T080000Z\nDTEND:20261221T100000Z", "" },
        { "DTSTART;VALUE=DATE:20261207\nDTEND;VALUE=DATE:20261208\nRRULE:FREQ=WEEKLY;COUNT=3",
            "2026-12-07/2026-12-07 2026-12-14/2026-12-14 2026-12-21/2026-12-21" },
        { "DTSTART;VALUE=DATE:20261101\nDTEND;VALUE=DATE:20270110", "2026-11-01/2027-01-09" },
        { "DTSTART;VALUE=DATE:20260601\nDTEND;VALUE=DATE:20260610", "" },
    };

    [Theory]
    [MemberData(nameof(Events))]
    public void Whole_days_out_of_office_count(string lines, string expected) =>
        Assert.Equal(
            expected, string.Join(' ', Read(Event(lines)).Select(d => $"{d.From:yyyy-MM-dd}/{d.To:yyyy-MM-dd}")));

    [Fact]
    public void Days_that_touch_become_one_absence_and_each_organizer_has_their_own()
    {
        var days = Read(
            Event("DTSTART;VALUE=DATE:20261221\nDTEND;VALUE=DATE:20261223\nORGANIZER:mailto:Maria.Lind@stad.example")
            + Event("DTSTART;VALUE=DATE:20261223\nDTEND;VALUE=DATE:20261225\nORGANIZER:mailto:maria.lind@stad.example")
            + Event(
                "DTSTART;VALUE=DATE:20261221\nDTEND;VALUE=DATE:20261222\nORGANIZER:mailto:lars.wallin@stad.example"));
        Assert.Equal(
            [
                new("lars.wallin@stad.example", new(2026, 12, 21), new(2026, 12, 21)),
                new("maria.lind@stad.example", new(2026, 12, 21), new(2026, 12, 24)),
            ], days);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>Sign in</html>")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:yesterday\nEND:VEVENT\nEND:VCALENDAR")]
    public void What_is_no_calendar_is_refused(string text) =>
        Assert.Throws<CalendarUnreadable>(() => CalendarAbsences.Read(text, First, Last));

    [Fact]
    public void An_event_that_recurs_for_ever_ends_with_the_days_looked_at() =>
        Assert.Single(Read(Event("DTSTART;VALUE=DATE:20261201\nDTEND;VALUE=DATE:20261202\nRRULE:FREQ=DAILY")));

    private static ImmutableArray<AwayDays> Read(string events) => CalendarAbsences.Read(
        $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\n{events}END:VCALENDAR\r\n", First, Last);

    private static string Event(string lines) =>
        "BEGIN:VEVENT\r\n" + $"UID:{Guid.NewGuid()}\r\nDTSTAMP:20261101T000000Z\r\n"
        + "SUMMARY:Private\r\n" + lines.Replace("\n", "\r\n", StringComparison.Ordinal) + "\r\nEND:VEVENT\r\n";
}
