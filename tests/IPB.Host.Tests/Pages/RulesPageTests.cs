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
        Assert.NotEqual(HttpStatusCode.OK, maria.Status);
    }

    [Fact]
    public async Task A_table_that_does_not_exist_has_no_page()
    {
        using var anna = await Browser.SignedInAsync(city, "anna.ek");
        await anna.OpenAsync("/routing/nonsense");
        Assert.Equal(HttpStatusCode.NotFound, anna.Status);
    }
}
