using System.Net;
using IPB.Host.Tests.Pages;
using IPB.Workflows.Cases;

namespace IPB.Host.Tests.Filing;

/// <summary>The pages, as somebody without a script uses them.</summary>
public sealed class FilePageTests(FilingCity city) : IClassFixture<FilingCity>
{
    [Fact]
    public async Task A_text_is_checked_read_saved_and_brought_back()
    {
        const string name = "desk.routing.yaml";
        using var browser = await AdministratorAsync();
        await browser.OpenAsync("/admin/files/new?kind=.routing.yaml&name=desk");
        await browser.OpenAsync(browser.Location!);
        Assert.Contains("The file is not there yet.", browser.Words, StringComparison.Ordinal);

        await browser.SendAsync("file", ("do", "check"), ("text", FilingCity.Table("desk", "SLL")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("href=\"#L8\"", browser.Page, StringComparison.Ordinal);
        Assert.Contains("id=\"L8\"", browser.Page, StringComparison.Ordinal);
        Assert.Contains("to: SLL", browser.Words, StringComparison.Ordinal);

        await browser.SendAsync("file", ("do", "check"), ("text", FilingCity.Table("desk")));
        Assert.Contains("The routing table Trial is new, with 1 rules.", browser.Words, StringComparison.Ordinal);
        // What was not read as it is now is shown first.
        var read = browser.Filled("file", ("do", "save"), ("text", FilingCity.Table("desk", "TEF")), ("reason", "Ny"));
        await browser.SendAsync(read);
        Assert.Contains("Read what it changes, then save.", browser.Words, StringComparison.Ordinal);
        Assert.False(File.Exists(city.Workflows.File(name)));

        await browser.SendAsync("file", ("do", "save"), ("text", Crlf(FilingCity.Table("desk", "TEF"))),
            ("reason", ""));
        Assert.Contains("Write why", browser.Words, StringComparison.Ordinal);
        await browser.SendAsync("file", ("do", "save"), ("text", Crlf(FilingCity.Table("desk", "TEF"))),
            ("reason", "Ny vägvisning"));
        Assert.Contains("The file is saved and in use.", browser.Words, StringComparison.Ordinal);
        Assert.Equal(FilingCity.Table("desk", "TEF"), city.Workflows.Read(name));

        await SaveAsync(browser, name, FilingCity.Table("desk", "LFF", 2));
        var first = (await city.Changes.OfAsync(name))[^1].Serial;
        await browser.OpenAsync($"/admin/files/{name}/history");
        Assert.Contains("Ny vägvisning", browser.Words, StringComparison.Ordinal);
        await browser.OpenAsync($"/admin/files/{name}?from={first}");
        Assert.Contains("This is an older text.", browser.Words, StringComparison.Ordinal);
        await SaveAsync(browser, name, FilingCity.Table("desk", "TEF"), opened: true);
        Assert.Equal(FilingCity.Table("desk", "TEF"), city.Workflows.Read(name));
        var second = (await city.Changes.OfAsync(name))[1].Serial;
        await browser.OpenAsync($"/admin/files/{name}/history/{second}");
        Assert.Contains("The rule lamps: to Property Management Department (was Technical Department).", browser.Words,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_comes_second_sees_both_texts_and_keeps_their_own()
    {
        const string name = "second.routing.yaml";
        await city.PutAsync(name, FilingCity.Table("second"), null);
        using var browser = await AdministratorAsync();
        await browser.OpenAsync($"/admin/files/{name}");
        await browser.SendAsync("file", ("do", "check"), ("text", FilingCity.Table("second", "TEF", 2)));
        await city.PutAsync(name, FilingCity.Table("second", "LFF", 2), (await city.ReadAsync(name)).Tag);

        await browser.SendAsync("file", ("do", "save"), ("text", FilingCity.Table("second", "TEF", 2)),
            ("reason", "Min"));

        Assert.Equal(HttpStatusCode.Conflict, browser.Status);
        foreach (var words in new[] { "has changed since you opened it", "Marcus Tran saved the file", "to: LFF",
            "to: TEF" })
            Assert.Contains(words, browser.Words, StringComparison.Ordinal);
        Assert.Equal(FilingCity.Table("second", "LFF", 2), city.Workflows.Read(name));
        await browser.SendAsync("file", ("do", "check"), ("text", FilingCity.Table("second", "TEF", 3)));
        await browser.SendAsync("file", ("do", "save"), ("text", FilingCity.Table("second", "TEF", 3)),
            ("reason", "Båda"));
        Assert.Equal(FilingCity.Table("second", "TEF", 3), city.Workflows.Read(name));
    }

    [Fact]
    public async Task A_closed_day_is_added_by_a_form_that_says_which_cases_move()
    {
        await city.FreezeAsync(RunningCity.Monday);
        var number = (await city.Engine.SubmitAsync(new("training-package", "Kurs i beslut", "Gärna i vår.", "TEF",
            System.Collections.Immutable.ImmutableSortedDictionary<string, object>.Empty.Add("package", "run-a-pilot")),
            new("elin.dahlgren", Guid.NewGuid().ToString()))).Number;
        // One of the two working days before which its reminder comes.
        var day = new DateOnly(2026, 12, 4);
        var comments = city.Workflows.Read("calendar.yaml").Split('\n').Where(l => l.StartsWith('#')).ToList();
        using var browser = await AdministratorAsync();
        await browser.OpenAsync("/admin/calendar");
        await browser.SendAsync("add-day", ("what", "close"), ("date", "2026-12-25"), ("sv", ""), ("en", ""));
        Assert.Contains("That day is closed already.", browser.Words, StringComparison.Ordinal);

        await browser.SendAsync("add-day", ("what", "close"), ("date", $"{day:yyyy-MM-dd}"), ("sv", "Flytt"),
            ("en", "Moving"));
        Assert.Contains("is closed (Moving).", browser.Words, StringComparison.Ordinal);
        Assert.Contains("1 open case gets other times.", browser.Words, StringComparison.Ordinal);
        Assert.Contains("Kurs i beslut", browser.Words, StringComparison.Ordinal);
        await SaveShownAsync(browser, "Flytten");
        Assert.False(city.Engine.World.Calendar.IsWorkingDay(day));
        Assert.All(comments, c => Assert.Contains(c, city.Workflows.Read("calendar.yaml"), StringComparison.Ordinal));
        await city.Engine.Calendars.WorkAsync();
        Assert.Contains(
            (await city.Engine.Cases.JournalAsync((await city.Engine.Cases.FindAsync(number))!.Id))[^1].Facts, f =>
            f is Recounted);
        await browser.OpenAsync("/admin/calendar");
        await browser.SendAsync($"reopen-{day:yyyy-MM-dd}");
        Assert.Contains("is no longer a closed day (Moving).", browser.Words, StringComparison.Ordinal);
        await SaveShownAsync(browser, "Ingen flytt");
        Assert.True(city.Engine.World.Calendar.IsWorkingDay(day));
    }

    [Fact]
    public async Task A_role_and_a_deputy_are_given_by_a_form_and_people_who_only_read_get_none()
    {
        using var browser = await AdministratorAsync();
        await browser.OpenAsync("/admin/organisation/people/elin.dahlgren");
        var had = city.Engine.Organisation.FindPerson("elin.dahlgren")!.Roles;
        await browser.SendAsync("person", [.. had.Append("lawyer").Select(r => ("role", r)), ("deputy", "maria.lind")]);
        Assert.Contains("Elin Dahlgren gets the role Lawyer.", browser.Words, StringComparison.Ordinal);
        Assert.Contains("Maria Lind is the deputy of Elin Dahlgren.", browser.Words, StringComparison.Ordinal);
        await SaveShownAsync(browser, "Ny roll");
        var person = city.Engine.Organisation.FindPerson("elin.dahlgren")!;
        Assert.True(person.Has("lawyer") && person.Deputy == "maria.lind");

        using var reader = await Browser.SignedInAsync(city, "anna.ek");
        await reader.OpenAsync("/admin/organisation/people/elin.dahlgren");
        Assert.Equal(HttpStatusCode.Forbidden, reader.Status);
        await reader.OpenAsync("/admin/files/organisation.yaml?line=3");
        Assert.Contains("Administrators change it.", reader.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("<textarea", reader.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_on_a_routine_begins_its_next_version()
    {
        using var browser = await AdministratorAsync();
        await browser.OpenAsync("/routines/training-package");
        Assert.Contains("/admin/files/training-package.routine.yaml?next=true", browser.Page, StringComparison.Ordinal);
        await browser.OpenAsync("/admin/files/training-package.routine.yaml?next=true");
        var next = city.Engine.Routines.VersionsOf("training-package")[^1] + 1;
        Assert.Contains($"\nversion: {next}\n", WebUtility.HtmlDecode(browser.Page).ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
        Assert.Contains("this becomes a new draft", browser.Words, StringComparison.Ordinal);
    }

    private async Task<Browser> AdministratorAsync()
    {
        var browser = new Browser(city);
        await browser.OpenAsync("/sign-in");
        var token = await city.Services.TokenAsync(FilingCity.Administrator);
        await browser.SendAsync("personas", ("token", token));
        return browser;
    }

    private static async Task SaveAsync(Browser browser, string name, string text, bool opened = false)
    {
        if (!opened) await browser.OpenAsync($"/admin/files/{name}");
        await browser.SendAsync("file", ("do", "check"), ("text", text));
        await browser.SendAsync("file", ("do", "save"), ("text", text), ("reason", "Prövas"));
        Assert.Contains("The file is saved and in use.", browser.Words, StringComparison.Ordinal);
    }

    // What a form with questions made of the text stands in the page.
    private static async Task SaveShownAsync(Browser browser, string reason)
    {
        var text = System.Text.RegularExpressions.Regex.Match(browser.Page, "<textarea[^>]*>(.*?)</textarea>",
            System.Text.RegularExpressions.RegexOptions.Singleline).Groups[1].Value;
        await browser.SendAsync("file", ("do", "save"), ("text", WebUtility.HtmlDecode(text)[1..]), ("reason", reason));
        Assert.Contains("The file is saved and in use.", browser.Words, StringComparison.Ordinal);
    }

    private static string Crlf(string text) => text.ReplaceLineEndings("\r\n");
}
