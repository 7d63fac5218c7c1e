using System.IdentityModel.Tokens.Jwt;
using System.Text.Json;
using IPB.Host.Notifications;
using IPB.Workflows.Storage;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace IPB.Host.Access;

/// <summary>
/// Signing out at the city's provider ends the sessions here: it calls this address with a logout token (OpenID Connect
/// Back-Channel Logout 1.0). Only a token that is right in everything ends anything, and each once.
/// </summary>
internal static class BackChannelSignOut
{
    public const string Path = "/sign-out/back-channel";
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";

    /// <summary>How old a token may be, and how far two clocks may differ.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    public static void MapBackChannelSignOut(this IEndpointRouteBuilder open) =>
        // The provider calls it, which has no form of ours; the token says that it may.
        open.MapPost(Path, SignOutAsync).AllowAnonymous().DisableAntiforgery();

    private static async Task<IResult> SignOutAsync([FromForm(Name = "logout_token")] string? token, HttpContext http,
        IOptionsMonitor<OpenIdConnectOptions> options, Sessions sessions, ILoggerFactory loggers)
    {
        http.Response.Headers.CacheControl = "no-store";
        var log = loggers.CreateLogger("IPB.SignOut");
        try
        {
            var order = await ReadAsync(token ?? "", options.Get(CitySignIn.Scheme));
            var ended = await sessions.EndAtProviderAsync(order, http.RequestAborted)
                ?? throw new SecurityTokenReplayDetectedException("its jti was used before");
            log.LogInformation("The city's sign-in ended {Count} sessions", ended);
            return Results.Ok();
        }
        catch (Exception e) when (e is SecurityTokenException or SecurityTokenArgumentException or ArgumentException)
        {
            log.LogWarning("A logout token was refused: {Reason}", OneLine.Of(e.Message));
            return Results.Json(new { error = "invalid_request" }, statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private static async Task<ProviderSignOut> ReadAsync(string token, OpenIdConnectOptions options)
    {
        var parameters = options.TokenValidationParameters.Clone();
        parameters.ConfigurationManager = options.ConfigurationManager as BaseConfigurationManager;
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, parameters);
        if (!result.IsValid)
            throw result.Exception as SecurityTokenException ?? new SecurityTokenException("it is no token");
        var jwt = (JsonWebToken)result.SecurityToken;
        // What another endpoint would take for something else is no order to sign out.
        if (jwt.Typ is { Length: > 0 } type
            && type.ToLowerInvariant() is not ("jwt" or "logout+jwt" or "application/logout+jwt"))
            throw new SecurityTokenException($"its type is {type}");
        if (jwt.TryGetClaim("nonce", out _)) throw new SecurityTokenException("it has a nonce");
        if (!jwt.TryGetPayloadValue<JsonElement>("events", out var events) || events.ValueKind != JsonValueKind.Object
            || !events.TryGetProperty(Event, out var what) || what.ValueKind != JsonValueKind.Object)
            throw new SecurityTokenException("it is not about signing out");
        var now = (options.TimeProvider ?? TimeProvider.System).GetUtcNow().UtcDateTime;
        if (!jwt.TryGetPayloadValue<long>("iat", out _) || jwt.IssuedAt < now - Life || jwt.IssuedAt > now + Skew)
            throw new SecurityTokenException("it was not issued just now");
        if (jwt.Id is not { Length: > 0 and <= 500 } id) throw new SecurityTokenException("it has no jti");
        var (subject, session) = (Text("sub"), Text("sid"));
        if (subject is null && session is null) throw new SecurityTokenException("it says neither sub nor sid");
        return new(jwt.Issuer, subject, session, id, jwt.IssuedAt + Life + Skew);

        string? Text(string name) => jwt.TryGetPayloadValue<string>(name, out var value)
            && !string.IsNullOrEmpty(value) ? value : null;
    }

    /// <summary>What of a sign-in is kept with the session, so that it can be ended from there.</summary>
    public static ProviderSession Of(JwtSecurityToken token) =>
        new(token.Issuer, token.Subject, token.Claims.FirstOrDefault(c => c.Type == "sid")?.Value);
}
