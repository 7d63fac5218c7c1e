namespace IPB.PrivatePostgres;

/// <summary>
/// The exclusive hold on a data folder. The system lets go of it when the process ends, however it ends.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream file;

    private FolderLock(FileStream file) => this.file = file;

    /// <summary>The lock, or null while another process (or another server in this one) holds it.</summary>
    public static FolderLock? TryTake(string folder)
    {
        var path = Path.Combine(folder, "owner.lock");
        try
        {
            return new FolderLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    public void Dispose() => file.Dispose();
}
