namespace IPB.Host.Tests.MailLinks;

/// <summary>Programs that open the links of mails before people do.</summary>
internal static class Scanners
{
    private static readonly (string Agent, string? Purpose)[] Known =
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 SafeLinks", null),
        ("Mozilla/5.0 (compatible; Proofpoint URL Defense)", null),
        ("Barracuda Sentinel (EE)", null),
        ("Mimecast URL Protect", null),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130.0 Safari/537.36", "prefetch"),
        ("Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 Mail", "preview"),
        ("GoogleImageProxy", null),
        ("facebookexternalhit/1.1", null),
        ("Slackbot-LinkExpanding 1.0", null),
        ("SkypeUriPreview Preview/0.5", null),
    ];

    /// <summary>Asks for a path as each of them does, with GET and HEAD in turn.</summary>
    public static async Task VisitAsync(RunningCity city, string path, int times)
    {
        var client = city.Anonymous();
        await Parallel.ForAsync(0, times, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, ct) =>
        {
            var (agent, purpose) = Known[i % Known.Length];
            using var request = new HttpRequestMessage(
                i / Known.Length % 2 == 0 ? HttpMethod.Get : HttpMethod.Head, path);
            request.Headers.TryAddWithoutValidation("User-Agent", agent);
            if (purpose is not null) request.Headers.TryAddWithoutValidation("Sec-Purpose", purpose);
            if (purpose is not null) request.Headers.TryAddWithoutValidation("X-Purpose", purpose);
            using var response = await client.SendAsync(request, ct);
            Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
        });
    }
}
