using System.Globalization;
using IPB.Workflows.Storage;
using MimeKit;

namespace IPB.Host.Notifications;

/// <summary>Where mail goes while there is no mail server: one file a message, readable by any mail program.</summary>
internal sealed class MailFolder(HostSettings settings)
{
    private readonly string folder = Path.Combine(settings.DataFolder, "mail");

    /// <summary>Keeps a mail. A second delivery of the same message takes the place of the first.</summary>
    public async Task KeepAsync(StoredMessage stored, MimeMessage mail, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        var name = string.Create(CultureInfo.InvariantCulture,
            $"{stored.CreatedAt.UtcDateTime:yyyyMMddHHmmss}-{stored.Message.Id:D}.eml");
        var half = Path.Combine(folder, $".{Guid.NewGuid():N}.tmp");
        try
        {
            await using (var file = File.Create(half))
            {
                await mail.WriteToAsync(file, ct);
                file.Flush(flushToDisk: true);
            }

            // A reader sees the whole mail or none.
            File.Move(half, Path.Combine(folder, name), overwrite: true);
        }
        finally
        {
            File.Delete(half);
        }
    }

    /// <summary>The newest mails, newest first.</summary>
    /// <param name="skip">So many newer ones were shown already.</param>
    public IReadOnlyList<LocalMail> Newest(int most, int skip = 0) =>
        [.. Files("*").OrderDescending(StringComparer.Ordinal).Skip(skip).Take(most).Select(Read)];

    /// <returns>Null when there is no mail of that id.</returns>
    public LocalMail? Find(string id) =>
        Guid.TryParseExact(id, "D", out var parsed) && Files($"*-{parsed:D}").FirstOrDefault() is { } file
            ? Read(file) : null;

    private IEnumerable<string> Files(string name) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, name + ".eml").Where(f => IdOf(f) is not null) : [];

    private static string? IdOf(string file) =>
        Path.GetFileNameWithoutExtension(file) is { Length: 51 } name && Guid.TryParseExact(name[15..], "D", out var id)
            ? id.ToString("D") : null;

    private static LocalMail Read(string file)
    {
        using var mail = MimeMessage.Load(file);
        return new(IdOf(file)!, mail.Date, mail.To.ToString(), mail.Subject ?? "", mail.TextBody ?? "",
            mail.HtmlBody ?? "");
    }
}
