using IPB.Workflows.Files;

namespace IPB.Host.Watching;

/// <summary>How soon a change is seen.</summary>
/// <param name="Quiet">Time without a further change after which a save counts as whole.</param>
/// <param name="Scan">Time between looks at the folder, for changes that the system does not tell.</param>
internal sealed record WatchPace(TimeSpan Quiet, TimeSpan Scan)
{
    internal static WatchPace Usual { get; } = new(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(2));
}

/// <summary>
/// Tells when a folder's files hold something else than before, once they are at rest. What counts is what they hold:
/// events of the system only say when to look, so that none need come, and writing by rename looks like any other.
/// </summary>
internal sealed class FolderWatch : IDisposable
{
    private readonly SemaphoreSlim signal = new(0);
    private readonly FileSystemWatcher? events;
    private readonly WatchPace pace;

    /// <param name="known">What the folder held when whoever watches last looked.</param>
    /// <param name="listen">False: only looks, as where the system tells nothing.</param>
    internal FolderWatch(FolderTexts known, WatchPace pace, bool listen = true)
    {
        (Known, this.pace) = (known, pace);
        if (listen) events = Listen(known.Folder);
    }

    /// <summary>What was told last.</summary>
    internal FolderTexts Known { get; private set; }

    /// <summary>Waits until the files hold something else.</summary>
    /// <returns>What they hold now, and the names of those that changed.</returns>
    internal async Task<(FolderTexts Texts, IReadOnlyList<string> Changed)> NextAsync(CancellationToken ct)
    {
        while (true)
        {
            if (Read() is { } texts && texts.ChangedSince(Known).Length > 0
                && await AtRestAsync(texts, ct) is { } rested && rested.ChangedSince(Known) is [_, ..] changed)
            {
                Known = rested;
                return (rested, changed);
            }

            await signal.WaitAsync(pace.Scan, ct);
        }
    }

    public void Dispose()
    {
        events?.Dispose();
        signal.Dispose();
    }

    // Null while somebody writes so that nothing can be read; the next look will tell.
    private async Task<FolderTexts?> AtRestAsync(FolderTexts? texts, CancellationToken ct)
    {
        while (texts is not null)
        {
            await Task.Delay(pace.Quiet, ct);
            var again = Read();
            if (again?.ChangedSince(texts).Length == 0) return again;
            texts = again;
        }

        return null;
    }

    private FolderTexts? Read()
    {
        try
        {
            return FolderTexts.Read(Known.Folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private FileSystemWatcher? Listen(string folder)
    {
        try
        {
            var watcher = new FileSystemWatcher(folder);
            watcher.Changed += (_, _) => Wake();
            watcher.Created += (_, _) => Wake();
            watcher.Deleted += (_, _) => Wake();
            watcher.Renamed += (_, _) => Wake();
            watcher.Error += (_, _) => Wake();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (IOException)
        {
            // The system has no more room for listeners: looking now and then is slower, not wrong.
            return null;
        }
    }

    private void Wake()
    {
        try
        {
            if (signal.CurrentCount == 0) signal.Release();
        }
        catch (ObjectDisposedException)
        {
            // A last event that was on its way when the watch ended.
        }
    }
}
