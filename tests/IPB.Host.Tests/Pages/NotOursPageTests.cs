using System.Net;
using System.Text.RegularExpressions;
using IPB.Workflows.Cases;

namespace IPB.Host.Tests.Pages;

public sealed partial class NotOursPageTests(RunningCity city) : IClassFixture<RunningCity>
{
    // A school yard: the rules send it to LFF.
    private const string Lights = "Lamporna på skolgården lyser hela natten";

    [Fact]
    public async Task A_department_says_not_ours_and_the_page_says_where_it_went()
    {
        using var ahmed = await OpenAsync("ahmed.barakat", await city.As("elin.dahlgren").SubmitAsync(Lights));
        await ahmed.SendAsync("fire-not-ours", ("f.lead_department", "TEF"), ("reason", "In the street."));

        Assert.Equal(HttpStatusCode.OK, ahmed.Status);
        Assert.Contains("Property Management Department said that the case is not theirs and sent it to Technical",
            ahmed.Words, StringComparison.Ordinal);
        Assert.Contains("Have said “not ours”", ahmed.Words, StringComparison.Ordinal);
        Assert.Contains("In the street.</blockquote>",
            ahmed.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"fire-not-ours\"", ahmed.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_offers_every_department_but_the_one_that_has_it()
    {
        using var ahmed = await OpenAsync("ahmed.barakat", await city.As("elin.dahlgren").SubmitAsync(Lights));

        var offered = Offered(ahmed.Page, "fire-not-ours");
        Assert.Equal(24, offered.Count);
        Assert.DoesNotContain("LFF", offered);
    }

    [Fact]
    public async Task The_last_bounce_goes_to_the_coordinator_with_a_suggestion_of_anyone_else()
    {
        var number = await city.As("elin.dahlgren").SubmitAsync(Lights);
        await BounceAsync("ahmed.barakat", number, "TEF");
        using var anna = await OpenAsync("anna.ek", number);

        var offered = Offered(anna.Page, "fire-not-ours");
        Assert.DoesNotContain("TEF", offered);
        Assert.Contains("LFF", offered);
        Assert.Contains("Now the case goes to the coordinator", anna.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_coordinator_sees_who_said_no_and_may_choose_any_department()
    {
        var number = await city.As("elin.dahlgren").SubmitAsync(Lights);
        await BounceAsync("ahmed.barakat", number, "TEF");
        await BounceAsync("viktor.holm", number, "GSF");
        using var anna = await OpenAsync("anna.ek", number);

        Assert.Contains("Have already said that it is not theirs: Property Management Department, Technical Department",
            anna.Words, StringComparison.Ordinal);
        Assert.Contains("Technical Department suggests Compulsory School Department", anna.Words,
            StringComparison.Ordinal);
        Assert.Equal(25, Offered(anna.Page, "fire-send").Count);
        await anna.SendAsync("fire-send", ("f.lead_department", "LFF"), ("reason", "Your yard."));
        Assert.Contains("Anna Ek decided that the case belongs to Property", anna.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_got_it_from_the_coordinator_reads_why_it_is_not_sent_on()
    {
        var number = await city.As("elin.dahlgren").SubmitAsync(Lights);
        var anna = city.As("anna.ek");
        await anna.FireAsync(number, "sort-by-hand");
        await anna.FireAsync(number, "send", new { lead_department = "LFF" }, "Yours.");
        using var ahmed = await OpenAsync("ahmed.barakat", number);

        Assert.Contains("The case was placed by hand", ahmed.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"fire-not-ours\"", ahmed.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_placing_without_a_department_is_refused_at_the_field()
    {
        var number = await city.As("elin.dahlgren").SubmitAsync(Lights);
        await city.As("anna.ek").FireAsync(number, "sort-by-hand");
        using var anna = await OpenAsync("anna.ek", number);
        await anna.SendAsync("fire-send", ("reason", "Theirs."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, anna.Status);
        Assert.Contains("id=\"fire-send-lead_department-error\"", anna.Page, StringComparison.Ordinal);
    }

    private async Task<Browser> OpenAsync(string person, string number)
    {
        var browser = await Browser.SignedInAsync(city, person);
        await browser.OpenAsync("/cases/" + CaseNumber.Slug(number));
        return browser;
    }

    private async Task BounceAsync(string person, string number, string department) =>
        (await city.As(person).FireAsync(number, "not-ours", new { lead_department = department }, "No."))
            .Expect(HttpStatusCode.OK);

    private static List<string> Offered(string page, string form)
    {
        var html = Regex.Match(page, $"<form[^>]*id=\"{form}\".*?</form>", RegexOptions.Singleline).Value;
        html = Regex.Match(html, "<select[^>]*department.*?</select>", RegexOptions.Singleline).Value;
        return [.. Option().Matches(html).Select(m => m.Groups[1].Value).Where(v => v.Length > 0)];
    }

    [GeneratedRegex("<option value=\"([^\"]*)\"")]
    private static partial Regex Option();
}
