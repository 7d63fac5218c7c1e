using System.Net;
using System.Text;
using UglyToad.PdfPig;

namespace IPB.Host.Tests.Api;

/// <summary>A case that passes BP1 with conditions: its document, and what becomes of the conditions.</summary>
public sealed class DecisionTests(RunningCity city) : IClassFixture<RunningCity>
{
    private const string Deputy = "yasmin.karimi";

    [Fact]
    public async Task A_decision_has_a_document_in_both_languages_as_a_page_and_as_a_pdf()
    {
        var (number, gate) = await DecidedAsync();

        var swedish = await city.As(Deputy).ReadAsync($"/decisions/{gate}?lang=sv");
        var english = await city.As(Deputy).ReadAsync($"/decisions/{gate}?lang=en");
        foreach (var word in (string[])["Beslut: BP1 tid", "Mandat", "Enhetschef", "Brådskar",
            "Minst tre användarröster",
            "Fråga juristen", number])
            Assert.Contains(word, WebUtility.HtmlDecode(swedish.Text), StringComparison.Ordinal);
        foreach (var word in (string[])["Decision: BP1 time", "Mandate", "Unit manager", "At least three user voices"])
            Assert.Contains(word, WebUtility.HtmlDecode(english.Text), StringComparison.Ordinal);

        var pdf = await city.As(Deputy).GetByteArrayAsync($"/decisions/{gate}/pdf?lang=sv");
        using var read = PdfDocument.Open(pdf);
        var text = string.Join(' ', read.GetPages().SelectMany(p => p.GetWords()).Select(w => w.Text));
        foreach (var word in (string[])["Beslut: BP1 tid", "Minst tre användarröster", "Fråga juristen", "Brådskar"])
            Assert.Contains(word, text, StringComparison.Ordinal);
        var raw = Encoding.Latin1.GetString(pdf);
        foreach (var part in (string[])["/StructTreeRoot", "/MarkInfo", "/Lang", "/FontFile2", "/ToUnicode"])
            Assert.Contains(part, raw, StringComparison.Ordinal);
        var data = (await city.As(Deputy).ReadAsync($"/api/gates/{gate}/decision")).Expect(HttpStatusCode.OK);
        Assert.Equal(gate, (string)data["id"]!);
    }

    [Fact]
    public async Task A_condition_is_in_its_owners_inbox_until_it_is_met_with_a_note()
    {
        var (number, _) = await DecidedAsync();
        var officer = city.As("viktor.holm");

        var task = (await officer.CaseAsync(number))["conditionTasks"]![0]!;
        Assert.Equal(("open", "person:viktor.holm"), ((string)task["state"]!, (string)task["owner"]!));
        Assert.Contains((await officer.ReadAsync("/api/inbox")).Body.AsArray(), r => (string)r!["number"]! == number);
        Assert.Contains("Fråga juristen",
            WebUtility.HtmlDecode((await officer.ReadAsync($"/cases/{number.Replace("IPB ", "")}")).Text));
        (await officer.PostAsync($"/api/cases/{number}/conditions/1/met", new { })).Refused(422, "invalid-input");
        (await city.As("elin.dahlgren").PostAsync($"/api/cases/{number}/conditions/1/met", new { note = "Klart." }))
            .Refused(403, "condition-not-permitted");

        (await officer.PostAsync($"/api/cases/{number}/conditions/1/met", new { note = "Juristen säger ja." }))
            .Expect(HttpStatusCode.OK);

        Assert.Equal("met", (string)(await officer.CaseAsync(number))["conditionTasks"]![0]!["state"]!);
        var journal = (await officer.ReadAsync($"/api/cases/{number}/journal")).Expect(HttpStatusCode.OK);
        Assert.Empty(journal["findings"]!.AsArray());
    }

    [Fact]
    public async Task A_gate_that_is_open_or_unknown_has_no_document()
    {
        var (number, gate) = await GateAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await city.As(Deputy).ReadAsync($"/api/gates/{gate}/decision")).Status);
        Assert.Equal(HttpStatusCode.NotFound,
            (await city.As(Deputy).ReadAsync($"/api/gates/{number.Replace("IPB ", "")}.bp1.77/decision")).Status);
    }

    private async Task<(string Number, string Gate)> DecidedAsync()
    {
        var (number, gate) = await GateAsync();
        (await city.As(Deputy).PostAsync($"/api/gates/{gate}/decisions", new
        {
            outcome = "approve-with-conditions",
            reason = "Brådskar.",
            met = (string[])["affected-known", "owner-named", "not-solved-already"],
            tasks = (object[])[new { text = "Fråga juristen", owner = "viktor.holm", due = "2027-02-01" }],
        })).Expect(HttpStatusCode.OK);
        return (number, gate);
    }

    private async Task<(string Number, string Gate)> GateAsync()
    {
        var number = await city.As("elin.dahlgren").SubmitAsync("Trasig gatubelysning", "FSF",
            new { need_sentence = "Ljus på vägen åt äldre.", affected = "Alla" }, "innovation-case");
        await city.As("anna.ek").FireAsync(number, "propose-bp1", new { user_voices = 1 });
        return (number, await city.As("anna.ek").GateAsync(number));
    }
}
