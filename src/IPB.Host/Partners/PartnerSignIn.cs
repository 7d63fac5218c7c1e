using System.Security.Claims;
using IPB.Host.Access;
using IPB.Host.Pages;
using IPB.Workflows.Partners;
using IPB.Workflows.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;

namespace IPB.Host.Partners;

/// <summary>
/// The sessions of partners: beside those of the city's people and under a cookie of their own, so that none of its
/// pages ever takes one for a person. Kept in the same table, ended at every node.
/// </summary>
internal static class PartnerSignIn
{
    public const string Scheme = "Partner";

    /// <summary>For the pages of partners, which nobody else has.</summary>
    public static AuthorizationPolicy Policy { get; } =
        new AuthorizationPolicyBuilder(Scheme).RequireAuthenticatedUser().Build();

    public static void AddPartnerSignIn(
        this AuthenticationBuilder builder, HostSettings settings, CookieSecurePolicy secure) =>
        builder.AddCookie(Scheme, o =>
        {
            o.Cookie.Name = settings.IsSecure ? "__Host-ipb-partner" : "ipb-partner";
            (o.Cookie.HttpOnly, o.Cookie.SameSite) = (true, SameSiteMode.Lax);
            (o.Cookie.SecurePolicy, o.Cookie.Path) = (secure, "/");
            (o.ExpireTimeSpan, o.SlidingExpiration) = (settings.Session.Longest, false);
            o.Events.OnValidatePrincipal = ValidateAsync;
            o.Events.OnRedirectToLogin = context => Show.Page<PartnerGonePage>(
                new PartnerGoneModel(PartnerGone.Nobody), StatusCodes.Status401Unauthorized)
                    .ExecuteAsync(context.HttpContext);
        });

    /// <summary>Begins a session at this browser; one that it had before ends.</summary>
    /// <param name="partner">As <see cref="Partner.IdOf"/> says.</param>
    public static async Task ComeInAsync(HttpContext http, string partner)
    {
        var before = await http.AuthenticateAsync(Scheme);
        if (before.Succeeded) await EndAsync(http, before.Principal);
        var services = http.RequestServices;
        var secret = await services.GetRequiredService<Sessions>().BeginAsync(
            partner, services.GetRequiredService<HostSettings>().Session.Longest, http.RequestAborted);
        await http.SignInAsync(Scheme, new(new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, partner), new(SignIn.Session, secret)], Scheme)));
    }

    /// <summary>Who comes to a page that asks for <see cref="Policy"/>.</summary>
    public static string PartnerOf(HttpContext http) => http.User.FindFirstValue(ClaimTypes.NameIdentifier)!;

    /// <summary>Who has a session at this browser, whatever page it asks for; null: nobody.</summary>
    public static async Task<string?> PartnerOfAsync(HttpContext http) =>
        (await http.AuthenticateAsync(Scheme)).Principal?.FindFirstValue(ClaimTypes.NameIdentifier);

    public static async Task LeaveAsync(HttpContext http)
    {
        await EndAsync(http, http.User);
        await http.SignOutAsync(Scheme);
    }

    private static async Task EndAsync(HttpContext http, ClaimsPrincipal who)
    {
        if (who.FindFirstValue(SignIn.Session) is { } secret)
            await http.RequestServices.GetRequiredService<Sessions>().EndAsync(secret, http.RequestAborted);
    }

    // Whether the invitation still holds is asked with the case.
    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var secret = context.Principal?.FindFirstValue(SignIn.Session);
        var id = secret is null ? null : await services.GetRequiredService<Sessions>().PersonOfAsync(
            secret, services.GetRequiredService<HostSettings>().Session.Idle, context.HttpContext.RequestAborted);
        if (id is null || !Partner.IsId(id) || id != context.Principal!.FindFirstValue(ClaimTypes.NameIdentifier))
            context.RejectPrincipal();
    }
}
