using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IPB.Host.Tests.Pages;
using IPB.Workflows.Cases;
using IPB.Workflows.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace IPB.Host.Tests.Retention;

/// <summary>A disposal as two administrators make it, by page and by program, and what everybody sees of it.</summary>
public sealed class RetentionTests(TokenCity city) : IClassFixture<TokenCity>
{
    private const string Path = "/admin/retention";
    private const string Api = "/api/retention";
    private const string Title = "Kvastfibberen";

    [Fact]
    public async Task A_case_goes_when_one_administrator_proposed_and_another_approved()
    {
        var number = await WithdrawnAsync();
        using var marcus = await SignedInAsync("marcus.tran");
        var id = await ProposedAsync(marcus, number);
        await TakenBackAsync(marcus, id);
        await ExemptedAndNotAsync(marcus, number);

        var disposal = (await ProposeAsync()).Expect(HttpStatusCode.Created);
        await RefusedAsync(disposal);
        using var helena = await SignedInAsync("helena.brandt");
        await helena.OpenAsync($"{Path}/{disposal["id"]}");
        await helena.SendAsync("approve");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, helena.Status);
        await helena.SendAsync("approve", ("confirm", "on"));
        Assert.Contains("Being carried out", helena.Words, StringComparison.Ordinal);
        while (await city.Engine.Retention.WorkAsync() > 0) { }

        await GoneAsync(number);
        await helena.OpenAsync($"{Path}/{disposal["id"]}");
        Assert.Contains("Carried out", helena.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(Title, helena.Words, StringComparison.Ordinal);
        await RecordedAsync(number);
    }

