using IPB.Workflows.Files;
using IPB.Workflows.People;

namespace IPB.Host.Access;

/// <summary>
/// Looks once a minute whether the people of the organisation are others: whoever was taken out is refused from then
/// on, without a restart. A file that cannot be read, or has findings, changes nothing and is told.
/// </summary>
internal sealed class OrganisationFollower(
    HostSettings settings, City city, ILogger<OrganisationFollower> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private string? known;

    private string File => Path.Combine(settings.WorkflowsFolder, WorkflowNames.Organisation);

    /// <summary>Looks now.</summary>
    /// <returns>Whether other people were taken.</returns>
    public async Task<bool> LookAsync(CancellationToken ct)
    {
        try
        {
            var text = await System.IO.File.ReadAllTextAsync(File, ct);
            if (text == known) return false;
            var isFirst = known is null;
            known = text;
            // What the host started on is what it started with.
            if (isFirst || text == city.Files.Texts!.Files[WorkflowNames.Organisation]) return false;
            if (OrganisationReader.Read(File, text) is { Organisation: { } organisation })
            {
                city.TakePeople(text, organisation);
                return true;
            }

            log.LogWarning("{File} has findings: the organisation stays as it was.", File);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.LogWarning("{File} cannot be read: the organisation stays as it was. {Why}", File, e.Message);
        }

        return false;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        do
        {
            await LookAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
