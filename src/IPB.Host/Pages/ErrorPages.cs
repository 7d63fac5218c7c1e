using IPB.Host.Retention;
using IPB.Workflows;

namespace IPB.Host.Pages;

/// <summary>Failures shown to people as pages; programs get problem details.</summary>
internal static class ErrorPages
{
    /// <summary>Whether the caller is a person with a browser.</summary>
    public static bool IsPage(HttpContext http) =>
        !http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        && http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    /// <param name="detail">In the reader's language; null: what the status says.</param>
    public static Task WriteAsync(HttpContext http, int status, string? detail = null) =>
        Show.Page<ErrorPage>(Of(status) with { Detail = detail }, status).ExecuteAsync(http);

    private static ErrorModel Of(int status) => status switch
    {
        403 => new(status, PageTexts.NotAllowed, PageTexts.NotAllowedWhat),
        410 => new(status, RetentionTexts.DisposedTitle, RetentionTexts.DisposedTitle),
        404 => new(status, PageTexts.NotFound, PageTexts.NotFoundWhat),
        >= 400 and < 500 => new(status, PageTexts.BadForm, PageTexts.BadFormWhat),
        _ => new(status, PageTexts.Failed, PageTexts.FailedWhat),
    };
}

public sealed record ErrorModel(int Status, Text Title, Text What)
{
    public string? Detail { get; init; }
}
