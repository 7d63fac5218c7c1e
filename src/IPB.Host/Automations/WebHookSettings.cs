using System.Collections.Immutable;

namespace IPB.Host.Automations;

/// <summary>The web hooks that routines of the city may call. None unless they are named.</summary>
public sealed record WebHookSettings
{
    public static WebHookSettings None { get; } = new();

    public ImmutableArray<WebHookTarget> Allowed { get; init; } = [];

    /// <summary>Signs calls; null: made from the key of the journal.</summary>
    public string? Secret { get; init; }

    /// <summary>The target that an address belongs to; null: the city has not allowed it.</summary>
    public WebHookTarget? Find(Uri address) => Allowed.FirstOrDefault(t => t.Covers(address));

    /// <summary>
    /// Reads <c>https://hooks.example.org; https://10.1.2.3:8443 private</c>: sites, each once, with semicolons
    /// between.
    /// </summary>
    /// <exception cref="StartRefused">An entry is no site that can be called.</exception>
    public static WebHookSettings Read(string? allowed, string? secret)
    {
        if (secret is { Length: < 32 })
            throw new StartRefused("IPB_WEB_HOOK_SECRET: expected at least 32 characters.");
        return new()
        {
            Allowed =
                [.. (allowed ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(WebHookTarget.Read)],
            Secret = secret,
        };
    }
}

/// <summary>A site that may be called.</summary>
/// <param name="Private">It may stand in a private network, or on this machine.</param>
public sealed record WebHookTarget(string Scheme, string Host, int Port, bool Private)
{
    public bool Covers(Uri address) => address.Scheme == Scheme && address.Port == Port
        && string.Equals(address.IdnHost, Host, StringComparison.OrdinalIgnoreCase) && address.UserInfo.Length == 0;

    /// <exception cref="StartRefused">It is no site that can be called.</exception>
    public static WebHookTarget Read(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isPrivate = words is [_, "private"];
        if (words.Length == (isPrivate ? 2 : 1) && Uri.TryCreate(words[0], UriKind.Absolute, out var site)
            && site is { PathAndQuery: "/", Fragment: "", UserInfo: "" }
            && (site.Scheme == Uri.UriSchemeHttps
                || (site.Scheme == Uri.UriSchemeHttp && isPrivate && site.IsLoopback)))
            return new(site.Scheme, site.IdnHost, site.Port, isPrivate);
        throw new StartRefused($"IPB_WEB_HOOKS: expected sites such as \"https://hooks.example.org\", or "
            + $"\"https://10.1.2.3:8443 private\" for one in a private network, got \"{text}\".");
    }
}
