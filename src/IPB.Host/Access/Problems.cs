using IPB.Host.Pages;
using IPB.Host.Retention;
using IPB.Workflows;
using IPB.Workflows.Calendars;
using IPB.Workflows.Cases;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace IPB.Host.Access;

/// <summary>Refusals and failures as problem details (RFC 9457) for programs; pages show them in place.</summary>
internal sealed class Problems(IProblemDetailsService service) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext http, Exception exception, CancellationToken ct)
    {
        var problem = exception switch
        {
            CaseNotFound { Number: var number } when await DisposedAsync(http, number, ct) is { } gone => gone,
            Refusal refusal => Of(refusal, http.RequestServices.GetRequiredService<CurrentPerson>().Language),
            BadHttpRequestException bad => Of(bad.StatusCode, "bad-request", "The request cannot be read.",
                Innermost(bad)),
            NpgsqlException => Of(503, "database-unavailable", "The database does not answer.",
                "Nothing was half done. Send the same request with the same Idempotency-Key again."),
            _ => null,
        };
        if (problem is null) return false;
        http.Response.StatusCode = problem.Status!.Value;
        if (problem.Status == 503) http.Response.Headers.RetryAfter = "2";
        if (ErrorPages.IsPage(http))
        {
            await ErrorPages.WriteAsync(http, problem.Status.Value, problem.Status == 410 ? problem.Detail
                : exception is Refusal ? problem.Title : null);
            return true;
        }

        return await service.TryWriteAsync(new() { HttpContext = http, ProblemDetails = problem });
    }

    /// <summary>That a case was disposed of, when, and by which decision; and nothing else.</summary>
    private static async Task<ProblemDetails?> DisposedAsync(HttpContext http, string number, CancellationToken ct)
    {
        if (CaseNumber.Parse(number) is not { } parsed
            || await http.RequestServices.GetRequiredService<WorkflowEngine>().Retention.FindDisposedAsync(parsed, ct)
                is not { } gone) return null;
        var language = http.RequestServices.GetRequiredService<CurrentPerson>().Language;
        var problem = Of(StatusCodes.Status410Gone, "case-disposed", RetentionTexts.DisposedTitle.In(language),
            RetentionTexts.DisposedWhat(gone.Number, Words.Date(Stockholm.DateOf(gone.At), language), gone.Decision)
                .In(language));
        problem.Extensions["disposedAt"] = gone.At;
        problem.Extensions["decision"] = gone.Decision;
        return problem;
    }

    /// <summary>A status without a body, such as that of an address that does not exist, for programs.</summary>
    public static async Task WriteAsync(HttpContext http) =>
        await http.RequestServices.GetRequiredService<IProblemDetailsService>().TryWriteAsync(new()
        {
            HttpContext = http,
            ProblemDetails = { Status = http.Response.StatusCode },
        });

    public static ProblemDetails Of(int status, string code, string title, string? detail = null) => new()
    {
        Status = status,
        Title = title,
        Detail = detail,
        Type = "urn:ipb:problem:" + code,
        Extensions = { ["code"] = code },
    };

    private static ProblemDetails Of(Refusal refusal, string language)
    {
        var reasons = refusal.Reasons.Select(r => r.In(language)).ToArray();
        var problem = Of(refusal.Kind switch
        {
            RefusalKind.Invalid => 422,
            RefusalKind.NotAllowed => 403,
            RefusalKind.NotFound => 404,
            _ => 409,
        }, refusal.Code, refusal.Text.In(language), string.Join(' ', reasons));
        problem.Extensions["reasons"] = reasons;
        problem.Extensions["allowed"] = refusal.Allowed;
        if (refusal is InvalidInput input)
            problem.Extensions["errors"] = input.Fields.GroupBy(f => f.Field)
                .ToDictionary(g => g.Key, g => g.Select(f => f.Text.In(language)).ToArray());
        if (refusal is TriggerRefused { Missing.IsEmpty: false } needs) problem.Extensions["missing"] = needs.Missing;
        if (refusal is StaleVersion stale) problem.Extensions["version"] = stale.Actual;
        return problem;
    }

    private static string Innermost(Exception e) => e.InnerException is { } inner ? Innermost(inner) : e.Message;
}
