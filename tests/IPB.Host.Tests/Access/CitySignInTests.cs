using System.Net;
using System.Text;
using IPB.Host.Access;
using IPB.Host.Operations;
using IPB.Host.Pages;
using IPB.Host.Tests.Pages;
using IPB.Workflows.People;
using IPB.Workflows.Storage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace IPB.Host.Tests.Access;

/// <summary>
/// A city whose people come in by the city's own provider. It is a demo as well: nobody gets in by that.
/// </summary>
public sealed class OidcCity(TestPostgres postgres) : RunningCity(postgres)
{
    public CityProvider Provider { get; } = new();

    public override async ValueTask InitializeAsync()
    {
        await Provider.StartAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Provider.DisposeAsync();
    }

    /// <summary>Settings of one more node of the same city.</summary>
    public HostSettings NodeSettings() => Change(SettingsFor(Connection, DataFolder));

    protected override HostSettings Change(HostSettings settings) => settings with
    {
        Oidc = new(Provider.Address, CityProvider.Client, CityProvider.Secret),
    };
}

/// <summary>Signing in by a real OpenID Connect provider, and staying signed in.</summary>
public sealed partial class CitySignInTests(OidcCity city) : IClassFixture<OidcCity>
{
    private Sessions Sessions => city.Services.GetRequiredService<Sessions>();

