using IPB.Host.Tests;
using IPB.Workflows.Routines;

namespace IPB.Workflows.Elsa.Tests;

/// <summary>A city without a web: what Elsa is set up over.</summary>
public sealed class OpenCity(TestPostgres postgres) : IAsyncLifetime
{
    private string data = "";

    public Host.City City { get; private set; } = null!;
    public string Connection { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Connection = await postgres.NewDatabaseAsync();
        data = Directory.CreateTempSubdirectory("ipb-elsa-").FullName;
        City = await Host.City.OpenAsync(RunningCity.SettingsFor(Connection, data), _ => { }, CancellationToken.None);
        foreach (var (file, text) in Trials.All().Where(t => !t.Text.Contains("elsa:", StringComparison.Ordinal)))
            await City.Engine.Versions.InstallAsync([RoutineReader.ReadPublished(file, text).Routine!]);
    }

    public async ValueTask DisposeAsync()
    {
        if (City is not null) await City.DisposeAsync();
        await postgres.DropAsync(Connection);
        Directory.Delete(data, recursive: true);
    }
}
