using IPB.Host.Access;
using IPB.Host.Cases;
using IPB.Workflows;
using IPB.Workflows.Attachments;
using IPB.Workflows.Cases;
using IPB.Workflows.Storage;

namespace IPB.Host.Attachments;

/// <summary>Files of cases, for people and programs: always a download, never shown as a page of ours.</summary>
internal static class AttachmentPages
{
    public static void MapAttachments(this IEndpointRouteBuilder pages) =>
        pages.MapGet("/cases/{number}/attachments/{id:guid}", DownloadAsync);

    public static void MapAttachmentApi(this IEndpointRouteBuilder api)
    {
        api.MapGet("/cases/{number}/attachments", ListAsync).WithName("ListAttachments")
            .WithSummary("Files of a case, in the order they were added.").ProducesProblem(404);
        api.MapGet("/cases/{number}/attachments/{id:guid}", DownloadAsync).WithName("GetAttachment")
            .WithSummary("The content of a file of a case.").ProducesProblem(404);
        api.MapPost("/cases/{number}/attachments", AddAsync).RequireAuthorization(SignIn.ByHeader).DisableAntiforgery()
            .WithName("AddAttachments").WithSummary("Add files to a case: multipart/form-data with fields \"files\" "
                + "and, if there is something to say, \"text\".").Unsafe();
    }

    private static async Task<IEnumerable<AttachmentView>> ListAsync(string number, Seen seen, CancellationToken ct) =>
        AttachmentView.AllOf(await (await seen.CasesAsync(ct)).RequireAsync(CaseApi.Parse(number), ct));

    private static async Task<IResult> DownloadAsync(
        string number, Guid id, Seen seen, AttachmentStore store, CancellationToken ct)
    {
        var c = await (await seen.CasesAsync(ct)).RequireAsync(CaseApi.Parse(number), ct);
        if (c.Attachments.FirstOrDefault(a => a.File.Id == id) is not { } attachment) return Results.NotFound();
        return Results.File(await store.ReadAsync(attachment.File, ct), attachment.File.Type, attachment.File.Name);
    }

    private static async Task<IResult> AddAsync(string number, IFormCollection form, WorkflowEngine engine,
        AttachmentDesk desk, CommandSender sender, CancellationToken ct)
    {
        var from = sender.FromHeader();
        var files = await desk.TakeAsync(form, from.Key, ct);
        if (files.IsEmpty) throw new InvalidInput(AttachmentDesk.FilesField, AttachmentTexts.None);
        await engine.DoAsync(CaseApi.Parse(number), new Comment(form["text"].ToString()) { Files = files }, from, ct);
        return Results.Ok(files.Select(f => AttachmentView.Of(f)));
    }
}

/// <summary>A file of a case, for programs.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="Hash">SHA-256 of the content, hexadecimal.</param>
internal sealed record AttachmentView(Guid Id, string Name, string Type, long Size, string Hash)
{
    public string? By { get; private init; }
    public DateTimeOffset? At { get; private init; }

    public static AttachmentView Of(KeptFile file) => new(file.Id, file.Name, file.Type, file.Size, file.Hash);

    public static IEnumerable<AttachmentView> AllOf(Case c) =>
        c.Attachments.Select(a => Of(a.File) with { By = a.By, At = a.At });
}
