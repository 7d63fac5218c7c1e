using System.Collections.Immutable;
using IPB.Host.Demo;
using IPB.Workflows.Cases;
using IPB.Workflows.Storage;

namespace IPB.Host.Tests.Demo;

/// <summary>A demo city of its own, seeded once for the tests that look at it.</summary>
public sealed class SeededCity(TestPostgres postgres) : IAsyncLifetime
{
    private readonly string data = Path.Combine(Path.GetTempPath(), "ipb-demo-" + Guid.NewGuid().ToString("n"));
    private string? connection;
    private City? city;

    public City City => city!;
    public List<string> Progress { get; } = [];

    /// <summary>Every case with its journal, from the first.</summary>
    public ImmutableArray<(Case Case, ImmutableArray<Fact> Facts)> Cases { get; private set; } = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        city = await OpenAsync();
        await SeedAsync();
        await ReadAsync();
    }

    public Task SeedAsync() => DemoSeed.RunAsync(City, Progress.Add, Cancel);

    /// <summary>The city before anything has happened in it.</summary>
    public async Task<City> OpenAsync()
    {
        connection = await postgres.NewDatabaseAsync();
        return city = await City.OpenAsync(new HostSettings
        {
            Demo = true,
            DataFolder = data,
            Connection = connection,
            WorkflowsFolder = Repository.Folder("workflows"),
        }, _ => { }, Cancel);
    }

    public async Task ReadAsync()
    {
        var cases = await City.Engine.Cases.ListAsync(new CaseFilter { Limit = 201 }, Cancel);
        var all = ImmutableArray.CreateBuilder<(Case, ImmutableArray<Fact>)>();
        foreach (var c in cases.Reverse())
            all.Add((c, [.. (await City.Engine.Cases.JournalAsync(c.Id, Cancel)).SelectMany(e => e.Facts)]));
        Cases = all.ToImmutable();
    }

    public async ValueTask DisposeAsync()
    {
        if (city is not null) await city.DisposeAsync();
        if (connection is not null) await postgres.DropAsync(connection);
        if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
    }
}
