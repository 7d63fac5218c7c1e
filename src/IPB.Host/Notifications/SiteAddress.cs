namespace IPB.Host.Notifications;

/// <summary>Where links in mails lead.</summary>
internal static class SiteAddress
{
    /// <summary>Without a slash at its end.</summary>
    /// <exception cref="MailNotSentException">The setting is not an address of a web site.</exception>
    public static string Of(HostSettings settings)
    {
        var text = settings.Mail.Site ?? Reachable(settings.Urls.Split(';')[0]);
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            && address is { Query: "", Fragment: "" })
            return text.TrimEnd('/');
        throw new MailNotSentException($"Links in mails start with \"{OneLine.Of(text)}\"; expected the address of "
            + "the site, such as https://cases.example.org. Change the mail setting Site.");
    }

    /// <summary>
    /// Behind a proxy that ends the encryption, requests look as if they came in the clear and for another host: what
    /// the setting says is right, whatever their headers claim.
    /// </summary>
    public static Func<HttpContext, RequestDelegate, Task> Restore(HostSettings settings)
    {
        var site = new Uri(Of(settings));
        return (http, next) =>
        {
            (http.Request.Scheme, http.Request.Host) = (site.Scheme, HostString.FromUriComponent(site));
            return next(http);
        };
    }

    /// <summary>A server that listens on every address of the machine is at least reachable from the machine.</summary>
    private static string Reachable(string url)
    {
        foreach (var any in (ReadOnlySpan<string>)["://*", "://+", "://0.0.0.0", "://[::]"])
            if (url.Contains(any, StringComparison.Ordinal))
                return url.Replace(any, "://localhost", StringComparison.Ordinal);
        return url;
    }
}
