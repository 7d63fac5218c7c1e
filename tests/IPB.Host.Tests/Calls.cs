using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace IPB.Host.Tests;

/// <summary>What a program does with the API.</summary>
internal static class Calls
{
    public const string Key = "Idempotency-Key";

    /// <param name="key">Null: a new one.</param>
    public static Task<Answer> PostAsync(this HttpClient client, string path, object? body, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (key is not null) request.Headers.Add(Key, key);
        return client.CallAsync(request);
    }

    public static Task<Answer> ReadAsync(this HttpClient client, string path) =>
        client.CallAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public static async Task<Answer> CallAsync(this HttpClient client, HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await client.SendAsync(request);
            return new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers)
            {
                Type = response.Content.Headers.ContentType?.MediaType,
            };
        }
    }

    /// <summary>Submits a problem and answers its number.</summary>
    public static async Task<string> SubmitAsync(
        this HttpClient client, string title, string department = "FSF", object? fields = null, string? routine = null)
    {
        var answer = await client.PostAsync("/api/cases",
            new { routine, title, description = $"{title}.", department, fields });
        return (string)answer.Expect(HttpStatusCode.Created)["number"]!;
    }

    public static Task<Answer> FireAsync(
        this HttpClient client, string number, string trigger, object? fields = null, string? reason = null) =>
        client.PostAsync($"/api/cases/{number}/triggers/{trigger}", new { fields, reason });

    public static Task<Answer> DecideAsync(this HttpClient client, string gate, string outcome, string? reason = null,
        params string[] met) => client.PostAsync($"/api/gates/{gate}/decisions", new { outcome, reason, met });

    public static async Task<JsonNode> CaseAsync(this HttpClient client, string number) =>
        (await client.ReadAsync($"/api/cases/{number}")).Expect(HttpStatusCode.OK);

    /// <summary>42 of <c>IPB 2026-00042</c>.</summary>
    public static int Serial(string number) => int.Parse(number.AsSpan(9), CultureInfo.InvariantCulture);

    /// <summary>Id of the gate that is open now.</summary>
    public static async Task<string> GateAsync(this HttpClient client, string number) =>
        (string)(await client.CaseAsync(number))["gate"]!["id"]!;
}

/// <summary>What came back.</summary>
internal sealed record Answer(HttpStatusCode Status, string Text, HttpResponseHeaders Headers)
{
    public string? Type { get; init; }
    public JsonNode Body => JsonNode.Parse(Text)!;

    /// <summary>The stable code of a refusal.</summary>
    public string? Code => (string?)Body["code"];

    /// <summary>The body, when the status is the one expected.</summary>
    public JsonNode Expect(HttpStatusCode status)
    {
        Assert.True(status == Status, $"expected {status}, got {Status}: {Text}");
        return Body;
    }

    /// <summary>A refusal with a status and a stable code.</summary>
    public JsonNode Refused(int status, string code)
    {
        Assert.True(status == (int)Status && Code == code, $"expected {status} {code}, got {(int)Status}: {Text}");
        Assert.Equal("application/problem+json", Type);
        return Body;
    }
}
