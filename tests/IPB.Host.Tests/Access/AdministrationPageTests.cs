using System.Net;

namespace IPB.Host.Tests.Access;

/// <summary>What the pages of the administration and the page about the platform say.</summary>
[Collection(nameof(GuardedCity))]
public sealed class AdministrationPageTests(GuardedCity city)
{
    private const string Administrator = "marcus.tran";

    [Fact]
    public async Task The_organisation_lists_departments_and_roles_with_their_line_in_the_file()
    {
        var page = await PageAsync("/admin/organisation");
        Assert.All(city.Engine.Organisation.Departments, d =>
            Assert.Contains(d.Name.En, page, StringComparison.Ordinal));
        Assert.All(city.Engine.Organisation.Roles, r => Assert.Contains(r.Name.En, page, StringComparison.Ordinal));
        Assert.Matches(@"organisation\.yaml:\d+", page);
    }

    [Fact]
    public async Task The_calendar_shows_the_holidays_of_a_year_and_counts_a_time_limit()
    {
        var page = await PageAsync("/admin/calendar?year=2026&from=2026-12-23T09:00&amount=2&unit=working+days");
        Assert.Contains("Dec 2026", page, StringComparison.Ordinal);
        Assert.Contains("Christmas Day", page, StringComparison.Ordinal);
        // The two days after Christmas Eve are no working days, nor is the weekend.
        Assert.Contains("28, 29 Dec", page, StringComparison.Ordinal);
        Assert.Contains("Write a time such as", await PageAsync("/admin/calendar?from=x&amount=2"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_of_the_calendar_leads_to_the_open_cases_that_are_due_on_it()
    {
        var number = (await city.Engine.SubmitAsync(new(null, "Snön ligger kvar", "På gångvägen.", "TEF",
            System.Collections.Immutable.ImmutableSortedDictionary<string, object>.Empty),
            new("elin.dahlgren", Guid.NewGuid().ToString()))).Number;
        var due = Workflows.Calendars.Stockholm.DateOf((await city.Engine.Cases.FindAsync(number))!.DueAt!.Value);
        var address = $"/cases?due={due:yyyy-MM-dd}&open=true";
        Assert.Contains(address, await PageAsync($"/admin/calendar?year={due.Year}"), StringComparison.Ordinal);

        var list = await PageAsync(address);

        Assert.Contains("Snön ligger kvar", list, StringComparison.Ordinal);
        Assert.Contains("Due on", list, StringComparison.Ordinal);
        foreach (var day in new[] { due.AddDays(-1), due.AddDays(1) })
            Assert.DoesNotContain("Snön ligger kvar", await PageAsync($"/cases?due={day:yyyy-MM-dd}&open=true"),
                StringComparison.Ordinal);
        // The day narrows what is seen, and opens nothing else.
        var stranger = (await (await city.WithAsync("viktor.holm")).ReadAsync(address)).Text;
        Assert.DoesNotContain(GuardedCity.Secret, stranger, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_mail_can_be_read_before_it_is_sent_and_settings_tell_no_secret()
    {
        var mails = await PageAsync("/admin/texts");
        foreach (var kind in new[] { "Decision needed", "Reminder", "Invitation", "Your inbox" })
            Assert.Contains(kind, mails, StringComparison.Ordinal);
        var settings = await PageAsync("/admin/settings");
        Assert.Contains("none, mails are put into a folder", settings, StringComparison.Ordinal);
        Assert.Contains(Path.GetFullPath(city.City.Settings.WorkflowsFolder), settings, StringComparison.Ordinal);
        Assert.DoesNotContain(city.Connection, settings, StringComparison.Ordinal);
        Assert.Contains("Nothing is disposed of before two people have decided so.", settings,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anybody_reads_about_the_platform_and_no_case_in_it()
    {
        var about = (await city.Anonymous().ReadAsync("/about?lang=en")).Text;
        var page = WebUtility.HtmlDecode(about);
        Assert.Contains("From problem to solution, across departments", page, StringComparison.Ordinal);
        Assert.All(city.Engine.Routines.Current, r => Assert.Contains(r.Name.En, page, StringComparison.Ordinal));
        Assert.Contains("Cases that came in", page, StringComparison.Ordinal);
        Assert.DoesNotContain(GuardedCity.Open, page, StringComparison.Ordinal);
        Assert.Contains("Sign in", page, StringComparison.Ordinal);
        var statement = (await city.Anonymous().ReadAsync("/accessibility")).Text;
        Assert.Contains("<h1", statement, StringComparison.Ordinal);
    }

    private async Task<string> PageAsync(string path)
    {
        var answer = await (await city.WithAsync(Administrator))
            .ReadAsync(path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=en");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return WebUtility.HtmlDecode(answer.Text);
    }
}
