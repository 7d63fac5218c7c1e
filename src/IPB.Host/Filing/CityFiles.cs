using System.Collections.Immutable;
using IPB.Workflows.Cases;
using IPB.Workflows.Files;
using IPB.Workflows.Filing;
using IPB.Workflows.Proofs;
using IPB.Workflows.Storage;

namespace IPB.Host.Filing;

/// <summary>The city's files as they can be changed on pages: read, proven, saved and taken into use.</summary>
internal sealed class CityFiles(City city, FileChanges changes) : IDisposable
{
    /// <summary>As many bytes as the engine reads of a file.</summary>
    public const int MaxBytes = 256 * 1024;
    public const int LongestReason = 1000;
    private readonly FolderCheck check = new(city.Engine.World.Automations);
    private readonly SemaphoreSlim checking = new(1, 1);

    public FileChanges Changes => changes;

    /// <summary>What this node runs on.</summary>
    public FolderTexts Texts => city.Files.Texts!;

    /// <summary>Files of this node that hold something else than was saved last.</summary>
    public ImmutableArray<FileDrift> Drift => city.Folder.Drift;

    /// <summary>Whether the city can have a file of this name.</summary>
    public static bool Knows(string name) => FolderPen.IsName(name) && WorkflowFolder.Knows(name);

    /// <exception cref="FileNotFound">No file can have that name.</exception>
    public async Task<FileState> ReadAsync(string name, CancellationToken ct)
    {
        if (!Knows(name)) throw new FileNotFound(name);
        return new(name, city.Pen.Read(name), await changes.LastAsync(name, ct));
    }

    /// <summary>What the folder would be with another text; nothing is written.</summary>
    public async Task<FileProof> ProveAsync(string name, string text, Sender by, CancellationToken ct)
    {
        var texts = Texts with { Files = Texts.Files.SetItem(name, text) };
        return FileGuards.Judge(city, by.Person, name, await CheckAsync(texts, ct));
    }

    /// <summary>Keeps the change, writes the file and takes it into use on this node; the others follow.</summary>
    /// <exception cref="Refusal">With nothing kept and nothing written.</exception>
    public async Task<FileChange> SaveAsync(FileSave save, Sender sender, CancellationToken ct)
    {
        var edit = Edit(save, null);
        if (await changes.SentAsync(edit, sender, ct) is { } sent) return sent;
        await city.Taking.WaitAsync(ct);
        try
        {
            var held = city.Pen.Read(save.Name);
            if (held == save.Text)
                throw new InvalidInput("text",
                    new("Texten är densamma som den som gäller.", "The text is the one in use."));
            var proof = await ProveAsync(save.Name, save.Text, sender, ct);
            proof.Require(save.Confirmed);
            using var ready = city.Pen.Prepare(save.Name, save.Text);
            var change = await changes.AddAsync(
                edit with { Before = held }, sender, last => Judge(save, held, last), ct);
            // From here on the change stands: what is left is finished, whoever stops waiting for it.
            if (Taken(ready)) city.Folder.Has(change);
            await city.TakeAsync(proof.Checked.Files, CancellationToken.None);
            return change;
        }
        finally
        {
            city.Taking.Release();
        }
    }

    /// <summary>Brings this node in line with what was saved on others.</summary>
    /// <returns>Names of the files that were taken into use.</returns>
    public async Task<ImmutableArray<string>> FollowAsync(CancellationToken ct)
    {
        await city.Taking.WaitAsync(ct);
        try
        {
            var held = await city.Folder.LookAsync(async late =>
                !(await CheckAsync(Texts with { Files = Texts.Files.SetItems(late) }, ct)).HasErrors, ct);
            var next = Texts with { Files = Texts.Files.SetItems(held) };
            if (next.ChangedSince(Texts) is not [_, ..] changed) return [];
            var result = await CheckAsync(next, ct);
            if (result.HasErrors) return [];
            await city.TakeAsync(result.Files, ct);
            return changed;
        }
        finally
        {
            city.Taking.Release();
        }
    }

    // A change whose file could not be put in place is written by the follower, or told by it.
    private static bool Taken(FolderPen.Ready ready)
    {
        try
        {
            ready.Take();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    public void Dispose() => checking.Dispose();

    private async Task<FolderChecked> CheckAsync(FolderTexts texts, CancellationToken ct)
    {
        await checking.WaitAsync(ct);
        try
        {
            // Proofs take their time, and whoever asks has better use for their thread.
            return await Task.Run(() => check.Check(texts), ct);
        }
        finally
        {
            checking.Release();
        }
    }

    private static void Judge(FileSave save, string? held, FileChange? last)
    {
        if (new FileState(save.Name, held, last).Token != save.From) throw FileState.Changed(last, held);
    }

    private static FileEdit Edit(FileSave save, string? held)
    {
        if (System.Text.Encoding.UTF8.GetByteCount(save.Text) > MaxBytes)
            throw new InvalidInput("text",
                new("Filen är större än 256 kB. Dela upp den.", "The file is larger than 256 KB. Split it."));
        if (save.Text.Contains('\0', StringComparison.Ordinal))
            throw new InvalidInput("text", new("Texten innehåller tecken som inte går att läsa.",
                "The text has characters that cannot be read."));
        return save.Reason.Trim() is { Length: > 0 and <= LongestReason } reason
            ? new(save.Name, held, save.Text, reason)
            : throw new InvalidInput("reason", new($"Skriv varför, med högst {LongestReason} tecken.",
                $"Write why, in at most {LongestReason} characters."));
    }
}

/// <summary>A file as this node's folder has it.</summary>
/// <param name="Text">Null: the city has no such file yet.</param>
/// <param name="Last">The newest change on pages; null: none.</param>
public sealed record FileState(string Name, string? Text, FileChange? Last)
{
    public string Hash => HashOf(Text);

    /// <summary>The folder holds what was saved last, or nothing was ever saved.</summary>
    public bool InStep => Last is null || Last.After == Hash;

    /// <summary>
    /// Names what a person saw: the text, and where it is not the one saved last, also that one, so that nobody saves
    /// over what they have not seen.
    /// </summary>
    public string Token => InStep ? Hash : FormattableString.Invariant($"{Hash}.{Last!.Serial}");

    private static string HashOf(string? text) => text is null ? "new" : FileChange.HashOf(text);

    public static FileChanged Changed(FileChange? last, string? held)
    {
        return last is not null && last.After == HashOf(held)
            ? new(last, new("Läs vad som ändrades, ta med det och spara igen.",
                "Read what changed, include it and save again."))
            : new(null, new("Den ändrades i mappen. Läs vad som står där, ta med det och spara igen.",
                "It was changed in the folder. Read what it says, include it and save again."));
    }
}

/// <summary>What somebody asks to save.</summary>
/// <param name="From">Token of what they started from.</param>
/// <param name="Confirmed">They have read the warnings and mean it.</param>
internal sealed record FileSave(string Name, string Text, string From, string Reason, bool Confirmed);
