using System.Collections.Immutable;
using IPB.Host.Access;
using IPB.Host.Cases;
using IPB.Workflows;
using IPB.Workflows.Files;
using IPB.Workflows.Filing;

namespace IPB.Host.Filing;

/// <summary>The city's files for programs: read by coordinators and administrators, changed by
/// administrators.</summary>
internal static class FileApi
{
    public static void MapFiles(this IEndpointRouteBuilder api)
    {
        api.MapGet("/files", async (FileSheets sheets, CancellationToken ct) => FileListView.Of(
            await sheets.ListAsync(Pages.FormState.None,
                ct))).RequireAuthorization(SignIn.Operations).WithName("ListFiles")
            .WithSummary("The city's files with who changed each last, and where this node's folder differs.")
            .Produces<FileListView>().ProducesProblem(403);
        api.MapGet("/files/{name}", GetAsync).RequireAuthorization(SignIn.Operations).WithName("GetFile")
            .WithSummary("A file with its text; its ETag is what a change of it names.")
            .Produces<FileView>().ProducesProblem(403).ProducesProblem(404);
        api.MapGet("/files/{name}/changes",
            ChangesAsync).RequireAuthorization(SignIn.Operations).WithName("ListFileChanges")
            .WithSummary("The changes of a file, the newest first.")
            .Produces<IReadOnlyList<FileChangeView>>().ProducesProblem(403).ProducesProblem(404);
        api.MapGet("/files/{name}/changes/{serial}",
            async (string name, long serial, FileSheets sheets, CancellationToken ct) =>
            FileTextsView.Of(await sheets.ChangeAsync(name, serial, ct))).RequireAuthorization(SignIn.Operations)
            .WithName("GetFileChange").WithSummary(
                "A change of a file: the text before and after, and what it meant in words.")
            .Produces<FileTextsView>().ProducesProblem(403).ProducesProblem(404);
        api.MapPost("/files/{name}/check", CheckAsync).RequireAuthorization(SignIn.ByHeader, SignIn.Operations)
            .WithName("CheckFile").WithSummary(
                "What a text of a file would do, and what is wrong with it; nothing is saved.")
            .Produces<FileCheckView>().ProducesProblem(403).ProducesProblem(404);
        api.MapPut("/files/{name}", PutAsync).RequireAuthorization(SignIn.ByHeader,
            SignIn.Operations).WithName("PutFile")
            .WithSummary("Save a file and take it into use. If-Match names the ETag that was read; If-None-Match: * "
                + "makes a new file.")
            .Produces<FileChangeView>().ProducesProblem(412).ProducesProblem(428).Unsafe();
    }

    private static async Task<IResult> GetAsync(string name, CityFiles files, HttpResponse response,
        CancellationToken ct)
    {
        var state = await files.ReadAsync(name, ct);
        if (state.Text is null) throw new FileNotFound(name);
        response.Headers.ETag = $"\"{state.Token}\"";
        return Results.Ok(new FileView(name, state.Text, state.Hash, state.Last is { } last ? FileChangeView.Of(last)
            : null,
            files.Drift.FirstOrDefault(d => d.Last.File == name)?.Text));
    }

    private static async Task<IReadOnlyList<FileChangeView>> ChangesAsync(string name, FileSheets sheets,
        CancellationToken ct) =>
        [.. (await sheets.HistoryAsync(name, ct)).Changes.Select(FileChangeView.Of)];

    private static async Task<IResult> CheckAsync(string name, FileTextBody body, FileDesk desk, CityFiles files,
        CancellationToken ct)
    {
        desk.RequireWriting();
        await files.ReadAsync(name, ct);
        return Results.Ok(FileCheckView.Of(await desk.PreviewAsync(name, body.Text, ct)));
    }

