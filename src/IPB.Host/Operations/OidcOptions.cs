using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using IPB.Host.Access;

namespace IPB.Host.Operations;

/// <summary>The city's sign-in, as the environment names it.</summary>
internal static class OidcOptions
{
    /// <returns>Null: none is named.</returns>
    /// <exception cref="StartRefused">Half of what it takes, or an address that anybody could listen to.</exception>
    public static OidcSettings? Read(Func<string, string?> variable)
    {
        if (variable("IPB_OIDC_AUTHORITY") is not { } address) return null;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var authority)
            || (authority.Scheme != Uri.UriSchemeHttps
                && !(authority.Scheme == Uri.UriSchemeHttp && authority.IsLoopback)))
            throw new StartRefused(
                $"IPB_OIDC_AUTHORITY: expected an address that starts with https://, got \"{address}\".");
        var settings = new OidcSettings(authority, Needed("IPB_OIDC_CLIENT_ID"), Needed("IPB_OIDC_CLIENT_SECRET"));
        return settings with
        {
            Claim = variable("IPB_OIDC_CLAIM") ?? settings.Claim,
            People = People(variable("IPB_OIDC_PEOPLE")),
            Scopes = variable("IPB_OIDC_SCOPES") is { } scopes
                ? [.. scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Prepend("openid").Distinct()]
                : settings.Scopes,
        };

        string Needed(string name) => variable(name) ?? throw new StartRefused(
            $"{name} is missing: signing in by {address} takes IPB_OIDC_CLIENT_ID and IPB_OIDC_CLIENT_SECRET.");
    }

    /// <exception cref="StartRefused">No length that a session could have.</exception>
    public static SessionSettings Sessions(Func<string, string?> variable)
    {
        var settings = new SessionSettings();
        var longest = Minutes("IPB_SESSION_HOURS", 60, 24) ?? settings.Longest;
        var idle = Minutes("IPB_SESSION_IDLE_MINUTES", 1, 24 * 60) ?? settings.Idle;
        return new() { Longest = longest, Idle = idle < longest ? idle : longest };

        TimeSpan? Minutes(string name, int each, int most) => variable(name) is not { } text ? null
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number >= 1 && number <= most ? TimeSpan.FromMinutes(number * each)
            : throw new StartRefused($"{name}: expected a number from 1 to {most}, got \"{text}\".");
    }

    private static ImmutableDictionary<string, string> People(string? file)
    {
        if (file is null) return ImmutableDictionary<string, string>.Empty;
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file))!
                .ToImmutableDictionary(StringComparer.OrdinalIgnoreCase);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new StartRefused($"IPB_OIDC_PEOPLE: expected a JSON file such as "
                + "{ \"3f2c…\": \"maria.lind\" }, " + $"which \"{file}\" is not: {e.Message}");
        }
    }
}
