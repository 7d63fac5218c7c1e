using System.Text;
using System.Text.RegularExpressions;
using IPB.Workflows;
using IPB.Workflows.Cases;
using IPB.Workflows.Filing;

namespace IPB.Host.Filing;

/// <summary>Reads and writes single files of the workflows folder: whoever reads sees a whole text, old or
/// new.</summary>
internal sealed partial class FolderPen(string folder)
{
    private static readonly TimeSpan Stale = TimeSpan.FromSeconds(10);
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Whether a name is that of a file directly in the folder, in letters that every system writes
    /// alike.</summary>
    public static bool IsName(string name) => Shape().IsMatch(name);

    /// <returns>Null: there is no such file.</returns>
    /// <exception cref="FileRefused">It cannot be read as text.</exception>
    public string? Read(string name)
    {
        try
        {
            return File.Exists(PathOf(name)) ? Strict.GetString(File.ReadAllBytes(PathOf(name))) : null;
        }
        catch (DecoderFallbackException)
        {
            throw new FileRefused(RefusalKind.Conflict, "file-not-text", new Text(
                $"Filen {name} är inte skriven i UTF-8. Rätta den i mappen först.",
                $"The file {name} is not written in UTF-8. Mend it in the folder first."));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FileRefused(RefusalKind.Conflict, "file-not-readable", new Text(
                $"Filen {name} går inte att läsa just nu. Försök igen.",
                $"The file {name} cannot be read at the moment. Try again."));
        }
    }

    /// <summary>Makes a text ready beside the file; <see cref="Ready.Take"/> puts it in the file's place.</summary>
    /// <exception cref="FileRefused">The folder cannot be written.</exception>
    public Ready Prepare(string name, string text)
    {
        var target = PathOf(name);
        if (File.Exists(target)) target = File.ResolveLinkTarget(target, returnFinalTarget: true)?.FullName ?? target;
        var beside = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.new");
        try
        {
            Forget(beside);
            using var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            stream.Write(Encoding.UTF8.GetBytes(text));
            stream.Flush(flushToDisk: true);
            if (!OperatingSystem.IsWindows() && File.Exists(target))
                File.SetUnixFileMode(beside, File.GetUnixFileMode(target));
            return new(beside, target);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FileRefused(RefusalKind.Conflict, "folder-not-writable", new Text(
                $"Mappen {Path.GetFullPath(folder)} går inte att skriva i för systemet. Be den som sköter "
                + "servern göra den "
                + "skrivbar, eller ändra filerna där de läggs in.",
                $"The system cannot write the folder {Path.GetFullPath(folder)}. Ask whoever runs the server "
                + "to make it "
                + "writable, or change the files where they are put in."));
        }
    }

    public void Write(string name, string text)
    {
        using var ready = Prepare(name, text);
        ready.Take();
    }

    // Left by a node that was killed while it wrote. One that writes now is not disturbed.
    private static void Forget(string beside)
    {
        if (File.Exists(beside) && DateTime.UtcNow - File.GetLastWriteTimeUtc(beside) > Stale) File.Delete(beside);
    }

    private string PathOf(string name) => IsName(name) ? Path.Combine(folder, name)
        : throw new ArgumentException($"\"{name}\" is no name of a file", nameof(name));

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}\z")]
    private static partial Regex Shape();

    /// <summary>A text that waits beside its file. Disposed without being taken, it leaves nothing.</summary>
    internal sealed class Ready(string beside, string target) : IDisposable
    {
        public void Take() => File.Move(beside, target, overwrite: true);

        public void Dispose()
        {
            try
            {
                File.Delete(beside);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // The next text for the file takes its place.
            }
        }
    }
}
