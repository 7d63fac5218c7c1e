using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using IPB.Host.Access;
using IPB.Workflows.Attachments;
using IPB.Workflows.Cases;
using IPB.Workflows.Storage;

namespace IPB.Host.Attachments;

/// <summary>Takes in the files of a form or a call: size, type by content, virus scan; then they are kept.</summary>
internal sealed class AttachmentDesk(AttachmentStore store, VirusScan scan, CurrentPerson current)
{
    /// <summary>
    /// Names of the fields: files that are sent, and ids of those that were received before a refusal.
    /// </summary>
    public const string FilesField = "files";
    public const string KeptField = "kept";

    /// <summary>Bytes of one file.</summary>
    public const long MostBytes = 20_000_000;

    /// <summary>What has been received, also when a later file was refused: nothing has to be sent twice.</summary>
    public ImmutableArray<KeptFile> Kept { get; private set; } = [];

    /// <param name="key">The command's: a file that is sent again with it is the same file.</param>
    /// <param name="by">Whose they are, where that is not the person who is signed in.</param>
    /// <exception cref="InvalidInput">A file is too large, of another kind, or infected. Those before it are
    /// kept.</exception>
    public async Task<ImmutableArray<KeptFile>> TakeAsync(
        IFormCollection form, string key, CancellationToken ct, string? by = null)
    {
        by ??= current.Required.Id;
        var earlier = form[KeptField].Select(k => Guid.TryParse(k, out var id) ? id : (Guid?)null)
            .OfType<Guid>().ToList();
        if (earlier.Count > 0) Kept = await store.KeptByAsync(by, earlier, ct);
        foreach (var (file, i) in form.Files.GetFiles(FilesField).Where(f => f.FileName.Length > 0)
            .Select((f, i) => (f, i)))
            Kept = Kept.Add(await KeepAsync(file, (by, $"{key}|{i}"), ct));
        if (form.Files.Count > 0) await store.RemoveLeftBehindAsync(ct);
        return Kept;
    }

    private async Task<KeptFile> KeepAsync(
        IFormFile file, (string By, string Key) sent, CancellationToken ct)
    {
        var name = NameOf(file.FileName);
        if (file.Length == 0) throw new InvalidInput(FilesField, AttachmentTexts.Empty(name));
        if (file.Length > MostBytes) throw new InvalidInput(FilesField, AttachmentTexts.TooLarge(name, file.Length));
        using var buffer = new MemoryStream((int)file.Length);
        await file.CopyToAsync(buffer, ct);
        var content = new ArraySegment<byte>(buffer.GetBuffer(), 0, (int)buffer.Length);
        var type = FileTypes.Of(name, content) ?? throw new InvalidInput(FilesField, AttachmentTexts.WrongType(name));
        await ScanAsync(name, content, ct);
        return await store.KeepAsync(IdOf(sent, content), name, type, content, sent.By, ct);
    }

    private async Task ScanAsync(string name, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        try
        {
            if (await scan.FindAsync(content, ct) is { } what)
                throw new InvalidInput(FilesField, AttachmentTexts.Infected(name, what));
        }
        catch (IOException)
        {
            throw new InvalidInput(FilesField, AttachmentTexts.ScanFailed);
        }
    }

    private static Guid IdOf((string By, string Key) sent, ArraySegment<byte> content) => new(SHA256.HashData(
        [.. Encoding.UTF8.GetBytes($"{sent.By}|{sent.Key}|"), .. SHA256.HashData(content)]).AsSpan(0, 16));

    // Some browsers send a path; a name goes into a header later, and onto pages.
    private static string NameOf(string sent)
    {
        var name = new string([.. sent.Split('/', '\\')[^1].Where(c => !char.IsControl(c))]).Trim();
        if (name.Length <= 200) return name.Length == 0 ? "?" : name;
        var ending = Path.GetExtension(name);
        return ending.Length < 20 ? name[..(200 - ending.Length)] + ending : name[..200];
    }
}
