using System.Security.Claims;
using System.Text.Encodings.Web;
using IPB.Workflows;
using IPB.Workflows.People;
using IPB.Workflows.Storage;
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
    public const string Cookie = CookieAuthenticationDefaults.AuthenticationScheme;

    /// <summary>
    /// For calls that change something: never by a cookie alone, which another site could send along.
    /// </summary>
    public const string ByHeader = "by-header";

    /// <summary>For looking at how the system works; changing it takes the role <see cref="Administrator"/>.</summary>
    public const string Operations = "operations";
    public const string Administrator = "administrator";
    public const string Coordinator = "coordinator";

    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<CurrentPerson>();
        services.AddScoped<Seen>();
        services.AddAuthentication("Any")
            .AddPolicyScheme("Any", null, o => o.ForwardDefaultSelector = http =>
                http.Request.Headers.Authorization.Count > 0 ? Header : Cookie)
            .AddScheme<AuthenticationSchemeOptions, HeaderHandler>(Header, null)
            .AddCookie(Cookie, o =>
            {
                o.Cookie.Name = "ipb";
                o.Cookie.HttpOnly = true;
                o.Cookie.SameSite = SameSiteMode.Lax;
                o.ExpireTimeSpan = TimeSpan.FromHours(8);
                o.LoginPath = "/sign-in";
                o.AccessDeniedPath = "/sign-in";
                o.Events.OnRedirectToLogin = context => Redirect(context, StatusCodes.Status401Unauthorized);
                o.Events.OnRedirectToAccessDenied = context => Redirect(context, StatusCodes.Status403Forbidden);
            });
        services.AddAuthorizationBuilder()
            .AddPolicy(ByHeader, p => p.AddAuthenticationSchemes(Header).RequireAuthenticatedUser())
            .AddPolicy(Operations, p => p.RequireRole(Administrator, Coordinator));
    }

    public static ClaimsPrincipal Principal(Person person, string scheme) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, person.Id), new(ClaimTypes.Name, person.Name),
            .. person.Roles.Select(r => new Claim(ClaimTypes.Role, r)),
        ], scheme));

    private static Task Redirect(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
            context.Response.StatusCode = status;
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
                "demo" when settings.Demo => parts[1],
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
