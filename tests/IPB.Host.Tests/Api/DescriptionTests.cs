using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IPB.Host.Tests.Api;

public sealed class DescriptionTests(RunningCity city) : IClassFixture<RunningCity>
{
    [Fact]
    public async Task The_description_names_every_route_of_the_api()
    {
        var paths = (await DescriptionAsync())["paths"]!.AsObject();
        var described = paths.SelectMany(p => p.Value!.AsObject().Select(o => $"{o.Key.ToUpperInvariant()} {p.Key}"));
        var mapped = city.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints)
            .OfType<RouteEndpoint>().Where(e => e.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal))
            .Where(e => e.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is null)
            .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods,
                (e, method) => $"{method} {Unlimited(e.RoutePattern.RawText!.TrimEnd('/'))}");
        Assert.Equal(mapped.Order().Distinct(), described.Order());
    }

    [Fact]
    public async Task The_description_is_in_the_newest_form() =>
        Assert.StartsWith("3.1.", (string)(await DescriptionAsync())["openapi"]!);

    [Theory]
    [InlineData("/api/cases")]
    [InlineData("/api/cases/{number}/triggers/{trigger}")]
    [InlineData("/api/cases/{number}/comments")]
    [InlineData("/api/gates/{id}/decisions")]
    [InlineData("/api/demo/clock/advance")]
    public async Task The_description_says_that_a_key_is_needed(string path)
    {
        var operation = (await DescriptionAsync())["paths"]![path]!["post"]!;
        var key = operation["parameters"]!.AsArray().Single(p => (string)p!["name"]! == Calls.Key)!;
        Assert.Equal("header", (string)key["in"]!);
        Assert.True((bool)key["required"]!);
    }

    [Fact]
    public async Task Every_operation_has_a_name_and_a_summary_of_its_own()
    {
        var operations = (await DescriptionAsync())["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject())
            .Select(o => o.Value!).ToList();
        Assert.All(operations, o => Assert.NotEmpty((string)o["summary"]!));
        Assert.Equal(operations.Count, operations.Select(o => (string)o["operationId"]!).Distinct().Count());
    }

    [Fact]
    public async Task The_reference_answers()
    {
        var answer = await city.Anonymous().ReadAsync("/reference");
        if ((int)answer.Status is 301 or 302) answer = await city.Anonymous().ReadAsync("/reference/");
        Assert.Equal((HttpStatusCode.OK, "text/html"), (answer.Status, answer.Type));
    }

    [Theory]
    [InlineData("/health/live", "live")]
    [InlineData("/health/ready", "ready")]
    public async Task Health_is_told_to_anyone(string path, string word)
    {
        var answer = await city.Anonymous().ReadAsync(path);
        Assert.Equal((HttpStatusCode.OK, word), (answer.Status, answer.Text));
    }

    [Fact]
    public async Task Five_people_are_there_to_sign_in_as()
    {
        var personas = (await city.Anonymous().ReadAsync("/api/demo/personas")).Expect(HttpStatusCode.OK).AsArray();
        Assert.Equal(["ahmed.barakat", "anna.ek", "elin.dahlgren", "maria.lind", "yasmin.karimi"],
            personas.Select(p => (string)p!["id"]!).Order());
        foreach (var member in new List<string> { "name", "role", "department" })
            Assert.All(personas, p => Assert.NotEmpty((string)p![member]!));
    }

    [Fact]
    public async Task Every_persona_can_work()
    {
        foreach (var persona in (await city.Anonymous().ReadAsync("/api/demo/personas")).Body.AsArray())
            (await city.As((string)persona!["id"]!).ReadAsync("/api/inbox")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_dashboard_of_jobs_is_for_administrators_and_to_look_at_for_coordinators()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await city.As("maria.lind").ReadAsync("/jobs")).Status);
        Assert.Equal(HttpStatusCode.OK, (await city.As("anna.ek").ReadAsync("/jobs")).Status);
        var administrator = await city.As("marcus.tran").ReadAsync("/jobs");
        Assert.Equal(HttpStatusCode.OK, administrator.Status);
        Assert.DoesNotContain("Password", administrator.Text);
    }

    [Fact]
    public async Task The_dashboard_of_jobs_sends_a_stranger_to_the_sign_in()
    {
        var answer = await city.Anonymous().ReadAsync("/jobs");
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.StartsWith("/sign-in", answer.Headers.Location!.PathAndQuery);
    }

    [Theory]
    [InlineData("/api/cases")]
    [InlineData("/health/live")]
    [InlineData("/reference/")]
    public async Task Every_answer_tells_a_browser_what_it_must_not_do(string path)
    {
        var answer = await city.As("anna.ek").ReadAsync(path);
        Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.False(answer.Headers.Contains("Server"));
    }

    // What a parameter must look like is no part of its address.
    private static string Unlimited(string route) =>
        System.Text.RegularExpressions.Regex.Replace(route, ":[a-z]+}", "}");

    private async Task<JsonNode> DescriptionAsync() =>
        (await city.Anonymous().ReadAsync("/openapi/v1.json")).Expect(HttpStatusCode.OK);
}
