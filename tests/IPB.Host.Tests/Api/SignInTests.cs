using System.Net;
using IPB.Host.Access;
using IPB.Workflows.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IPB.Host.Tests.Api;

public sealed class SignInTests(RunningCity city) : IClassFixture<RunningCity>
{
    private static readonly object Problem = new { title = "t", description = "d", department = "FSF" };
    private readonly ApiTokens tokens = new(city.City.Database);

    [Theory]
    [InlineData("/api/cases")]
    [InlineData("/api/cases/2026-00001")]
    [InlineData("/api/cases/2026-00001/journal")]
    [InlineData("/api/inbox")]
    [InlineData("/api/routines")]
    [InlineData("/api/routines/problem-intake/diagram.svg")]
    public async Task Reading_asks_who_you_are(string path) =>
        Assert.Equal(HttpStatusCode.Unauthorized, (await city.Anonymous().ReadAsync(path)).Status);

    [Theory]
    [InlineData("/api/cases")]
    [InlineData("/api/cases/2026-00001/triggers/accept")]
    [InlineData("/api/cases/2026-00001/comments")]
    [InlineData("/api/gates/2026-00001.bp1.1/decisions")]
    [InlineData("/api/demo/clock/advance")]
    public async Task Changing_asks_who_you_are(string path) =>
        Assert.Equal(HttpStatusCode.Unauthorized, (await city.Anonymous().PostAsync(path, Problem)).Status);

    [Fact]
    public async Task A_token_signs_its_owner_in()
    {
        var token = await tokens.CreateAsync("elin.dahlgren", "test", TimeSpan.FromDays(1));
        var number = await city.WithToken(token).SubmitAsync("By a program");
        Assert.Equal("elin.dahlgren", (string)(await city.WithToken(token).CaseAsync(number))["submitter"]!);
    }

    [Fact]
    public async Task An_unknown_token_is_refused()
    {
        var answer = await city.WithToken("ipb_" + new string('0', 64)).PostAsync("/api/cases", Problem);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Fact]
    public async Task A_revoked_token_is_refused()
    {
        var token = await tokens.CreateAsync("anna.ek", "test", TimeSpan.FromDays(1));
        var id = (await tokens.OfAsync("anna.ek")).Single().Id;
        Assert.Equal(HttpStatusCode.OK, (await city.WithToken(token).ReadAsync("/api/inbox")).Status);
        Assert.True(await tokens.RevokeAsync("anna.ek", id));
        Assert.Equal(HttpStatusCode.Unauthorized, (await city.WithToken(token).ReadAsync("/api/inbox")).Status);
    }

    [Fact]
    public async Task A_token_is_revoked_by_its_owner_only()
    {
        await tokens.CreateAsync("maria.lind", "test", TimeSpan.FromDays(1));
        var id = (await tokens.OfAsync("maria.lind")).Single().Id;
        Assert.False(await tokens.RevokeAsync("elin.dahlgren", id));
    }

    [Fact]
    public async Task An_expired_token_is_refused()
    {
        var token = await tokens.CreateAsync("lars.wallin", "test", TimeSpan.FromSeconds(-1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await city.WithToken(token).ReadAsync("/api/inbox")).Status);
        Assert.Empty(await tokens.OfAsync("lars.wallin"));
    }

    [Fact]
    public async Task The_database_never_sees_a_token()
    {
        var token = await tokens.CreateAsync("johan.sundin", "test", TimeSpan.FromDays(1));
        await using var source = NpgsqlDataSource.Create(city.Connection);
        await using var command = source.CreateCommand("select string_agg(t::text, ' ') from ipb.api_tokens t");
        Assert.DoesNotContain(token[4..], (string)(await command.ExecuteScalarAsync())!);
    }

    [Fact]
    public async Task A_person_who_is_not_in_the_organisation_is_refused() =>
        Assert.Equal(HttpStatusCode.Unauthorized, (await city.As("nobody").PostAsync("/api/cases", Problem)).Status);

    [Fact]
    public async Task A_cookie_reads_but_changes_nothing()
    {
        using var client = new HttpClient { BaseAddress = city.Address };
        client.DefaultRequestHeaders.Add("Cookie", $"ipb={await CookieOfAsync("elin.dahlgren")}");
        Assert.Equal(HttpStatusCode.OK, (await client.ReadAsync("/api/inbox")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.PostAsync("/api/cases", Problem, "key")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized,
            (await client.PostAsync("/api/demo/clock/advance", new { by = "1 hour" }, "key")).Status);
    }

    private async Task<string> CookieOfAsync(string person)
    {
        var options = city.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(SignIn.Cookie);
        var principal = SignIn.Principal(city.Engine.Organisation.FindPerson(person)!, SignIn.Cookie,
            await city.Services.GetRequiredService<Sessions>().BeginAsync(person, TimeSpan.FromHours(1)));
        return options.TicketDataFormat.Protect(new AuthenticationTicket(principal, SignIn.Cookie));
    }
}

/// <summary>A city in earnest: no personas, no clock to move.</summary>
public sealed class EarnestCity(TestPostgres postgres) : RunningCity(postgres)
{
    protected override HostSettings Change(HostSettings settings) => settings with { Demo = false };
}

public sealed class EarnestTests(EarnestCity city) : IClassFixture<EarnestCity>
{
    [Fact]
    public async Task The_demo_header_signs_nobody_in()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await city.As("anna.ek").ReadAsync("/api/inbox")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await city.As("anna.ek").PostAsync("/api/cases",
            new { title = "t", description = "d", department = "FSF" })).Status);
    }

    [Theory]
    [InlineData("/api/demo/personas")]
    [InlineData("/api/demo/clock")]
    public async Task There_are_no_demo_routes(string path)
    {
        var token = await new ApiTokens(city.City.Database).CreateAsync("anna.ek", "test", TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.NotFound, (await city.WithToken(token).ReadAsync(path)).Status);
    }

    [Fact]
    public async Task A_database_whose_clock_was_moved_is_refused()
    {
        await city.City.Database.AdvanceClockAsync(TimeSpan.FromDays(1));
        var refused = await Assert.ThrowsAsync<StartRefused>(() =>
            City.OpenAsync(city.City.Settings, _ => { }, CancellationToken.None));
        await city.City.Database.FreezeClockAsync(null);
        Assert.Contains("--demo", refused.Message);
    }
}
