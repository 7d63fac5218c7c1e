using System.Security.Claims;
using System.Text.Encodings.Web;
using IPB.Host.Partners;
using IPB.Workflows;
using IPB.Workflows.People;
using IPB.Workflows.Storage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace IPB.Host.Access;

/// <summary>
/// Three ways to be somebody: a cookie for pages, a personal token for programs, and in demo mode
/// <c>Authorization: Demo &lt;person-id&gt;</c>.
/// </summary>
internal static class SignIn
{
    public const string Header = "Header";

    /// <summary>Claim with the secret of a browser's session.</summary>
    public const string Session = "ipb:session";
    public const string Cookie = CookieAuthenticationDefaults.AuthenticationScheme;

    /// <summary>
    /// For calls that change something: never by a cookie alone, which another site could send along.
    /// </summary>
    public const string ByHeader = "by-header";

    /// <summary>For looking at how the system works; changing it takes the role <see cref="Administrator"/>.</summary>
    public const string Operations = "operations";
    public const string Administrator = "administrator";
    public const string Coordinator = "coordinator";

    public static void AddSignIn(this IServiceCollection services, HostSettings settings, Database database)
    {
        var secure = settings.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        services.AddHttpContextAccessor();
        services.AddScoped<CurrentPerson>();
        services.AddScoped<Seen>();
        services.AddSingleton(new Sessions(database));
        services.AddSingleton<OrganisationFollower>();
        // A demo follows its whole folder.
        if (!settings.Demo) services.AddHostedService(s => s.GetRequiredService<OrganisationFollower>());
        services.PostConfigure<AntiforgeryOptions>(o =>
        {
            if (settings.IsSecure) o.Cookie.Name = "__Host-ipb-form";
            o.Cookie.SecurePolicy = secure;
        });
        var schemes = services.AddAuthentication("Any")
            .AddPolicyScheme("Any", null, o => o.ForwardDefaultSelector = http =>
                http.Request.Headers.Authorization.Count > 0 ? Header : Cookie)
            .AddScheme<AuthenticationSchemeOptions, HeaderHandler>(Header, null)
            .AddCookie(Cookie, o =>
            {
                // The prefix has browsers refuse a cookie that another host or an unencrypted page sets.
                o.Cookie.Name = settings.IsSecure ? "__Host-ipb" : "ipb";
                o.Cookie.HttpOnly = true;
                o.Cookie.SameSite = SameSiteMode.Lax;
                o.Cookie.SecurePolicy = secure;
                o.Cookie.Path = "/";
                o.ExpireTimeSpan = settings.Session.Longest;
                o.SlidingExpiration = false;
                o.Events.OnValidatePrincipal = ValidateAsync;
                o.LoginPath = "/sign-in";
                o.Events.OnRedirectToLogin = LeadToSignIn;
                // Whoever lacks a role does not get it by signing in once more.
                o.Events.OnRedirectToAccessDenied = context =>
                {
                    context.Response.StatusCode = StatusCodes.Status403Forbidden;
                    return Task.CompletedTask;
                };
            });
        schemes.AddPartnerSignIn(settings, secure);
        if (settings.Oidc is { } oidc) schemes.AddCitySignIn(oidc, secure);
        services.AddAuthorizationBuilder()
            .AddPolicy(ByHeader, p => p.AddAuthenticationSchemes(Header).RequireAuthenticatedUser())
            .AddPolicy(Operations, p => p.RequireRole(Administrator, Coordinator));
    }

    /// <param name="session">The secret of the browser's session; null where there is none.</param>
    public static ClaimsPrincipal Principal(Person person, string scheme, string? session = null) =>
        new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, person.Id), new(ClaimTypes.Name, person.Name),
            .. session is null ? (Claim[])[] : [new Claim(Session, session)],
            .. person.Roles.Select(r => new Claim(ClaimTypes.Role, r)),
        ], scheme));

    /// <summary>Begins a session at this browser.</summary>
    public static async Task ComeInAsync(HttpContext http, Person person)
    {
        var services = http.RequestServices;
        var secret = await services.GetRequiredService<Sessions>().BeginAsync(
            person.Id, services.GetRequiredService<HostSettings>().Session.Longest, http.RequestAborted);
        await http.SignInAsync(Cookie, Principal(person, Cookie, secret));
    }

    // Each request asks anew: whoever was signed out, left the organisation or lost a role has no more than that.
    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var secret = context.Principal?.FindFirstValue(Session);
        var id = secret is null ? null : await services.GetRequiredService<Sessions>().PersonOfAsync(
            secret, services.GetRequiredService<HostSettings>().Session.Idle, context.HttpContext.RequestAborted);
        if (id is not null && services.GetRequiredService<WorkflowEngine>().Organisation.FindPerson(id) is { } person)
        {
            context.ReplacePrincipal(Principal(person, Cookie, secret));
            return;
        }

        context.RejectPrincipal();
        context.Response.Cookies.Delete(
            context.Options.Cookie.Name!, context.Options.Cookie.Build(context.HttpContext));
    }

    private static Task LeadToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    private sealed class HeaderHandler(
        IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder,
        WorkflowEngine engine, ApiTokens tokens, HostSettings settings)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
    {
        protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            var parts = Request.Headers.Authorization.ToString().Split(' ', 2, StringSplitOptions.TrimEntries);
            if (parts.Length < 2) return AuthenticateResult.NoResult();
            var id = parts[0].ToLowerInvariant() switch
            {
                "bearer" => await tokens.PersonOfAsync(parts[1], Context.RequestAborted),
                "demo" when settings.Personas => parts[1],
                _ => null,
            };
            return id is not null && engine.Organisation.FindPerson(id) is { } person
                ? AuthenticateResult.Success(new(Principal(person, Scheme.Name), Scheme.Name))
                : AuthenticateResult.Fail("the token is unknown, expired or revoked");
        }

        protected override Task HandleChallengeAsync(AuthenticationProperties properties)
        {
            Response.Headers.WWWAuthenticate = "Bearer";
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }
    }
}
