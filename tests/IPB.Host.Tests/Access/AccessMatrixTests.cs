using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using IPB.Host.Tests.Pages;
using IPB.Workflows.Access;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IPB.Host.Tests.Access;

/// <summary>
/// Every route that the host really has, called by somebody of every role who has nothing to do with the cases: nothing
/// of them is read or changed. A route that nobody has classified fails.
/// </summary>
[Collection(nameof(GuardedCity))]
public sealed class AccessMatrixTests(GuardedCity city)
{
    private IEnumerable<(string Method, string Route)> Routes =>
        from endpoint in city.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        where method != "HEAD"
        select (method, "/" + endpoint.RoutePattern.RawText!.Trim('/'));

    /// <summary>Somebody of every role, of other departments, who sees no more than their own.</summary>
    private IReadOnlyList<string> Strangers
    {
        get
        {
            var organisation = city.Engine.Organisation;
            // Lawyers read what is confidential: the routines of the city say so.
            var narrow = organisation.People.Where(p => p.Department != "FSF" && !p.Has("lawyer")
                && !Sight.Of(organisation, p, DateTimeOffset.UtcNow).SeesAll).ToList();
            return [.. organisation.Roles.Select(r => narrow.FirstOrDefault(p => p.Has(r.Id))?.Id).OfType<string>()
                .Distinct()];
        }
    }

    [Fact]
    public void Every_route_is_classified()
    {
        Assert.True(Routes.Count() > 80, "the host has more routes than were found");
        Assert.Equal([], Routes.Where(r => RouteKinds.Of(r.Route) is null).Select(r => $"{r.Method} {r.Route}"));
    }

    [Fact]
    public async Task Nobody_who_is_not_signed_in_gets_anything_but_what_is_open()
    {
        var stranger = city.Anonymous();
        foreach (var (method, route) in Routes.Where(r => RouteKinds.Of(r.Route) is not RouteKind.Open))
            foreach (var path in PathsOf(route))
            {
                var answer = await CallAsync(stranger, method, path);
                Assert.True(answer.Status is HttpStatusCode.Unauthorized
                    || (answer.Status == HttpStatusCode.Redirect && answer.Headers.Location!.ToString()
                        .Contains("/sign-in", StringComparison.Ordinal)), $"{method} {path}: {answer.Status}");
            }
    }

    [Fact]
    public async Task Nobody_of_any_role_reads_or_changes_a_case_of_others()
    {
        var before = await StepsAsync();
        Assert.True(Strangers.Count > 8, "there are too few people to try");
        var wrong = new ConcurrentBag<string>();
        foreach (var person in Strangers)
        {
            var client = await city.WithAsync(person);
            await Parallel.ForEachAsync(Calls(), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (call, _) =>
            {
                var answer = await CallAsync(client, call.Method, call.Path);
                if (IsWrong(call, answer) is { } why)
                    wrong.Add($"{person}: {call.Method} {call.Path} {(int)answer.Status}: {why}");
            });
        }

        Assert.Equal([], wrong.Order());
        Assert.Equal(before, await StepsAsync());
    }

    [Fact]
    public async Task Pages_take_no_form_about_a_case_that_is_not_seen()
    {
        var before = await StepsAsync();
        foreach (var person in new[] { "viktor.holm", "maria.lind", "emma.thorell" })
        {
            using var browser = new Browser(city);
            await browser.OpenAsync("/sign-in");
            await browser.SendAsync("token-form", ("token", await city.TokenOfAsync(person)));
            await browser.OpenAsync("/account");
            var form = browser.Filled("mail-choice").Values.Where(
                v => v.Key.StartsWith("__", StringComparison.Ordinal)).ToList();
            foreach (var number in city.Narrow.Select(Slug))
                foreach (var (path, fields) in new[]
                {
                    ($"/cases/{number}", "form=comment&text=Hej"), ($"/cases/{number}", "form=fire-propose"),
                    ($"/inbox?case={number}", "form=fire-propose"), ($"/bulk", $"do=remind&case={number}"),
                })
                {
                    await browser.PostAsync(path, [.. form, new("key", Guid.NewGuid().ToString()), .. fields.Split('&')
                        .Select(f => f.Split('=')).Select(f => new KeyValuePair<string, string>(f[0], f[1]))]);
                    Assert.True(browser.Status == HttpStatusCode.NotFound, $"{person} {path}: {browser.Status}");
                    Assert.DoesNotContain(GuardedCity.Secret, browser.Page, StringComparison.Ordinal);
                }
        }

        Assert.Equal(before, await StepsAsync());
    }

