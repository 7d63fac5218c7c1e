using System.Net;
using IPB.Host.People;
using Stockholm = IPB.Workflows.Calendars.Stockholm;

namespace IPB.Host.Tests.People;

/// <summary>Calendars of a running city, by file and by address.</summary>
public sealed class AbsenceCalendarsTests(RunningCity city) : IClassFixture<RunningCity>
{
    [Fact]
    public async Task A_file_tells_who_is_away_and_a_broken_one_changes_nothing()
    {
        var today = Stockholm.DateOf(await city.City.Database.NowAsync());
        var file = Path.GetTempFileName();
        var settings = city.City.Settings with
        {
            Calendars = new([], [new("lff", null, "LFF", null, file)]),
        };
        using var reader = new AbsenceCalendars(settings, city.Engine, city.City.Database);
        await File.WriteAllTextAsync(file, Calendar(today, "maria.lind@stad.example"));
        await reader.RunAsync(CancellationToken.None);
        var maria = city.Engine.Organisation.FindPerson("maria.lind")!;
        Assert.True(city.Engine.Organisation.IsAbsent(maria, today));
        Assert.Equal("lars.wallin", city.Engine.Organisation.Reachable(maria, today).Id);
        var version = city.Engine.Organisation.Cover.Version;
        await reader.RunAsync(CancellationToken.None);
        Assert.Equal(version, city.Engine.Organisation.Cover.Version);

        await File.WriteAllTextAsync(file, "<html>Sign in</html>");
        await reader.RunAsync(CancellationToken.None);
        Assert.True(city.Engine.Organisation.IsAbsent(maria, today));
        var status = Assert.Single(await city.Engine.Cover.CalendarsAsync());
        Assert.Equal(("lff", 1), (status.Id, status.Absences));
        Assert.NotNull(status.Error);

        await File.WriteAllTextAsync(file, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n");
        await reader.RunAsync(CancellationToken.None);
        Assert.False(city.Engine.Organisation.IsAbsent(maria, today));
        Assert.Null((await city.Engine.Cover.CalendarsAsync()).Single().Error);
        File.Delete(file);
        var kept = (await city.Engine.Cover.AbsencesAsync("maria.lind")).First(a => a.Source == "lff");
        Assert.Equal(("system", "system"), (kept.MadeBy, kept.EndedBy));
        (await city.As("marcus.tran").PostAsync($"/api/absences/{kept.Id}/end", new { }))
            .Expect(HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData("http://calendar.example/a.ics", "https://")]
    [InlineData("https://other.example/a.ics", "not among")]
    [InlineData("https://user:pass@calendar.example/a.ics", "password")]
    [InlineData("file:///etc/passwd", "https://")]
    public void Only_named_hosts_are_asked_and_only_by_https(string address, string why) =>
        Assert.Contains(why, new AbsenceFeeds(["calendar.example"], []).Refused(address)!, StringComparison.Ordinal);

    [Fact]
    public void A_trusted_host_is_asked() =>
        Assert.Null(new AbsenceFeeds(["calendar.example"], []).Refused("https://CALENDAR.example/a.ics?key=x"));

    [Theory]
    [InlineData("""{ "calendars": [ { "id": "a", "person": "maria.lind", "address": "https://x.example/" } ] }""")]
    [InlineData("""{ "calendars": [ { "id": "a", "person": "maria.lind" } ] }""")]
    [InlineData("""{ "calendars": [ { "id": "a", "file": "a.ics" } ] }""")]
    [InlineData("""{ "calender": [] }""")]
    [InlineData("not json")]
    public async Task A_wrong_list_of_calendars_stops_the_start_with_a_reason(string json)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, json);
        Assert.Contains(file, Assert.Throws<StartRefused>(() => AbsenceFeeds.Read(file)).Message,
            StringComparison.Ordinal);
        File.Delete(file);
    }

    private static string Calendar(DateOnly day, string organizer) =>
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20261101T000000Z\r\n"
        + $"DTSTART;VALUE=DATE:{day:yyyyMMdd}\r\nDTEND;VALUE=DATE:{day.AddDays(2):yyyyMMdd}\r\nSUMMARY:Läkarbesök\r\n"
        + $"ORGANIZER:mailto:{organizer}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
}
