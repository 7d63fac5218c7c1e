namespace IPB.PrivatePostgres;

/// <summary>Folders that are deleted after use; those of killed processes are swept by the next one.</summary>
internal static class TemporaryFolders
{
    private const string DataPrefix = "ipb-pg-";
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    /// <summary>A new name in the first temporary folder that the server's user can reach.</summary>
    public static async Task<string> NewDataFolderAsync(CancellationToken ct)
    {
        var parent = Path.GetTempPath();
        var user = await UnprivilegedUser.ForAsync(parent, ct);
        if (!await user.ReachesAsync(parent, ct)) parent = "/tmp";
        Sweep(parent, DataPrefix);
        return Path.Combine(parent, DataPrefix + Guid.NewGuid().ToString("N"));
    }

    /// <summary>Deletes what no process holds and nobody has touched for an hour.</summary>
    public static void Sweep(string parent, string prefix)
    {
        foreach (var folder in Directory.GetDirectories(parent, prefix + "*"))
        {
            try
            {
                if (DateTime.UtcNow - Directory.GetLastWriteTimeUtc(folder) < Abandoned) continue;
                using var held = FolderLock.TryTake(folder);
                if (held is not null) Directory.Delete(folder, recursive: true);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // Another user's, or being swept by another process: theirs to delete.
            }
        }
    }
}
