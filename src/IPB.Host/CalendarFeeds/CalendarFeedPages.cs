using System.Security.Cryptography;
using System.Text;
using IPB.Host.Access;
using IPB.Host.Notifications;
using IPB.Host.Pages;
using IPB.Workflows;
using IPB.Workflows.Storage;
using Microsoft.Net.Http.Headers;

namespace IPB.Host.CalendarFeeds;

/// <summary>The calendar that a program subscribes to, and the account page's part about it.</summary>
internal static class CalendarFeedPages
{
    private const string Path = "/calendar/";
    private static readonly string[] Looking = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>For programs that cannot sign in: the address is the secret.</summary>
    public static void MapCalendarFeed(this IEndpointRouteBuilder open) =>
        open.MapMethods(Path + "{secret}.ics", Looking, ReadAsync);

    public static void MapCalendarFeedAccount(this IEndpointRouteBuilder pages)
    {
        pages.MapPost("/account/calendar", async (IFormCollection _, CalendarSecrets feeds, HostSettings settings,
            ApiTokens tokens, CurrentPerson current, CancellationToken ct) =>
        {
            var secret = await feeds.RenewAsync(current.Required.Id, ct);
            // Shown in the answer to the post itself, so that it is in no address and no store.
            return Show.Page<AccountPage>(await AccessPages.AccountAsync(
                tokens, current, FormState.None, null, ct) with
            {
                CalendarAddress = $"{SiteAddress.Of(settings)}{Path}{secret}.ics",
            });
        });
        pages.MapPost("/account/calendar/revoke", async (
            IFormCollection _, CalendarSecrets feeds, CurrentPerson current, CancellationToken ct) =>
        {
            await feeds.RevokeAsync(current.Required.Id, ct);
            return Show.Next("/account", "calendar-revoked");
        });
    }

    private static async Task<IResult> ReadAsync(string secret, HttpContext http, CalendarSecrets feeds,
        WorkflowEngine engine, PersonCalendar calendar, HostSettings settings, CancellationToken ct)
    {
        // Its holder may be any program on the way: nobody in between keeps it, no search engine lists it.
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        if (await feeds.PersonOfAsync(secret, ct) is not { } id || engine.Organisation.FindPerson(id) is not { } person)
            return Results.StatusCode(StatusCodes.Status404NotFound);
        var (entries, changed) = await calendar.OfAsync(person, ct);
        var host = new Uri(SiteAddress.Of(settings)).Host;
        var bytes = Encoding.UTF8.GetBytes(
            CalendarWriter.Write(entries, CalendarTexts.Name.In(person.Language), host));
        var mark = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\"");
        return Results.Bytes(bytes, "text/calendar; charset=utf-8", lastModified: Whole(changed), entityTag: mark);
    }

    // HTTP knows seconds: rounded down, a change within the second would seem older than what was fetched.
    private static DateTimeOffset Whole(DateTimeOffset at) =>
        DateTimeOffset.FromUnixTimeSeconds((long)Math.Ceiling(at.ToUnixTimeMilliseconds() / 1000.0));
}