    private static async Task<string> ProposedAsync(Browser marcus, string number)
    {
        await marcus.OpenAsync(Path);
        Assert.Contains("KS 2026/118 § 42", marcus.Words, StringComparison.Ordinal);
        await marcus.SendAsync("propose-withdrawn");
        Assert.Contains(number, marcus.Words, StringComparison.Ordinal);
        Assert.Contains("Another system administrator approves it", marcus.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(Title, marcus.Words, StringComparison.Ordinal);
        return Regex.Match(marcus.Page, $"{Path}/([0-9a-f-]{{36}})").Groups[1].Value;
    }

    private async Task TakenBackAsync(Browser marcus, string id)
    {
        (await ProposeAsync()).Refused(409, "disposal-open");
        await marcus.OpenAsync($"{Path}/{id}");
        await marcus.SendAsync("reject", ("reason", "=Not yet"));
        Assert.Contains("Nothing is disposed of.", marcus.Words, StringComparison.Ordinal);
        Assert.Equal("rejected", (string)(await (await city.WithAsync("anna.ek")).ReadAsync($"{Api}/disposals/{id}"))
            .Expect(HttpStatusCode.OK)["status"]!);
    }

    private async Task ExemptedAndNotAsync(Browser marcus, string number)
    {
        await marcus.OpenAsync(Path);
        await marcus.SendAsync("exempt", ("number", "x"), ("reason", "A dispute"));
        Assert.Contains("case number such as 2026-00042", marcus.Words, StringComparison.Ordinal);
        await marcus.SendAsync("exempt", ("number", CaseNumber.Slug(number)), ("reason", "A dispute"),
            ("until", "2031-01-01"));
        Assert.Contains("The case is exempt from disposal.", marcus.Words, StringComparison.Ordinal);
        (await ProposeAsync()).Refused(409, "nothing-to-dispose");
        var exempt = (await (await city.WithAsync("anna.ek")).ReadAsync($"{Api}/exemptions")).Expect(HttpStatusCode.OK);
        Assert.Equal(number, (string)Assert.Single(exempt.AsArray())!["number"]!);
        await marcus.OpenAsync(Path);
        await marcus.SendAsync($"end-exemption-{CaseNumber.Slug(number)}");
        Assert.Contains("The exemption has ended.", marcus.Words, StringComparison.Ordinal);
    }

    private async Task RefusedAsync(JsonNode disposal)
    {
        var approve = $"{Api}/disposals/{disposal["id"]}/approve";
        var hash = (string)disposal["hash"]!;
        foreach (var (person, seen, status, code) in new[]
        {
            ("marcus.tran", hash, 403, "four-eyes"), ("anna.ek", hash, 403, "retention-not-permitted"),
            ("helena.brandt", "other", 409, "disposal-hash"),
        })
            (await (await city.WithAsync(person)).PostAsync(approve, new { hash = seen })).Refused(status, code);
        using var anna = await SignedInAsync("anna.ek");
        await anna.OpenAsync($"{Path}/{disposal["id"]}");
        Assert.DoesNotContain("Approve the disposal", anna.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await city.WithAsync("viktor.holm")).ReadAsync(Api)).Status);
    }

    private async Task GoneAsync(string number)
    {
        var slug = CaseNumber.Slug(number);
        foreach (var path in new[] { $"/api/cases/{slug}", $"/api/cases/{slug}/journal" })
        {
            var answer = await (await city.WithAsync("anna.ek")).ReadAsync(path);
            Assert.Equal("KS 2026/118 § 42, dokumenthanteringsplanen 3.1",
                (string)answer.Refused(410, "case-disposed")["decision"]!);
            Assert.DoesNotContain(Title, answer.Text, StringComparison.Ordinal);
        }

        (await (await city.WithAsync("elin.dahlgren")).PostAsync($"/api/cases/{slug}/comments", new { text = "Hej" }))
            .Refused(410, "case-disposed");
        using var anna = await SignedInAsync("anna.ek");
        await anna.OpenAsync($"/cases/{slug}");
        Assert.Equal(HttpStatusCode.Gone, anna.Status);
        Assert.Contains($"{number} was disposed of on", anna.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(Title, anna.Page, StringComparison.Ordinal);
        Assert.Empty(
            (await (await city.WithAsync("anna.ek")).ReadAsync($"/api/cases?q={Title}")).Body["cases"]!.AsArray());
    }

    private async Task RecordedAsync(string number)
    {
        var record = (await (await city.WithAsync("anna.ek")).ReadAsync($"{Path}/record?format=csv")).Text;
        Assert.Contains(number, record, StringComparison.Ordinal);
        Assert.Contains("Marcus Tran", record, StringComparison.Ordinal);
        Assert.Contains("Helena Brandt", record, StringComparison.Ordinal);
        Assert.DoesNotContain(Title, record, StringComparison.Ordinal);
        Assert.True((bool)(await (await city.WithAsync("anna.ek")).ReadAsync($"{Api}/check")).Body["isWhole"]!);
        await city.Engine.JournalChecks.RunAsync(await city.Engine.JournalChecks.AskAsync("anna.ek"));
        Assert.Empty((await city.Engine.JournalChecks.NewestAsync())!.Findings);
    }

    private async Task<Answer> ProposeAsync() => await (await city.WithAsync("marcus.tran")).PostAsync(
        $"{Api}/disposals", new { rule = "withdrawn" });

    private async Task<Browser> SignedInAsync(string person)
    {
        var browser = new Browser(city);
        await browser.OpenAsync("/sign-in");
        await browser.SendAsync("token-form", ("token", await city.TokenOfAsync(person)));
        return browser;
    }

    /// <summary>A case that was withdrawn three years ago.</summary>
    private async Task<string> WithdrawnAsync()
    {
        var elin = (await city.WithAsync("elin.dahlgren"));
        var number = await elin.SubmitAsync(Title);
        (await elin.FireAsync(number, "withdraw", reason: "Löst ändå.")).Expect(HttpStatusCode.OK);
        await using var source = NpgsqlDataSource.Create(city.Connection);
        await using var sent = source.CreateCommand("update ipb.messages set status = 'sent', sent_at = now()");
        await sent.ExecuteNonQueryAsync();
        await city.FreezeAsync(RunningCity.Monday.AddYears(3));
        return number;
    }
}

/// <summary>A city in which people sign in with tokens, whoever they are, as in one that is no demo.</summary>
public sealed class TokenCity(TestPostgres postgres) : RunningCity(postgres)
{
    public Task<string> TokenOfAsync(string person) => Services.GetRequiredService<ApiTokens>().CreateAsync(
        person, "test", TimeSpan.FromDays(3_000), CancellationToken.None);

    public async Task<HttpClient> WithAsync(string person) => WithToken(await TokenOfAsync(person));

    protected override HostSettings Change(HostSettings settings) => settings with { Demo = false };
}
