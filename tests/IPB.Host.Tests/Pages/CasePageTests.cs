using System.Net;
using IPB.Workflows.Cases;

namespace IPB.Host.Tests.Pages;

/// <summary>Reporting a problem and following it, as people do.</summary>
public sealed class CasePageTests(RunningCity city) : IClassFixture<RunningCity>
{
    private const string Lights = "Lamporna i klassrummen i skolbyggnaden lyser hela natten";

    [Fact]
    public async Task A_reported_problem_shows_where_it_went_and_why()
    {
        using var elin = await Browser.SignedInAsync(city, "elin.dahlgren");
        await elin.OpenAsync("/cases/new");
        await elin.SendAsync("report", ("title", Lights), ("description", "Varje natt."), ("department", "FSF"));

        Assert.Equal(HttpStatusCode.OK, elin.Status);
        Assert.Contains("Why was this routed here?", elin.Words, StringComparison.Ordinal);
        Assert.Contains("Words that matched", elin.Words, StringComparison.Ordinal);
        Assert.Contains("The problem is registered", elin.Words, StringComparison.Ordinal);
        Assert.Contains("How the time limit was counted", elin.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_incomplete_report_keeps_what_was_typed_and_says_what_is_missing()
    {
        using var elin = await Browser.SignedInAsync(city, "elin.dahlgren");
        await elin.OpenAsync("/cases/new");
        await elin.SendAsync("report", ("title", ""), ("description", "Bara <b>detta</b>."), ("department", "FSF"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, elin.Status);
        Assert.Contains("href=\"#report-title\"", elin.Page, StringComparison.Ordinal);
        Assert.Contains("id=\"report-title\"", elin.Page, StringComparison.Ordinal);
        Assert.Contains("Bara &lt;b&gt;detta&lt;/b&gt;.", elin.Page, StringComparison.Ordinal);
        Assert.Contains("role=\"alert\"", elin.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_visit_to_a_gate_shows_its_own_outcome()
    {
        var number = await city.As("elin.dahlgren").SubmitAsync(Lights);
        var (officer, manager) = (city.As("ahmed.barakat"), city.As("maria.lind"));
        (await officer.FireAsync(number, "accept")).Expect(HttpStatusCode.OK);
        foreach (var outcome in new List<string> { "return", "approve" })
        {
            (await officer.FireAsync(number, "propose-line-work", new { assessment = "A timer." }))
                .Expect(HttpStatusCode.OK);
            (await manager.DecideAsync(await manager.GateAsync(number), outcome, "Because.")).Expect(HttpStatusCode.OK);
        }

        using var elin = await Browser.SignedInAsync(city, "elin.dahlgren");
        await elin.OpenAsync($"/cases/{CaseNumber.Slug(number)}");

        var strip = elin.Words[..elin.Words.IndexOf("Timeline", StringComparison.Ordinal)];
        Assert.InRange(strip.IndexOf("returned", StringComparison.Ordinal), 0,
            strip.IndexOf("approved", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_sent_twice_takes_effect_once()
    {
        using var elin = await Browser.SignedInAsync(city, "elin.dahlgren");
        await elin.OpenAsync("/cases/new");
        var form = elin.Filled("report", ("title", "Dubbelklick"), ("description", "Två gånger."),
            ("department", "FSF"));
        await elin.SendAsync(form);
        await elin.SendAsync(form);

        Assert.Equal(HttpStatusCode.OK, elin.Status);
        Assert.Single(await city.Engine.Cases.ListAsync(new() { Text = "Dubbelklick" }));
    }

    [Fact]
    public async Task A_comment_stands_in_the_timeline_as_it_was_written()
    {
        var number = await city.As("elin.dahlgren").SubmitAsync(Lights);
        using var anna = await Browser.SignedInAsync(city, "anna.ek");
        await anna.OpenAsync(Address(number));
        await anna.SendAsync("comment", ("text", "<script>alert(1)</script> & sedan"));

        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; sedan", anna.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", anna.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_form_is_refused_and_gives_back_what_was_typed()
    {
        var number = await city.As("elin.dahlgren").SubmitAsync(Lights);
        using var anna = await Browser.SignedInAsync(city, "anna.ek");
        await anna.OpenAsync(Address(number));
        var form = anna.Filled("fire-sort-by-hand");
        (await city.As("anna.ek").FireAsync(number, "sort-by-hand")).Expect(HttpStatusCode.OK);
        await anna.SendAsync(form);

        Assert.Equal(HttpStatusCode.Conflict, anna.Status);
        Assert.Contains("has changed since you saw it", anna.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trigger_without_its_reason_opens_its_form_again()
    {
        var number = await city.As("elin.dahlgren").SubmitAsync(Lights);
        await city.As("anna.ek").FireAsync(number, "sort-by-hand");
        using var anna = await Browser.SignedInAsync(city, "anna.ek");
        await anna.OpenAsync(Address(number));
        await anna.SendAsync("fire-send", ("f.lead_department", "GSF"), ("reason", " "));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, anna.Status);
        Assert.Contains("id=\"fire-send-reason-error\"", anna.Page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"GSF\" selected", anna.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Looking_at_pages_changes_nothing()
    {
        var number = await city.As("elin.dahlgren").SubmitAsync(Lights);
        using var anna = await Browser.SignedInAsync(city, "anna.ek");
        foreach (var path in
            new[] { Address(number), "/inbox", "/cases?q=Lamporna&open=true", "/routines", "/mail", "/account" })
        {
            await anna.OpenAsync(path);
            Assert.Equal(HttpStatusCode.OK, anna.Status);
        }

        Assert.Equal(1, (await city.Engine.Cases.FindAsync(number))!.Version);
    }

    [Fact]
    public async Task A_number_typed_into_the_search_opens_the_case()
    {
        var number = await city.As("elin.dahlgren").SubmitAsync(Lights);
        using var anna = await Browser.SignedInAsync(city, "anna.ek");
        await anna.OpenAsync("/cases?q=" + Uri.EscapeDataString(number));

        Assert.Equal(Address(number), anna.Location);
    }

    private static string Address(string number) => "/cases/" + CaseNumber.Slug(number);
}
