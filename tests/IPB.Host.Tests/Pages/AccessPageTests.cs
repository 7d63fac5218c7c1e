using System.Net;

namespace IPB.Host.Tests.Pages;

/// <summary>Who gets in, and who does not.</summary>
public sealed class AccessPageTests(RunningCity city) : IClassFixture<RunningCity>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/inbox")]
    [InlineData("/cases")]
    [InlineData("/cases/new")]
    [InlineData("/cases/2026-00001")]
    [InlineData("/routines/innovation-case")]
    [InlineData("/mail")]
    [InlineData("/account")]
    public async Task Nobody_sees_a_page_without_signing_in(string path)
    {
        using var stranger = new Browser(city);
        await stranger.OpenAsync(path);

        Assert.Equal(HttpStatusCode.Redirect, stranger.Status);
        Assert.Contains("/sign-in", stranger.Location, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sv")]
    [InlineData("en")]
    public async Task Every_page_speaks_the_chosen_language(string language)
    {
        await city.As("elin.dahlgren").SubmitAsync("Skolgården är mörk");
        using var anna = await Browser.SignedInAsync(city, "anna.ek", language);
        string[] paths = ["/inbox", "/cases", "/cases/2026-00001", "/cases/new", "/routines",
            "/routines/innovation-case",
            "/mail", "/account", "/cases/2026-09999"];
        foreach (var path in paths)
        {
            await anna.OpenAsync(path);
            Assert.Contains($"<html lang=\"{language}\"", anna.Page, StringComparison.Ordinal);
            Assert.Contains(language == "sv" ? "Anmäl ett problem" : "Report a problem",
                anna.Words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_language_switch_comes_back_to_the_same_page()
    {
        using var anna = await Browser.SignedInAsync(city, "anna.ek");
        await anna.OpenAsync("/cases?open=true");
        await anna.SendAsync("language", ("language", "sv"));

        Assert.Contains("<html lang=\"sv\"", anna.Page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"true\" selected", anna.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_never_leads_to_another_site()
    {
        using var anna = await Browser.SignedInAsync(city, "anna.ek");
        await anna.OpenAsync("/cases");
        var (action, values) = anna.Filled("language", ("language", "sv"));
        await anna.PostAsync(action, values.Select(v => v.Key == "return" ? new("return", "//evil.example/") : v));

        Assert.Equal("/", anna.Location);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var anna = await Browser.SignedInAsync(city, "anna.ek");
        await anna.OpenAsync("/cases/new");
        var (action, values) = anna.Filled("report", ("title", "Utan"), ("description", "Utan."),
            ("department", "SLK"));
        await anna.PostAsync(action, values.Where(v => !v.Key.StartsWith("__", StringComparison.Ordinal)));

        Assert.Equal(HttpStatusCode.BadRequest, anna.Status);
        Assert.Empty(await city.Engine.Cases.ListAsync(new() { Text = "Utan." }));
    }

    [Fact]
    public async Task A_token_is_shown_once_works_and_can_be_revoked()
    {
        using var anna = await Browser.SignedInAsync(city, "anna.ek");
        await anna.OpenAsync("/account");
        await anna.SendAsync("token-new", ("name", "Nattens rapport"), ("days", "30"));
        var token = System.Text.RegularExpressions.Regex.Match(anna.Page, "ipb_[0-9a-f]{64}").Value;
        Assert.Equal(HttpStatusCode.OK, (await city.WithToken(token).ReadAsync("/api/inbox")).Status);
        await anna.OpenAsync("/account");
        Assert.DoesNotContain(token, anna.Page, StringComparison.Ordinal);
        var id = System.Text.RegularExpressions.Regex.Match(anna.Page, "id=\"(revoke-[0-9a-f]+)\"").Groups[1].Value;
        await anna.SendAsync(id);

        Assert.Equal(HttpStatusCode.Unauthorized, (await city.WithToken(token).ReadAsync("/api/inbox")).Status);
    }
}

/// <summary>A city that is not a demo.</summary>
public sealed class ProductionCity(TestPostgres postgres) : RunningCity(postgres)
{
    protected override HostSettings Change(HostSettings settings) => settings with { Demo = false };
}

public sealed class ProductionPageTests(ProductionCity city) : IClassFixture<ProductionCity>
{
    [Fact]
    public async Task There_are_no_personas_and_no_clock()
    {
        using var stranger = new Browser(city);
        await stranger.OpenAsync("/sign-in");
        Assert.DoesNotContain("name=\"persona\"", stranger.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("/demo/clock", stranger.Page, StringComparison.Ordinal);
        await stranger.SendAsync("token-form", ("persona", "anna.ek"));

        Assert.Equal(HttpStatusCode.Forbidden, stranger.Status);
    }

    [Fact]
    public async Task A_personal_token_signs_in()
    {
        var tokens = new Workflows.Storage.ApiTokens(city.City.Database);
        var token = await tokens.CreateAsync("maria.lind", "webb", TimeSpan.FromDays(1));
        using var maria = new Browser(city);
        await maria.OpenAsync("/sign-in?ReturnUrl=%2Fcases");
        await maria.SendAsync("token-form", ("token", token));

        Assert.Equal(HttpStatusCode.OK, maria.Status);
        Assert.Contains("Maria Lind", maria.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_token_is_refused_in_place()
    {
        using var stranger = new Browser(city);
        await stranger.OpenAsync("/sign-in");
        await stranger.SendAsync("token-form", ("token", "ipb_wrong"));

        Assert.Equal(HttpStatusCode.Forbidden, stranger.Status);
        Assert.Contains("unknown, expired or revoked", stranger.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("ipb_wrong", stranger.Page, StringComparison.Ordinal);
    }
}
