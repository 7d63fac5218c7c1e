using System.Net;

namespace IPB.Host.Tests.Pages;

public sealed class RulesPageTests(RunningCity city) : IClassFixture<RunningCity>
{
    [Theory]
    [InlineData("sv", "svarar ”inte vårt”", "Computers")]
    [InlineData("en", "answers “not ours”", "Datorer")]
    public async Task The_page_tells_where_rules_send_cases_in_the_readers_language(
        string language, string here, string elsewhere)
    {
        using var anna = await Browser.SignedInAsync(city, "anna.ek", language);
        await anna.OpenAsync("/routing/problem-intake");

        Assert.Equal(HttpStatusCode.OK, anna.Status);
        Assert.Contains(here, anna.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(elsewhere, anna.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_whose_cases_come_back_stands_first_with_its_share()
    {
        var number = await city.As("elin.dahlgren").SubmitAsync("Djurparken har inga skyltar");
        (await city.As("simon.nyman").FireAsync(number, "not-ours", null, "No.")).Expect(HttpStatusCode.OK);

        using var anna = await Browser.SignedInAsync(city, "anna.ek");
        await anna.OpenAsync("/routing/problem-intake");

        var first = anna.Page[anna.Page.IndexOf("<tbody>", StringComparison.Ordinal)..];
        first = first[..first.IndexOf("</tr>", StringComparison.Ordinal)];
        Assert.Contains("<code>zoo</code>", first, StringComparison.Ordinal);
        Assert.Contains("100%", first, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Djurparken har inga skyltar", "Goes to Borås Zoo")]
    [InlineData("Något annat som ingen regel känner", "Fallback")]
    public async Task A_problem_is_tried_without_being_submitted(string title, string answer)
    {
        using var anna = await Browser.SignedInAsync(city, "anna.ek");
        await anna.OpenAsync($"/routing/problem-intake?title={Uri.EscapeDataString(title)}&department=FSF");

        Assert.Contains(answer, anna.Words, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(await city.Engine.Cases.ListAsync(new()), c =>
            c.Title == title && c.Submitter == "anna.ek");
    }

    [Fact]
    public async Task Cases_are_run_again_by_the_table_in_force()
    {
        await city.As("elin.dahlgren").SubmitAsync("Djurparken saknar bänkar");
        using var anna = await Browser.SignedInAsync(city, "anna.ek");
        await anna.OpenAsync("/routing/problem-intake?over=30");
        Assert.Matches("All [1-9][0-9]* cases would go where they went", anna.Words);
    }

    [Fact]
    public async Task The_menu_leads_coordinators_there_and_nobody_else()
    {
        using var anna = await Browser.SignedInAsync(city, "anna.ek");
        await anna.OpenAsync("/cases");
        Assert.Contains("href=\"/routing\"", anna.Page, StringComparison.Ordinal);

        using var maria = await Browser.SignedInAsync(city, "maria.lind");
        await maria.OpenAsync("/cases");
        Assert.DoesNotContain("href=\"/routing\"", maria.Page, StringComparison.Ordinal);
        await maria.OpenAsync("/routing/problem-intake");
        Assert.Equal(HttpStatusCode.Forbidden, maria.Status);
        Assert.Contains("You may not do this", maria.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("The form could not", maria.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_does_not_exist_has_no_page()
    {
        using var anna = await Browser.SignedInAsync(city, "anna.ek");
        await anna.OpenAsync("/routing/nonsense");
        Assert.Equal(HttpStatusCode.NotFound, anna.Status);
    }
}
