using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IPB.Host.Tests.Access;

/// <summary>
/// A real OpenID Connect provider on a loopback port, at which somebody is signed in already. What it answers can be
/// spoilt on the way out.
/// </summary>
public sealed class CityProvider : IAsyncDisposable
{
    public const string Client = "ipb";
    public const string Secret = "a secret that the two share, long enough for any algorithm";

    private readonly RsaSecurityKey key = new(RSA.Create(2048)) { KeyId = "city" };
    private WebApplication? app;

    public Uri Address { get; private set; } = null!;

    /// <summary>Mail address of whoever is signed in there.</summary>
    public string Email { get; set; } = "maria.lind@stad.example";

    /// <summary>Changes the claims of the next id tokens before they are signed.</summary>
    public Action<IDictionary<string, object>>? Spoil { get; set; }

    /// <summary>How the next id tokens are signed; null: not at all.</summary>
    public SigningCredentials? Sealed { get; set; }

    public async Task StartAsync()
    {
        Right();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Services.AddRouting();
        builder.Services.AddOpenIddict().AddServer(Configure);
        app = builder.Build();
        app.UseAuthentication();
        await app.StartAsync();
        Address =
            new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    /// <summary>From now on it answers as it should.</summary>
    public void Right()
    {
        (Email, Spoil) = ("maria.lind@stad.example", null);
        Sealed = new(key, SecurityAlgorithms.RsaSha256);
    }

    /// <summary>An order to end sessions, as the provider signs it, and spoilt where that is said.</summary>
    public string LogoutToken(Action<IDictionary<string, object>> change, SigningCredentials? by = null,
        string? type = null)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>
        {
            ["iss"] = Address.ToString(),
            ["aud"] = Client,
            ["iat"] = now,
            ["exp"] = now + 120,
            ["jti"] = Guid.NewGuid().ToString(),
            ["events"] = new Dictionary<string, object>
            {
                ["http://schemas.openid.net/event/backchannel-logout"] = new Dictionary<string, object>(),
            },
        };
        change(claims);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            new SecurityTokenDescriptor
            {
                Claims = claims,
                SigningCredentials = by ?? new(key, SecurityAlgorithms.RsaSha256),
                TokenType = type ?? "logout+jwt",
            });
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null) await app.DisposeAsync();
    }

    private void Configure(OpenIddictServerBuilder server)
    {
        server.EnableDegradedMode();
        server.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token");
        server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
        server.RegisterScopes("email", "profile");
        server.AddEphemeralEncryptionKey().AddSigningKey(key);
        server.UseAspNetCore().DisableTransportSecurityRequirement();
        server.AddEventHandler<ValidateAuthorizationRequestContext>(b => b.UseInlineHandler(c =>
        {
            if (c.ClientId != Client) c.Reject("invalid_client");
            return default;
        }));
        server.AddEventHandler<ValidateTokenRequestContext>(b => b.UseInlineHandler(c =>
        {
            if (c.ClientSecret != Secret) c.Reject("invalid_client");
            return default;
        }));
        server.AddEventHandler<HandleAuthorizationRequestContext>(b => b.UseInlineHandler(c =>
        {
            var identity = new ClaimsIdentity("city", "name", "role");
            identity.AddClaim(new Claim("sub", "0815").SetDestinations("id_token"));
            identity.AddClaim(new Claim("email", Email).SetDestinations("id_token"));
            c.Principal = new ClaimsPrincipal(identity).SetScopes(c.Request.GetScopes());
            return default;
        }));
        server.AddEventHandler<ApplyTokenResponseContext>(b => b.UseInlineHandler(c =>
        {
            if (c.Response.IdToken is { } token) c.Response.IdToken = Written(token);
            return default;
        }).SetOrder(int.MinValue + 100_000));
    }

    private string Written(string token)
    {
        var handler = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };
        var claims = handler.ReadJsonWebToken(token).Claims.GroupBy(c => c.Type).ToDictionary(g => g.Key,
            g => g.Key is "exp" or "iat" or "nbf" ? (object)long.Parse(g.First().Value,
                System.Globalization.CultureInfo.InvariantCulture) : g.First().Value);
        Spoil?.Invoke(claims);
        return handler.CreateToken(new SecurityTokenDescriptor { Claims = claims, SigningCredentials = Sealed });
    }
}