    [Fact]
    public async Task Whoever_the_city_knows_comes_in_and_lands_where_they_wanted()
    {
        using var client = Browse();

        using var answer = await client.GetAsync("/sign-in/city?returnUrl=/routines");

        Assert.Equal("/routines", answer.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("Maria Lind", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonce")]
    [InlineData("audience")]
    [InlineData("issuer")]
    [InlineData("expired")]
    [InlineData("no expiry")]
    [InlineData("unsigned")]
    [InlineData("another algorithm")]
    public async Task An_answer_that_is_not_right_in_everything_lets_nobody_in(string wrong)
    {
        city.Provider.Spoil = claims => Spoil(claims, wrong);
        if (wrong == "unsigned") city.Provider.Sealed = null;
        if (wrong == "another algorithm")
            city.Provider.Sealed = new(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(CityProvider.Secret)), "HS256");
        using var client = Browse();

        using var answer = await client.GetAsync("/sign-in/city");

        city.Provider.Right();
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("gave no valid answer", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("/sign-in", (await client.GetAsync("/inbox")).RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task An_answer_that_this_browser_did_not_ask_for_lets_nobody_in()
    {
        using var client = Browse();
        using var answer = await client.GetAsync("/sign-in/oidc?code=stolen&state=made-up");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("sv", "finns inte i plattformens organisation")]
    [InlineData("en", "has no such person")]
    public async Task Somebody_whom_the_organisation_does_not_know_learns_what_to_do(string language, string words)
    {
        city.Provider.Email = "nobody@stad.example";
        using var client = Browse(language);

        using var answer = await client.GetAsync("/sign-in/city");

        city.Provider.Right();
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Contains("nobody@stad.example", page, StringComparison.Ordinal);
        Assert.Contains("anna.ek@stad.example", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ways_of_a_demo_are_closed()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await city.As("anna.ek").ReadAsync("/api/inbox")).Status);
        using var browser = new Browser(city);
        await browser.OpenAsync("/sign-in");
        Assert.DoesNotContain("personas", browser.Page, StringComparison.Ordinal);
        await browser.PostAsync("/sign-in", [.. browser.Filled("language").Values, new("persona", "anna.ek")]);
        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
    }

    [Fact]
    public async Task Whoever_is_signed_in_at_one_node_is_at_all_until_they_sign_out_everywhere()
    {
        // Other tests have signed her in, too.
        await Sessions.EndAllAsync("maria.lind");
        using var client = await SignedInAsync();
        await using var other = await City.OpenAsync(city.NodeSettings(), _ => { }, CancellationToken.None);
        await using var node = Server.Build(other);
        await node.StartAsync();
        var there =
            node.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

        // Cookies know no ports: the browser sends the same ones there.
        Assert.Equal("/account", await WhereAsync(client, there + "/account"));
        Assert.Equal(1, await Sessions.EndAllAsync("maria.lind"));
        Assert.Equal("/sign-in", await WhereAsync(client, there + "/account"));
        Assert.Equal("/sign-in", await WhereAsync(client, "/account"));
        await node.StopAsync();
    }

    [Fact]
    public async Task Whoever_is_taken_out_of_the_organisation_is_refused_at_once()
    {
        city.Provider.Email = "hugo.landin@stad.example";
        using var client = await SignedInAsync();
        city.Provider.Right();
        var organisation = city.Engine.Organisation;
        city.Engine.ReplacePeople(new Organisation(organisation.Departments, organisation.Roles,
            organisation.People.Where(p => p.Id != "hugo.landin"), organisation.Fallback.Id));

        Assert.Equal("/sign-in", await WhereAsync(client, "/account"));

        city.Engine.ReplacePeople(organisation);
    }

    [Fact]
    public async Task A_session_ends_when_it_is_idle_and_when_it_is_old()
    {
        var (idle, old, fresh) = (await BeginAsync(), await BeginAsync(), await BeginAsync());
        await using var source = Npgsql.NpgsqlDataSource.Create(city.Connection);
        await using var command = source.CreateCommand(
            $"""
            update ipb.sessions set seen_at = now() - interval '61 minutes' where id = sha256('{idle}'::bytea);
            update ipb.sessions set begun_at = now() - interval '11 hours', expires_at = now() - interval '1 hour'
            where id = sha256('{old}'::bytea)
            """);
        await command.ExecuteNonQueryAsync();
        var hour = TimeSpan.FromHours(1);

        Assert.Null(await Sessions.PersonOfAsync(idle, hour));
        Assert.Null(await Sessions.PersonOfAsync(old, hour));
        Assert.Equal("karin.moller", await Sessions.PersonOfAsync(fresh, hour));
    }

    [Fact]
    public async Task Keys_of_cookies_lie_in_the_database_and_cannot_be_read_there()
    {
        using var client = await SignedInAsync();
        await using var source = Npgsql.NpgsqlDataSource.Create(city.Connection);
        await using var command = source.CreateCommand("select content from ipb.protection_keys limit 1");
        var content = (string)(await command.ExecuteScalarAsync())!;
        Assert.Contains("<sealed", content, StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", content, StringComparison.Ordinal);
    }

    [Fact]
    public void Over_https_cookies_have_the_prefix_that_browsers_guard()
    {
        var services = new ServiceCollection();
        services.AddSignIn(city.City.Settings with { Mail = new() { Site = "https://cases.example.org" } },
            city.City.Database);
        services.AddPages();
        using var provider = services.BuildServiceProvider();

        var cookies = new[]
        {
            provider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(SignIn.Cookie).Cookie,
            provider.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.Cookie,
        };

        Assert.All(cookies, cookie =>
        {
            Assert.StartsWith("__Host-", cookie.Name, StringComparison.Ordinal);
            Assert.Equal((CookieSecurePolicy.Always, true, null),
                (cookie.SecurePolicy, cookie.HttpOnly, cookie.Domain));
            Assert.NotEqual(SameSiteMode.None, cookie.SameSite);
            Assert.True(cookie.Path is null or "/");
        });
    }

    private static void Spoil(IDictionary<string, object> claims, string wrong)
    {
        // What is said of other tokens is not what is tried.
        foreach (var hash in new[] { "at_hash", "c_hash" }) claims.Remove(hash);
        if (wrong == "nonce") claims["nonce"] = "another";
        if (wrong == "audience") claims["aud"] = "another";
        if (wrong == "issuer") claims["iss"] = "http://127.0.0.1:1/";
        if (wrong == "expired") claims["exp"] = DateTimeOffset.UtcNow.AddMinutes(-10).ToUnixTimeSeconds();
        if (wrong == "no expiry") claims.Remove("exp");
    }

    private HttpClient Browse(string language = "en")
    {
        var cookies = new CookieContainer();
        cookies.Add(city.Address, new Cookie("ipb-language", language));
        return new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = city.Address };
    }

    private async Task<HttpClient> SignedInAsync()
    {
        var client = Browse();
        Assert.Equal("/inbox", await WhereAsync(client, "/sign-in/city"));
        return client;
    }

    private static async Task<string> WhereAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        return answer.RequestMessage!.RequestUri!.AbsolutePath;
    }

    private Task<string> BeginAsync() => Sessions.BeginAsync("karin.moller", TimeSpan.FromHours(10));
}
