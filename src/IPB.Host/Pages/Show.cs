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
    public static IResult Next(string address, string? done = null)
    {
        if (done is null) return new SeeOther(address);
        // What comes after the mark of a part of the page is no question to the server.
        var part = address.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? at : address.Length;
        var asked = address.AsSpan(0, part).Contains('?') ? '&' : '?';
        return new SeeOther($"{address[..part]}{asked}done={done}{address[part..]}");
    }

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
