using System.Net;
using System.Security.Cryptography;
using System.Text;
using IPB.Host.Tests.Pages;
using IPB.Workflows.Cases;
using IPB.Workflows.Notifications;

namespace IPB.Host.Tests.Automations;

/// <summary>
/// Automations as people, programs and other systems see them, from the order to the end and when it fails.
/// </summary>
public sealed class AutomationPageTests(HookCity city) : IClassFixture<HookCity>
{
    [Fact]
    public async Task A_reply_becomes_fields_of_the_case_and_its_call_is_signed()
    {
        city.Receiver.Reply = c => (200, """{ "answer": "Det finns.", "approved": true, "else": 1 }""");
        var number = await AskAsync("/now", later: false);
        var seen = await city.As("anna.ek").CaseAsync(number);
        Assert.Equal(("known", "Det finns.", true),
            ((string)seen["state"]!, (string)seen["fields"]!["reply"]!, (bool)seen["fields"]!["fine"]!));
        var call = Assert.Single(CallsOf(number));
        Assert.True(call.Signed);
        Assert.Equal((number, "hook-trial", null), ((string)call.Body["case"]!, (string)call.Body["routine"]!,
            (string?)call.Body["callback"]));
    }

    [Fact]
    public async Task An_answer_comes_later_to_its_own_address_once()
    {
        city.Receiver.Reply = _ => (202, "");
        var number = await AskAsync("/later", later: true);
        var seen = await city.As("anna.ek").CaseAsync(number);
        Assert.Equal("waiting", (string)seen["automations"]![0]!["status"]!);
        using var anna = await Browser.SignedInAsync(city, "anna.ek");
        await anna.OpenAsync("/cases/" + CaseNumber.Slug(number));
        Assert.Contains("An answer of 127.0.0.1", anna.Words, StringComparison.Ordinal);

        var callback = new Uri((string)Assert.Single(CallsOf(number)).Body["callback"]!).AbsolutePath;
        Assert.Equal(HttpStatusCode.NotFound, await AnswerAsync(callback[..^1] + "x", "{}"));
        Assert.Equal(HttpStatusCode.NotFound, await AnswerAsync(callback.Replace(".run.1", ".run.2",
            StringComparison.Ordinal), "{}"));
        Assert.Equal(HttpStatusCode.BadRequest, await AnswerAsync(callback, """{ "approved": "kanske" }"""));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await AnswerAsync(callback, new string(' ', 70_000)));
        const string Yes = """{ "approved": true }""";
        Assert.Equal(HttpStatusCode.NoContent, await AnswerAsync(callback, Yes));
        Assert.Equal(HttpStatusCode.NoContent, await AnswerAsync(callback, Yes));
        Assert.Equal(HttpStatusCode.Gone, await AnswerAsync(callback, """{ "approved": false }"""));
        await city.CarryAsync();
        Assert.Equal(("known", true), ((string)(await city.As("anna.ek").CaseAsync(number))["state"]!,
            (bool)(await city.As("anna.ek").CaseAsync(number))["fields"]!["fine"]!));
        Assert.Equal(HttpStatusCode.Gone, await AnswerAsync(callback, """{ "approved": false }"""));
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_whoever_has_the_case_tries_again_or_gives_up()
    {
        city.Receiver.Reply = _ => (302, "");
        var number = await AskAsync("/moved", later: false);
        Assert.Contains(await city.Engine.Messages.NewestAsync("anna.ek", 50),
            m => m.Message.Kind == MessageKind.Incident && m.Message.Content.Number == number);
        using var anna = await Browser.SignedInAsync(city, "anna.ek");
        await anna.OpenAsync("/cases/" + CaseNumber.Slug(number));
        Assert.Contains("did not succeed: 302", anna.Words, StringComparison.Ordinal);
        foreach (var page in new[] { "/operations", "/inbox?view=attention" })
        {
            await anna.OpenAsync(page);
            Assert.Contains(number, anna.Words, StringComparison.Ordinal);
        }

        await anna.OpenAsync("/cases/" + CaseNumber.Slug(number));
        await anna.SendAsync("run-retry-1");
        await city.CarryAsync();
        Assert.Equal(2, CallsOf(number).Count());
        await anna.OpenAsync("/cases/" + CaseNumber.Slug(number));
        await anna.SendAsync("run-drop-1", ("reason", ""));
        Assert.Contains("run-drop-1-reason", anna.Page, StringComparison.Ordinal);
        await anna.SendAsync("run-drop-1", ("reason", "De har flyttat."));
        Assert.Contains("De har flyttat.", anna.Words, StringComparison.Ordinal);
        await anna.OpenAsync("/inbox?view=attention");
        Assert.DoesNotContain(number, anna.Words, StringComparison.Ordinal);
        (await city.As("anna.ek").PostAsync(
            $"/api/cases/{CaseNumber.Slug(number)}/automations/{CaseNumber.Slug(number)}.run.1/retries", new { }))
            .Refused(404, "automation-not-found");
    }