    [Fact]
    public async Task A_search_finds_no_word_that_is_not_seen()
    {
        foreach (var person in Strangers.Append("karin.moller"))
        {
            var client = await city.WithAsync(person);
            var found = (await client.ReadAsync($"/api/cases?q={GuardedCity.Secret}")).Expect(HttpStatusCode.OK);
            Assert.Equal(person == "karin.moller" ? 2 : 0, found["cases"]!.AsArray().Count);
            found = (await client.ReadAsync($"/api/cases?q={GuardedCity.Withheld}")).Expect(HttpStatusCode.OK);
            Assert.Empty(found["cases"]!.AsArray());
            Assert.Equal(person == "karin.moller" ? 2 : 0, await HitsAsync(client, GuardedCity.Secret));
            Assert.Equal(0, await HitsAsync(client, GuardedCity.Withheld));
            Assert.Equal(2, (await client.ReadAsync("/api/cases?routine=veiled")).Body["cases"]!.AsArray().Count);
        }
    }

    /// <summary>Hits of the search; exports, the board and cases like a text must know no more.</summary>
    private static async Task<int> HitsAsync(HttpClient client, string word)
    {
        var hits = (await client.ReadAsync($"/api/search?q={word}")).Expect(HttpStatusCode.OK)["hits"]!.AsArray().Count;
        foreach (var path in new[] { $"/search/export?q={word}&format=csv", $"/api/cases/similar?text={word}+Hej" })
        {
            var answer = await client.ReadAsync(path);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            if (hits == 0) Assert.DoesNotContain(word, answer.Text, StringComparison.Ordinal);
        }

        return hits;
    }

    [Fact]
    public async Task Those_who_have_the_case_see_and_read_all_of_it()
    {
        var client = await city.WithAsync("karin.moller");
        foreach (var number in city.Narrow)
            foreach (var path in new[] { "/cases/", "/api/cases/" })
                Assert.Contains(GuardedCity.Secret, (await client.ReadAsync(path + Slug(number))).Text,
                    StringComparison.Ordinal);
        foreach (var path in new[] { $"/cases/{Slug(city.Veiled[0])}", $"/api/cases/{Slug(city.Veiled[0])}/journal",
            $"/decisions/{GateOf(city.Veiled[1])}" })
            Assert.Contains(GuardedCity.Withheld, (await client.ReadAsync(path)).Text, StringComparison.Ordinal);
    }

    private IEnumerable<(string Method, string Path, RouteKind Kind, bool Narrow)> Calls() =>
        from route in Routes
            // Signing out would end the calls that follow.
        where !route.Route.StartsWith("/sign-out", StringComparison.Ordinal)
        let kind = RouteKinds.Of(route.Route)!.Value
        from path in PathsOf(route.Route)
        select (route.Method, path, kind, city.Narrow.Any(n => path.Contains(Slug(n), StringComparison.Ordinal)));

