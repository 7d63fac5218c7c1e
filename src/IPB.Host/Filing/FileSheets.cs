using System.Collections.Immutable;
using IPB.Host.Access;
using IPB.Host.Pages;
using IPB.Workflows.Cases;
using IPB.Workflows.Files.Editing;
using IPB.Workflows.Filing;
using IPB.Workflows.Storage;

namespace IPB.Host.Filing;

/// <summary>Puts together what the pages of files show.</summary>
internal sealed class FileSheets(
    CityFiles files, FileDesk desk, City city, CityWords say, CurrentPerson current, Database database)
{
    public async Task<FilesModel> ListAsync(FormState form, CancellationToken ct)
    {
        var last = (await files.Changes.LastAsync(ct)).ToDictionary(c => c.File);
        return new([.. files.Texts.Files.Keys.Where(CityFiles.Knows).Select(f =>
            new FileRow(f, last.GetValueOrDefault(f)))],
            files.Drift, [.. NewFiles.Kinds(files.Texts)], desk.Writes, form, await database.NowAsync(ct));
    }

    /// <exception cref="FileNotFound">There is no such file, and the person cannot make one.</exception>
    public async Task<FileModel> OpenAsync(string name, FileSearch search, CancellationToken ct)
    {
        var state = await files.ReadAsync(name, ct);
        var model = Model(state, state.Text ?? await FirstAsync(state, ct)) with { Line = search.Line };
        if (state.Text is null) model = model with { About = FilingTexts.IsNew };
        if (search.From is { } serial && await files.Changes.FindAsync(name, serial, ct) is { } texts)
            model = model with
            {
                Typed = search.Before == true && texts.Before is { } before ? before : texts.After,
                About = FilingTexts.IsOlder,
                Reason = current.Say(search.Before == true ? FilingTexts.Undone(texts.Change.Reason)
                    : FilingTexts.BroughtBack(say.Moment(texts.Change.At))),
            };
        return search.Next == true && desk.Writes ? Raised(model) : model;
    }

    /// <summary>What was posted, as it is to be shown again whatever comes of it.</summary>
    public async Task<FileModel> TypedAsync(string name, IFormCollection form, CancellationToken ct)
    {
        var state = await files.ReadAsync(name, ct);
        return Model(state, AsWritten(form["text"].ToString(), state.Text)) with
        {
            From = form["from"].ToString(),
            Reason = form["reason"].ToString(),
            Checked = form["checked"].ToString(),
            IsQuiet = form["quiet"] == "yes",
        };
    }

    public async Task<FileModel> CheckAsync(FileModel model, CancellationToken ct) => model with
    {
        Preview = await desk.PreviewAsync(model.Name, model.Typed, ct),
        Checked = FileChange.HashOf(model.Typed),
    };

    /// <summary>The form as it was sent; where somebody came first, it starts from their text now.</summary>
    public async Task<FileModel> RefusedAsync(FileModel model, FormState form, CancellationToken ct)
    {
        var refused = model with { Form = form };
        if (refused.Conflict is not null) return refused with { From = model.State.Token, Checked = "" };
        return form.Refusal is InvalidInput input && input.Fields.Any(f => f.Field == "text")
            ? refused : await CheckAsync(refused, ct);
    }

    /// <summary>A text that a form with questions has made of the file's, checked.</summary>
    public async Task<FileModel> ProposeAsync(string name, Func<string, string> edit, string reason,
        CancellationToken ct)
    {
        desk.RequireWriting();
        var state = await files.ReadAsync(name, ct);
        var model = Model(state, edit(state.Text ?? NewFiles.TextOf(name))) with
        {
            About = FilingTexts.IsForm,
            Reason = reason,
            IsQuiet = true,
        };
        return await CheckAsync(model, ct);
    }

    public async Task<FileHistoryModel> HistoryAsync(string name, CancellationToken ct) =>
        new(await files.ReadAsync(name, ct), await files.Changes.OfAsync(name, ct), desk.Writes);

    /// <exception cref="FileNotFound">There is no such change.</exception>
    public async Task<FileChangeModel> ChangeAsync(string name, long serial, CancellationToken ct)
    {
        var texts = await files.Changes.FindAsync(name, serial, ct) ?? throw new FileNotFound(name);
        return new(texts, new FileWords(city.Engine.Organisation, files.Texts).Between(name, texts.Before, texts.After),
            desk.Writes,
            (await files.ReadAsync(name, ct)).Text == texts.After);
    }

    private FileModel Model(FileState state, string text) => new(state, text, state.Token, desk.Writes)
    {
        Drift = files.Drift.FirstOrDefault(d => d.Last.File == state.Name),
    };

    // A routine may have drafts that no file holds: they are gone on with.
    private async Task<string> FirstAsync(FileState state, CancellationToken ct)
    {
        if (!desk.Writes) throw new FileNotFound(state.Name);
        const string ending = ".routine.yaml";
        if (!state.Name.EndsWith(ending, StringComparison.Ordinal)) return NewFiles.TextOf(state.Name);
        var id = state.Name[..^ending.Length];
        return await city.Engine.Versions.OfAsync(id, ct) is { } all
            ? (await city.Engine.Versions.CheckAsync(id, all.Versions[^1].Version, ct)).Source
                : NewFiles.TextOf(state.Name);
    }

    // The number of a version that is in use, or of a table that cases were routed by, is not used again.
    private FileModel Raised(FileModel model)
    {
        var id = model.Name.Split('.')[0];
        var used = model.Name.EndsWith(".routine.yaml", StringComparison.Ordinal)
            ? city.Engine.Routines.VersionsOf(id).DefaultIfEmpty().Max()
            : city.Engine.World.FindTable(id)?.Version ?? 0;
        try
        {
            var raised = YamlEdit.RaiseVersionAbove(model.Typed, used);
            return raised == model.Typed ? model : model with { Typed = raised, About = FilingTexts.IsNext };
        }
        catch (EditRefused)
        {
            return model;
        }
    }

    // A browser sends every line end as CR LF.
    private static string AsWritten(string text, string? held)
    {
        text = text.ReplaceLineEndings("\n");
        return held?.Contains("\r\n", StringComparison.Ordinal) == true ? text.ReplaceLineEndings("\r\n") : text;
    }
}
