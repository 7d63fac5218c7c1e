using IPB.Host.Pages;
using IPB.Workflows;
using IPB.Workflows.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace IPB.Host.Access;

/// <summary>
/// Signing in by the city's OpenID Connect provider: authorization code with PKCE, state and nonce; issuer, audience,
/// life and algorithm of what it answers are checked. Who somebody is, is theirs to say; what they may is the
/// organisation's.
/// </summary>
internal static class CitySignIn
{
    public const string Scheme = "City";
    public const string Path = "/sign-in/city";
    private const string Answer = "/sign-in/oidc";

    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384,
    ];

    public static void AddCitySignIn(
        this AuthenticationBuilder builder, OidcSettings settings, CookieSecurePolicy secure)
    {
        builder.AddOpenIdConnect(Scheme, o =>
        {
            o.Authority = settings.Authority.ToString();
            (o.ClientId, o.ClientSecret) = (settings.ClientId, settings.ClientSecret);
            o.RequireHttpsMetadata = !settings.Authority.IsLoopback;
            (o.ResponseType, o.ResponseMode, o.UsePkce) = ("code", "query", true);
            (o.CallbackPath, o.SignedOutCallbackPath) = (Answer, "/sign-out/oidc");
            o.SignInScheme = SignIn.Cookie;
            o.SignedOutRedirectUri = "/sign-in";
            (o.MapInboundClaims, o.SaveTokens, o.GetClaimsFromUserInfoEndpoint) = (false, false, false);
            o.Scope.Clear();
            foreach (var scope in settings.Scopes) o.Scope.Add(scope);
            o.TokenValidationParameters = Strict(settings);
            // The answer comes by following a link, with which a browser sends such cookies.
            (o.CorrelationCookie.SameSite, o.NonceCookie.SameSite) = (SameSiteMode.Lax, SameSiteMode.Lax);
            (o.CorrelationCookie.SecurePolicy, o.NonceCookie.SecurePolicy) = (secure, secure);
            o.Events = new()
            {
                OnTokenValidated = context => ComeInAsync(context, settings),
                OnRemoteFailure = RefuseAsync,
                OnRedirectToIdentityProviderForSignOut = LeaveAsync,
            };
        });
    }

    public static void MapCitySignIn(this IEndpointRouteBuilder open) =>
        open.MapGet(Path, (string? returnUrl) => Results.Challenge(
            new() { RedirectUri = Show.Local(returnUrl) is "/" ? "/inbox" : Show.Local(returnUrl) }, [Scheme]));

    private static TokenValidationParameters Strict(OidcSettings settings) => new()
    {
        ValidateIssuer = true,
        ValidateAudience = true,
        ValidAudience = settings.ClientId,
        ValidateLifetime = true,
        RequireExpirationTime = true,
        RequireSignedTokens = true,
        ValidateIssuerSigningKey = true,
        ValidAlgorithms = Algorithms,
        ClockSkew = TimeSpan.FromMinutes(1),
    };

    private static async Task ComeInAsync(TokenValidatedContext context, OidcSettings settings)
    {
        // The framework takes an unsigned answer as long as it comes straight from the provider; we do not.
        if (!Algorithms.Contains(context.SecurityToken.SignatureAlgorithm))
        {
            context.Fail($"the id token is signed by \"{context.SecurityToken.SignatureAlgorithm}\"");
            return;
        }

        var services = context.HttpContext.RequestServices;
        var organisation = services.GetRequiredService<WorkflowEngine>().Organisation;
        if (PersonMatch.Of(settings, organisation, context.Principal!) is not { } person)
        {
            context.HandleResponse();
            var value = PersonMatch.ValueOf(settings, context.Principal!);
            await ShowAsync(context.HttpContext,
                AccessTexts.Unknown(settings.Claim, value, organisation.Fallback.Email));
            return;
        }

        var sessions = services.GetRequiredService<Sessions>();
        var longest = services.GetRequiredService<HostSettings>().Session.Longest;
        var secret = await sessions.BeginAsync(person.Id, longest, BackChannelSignOut.Of(context.SecurityToken),
            context.HttpContext.RequestAborted);
        context.Principal = SignIn.Principal(person, SignIn.Cookie, secret);
    }

    private static async Task RefuseAsync(RemoteFailureContext context)
    {
        context.HandleResponse();
        context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("IPB.SignIn")
            .LogWarning("The city's sign-in was refused: {Reason}",
                Notifications.OneLine.Of(context.Failure?.Message ?? ""));
        await ShowAsync(context.HttpContext, AccessTexts.CityRefused);
    }

    private static Task ShowAsync(HttpContext http, Text problem)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Show.Page<SignInPage>(new SignInModel(false, "/", FormState.None) { City = true, Problem = problem },
            StatusCodes.Status403Forbidden).ExecuteAsync(http);
    }

    // A provider that knows no signing out leaves it at ours.
    private static Task LeaveAsync(RedirectContext context)
    {
        if (!string.IsNullOrEmpty(context.ProtocolMessage.IssuerAddress)) return Task.CompletedTask;
        context.Response.Redirect("/sign-in");
        context.HandleResponse();
        return Task.CompletedTask;
    }
}
