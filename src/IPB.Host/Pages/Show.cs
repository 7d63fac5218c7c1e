using IPB.Workflows.Cases;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IPB.Host.Pages;

/// <summary>Answers of pages.</summary>
internal static class Show
{
    public static IResult Page<TPage>(object model, int status = StatusCodes.Status200OK) where TPage : IComponent =>
        new RazorComponentResult<TPage>(new Dictionary<string, object?> { ["Model"] = model })
        {
            StatusCode = status,
            PreventStreamingRendering = true,
        };

    /// <summary>After something was done: the page to look at next, with a notice.</summary>
    public static IResult Next(string address, string? done = null) => new SeeOther(done is null ? address
        : address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "done=" + done);

    public static int StatusOf(Refusal refusal) => refusal.Kind switch
    {
        RefusalKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        RefusalKind.NotAllowed => StatusCodes.Status403Forbidden,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        _ => StatusCodes.Status409Conflict,
    };

    /// <summary>An address of this site as a form brought it back, or the start page.</summary>
    public static string Local(string? address) =>
        address is ['/', not ('/' or '\\'), ..] && address.All(c => c is > ' ' and < '\u007f') ? address : "/";

    private sealed class SeeOther(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = address;
            return Task.CompletedTask;
        }
    }
}
