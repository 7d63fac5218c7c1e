using IPB.Workflows.Calendars;
using IPB.Workflows.Files.Editing;
using IPB.Workflows.People;
using IPB.Workflows.Routines.Versions;

namespace IPB.Workflows.Tests.Files.Editing;

/// <summary>What the forms of the calendar and of the organisation do to the text of a file.</summary>
public sealed class CityFileEditTests
{
    private const string Calendar = """
        # Hours of the city
        calendar: standard
        opening-hours:
          monday: "08:00-17:00"
          friday: "08:00-15:00" # short
        closed:
          - { date: 2026-12-24, reason: { sv: Julafton, en: Christmas Eve } } # as ever
        departments:
          LFF: { opening-hours: { monday: "07:00-16:00" } }
          TEF:
            half-days:
              - { date: 2026-06-18, closes: "12:00" }

        """;

    private static readonly DateOnly Day = new(2027, 5, 7);

    [Fact]
    public void A_closed_day_is_one_more_line_and_nothing_else_changes()
    {
        var after = CalendarEdit.Close(Calendar, null, Day, new("Kick-off: hela staden", "Kick-off, all of us"));
        var change = Assert.Single(LineChanges.Between(Calendar, after), l => l.Kind == LineKind.New);
        Assert.Equal("""  - { date: 2027-05-07, reason: { sv: 'Kick-off: hela staden', en: 'Kick-off, all of us' } }""",
            change.Text);
        Assert.DoesNotContain(LineChanges.Between(Calendar, after), l => l.Kind == LineKind.Gone);
        Assert.Equal(Day, Read(after).City.ClosedDates[^1].Date);
    }

    [Theory]
    [InlineData("LFF")]
    [InlineData("TEF")]
    [InlineData("SLK")]
    public void A_department_gets_a_day_however_its_block_is_written(string department)
    {
        var closed = CalendarEdit.Close(Calendar, department, Day, new("Flytt", "Moving"));
        Assert.False(Read(closed).Of(department).IsWorkingDay(Day));
        Assert.True(Read(closed).City.IsWorkingDay(Day));
        var early = CalendarEdit.CloseEarly(closed, department, Day.AddDays(-4), new(12, 0));
        Assert.Contains(HalfDay.On(Day.AddDays(-4), new(12, 0)), Read(early).Of(department).HalfDays);
    }

    [Fact]
    public void The_first_day_of_a_city_without_a_calendar_is_written_below_its_hours()
    {
        var after = CalendarEdit.Close(CalendarEdit.New, null, Day, new("Flytt", "Moving"));
        Assert.StartsWith(CalendarEdit.New.TrimEnd(), after, StringComparison.Ordinal);
        Assert.False(Read(after).City.IsWorkingDay(Day));
        Assert.Equal(CalendarEdit.New, CalendarEdit.Reopen(after, null, half: false, 0));
    }

    [Fact]
    public void The_only_day_of_a_department_goes_with_its_block()
    {
        var after = CalendarEdit.Reopen(Calendar, "TEF", half: true, 0);
        Assert.DoesNotContain("TEF", after, StringComparison.Ordinal);
        Assert.Contains("# short", after, StringComparison.Ordinal);
        Assert.Empty(Read(after).Of("TEF").HalfDays);
    }

    [Fact]
    public void Days_that_are_closed_and_hours_that_change_are_said_in_words()
    {
        var after = CalendarEdit.Close(Calendar, null, Day, new("Flytt", "Moving")).Replace("08:00-15:00",
            "08:00-16:00",
            StringComparison.Ordinal);
        Assert.Equal(["Friday 08:00–16:00 (was 08:00–15:00)", "7 May 2027 is closed (Moving)"],
            CalendarSetDiff.Between(Read(Calendar), Read(after), People(Organisation)).Select(t => t.En));
    }

    private const string Organisation = """
        organisation: town
        fallback: ann.ek
        departments:
          - { code: LFF, kind: department, name: { sv: Lokal, en: Premises }, remit: houses }
        roles:
          - { id: head, name: { sv: Chef, en: Head } }
          - { id: clerk, name: { sv: Handläggare, en: Clerk } }
        people:
          # the boss
          - { id: ann.ek, name: Ann Ek, email: ann@town.example, language: sv, department: LFF,
              roles: [head], deputy: bo.al }
          - id: bo.al
            name: Bo Al
            email: bo@town.example
            language: en
            department: LFF
            roles:
              - clerk # for now
              - head

        """;

    [Theory]
    [InlineData("ann.ek", "head", "head clerk")]
    [InlineData("ann.ek", "head", "clerk")]
    [InlineData("ann.ek", "head", "")]
    [InlineData("bo.al", "clerk head", "head")]
    [InlineData("bo.al", "clerk head", "clerk")]
    [InlineData("bo.al", "clerk head", "")]
    public void A_person_has_the_roles_that_are_wanted_and_comments_stay(string person, string has, string wanted)
    {
        string[] roles = wanted.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var after = OrganisationEdit.Roles(Organisation, person, [.. has.Split(' ')], roles);
        Assert.Equal(roles.Order(), People(after).FindPerson(person)!.Roles.Order());
        Assert.Contains("# the boss", after, StringComparison.Ordinal);
        var other = People(after).People.Single(p => p.Id != person);
        Assert.Equal(People(Organisation).FindPerson(other.Id)!.Roles, other.Roles);
    }

    [Fact]
    public void A_deputy_is_named_changed_and_taken_away()
    {
        var named = OrganisationEdit.Deputy(Organisation, "bo.al", null, "ann.ek");
        Assert.Equal("ann.ek", People(named).FindPerson("bo.al")!.Deputy);
        Assert.Null(People(OrganisationEdit.Deputy(Organisation, "ann.ek", "bo.al",
            null)).FindPerson("ann.ek")!.Deputy);
        Assert.Equal(Organisation, OrganisationEdit.Deputy(Organisation, "ann.ek", "bo.al", "bo.al"));
    }

    [Fact]
    public void What_becomes_of_people_and_roles_is_said_in_words()
    {
        var after = Organisation.Replace("roles: [head], deputy: bo.al", "roles: [clerk]", StringComparison.Ordinal)
            .Replace("name: Bo Al", "name: Bo Ahl", StringComparison.Ordinal)
            .Replace("      - head\n", "", StringComparison.Ordinal);
        var words = OrganisationDiff.Between(People(Organisation), People(after)).Select(t => t.En).ToList();
        Assert.Equal(
        [
            "Ann Ek gets the role Clerk", "Ann Ek no longer has the role Head", "Ann Ek has no deputy any more",
            "Bo Al is called Bo Ahl", "Bo Ahl no longer has the role Head",
            "nobody has the role Head any more; what waits for it goes to Ann Ek",
        ], words);
    }

    private static CalendarSet Read(string text)
    {
        var file = CalendarReader.Read("calendar.yaml", text);
        Assert.Empty(file.Findings);
        return file.Calendars!;
    }

    private static Organisation People(string text)
    {
        var file = OrganisationReader.Read("organisation.yaml", text);
        Assert.Empty(file.Findings);
        return file.Organisation!;
    }
}