    [Fact]
    public async Task What_is_broken_for_now_is_tried_again_under_the_same_id()
    {
        var times = 0;
        city.Receiver.Reply = c => c.Path == "/broken" && ++times == 1 ? (503, "") : (204, "");
        var number = await AskAsync("/broken", later: false);
        Assert.Equal("retrying", (string)(await city.As("anna.ek").CaseAsync(number))["automations"]![0]!["status"]!);
        await city.AdvanceAsync("10 minutes");
        await city.CarryAsync();
        Assert.Equal("known", (string)(await city.As("anna.ek").CaseAsync(number))["state"]!);
        Assert.Single(CallsOf(number).Select(c => c.Id).Distinct());
    }

    [Fact]
    public async Task An_address_that_the_city_has_not_allowed_is_not_called()
    {
        var number = await AskAsync(new Uri("http://127.0.0.1:9/"));
        Assert.Contains("har inte tillåtit",
            (string)(await city.As("anna.ek").CaseAsync(number))["automations"]![0]!["why"]!,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statements_and_the_decision_are_filed_and_their_checksums_stand_in_the_journal()
    {
        var number = await city.As("elin.dahlgren").SubmitAsync("Handling", "FSF", new { }, "filing-trial");
        var anna = city.As("anna.ek");
        var referral = (await anna.CaseAsync(number))["referral"]!;
        (await anna.PostAsync($"/api/referrals/{(string)referral["id"]!}/statements", new
        {
            body = "coordinator@*",
            stance = "objections",
            text = "Det är för dyrt.",
        })).Expect(HttpStatusCode.OK);
        await city.CarryAsync();
        Assert.Equal(1, (int)(await anna.CaseAsync(number))["fields"]!["objecting"]!);
        (await anna.DecideAsync(await anna.GateAsync(number), "approve", "Ja.")).Expect(HttpStatusCode.OK);
        await city.CarryAsync();

        var seen = await anna.CaseAsync(number);
        Assert.Equal(("done", $"{number}:2", (string)seen["documents"]![1]!["hash"]!), ((string)seen["state"]!,
            (string)seen["fields"]!["decision_paper"]!, (string)seen["fields"]!["decision_hash"]!));
        foreach (var document in seen["documents"]!.AsArray())
        {
            using var file = await anna.GetAsync((string)document!["address"]!);
            var bytes = await file.Content.ReadAsByteArrayAsync();
            Assert.Equal("%PDF", Encoding.ASCII.GetString(bytes, 0, 4));
            Assert.Equal((string)document["hash"]!, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }

        Assert.Contains($"\"{(string)seen["documents"]![0]!["hash"]!}\"",
            (await anna.ReadAsync($"/api/cases/{CaseNumber.Slug(number)}/journal")).Text, StringComparison.Ordinal);
        using var page = await Browser.SignedInAsync(city, "anna.ek");
        await page.OpenAsync("/cases/" + CaseNumber.Slug(number));
        Assert.Contains($"href=\"/cases/{CaseNumber.Slug(number)}/documents/2\"", page.Page, StringComparison.Ordinal);
        Assert.Empty(await city.Engine.Cases.VerifyAsync(number));
    }

    private Task<string> AskAsync(string path, bool later) => AskAsync(new Uri(city.Receiver.Address, path), later);

    private async Task<string> AskAsync(Uri address, bool later = false)
    {
        var number = await city.As("elin.dahlgren").SubmitAsync(
            "Fråga", "FSF", new { address = address.ToString(), later }, "hook-trial");
        await city.CarryAsync();
        return number;
    }

    private IEnumerable<IPB.Faults.HookCall> CallsOf(string number) =>
        city.Receiver.Calls.Where(c => c.Id == $"{CaseNumber.Slug(number)}.run.1");

    private async Task<HttpStatusCode> AnswerAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await city.Anonymous().PostAsync(new Uri(path, UriKind.Relative), content);
        return answer.StatusCode;
    }
}
