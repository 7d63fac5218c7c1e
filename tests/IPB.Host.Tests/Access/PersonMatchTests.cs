using System.Collections.Immutable;
using System.Security.Claims;
using IPB.Host.Access;
using IPB.Host.Operations;
using IPB.Workflows.People;

namespace IPB.Host.Tests.Access;

public sealed class PersonMatchTests
{
    private static readonly OidcSettings Settings = new(new("https://login.example.org"), "ipb", "secret");

    private static readonly Organisation Town = new([new("A", new("A", "A"), DepartmentKind.Department, "")], [],
        [P("mary.lund", "mary@example.org"), P("sam.ek", "shared@example.org"), P("eva.ek", "shared@example.org")],
        "mary.lund");

    [Theory]
    [InlineData("MARY@example.org", "mary.lund")]
    [InlineData("mary.lund", "mary.lund")]
    [InlineData("shared@example.org", null)]
    [InlineData("other@example.org", null)]
    [InlineData("", null)]
    public void A_claim_is_a_mail_address_or_an_id_of_exactly_one_person(string value, string? person) =>
        Assert.Equal(person, PersonMatch.Of(Settings, Town, Claims(("email", value)))?.Id);

    [Fact]
    public void An_address_that_the_provider_has_not_verified_is_nobodys() => Assert.Null(
        PersonMatch.Of(Settings, Town, Claims(("email", "mary@example.org"), ("email_verified", "false"))));

    [Fact]
    public void A_list_names_people_by_any_claim()
    {
        var settings = Settings with
        {
            Claim = "oid",
            People = ImmutableDictionary<string, string>.Empty.Add("3f2c", "sam.ek").Add("gone", "nobody"),
        };
        Assert.Equal(
            "sam.ek", PersonMatch.Of(settings, Town, Claims(("oid", "3f2c"), ("email", "mary@example.org")))?.Id);
        Assert.Null(PersonMatch.Of(settings, Town, Claims(("oid", "gone"))));
        Assert.Null(PersonMatch.Of(settings, Town, Claims(("oid", "3f2c"), ("oid", "other"))));
    }

    [Fact]
    public void Half_a_sign_in_and_one_in_the_clear_are_refused_at_the_start()
    {
        var given = new Dictionary<string, string> { ["IPB_OIDC_AUTHORITY"] = "http://login.example.org" };
        Assert.Contains("https://", Refused(), StringComparison.Ordinal);
        given["IPB_OIDC_AUTHORITY"] = "https://login.example.org";
        Assert.Contains("IPB_OIDC_CLIENT_ID is missing", Refused(), StringComparison.Ordinal);
        (given["IPB_OIDC_CLIENT_ID"], given["IPB_OIDC_CLIENT_SECRET"]) = ("ipb", "s");
        Assert.Equal("email", OidcOptions.Read(given.GetValueOrDefault)!.Claim);

        string Refused() => Assert.Throws<StartRefused>(() => OidcOptions.Read(given.GetValueOrDefault)).Message;
    }

    private static Person P(string id, string email) => new(id, id, email, "en", "A");

    private static ClaimsPrincipal Claims(params (string Type, string Value)[] claims) =>
        new(new ClaimsIdentity(claims.Select(c => new Claim(c.Type, c.Value))));
}