    private static async Task<IResult> PutAsync(
        string name, FileBody body, HttpRequest request, CityFiles files, FileDesk desk, CommandSender sender,
            CancellationToken ct)
    {
        var from = request.Headers.IfNoneMatch == "*" ? "new" : request.Headers.IfMatch.ToString().Trim('"');
        desk.RequireWriting();
        await files.ReadAsync(name, ct);
        if (from.Length == 0)
            return Results.Problem(Problems.Of(428, "if-match-needed",
                "Say which text you change: If-Match with the ETag that "
                + "you read, or If-None-Match: * for a new file."));
        try
        {
            var change = await desk.SaveAsync(new(name, body.Text, from, body.Reason ?? "", body.Confirm == true),
                sender.FromHeader(), ct);
            request.HttpContext.Response.Headers.ETag = $"\"{change.After}\"";
            return Results.Ok(FileChangeView.Of(change));
        }
        catch (FileChanged changed)
        {
            var problem = Problems.Of(412, changed.Code, changed.Text.En, changed.Reasons[0].En);
            if (changed.By is { } by) problem.Extensions["change"] = FileChangeView.Of(by);
            return Results.Problem(problem);
        }
    }
}

internal sealed record FileTextBody(string Text);

/// <param name="Reason">Why; stands in the file's history.</param>
/// <param name="Confirm">The warnings of the check were read and are meant.</param>
internal sealed record FileBody(string Text, string? Reason, bool? Confirm);

internal sealed record FileListView(IReadOnlyList<FileRowView> Files, IReadOnlyList<Text> Drift)
{
    public static FileListView Of(FilesModel model) => new(
        [.. model.Rows.Select(r =>
            new FileRowView(r.Name, FilingTexts.PurposeOf(r.Name), r.Last is { } l ? FileChangeView.Of(l) : null))],
        [.. model.Drift.Select(d => d.Text)]);
}

internal sealed record FileRowView(string Name, Text Purpose, FileChangeView? LastChange);

/// <param name="Hash">SHA-256 of the text in UTF-8.</param>
/// <param name="Drift">Set where this node's folder holds something else than was saved last.</param>
internal sealed record FileView(string Name, string Text, string Hash, FileChangeView? LastChange, Text? Drift);

/// <param name="Before">Hash; null: the file was new.</param>
internal sealed record FileChangeView(
    long Serial, string File, string? Before, string After, string By, DateTimeOffset At, string Reason)
{
    public static FileChangeView Of(FileChange c) => new(c.Serial, c.File, c.Before, c.After, c.Actor, c.At, c.Reason);
}

internal sealed record FileTextsView(FileChangeView Change, string? Before, string After, IReadOnlyList<Text> Words)
{
    public static FileTextsView Of(FileChangeModel m) =>
        new(FileChangeView.Of(m.Texts.Change), m.Texts.Before, m.Texts.After, m.Words);
}

/// <param name="Blocks">What has to be done before it can be saved.</param>
/// <param name="Warnings">What is only saved with <c>confirm</c>.</param>
/// <param name="Changes">In words; empty where only the writing differs, or for kinds of files that have no
/// words.</param>
/// <param name="MovedCases">Open cases that get other times; null: the file is no calendar.</param>
/// <param name="ReroutedCases">Cases of the last 90 days that would have gone elsewhere; null: no routing table in
/// use.</param>
internal sealed record FileCheckView(bool CanSave, IReadOnlyList<FileFindingView> Findings, ImmutableArray<Text> Blocks,
    ImmutableArray<Text> Warnings, ImmutableArray<Text> Changes, int? MovedCases, int? ReroutedCases)
{
    public static FileCheckView Of(FilePreview p) =>
        new(p.Proof.CanSave, [.. p.Proof.Checked.Findings.Select(FileFindingView.Of)],
        p.Proof.Blocks, p.Proof.Warnings, p.Words, p.Moves?.Count, p.Rerun?.Moving);
}

internal sealed record FileFindingView(string File, int Line, int Column, string Code, string Message, bool IsWarning)
{
    public static FileFindingView Of(Finding f) =>
        new(FilePreview.FileOf(f), f.Line, f.Column, f.Code, f.Message, f.IsWarning);
}
