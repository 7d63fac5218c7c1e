using System.Text.RegularExpressions;

namespace IPB.Host.Tests.Access;

/// <summary>What may come of a call by somebody who has nothing to do with what it is about.</summary>
internal enum RouteKind
{
    /// <summary>For everybody, signed in or not; says nothing of a case.</summary>
    Open,

    /// <summary>For everybody who is signed in; of cases it shows what the caller sees.</summary>
    Everybody,

    /// <summary>One case, by number, gate or referral: 404 for those who do not see it.</summary>
    Case,

    /// <summary>For whoever was invited from outside the city; none of its people is.</summary>
    Partner,

    /// <summary>For coordinators and administrators.</summary>
    Staff,
}

/// <summary>Every route of the host, by hand: one that is not here fails the test.</summary>
internal static partial class RouteKinds
{
    private static readonly string[] Open =
    [
        "/sign-in", "/sign-in/city", "/sign-out/back-channel", "/language", "/health/live", "/health/ready",
        "/openapi/{documentName}.json",
        "/decide/{token}", "/decide/{token}/on-it", "/calendar/{secret}.ics",
        "/callbacks/{run}/{signature}", "/about", "/accessibility", "/invited/{token}", "/invited/{token}/again",
    ];

    private static readonly string[] Staff =
    [
        "/api/routing/{table}/rules", "/routing", "/routing/{table}", "/jobs/{**path}", "/mail/incoming",
        "/api/mail/incoming", "/operations", "/admin", "/admin/organisation", "/admin/calendar", "/admin/texts",
        "/admin/settings", "/api/operations", "/api/operations/messages/retry", "/api/operations/timers/retry",
        "/admin/organisation/people/{id}", "/admin/files", "/admin/files/new", "/admin/files/{name}",
        "/admin/files/{name}/history", "/admin/files/{name}/history/{serial}", "/api/files", "/api/files/{name}",
        "/api/files/{name}/check", "/api/files/{name}/changes", "/api/files/{name}/changes/{serial}",
        "/api/operations/journals/check", "/api/operations/test-mail", "/admin/retention", "/admin/retention/record",
        "/admin/retention/{id}", "/admin/retention/{id}/export", "/api/retention", "/api/retention/check",
        "/api/retention/disposals", "/api/retention/disposals/{id}", "/api/retention/disposals/{id}/cases",
        "/api/retention/disposals/{id}/approve", "/api/retention/disposals/{id}/reject", "/api/retention/exemptions",
        "/api/retention/exemptions/{number}/end",
    ];

    /// <summary>Where a case is named by a parameter.</summary>
    private static readonly string[] Case =
    [
        "/cases/{number}", "/api/cases/{number}", "/api/gates/{id}", "/api/referrals/{id}", "/decisions/{gate}",
    ];

    private static readonly string[] Everybody =
    [
        "/", "/inbox", "/cases", "/cases/new", "/decisions", "/bulk", "/routines", "/mail", "/account",
        "/sign-out", "/cover",
        "/migrations/{id}", "/api/cases", "/api/inbox", "/api/bulk", "/api/me/mail", "/api/routines", "/api/migrations",
        "/api/absences", "/api/absence-calendars", "/api/delegations", "/api/delegation-scheme",
        "/insight", "/obstacles", "/api/insight", "/search", "/board", "/views", "/api/search", "/api/views",
    ];

    /// <returns>Null: nobody has said what it is.</returns>
    public static RouteKind? Of(string route)
    {
        route = Constraint().Replace(route, "}");
        if (Is(Open, route) || route.StartsWith("/reference", StringComparison.Ordinal) || IsAsset(route))
            return RouteKind.Open;
        if (Under("/partner", route)) return RouteKind.Partner;
        if (Is(Staff, route)) return RouteKind.Staff;
        if (Case.Any(p => Under(p, route))) return RouteKind.Case;
        return Everybody.Any(p => p == "/" ? route == "/" : Under(p, route)) ? RouteKind.Everybody : null;
    }

    [GeneratedRegex(@":[a-z]+\}")]
    private static partial Regex Constraint();

    private static bool IsAsset(string route) => !route.Contains('{', StringComparison.Ordinal)
        && route.StartsWith("/assets/", StringComparison.Ordinal);

    private static bool Is(string[] routes, string route) => routes.Contains(route);

    private static bool Under(string prefix, string route) =>
        route == prefix || route.StartsWith(prefix + "/", StringComparison.Ordinal)
        || route.StartsWith(prefix + ".", StringComparison.Ordinal);
}
