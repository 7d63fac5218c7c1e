using System.Data.Common;

namespace IPB.Host.Filing;

/// <summary>
/// Keeps this node's folder as the files were saved on pages of any node, within a second; what the folder holds of its
/// own is told and left.
/// </summary>
internal sealed class FileFollower(CityFiles files, City city, ILogger<FileFollower> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Looks into the folder every so often, although nothing was saved: somebody may have changed it by hand.
    /// </summary>
    private const int FolderEvery = 10;
    private string told = "";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        for (var round = 0; await timer.WaitForNextTickAsync(stoppingToken); round++)
            try
            {
                if (round % FolderEvery == 0 || await city.Folder.IsBehindAsync(stoppingToken))
                    await LookAsync(stoppingToken);
            }
            catch (Exception e) when (e is DbException or TimeoutException)
            {
                log.LogWarning("The city's files wait for the database: {Reason}", e.Message);
            }
    }

    /// <summary>Looks now.</summary>
    public async Task LookAsync(CancellationToken ct)
    {
        var taken = await files.FollowAsync(ct);
        if (!taken.IsEmpty) log.LogInformation("Files saved on pages were taken into use: {Files}",
            string.Join(", ", taken));
        Tell(string.Join('\n', files.Drift.Select(d => d.Text.En)));
    }

    // Once, not every second.
    private void Tell(string drift)
    {
        if (drift != told && drift.Length > 0) log.LogError("{Drift}", drift);
        told = drift;
    }
}
