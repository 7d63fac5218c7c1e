using System.Net;
using IPB.Host.Access;
using Microsoft.IdentityModel.Tokens;

namespace IPB.Host.Tests.Access;

/// <summary>The provider says that somebody has signed out there.</summary>
public sealed partial class CitySignInTests
{
    [Fact]
    public async Task Signing_out_at_the_provider_ends_the_session_that_came_from_it_and_no_other()
    {
        using var first = await SignedInAsync("session-1");
        using var second = await SignedInAsync("session-2");

        var order = city.Provider.LogoutToken(c => c["sid"] = "session-1");
        Assert.Equal(HttpStatusCode.OK, await OrderAsync(order));

        Assert.Equal("/sign-in", await WhereAsync(first, "/account"));
        Assert.Equal("/account", await WhereAsync(second, "/account"));
        // The same order once more ends nothing.
        Assert.Equal(HttpStatusCode.BadRequest, await OrderAsync(order));
        Assert.Equal(HttpStatusCode.OK, await OrderAsync(city.Provider.LogoutToken(c => c["sub"] = "0815")));
        Assert.Equal("/sign-in", await WhereAsync(second, "/account"));
    }

    [Theory]
    [InlineData("no token")]
    [InlineData("signed by another")]
    [InlineData("unsigned")]
    [InlineData("issuer")]
    [InlineData("audience")]
    [InlineData("expired")]
    [InlineData("old")]
    [InlineData("no iat")]
    [InlineData("no event")]
    [InlineData("another event")]
    [InlineData("nonce")]
    [InlineData("no jti")]
    [InlineData("nobody")]
    [InlineData("an access token")]
    [InlineData("an id token")]
    public async Task An_order_that_is_not_right_in_everything_ends_nothing(string wrong)
    {
        using var client = await SignedInAsync("session-3");

        Assert.Equal(HttpStatusCode.BadRequest, await OrderAsync(Wrong(wrong)));

        Assert.Equal("/account", await WhereAsync(client, "/account"));
    }

    private string Wrong(string wrong)
    {
        if (wrong == "no token") return "";
        using var rsa = System.Security.Cryptography.RSA.Create(2048);
        var by = wrong == "signed by another"
            ? new SigningCredentials(new RsaSecurityKey(rsa.ExportParameters(true)), "RS256") : null;
        var token = city.Provider.LogoutToken(c =>
        {
            c["sid"] = "session-3";
            var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
            if (wrong == "issuer") c["iss"] = "http://127.0.0.1:1/";
            if (wrong == "audience") c["aud"] = "another";
            if (wrong == "expired") c["exp"] = now - 120;
            if (wrong == "old") (c["iat"], c["nbf"]) = (now - 600, now - 600);
            if (wrong is "no iat") c.Remove("iat");
            if (wrong is "no event" or "an id token") c.Remove("events");
            if (wrong == "another event") c["events"] =
                new Dictionary<string, object> { ["http://x.test/y"] = new Dictionary<string, object>() };
            if (wrong is "nonce" or "an id token") c["nonce"] = "n";
            if (wrong == "no jti") c.Remove("jti");
            if (wrong == "nobody") c.Remove("sid");
        }, by, wrong == "an access token" ? "at+jwt" : null);
        return wrong == "unsigned" ? string.Join('.', token.Split('.')[..2]) + "." : token;
    }

    private async Task<HttpStatusCode> OrderAsync(string token)
    {
        using var client = new HttpClient { BaseAddress = city.Address };
        using var answer = await client.PostAsync(BackChannelSignOut.Path,
            new FormUrlEncodedContent([new("logout_token", token)]));
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        return answer.StatusCode;
    }

    private async Task<HttpClient> SignedInAsync(string session)
    {
        city.Provider.Spoil = claims => claims["sid"] = session;
        var client = await SignedInAsync();
        city.Provider.Right();
        return client;
    }
}
