using System.Collections.Immutable;
using IPB.Host.Access;
using IPB.Host.Pages;
using IPB.Workflows;
using IPB.Workflows.Cases;
using IPB.Workflows.Filing;

namespace IPB.Host.Filing;

/// <summary>The files of the city: read by coordinators, changed by administrators.</summary>
internal static class FilePages
{
    public const string Form = "file";

    public static void AddFiling(this IServiceCollection services, City city)
    {
        services.AddSingleton(new CityFiles(city, new(city.Database)));
        services.AddSingleton<FileFollower>();
        services.AddHostedService(s => s.GetRequiredService<FileFollower>());
        services.AddScoped<FileDesk>();
        services.AddScoped<FileSheets>();
    }

    public static void MapFilePages(this IEndpointRouteBuilder pages)
    {
        var group = pages.MapGroup("/admin/files").RequireAuthorization(SignIn.Operations);
        group.MapGet("", async (FileSheets sheets, CancellationToken ct) =>
            Show.Page<FilesPage>(await sheets.ListAsync(FormState.None, ct)));
        group.MapGet("/new", NewAsync);
        group.MapGet("/{name}",
            async (string name, [AsParameters] FileSearch search, FileSheets sheets, CancellationToken ct) =>
            Show.Page<FilePage>(await sheets.OpenAsync(name, search, ct)));
        group.MapPost("/{name}", DoAsync);
        group.MapGet("/{name}/history", async (string name, FileSheets sheets, CancellationToken ct) =>
            Show.Page<FileHistoryPage>(await sheets.HistoryAsync(name, ct)));
        group.MapGet("/{name}/history/{serial}",
            async (string name, long serial, FileSheets sheets, CancellationToken ct) =>
            Show.Page<FileChangePage>(await sheets.ChangeAsync(name, serial, ct)));
    }

    private static async Task<IResult> NewAsync(string? kind, string? name, FileSheets sheets, CancellationToken ct)
    {
        if (NewFiles.NameOf(kind, name?.Trim()) is { } file) return Results.Redirect($"/admin/files/{file}");
        var state = new FormState("new-file", new Dictionary<string, Microsoft.Extensions.Primitives.StringValues>
        {
            ["kind"] = kind,
            ["name"] = name,
        }, new InvalidInput("name", FilingTexts.WrongName));
        return Show.Page<FilesPage>(await sheets.ListAsync(state, ct), StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> DoAsync(
        string name, IFormCollection form, FileSheets sheets, FileDesk desk, CommandSender sender, CancellationToken ct)
    {
        var typed = await sheets.TypedAsync(name, form, ct);
        try
        {
            desk.RequireWriting();
            if (form["do"] != "save" || typed.Checked != FileChange.HashOf(typed.Typed))
            {
                var seen = await sheets.CheckAsync(typed with { Unseen = form["do"] == "save" }, ct);
                return Show.Page<FilePage>(seen, seen.Preview!.Proof.CanSave ? StatusCodes.Status200OK
                    : StatusCodes.Status422UnprocessableEntity);
            }

            await desk.SaveAsync(new(name, typed.Typed, typed.From, typed.Reason, form["confirm"] == "yes"),
                sender.FromForm(form["key"]), ct);
            return Show.Next($"/admin/files/{name}", "file-saved");
        }
        catch (Refusal refusal) when (refusal is not FileRefused { Kind: RefusalKind.NotAllowed })
        {
            return Show.Page<FilePage>(await sheets.RefusedAsync(typed, FormState.Of(form, refusal), ct),
                Show.StatusOf(refusal));
        }
    }
}

/// <summary>How a file is opened.</summary>
/// <param name="Line">A line to look at.</param>
/// <param name="From">Serial of a change: its text is to be brought back.</param>
/// <param name="Next">The version number is raised where the version is in use: a new draft begins.</param>
/// <param name="Before">Of that change the text that it was made from.</param>
public sealed record FileSearch(int? Line, long? From, bool? Next, bool? Before);

/// <param name="Drift">Files of this node that differ from what was saved last.</param>
public sealed record FilesModel(ImmutableArray<FileRow> Rows, ImmutableArray<FileDrift> Drift,
    ImmutableArray<(string Ending, Text Name)> Kinds, bool Writes, FormState Form, DateTimeOffset Now);

public sealed record FileRow(string Name, FileChange? Last);

/// <summary>A file with what is typed into it.</summary>
/// <param name="Typed">The text as it stands in the form.</param>
/// <param name="From">Token of the text that the person started from.</param>
public sealed record FileModel(FileState State, string Typed, string From, bool Writes)
{
    public string Reason { get; init; } = "";

    /// <summary>Hash of the text that was checked last.</summary>
    public string Checked { get; init; } = "";
    public int? Line { get; init; }

    /// <summary>What the text is that was not typed by the person; null: it is the file's.</summary>
    public Text? About { get; init; }

    /// <summary>The text comes from a form with questions: few want to see it.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>It was to be saved without having been checked as it is.</summary>
    public bool Unseen { get; init; }
    public FilePreview? Preview { get; init; }
    public FileDrift? Drift { get; init; }
    public FormState Form { get; init; } = FormState.None;

    /// <summary>Somebody else's text, where theirs came first.</summary>
    public FileChanged? Conflict => Form.Refusal as FileChanged;
    public string Name => State.Name;
}

public sealed record FileHistoryModel(FileState State, ImmutableArray<FileChange> Changes, bool Writes);

/// <param name="IsHeld">The text that was saved is the one that the folder holds.</param>
public sealed record FileChangeModel(FileChangeTexts Texts, ImmutableArray<Text> Words, bool Writes, bool IsHeld);
