using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace IPB.Browser.Tests;

/// <summary>No page of the host is left out of what is looked at.</summary>
[Collection<SeenCityTests>]
public sealed class EveryRouteTests(SeenCity city)
{
    /// <summary>
    /// Routes that answer GET and are no page, each with the reason; those under a folder end in a star.
    /// </summary>
    private static readonly Dictionary<string, string> NoPages = new()
    {
        ["/api/*"] = "for programs",
        ["/openapi/*"] = "for programs",
        ["/health/*"] = "for programs",
        ["/reference*"] = "another's page, which shows the description of the API",
        ["/jobs/*"] = "another's page, of the job server",
        ["/assets/*"] = "what pages are made with",
        ["/"] = "leads to the inbox",
        ["/admin"] = "leads to the organisation",
        ["/routing"] = "leads to the first table",
        ["/cases/export"] = "a file",
        ["/search/export"] = "a file",
        ["/decisions/{gate}/pdf"] = "a file",
        ["/admin/retention/record"] = "a file",
        ["/admin/retention/{id:guid}/export"] = "a file",
        ["/partner/files/{id:guid}"] = "a file",
        ["/cases/{number}/attachments/{id:guid}"] = "a file",
        ["/cases/{number}/documents/{document}"] = "a file",
        ["/calendar/{secret}.ics"] = "a file",
        ["/cases/new/similar"] = "a part of the report form, which shows it",
        ["/mail/{id}/letter"] = "a mail, which its page shows in a frame",
    };

    [Fact]
    public async Task Every_page_of_the_host_is_among_those_that_are_looked_at()
    {
        await using var any = await city.OpenAsync(new Looks());
        var routes = city.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>() is not { } m || m.HttpMethods.Contains("GET"))
            .Select(e => "/" + e.RoutePattern.RawText!.Trim('/')).Distinct().ToList();
        Assert.True(routes.Count > 60, "the host has more routes than were found");
        var pages = routes.Where(r => !NoPages.Keys.Any(n => Names(n, r))).ToList();
        var seen = (Place[])[.. Places.Pages, .. await Places.OfCasesAsync(city), .. await Places.CasesAsync(city)];

        Assert.Equal([], pages.Except(seen.Select(p => RouteOf(p, routes))).Order());
        Assert.Equal([], NoPages.Keys.Where(n => !routes.Any(r => Names(n, r))));
    }

    private static bool Names(string name, string route) => name.EndsWith('*')
        ? route.StartsWith(name[..^1], StringComparison.Ordinal) : name == route;

    /// <summary>The route that answers: of those that fit, the one that says most.</summary>
    private static string? RouteOf(Place place, IEnumerable<string> routes) => routes
        .Select(r => (Route: r, Template: TemplateParser.Parse(r)))
        .Where(r => new TemplateMatcher(r.Template, []).TryMatch(place.Path, []))
        .OrderBy(r => RoutePrecedence.ComputeInbound(r.Template)).Select(r => r.Route).FirstOrDefault();
}
