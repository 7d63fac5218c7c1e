using System.Net;
using IPB.Host.Operations;
using IPB.Workflows.Files;
using IPB.Workflows.Routines.Versions;

namespace IPB.Host.Tests.Routines;

/// <summary>What a city's files become when its host starts, and starts again after somebody changed them.</summary>
public sealed class VersionFilesTests(TestPostgres postgres) : IAsyncLifetime
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("ipb-versions-");
    private readonly List<string> told = [];
    private string connection = "";

    private static int Shipped { get; } =
        WorkflowFolder.Load(Repository.Folder("workflows")).Routines.Single(r => r.Id == "obstacle").Version;

    private static int Next => Shipped + 1;

    private string Folder => Path.Combine(data.FullName, "workflows");
    private string File => Path.Combine(Folder, "obstacle.routine.yaml");

    public async ValueTask InitializeAsync()
    {
        connection = await postgres.NewDatabaseAsync();
        Directory.CreateDirectory(Folder);
        foreach (var file in Directory.EnumerateFiles(Repository.Folder("workflows")))
            System.IO.File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)));
    }

    public async ValueTask DisposeAsync()
    {
        await postgres.DropAsync(connection);
        data.Delete(recursive: true);
    }

    [Fact]
    public async Task The_first_start_puts_every_file_into_use_and_the_next_one_changes_nothing()
    {
        await using (var city = await OpenAsync())
            Assert.Equal(city.Files.Routines.Select(r => (r.Id, r.Version)).Order(),
                city.Engine.Routines.Current.Select(r => (r.Id, r.Version)));
        await using var again = await OpenAsync();
        Assert.Empty(told);
        Assert.Equal(["installed"],
            (await again.Engine.Versions.HistoryAsync("obstacle")).Select(e => e.Action.Name()));
    }

    [Fact]
    public async Task A_file_that_changed_without_a_new_number_is_told_and_not_used()
    {
        await using (await OpenAsync()) { }
        await ChangeAsync("due: 2 months", "due: 7 weeks");
        await using var city = await OpenAsync();

        Assert.Contains(told,
            l => l.StartsWith("Drift: The file obstacle.routine.yaml differs", StringComparison.Ordinal));
        Assert.Contains("due: 2 months", city.Engine.Routines.Find("obstacle")!.Source, StringComparison.Ordinal);
        var output = new StringWriter();
        Assert.Equal(1, await VersionCommandLine.ListAsync(city, null, output, CancellationToken.None));
        Assert.Contains("drift: The file obstacle.routine.yaml", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await VersionCommandLine.ListAsync(city, "problem-intake", output, CancellationToken.None));
    }

    [Fact]
    public async Task Drift_is_told_by_health_and_on_pages()
    {
        await using (await OpenAsync()) { }
        await ChangeAsync("due: 2 months", "due: 7 weeks");
        await using var city = await OpenAsync();
        await using var app = Server.Build(city);
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new(app.Urls.First()) };

        Assert.StartsWith("ready\ndrift: The file obstacle.routine.yaml",
            await client.GetStringAsync("/health/ready"), StringComparison.Ordinal);
        client.DefaultRequestHeaders.Authorization = new("Demo", "anna.ek");
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        Assert.Contains("Filen skiljer sig från det som gäller",
            WebUtility.HtmlDecode(await client.GetStringAsync("/routines/obstacle")), StringComparison.Ordinal);
        Assert.Contains("\"fileHash\"", await client.GetStringAsync("/api/routines/obstacle/versions"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_number_is_a_draft_that_follows_its_file_and_falls_back_when_it_was_reviewed()
    {
        await using (await OpenAsync()) { }
        await ChangeAsync($"version: {Shipped}\n", $"version: {Next}\n");
        await using (var city = await OpenAsync())
        {
            Assert.Contains(told, l =>
                l.StartsWith($"obstacle version {Next} is a new draft", StringComparison.Ordinal));
            Assert.Equal(Shipped, city.Engine.Routines.Find("obstacle")!.Version);
            await city.Engine.Versions.DoAsync(new ReviewVersion("obstacle", Next, null), Drafts.Sender("anna.ek"));
        }

        await ChangeAsync("due: 2 months", "due: 7 weeks");
        await using var last = await OpenAsync();
        Assert.Contains(told,
            l => l.Contains("after Anna Ek had reviewed it; it is a draft again", StringComparison.Ordinal));
        Assert.Equal(VersionStatus.Draft, (await last.Engine.Versions.OfAsync("obstacle"))!.Find(Next)!.Status);
    }

    [Fact]
    public async Task Another_node_follows_what_was_published_within_seconds()
    {
        await using (await OpenAsync()) { }
        await ChangeAsync($"version: {Shipped}\n", $"version: {Next}\n");
        await using var one = await OpenAsync();
        await using var two = await OpenAsync();
        await using var app = Server.Build(two);
        await app.StartAsync();
        await one.Engine.Versions.DoAsync(new ReviewVersion("obstacle", Next, null), Drafts.Sender("anna.ek"));
        await one.Engine.Versions.DoAsync(
            new PublishVersion("obstacle", Next, "New", null), Drafts.Sender("johan.sundin"));

        await RunningCity.UntilAsync(
            () => Task.FromResult(two.Engine.Routines.Find("obstacle")!.Version == Next), "the other node follows");
    }

    private Task<City> OpenAsync()
    {
        told.Clear();
        return City.OpenAsync(RunningCity.SettingsFor(connection, data.FullName) with { WorkflowsFolder = Folder },
            told.Add, CancellationToken.None);
    }

    private async Task ChangeAsync(string before, string after)
    {
        var text = await System.IO.File.ReadAllTextAsync(File);
        Assert.Contains(before, text, StringComparison.Ordinal);
        await System.IO.File.WriteAllTextAsync(File, text.Replace(before, after, StringComparison.Ordinal));
    }
}
