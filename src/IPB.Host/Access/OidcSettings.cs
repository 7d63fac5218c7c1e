using System.Collections.Immutable;

namespace IPB.Host.Access;

/// <summary>The city's own sign-in: an OpenID Connect provider such as Entra ID, ADFS or Keycloak.</summary>
/// <param name="Authority">Address of the provider; its description lies under <c>.well-known</c> there.</param>
public sealed record OidcSettings(Uri Authority, string ClientId, string ClientSecret)
{
    /// <summary>The claim that says who it is.</summary>
    public string Claim { get; init; } = "email";

    /// <summary>
    /// Person ids by values of the claim; a value that is not here is a mail address or a person's id.
    /// </summary>
    public ImmutableDictionary<string, string> People { get; init; } = ImmutableDictionary<string, string>.Empty;
    public ImmutableArray<string> Scopes { get; init; } = ["openid", "profile", "email"];
}

/// <summary>How long somebody stays signed in at a browser.</summary>
public sealed record SessionSettings
{
    /// <summary>Without a page being asked for.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromHours(1);

    /// <summary>At most.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromHours(10);
}
