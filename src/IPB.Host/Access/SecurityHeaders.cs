namespace IPB.Host.Access;

/// <summary>What a browser must not do with our pages.</summary>
internal static class SecurityHeaders
{
    private const string Policy = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; "
        + "form-action 'self'; frame-ancestors 'none'";

    // Two pages come from packages and carry styles and scripts of their own; neither shows what people wrote.
    private const string PackagePages = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
        + "script-src 'self' 'unsafe-inline'; font-src 'self' data:; object-src 'none'; frame-ancestors 'none'";

    public static Task WriteAsync(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers;
        var fromPackage = http.Request.Path.StartsWithSegments("/jobs", StringComparison.Ordinal)
            || http.Request.Path.StartsWithSegments("/reference", StringComparison.Ordinal);
        headers.ContentSecurityPolicy = fromPackage ? PackagePages : Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        return next(http);
    }
}
