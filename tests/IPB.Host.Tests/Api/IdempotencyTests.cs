using System.Net;
using System.Net.Http.Json;

namespace IPB.Host.Tests.Api;

public sealed class IdempotencyTests(RunningCity city) : IClassFixture<RunningCity>
{
    private readonly HttpClient elin = city.As("elin.dahlgren");

    [Fact]
    public async Task The_same_key_gives_the_same_answer_and_no_second_case()
    {
        var first = await elin.PostAsync("/api/cases", Problem("Snowdrift"), "key-1");
        var second = await elin.PostAsync("/api/cases", Problem("Snowdrift"), "key-1");
        Assert.Equal(HttpStatusCode.Created, second.Status);
        Assert.Equal(first.Text, second.Text);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Single(await FoundAsync("Snowdrift"));
    }

    [Fact]
    public async Task The_same_key_for_something_else_is_refused()
    {
        await elin.PostAsync("/api/cases", Problem("Something"), "key-2");
        var answer = await elin.PostAsync("/api/cases", Problem("Something else"), "key-2");
        answer.Refused(422, "idempotency-key-reused");
        Assert.Empty(await FoundAsync("Something else"));
    }

    [Fact]
    public async Task A_key_belongs_to_the_person_who_chose_it()
    {
        await elin.PostAsync("/api/cases", Problem("Puddles"), "key-3");
        var other = await city.As("anna.ek").PostAsync("/api/cases", Problem("Icicles"), "key-3");
        other.Expect(HttpStatusCode.Created);
        Assert.Single(await FoundAsync("Icicles"));
    }

    [Fact]
    public async Task A_trigger_sent_twice_takes_effect_once()
    {
        var number = await elin.SubmitAsync("Trasig gatubelysning");
        var viktor = city.As("viktor.holm");
        var first = await viktor.PostAsync($"/api/cases/{number}/triggers/accept", new { }, "accept-1");
        var second = await viktor.PostAsync($"/api/cases/{number}/triggers/accept", new { }, "accept-1");
        first.Expect(HttpStatusCode.OK);
        Assert.Equal(first.Text, second.Text);
        Assert.Equal(2, (int)(await viktor.CaseAsync(number))["version"]!);
    }

    [Fact]
    public async Task A_refused_command_may_be_corrected_under_its_key()
    {
        (await elin.PostAsync("/api/cases", new { title = "", description = "d", department = "FSF" }, "key-4"))
            .Refused(422, "invalid-input");
        (await elin.PostAsync("/api/cases", Problem("Corrected"), "key-4")).Expect(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("/api/cases")]
    [InlineData("/api/cases/2026-00001/triggers/accept")]
    [InlineData("/api/cases/2026-00001/comments")]
    [InlineData("/api/gates/2026-00001.bp1.1/decisions")]
    public async Task A_call_that_changes_something_needs_a_key(string path)
    {
        using var client = new HttpClient { BaseAddress = city.Address };
        client.DefaultRequestHeaders.Authorization = new("Demo", "elin.dahlgren");
        var answer = await client.CallAsync(new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = JsonContent.Create(path.EndsWith("decisions", StringComparison.Ordinal)
                ? new { outcome = "approve" } : new object()),
        });
        Assert.Contains("Idempotency-Key", (string)answer.Refused(400, "bad-request")["detail"]!);
    }

    [Fact]
    public async Task A_key_longer_than_it_may_be_is_refused()
    {
        var answer = await elin.PostAsync("/api/cases", Problem("Long"), new string('k', 201));
        Assert.Contains("201", (string)answer.Refused(400, "bad-request")["detail"]!);
    }

    private static object Problem(string title) => new { title, description = "d", department = "FSF" };

    private async Task<IEnumerable<string>> FoundAsync(string title) =>
        (await elin.ReadAsync($"/api/cases?q={Uri.EscapeDataString(title)}")).Body["cases"]!.AsArray()
            .Select(c => (string)c!["title"]!).Where(t => t == title);
}
