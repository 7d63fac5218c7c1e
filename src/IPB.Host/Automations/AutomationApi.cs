using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IPB.Host.Access;
using IPB.Host.Cases;
using IPB.Workflows;
using IPB.Workflows.Cases;
using IPB.Workflows.Storage;
using Microsoft.AspNetCore.Mvc;

namespace IPB.Host.Automations;

/// <summary>
/// Automations for programs: what people do about those under way, the documents that they filed, and the address where
/// another system answers.
/// </summary>
internal static class AutomationApi
{
    public static void MapAutomations(this IEndpointRouteBuilder api)
    {
        api.MapPost("/cases/{number}/automations/{run}/retries", RetryAsync).RequireAuthorization(SignIn.ByHeader)
            .WithName("RetryAutomation").WithSummary("Try an automation again that failed.").Unsafe();
        api.MapPost("/cases/{number}/automations/{run}/drops", GiveUpAsync).RequireAuthorization(SignIn.ByHeader)
            .WithName("GiveUpAutomation").WithSummary("Give up an automation; it counts as failed for good.").Unsafe();
        api.MapGet("/cases/{number}/documents/{document}", DocumentAsync).WithName("GetFiledDocument")
            .WithSummary("A document that was filed with a case.").ProducesProblem(404);
    }

    public static void MapDocuments(this IEndpointRouteBuilder pages) =>
        pages.MapGet("/cases/{number}/documents/{document}", DocumentAsync);

    /// <summary>Where another system answers: whoever knows the address may, once.</summary>
    public static void MapCallbacks(this IEndpointRouteBuilder open) =>
        open.MapPost("/callbacks/{run}/{signature}", AnswerAsync).DisableAntiforgery().AllowAnonymous();

    /// <summary>Address of the page of a document; null: the text names none.</summary>
    public static string? AddressOf(string document)
    {
        var colon = document.LastIndexOf(':');
        return colon > 0 && document.StartsWith("IPB", StringComparison.Ordinal)
            && CaseNumber.Parse(document[..colon]) is { } number
            && int.TryParse(document.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var run)
            ? string.Create(CultureInfo.InvariantCulture, $"/cases/{CaseNumber.Slug(number)}/documents/{run}") : null;
    }

    private static async Task<StepView> RetryAsync(
        string number, string run, WorkflowEngine engine, CommandSender sender,
        CurrentPerson current, CancellationToken ct) => StepView.Of(
        await engine.DoAsync(CaseApi.Parse(number), new RetryAutomation(run), sender.FromHeader(), ct),
        engine, current);

    private static async Task<StepView> GiveUpAsync(string number, string run, GiveUpBody body, WorkflowEngine engine,
        CommandSender sender, CurrentPerson current, CancellationToken ct) => StepView.Of(await engine.DoAsync(
        CaseApi.Parse(number), new GiveUpAutomation(run, body.Reason), sender.FromHeader(), ct), engine, current);

    private static async Task<IResult> DocumentAsync(
        string number, int document, Seen seen, FiledDocuments documents, CancellationToken ct)
    {
        var c = await (await seen.CasesAsync(ct)).RequireAsync(CaseApi.Parse(number), ct);
        // It was written from all that the case holds.
        if (!c.Hidden.IsEmpty) return Results.NotFound();
        var named = FiledDocuments.NumberOf(c.Number, document);
        // The journal says which bytes it is: others are none of the case's.
        return c.Documents.FirstOrDefault(d => d.Number == named) is { } filed
            && await documents.ReadAsync(c, filed, ct) is { } bytes
            ? Results.File(bytes, filed.MediaType, filed.Name) : Results.NotFound();
    }

    private static async Task<IResult> AnswerAsync(
        string run, string signature, HttpRequest request, WorkflowEngine engine, CancellationToken ct)
    {
        if (!engine.Automations.IsCallback(run, signature)) return Results.NotFound();
        if (await ReadAsync(request, ct) is not { } bytes) return Problem(413, "The answer is longer than 64 KB.");
        if (WebHookAnswer.Read(bytes, out var wrong) is null) return Problem(400, wrong!);
        try
        {
            // The same answer sent again is taken as it was.
            var key = $"{run} {Convert.ToHexStringLower(SHA256.HashData(bytes))}";
            await engine.Automations.AnswerAsync(run, Encoding.UTF8.GetString(bytes), key, ct);
            return Results.NoContent();
        }
        catch (AutomationRefused refused)
        {
            return Problem(410, refused.Reasons[0].En);
        }
    }

    private static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        var bytes = new byte[WebHookSender.MostBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);
        return length <= WebHookSender.MostBytes ? bytes[..length] : null;
    }

    private static IResult Problem(int status, string detail) =>
        Results.Problem(new ProblemDetails { Status = status, Title = "The answer was not taken.", Detail = detail });
}

/// <param name="Reason">Required.</param>
internal sealed record GiveUpBody(string? Reason);

/// <summary>An automation that is under way for a case, or that failed.</summary>
/// <param name="Id">The idempotency key of what it does elsewhere.</param>
/// <param name="Status">running, waiting, retrying, stuck, held.</param>
/// <param name="Until">Until when it waits, or when it is tried again.</param>
/// <param name="Note">How far it is, or what it waits for.</param>
/// <param name="Why">Why it failed last.</param>
internal sealed record AutomationView(
    string Id, string Name, string Status, DateTimeOffset Since, DateTimeOffset? Until, int Failures, string? Note,
    string? Why)
{
    public static IReadOnlyList<AutomationView> AllOf(Case c, CurrentPerson current) =>
        [.. c.Automations.Select(r => new
        AutomationView(r.Id, r.Name, r.Status.ToString().ToLowerInvariant(), r.Since, r.Until, r.Failures,
            r.Note is { } note ? current.Say(note) : null, r.Why is { } why ? current.Say(why) : null))];
}

/// <summary>A document that was filed with a case.</summary>
/// <param name="Hash">SHA-256, as the journal has it.</param>
internal sealed record FiledDocumentView(
    string Number, string Name, string MediaType, string Hash, long Size, string? Address)
{
    public static IReadOnlyList<FiledDocumentView> AllOf(Case c) => [.. c.Documents.Select(d => new FiledDocumentView(
        d.Number, d.Name, d.MediaType, d.Hash, d.Size, AutomationApi.AddressOf(d.Number)))];
}