    private static string? IsWrong((string Method, string Path, RouteKind Kind, bool Narrow) call, Answer answer)
    {
        if (answer.Text.Contains(GuardedCity.Secret, StringComparison.Ordinal)
            || answer.Text.Contains(GuardedCity.Withheld, StringComparison.Ordinal)) return "it says what is "
            + "not theirs";
        // A form of a page comes without its token here and is refused before it is read.
        var isForm = call.Method != "GET" && !call.Path.StartsWith("/api/", StringComparison.Ordinal);
        if ((int)answer.Status >= 500) return "it fails";
        if (call.Path.EndsWith("/reveals", StringComparison.Ordinal) && answer.Status == HttpStatusCode.OK)
            return "it opens what is confidential";
        return call.Kind switch
        {
            // A file that is missing is told before its case is looked for.
            RouteKind.Case when call.Narrow && answer.Status != HttpStatusCode.NotFound && !isForm
                && !(call.Path.EndsWith("/attachments", StringComparison.Ordinal) && (int)answer.Status == 422)
                => "a case that is not seen is not there",
            RouteKind.Partner when answer.Status != HttpStatusCode.Unauthorized => "it is for partners",
            RouteKind.Staff when answer.Status is not (HttpStatusCode.Forbidden or HttpStatusCode.Redirect)
                => "it is for staff",
            _ => null,
        };
    }

    /// <summary>Each route with the cases that it may be about.</summary>
    private IEnumerable<string> PathsOf(string route)
    {
        if (!route.Contains('{', StringComparison.Ordinal)) return [route];
        var cases = RouteKinds.Of(route) == RouteKind.Case ? city.Narrow.Concat(city.Veiled) : [city.Narrow[0]];
        return cases.Select(number => Filled(route, number));
    }

    private static string Filled(string route, string number)
    {
        var id = route.StartsWith("/api/gates", StringComparison.Ordinal) ? GateOf(number)
            : route.StartsWith("/api/referrals", StringComparison.Ordinal) ? Slug(number) + ".decision.1"
            : route.Contains("/routines/", StringComparison.Ordinal) ? "narrow" : Guid.Empty.ToString();
        return System.Text.RegularExpressions.Regex.Replace(route.Replace("/opinions/{number:int}", "/opinions/1",
            StringComparison.Ordinal), @"\{\**([a-z]+)[^}]*\}", m => m.Groups[1].Value switch
            {
                "number" => Slug(number),
                "gate" => GateOf(number),
                "id" => id,
                "trigger" => "propose",
                "version" or "condition" or "document" or "partner" => "1",
                "table" => "problem-intake",
                "documentName" => "v1",
                _ => "x",
            });
    }

    private static async Task<Answer> CallAsync(HttpClient client, string method, string path)
    {
        var request = new HttpRequestMessage(new(method), path);
        if (method is "POST" or "PUT")
            request.Content = path.StartsWith("/api/", StringComparison.Ordinal)
                && !path.EndsWith("/attachments", StringComparison.Ordinal)
                ? JsonContent.Create(BodyOf(path))
                : new MultipartFormDataContent { { new StringContent("x"), "text" } };
        return await client.CallAsync(request);
    }

    private static object BodyOf(string path) => path.Split('/')[^1] switch
    {
        "comments" => new { text = "Hej" },
        "decisions" => new { outcome = "approve" },
        "questions" => new { question = "Varför?", from = "problem-owner" },
        "answer" => new { answer = "Därför." },
        "opinions" => new { of = "viktor.holm", question = "Vad tycker du?" },
        "1" => new { stance = "for", text = "Bra." },
        "end" => new { reason = "Nej." },
        "links" => new { other = "2026-00001", relation = "related" },
        "removals" => new { other = "2026-00001", relation = "related", reason = "Fel." },
        "statements" => new { stance = "no-objections", text = "Bra." },
        "reveals" or "hold" or "drops" => new { reason = "Nyfiken." },
        "fields" => new { fields = new { reason_why = "x" } },
        "met" => new { note = "Klart." },
        _ => new { },
    };

    private async Task<long[]> StepsAsync() =>
        await Task.WhenAll(city.Narrow.Select(city.StepsAsync));

    private static string Slug(string number) => Workflows.Cases.CaseNumber.Slug(number);

    private static string GateOf(string number) => Slug(number) + ".decision.1";
}
